import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';
import type { FetchMode } from '../../types/fetch-mode.js';
import type { Database } from '../database.js';
import { Changes } from './changes.js';
import type { Frame } from './frame.js';

/** What must be one in a process, also when this module is loaded again (hot reload, two copies of the package in one bundle). */
interface ProcessState {
  readonly frames: AsyncLocalStorage<Frame>;
  /** by alias, of the last connect() */
  readonly databases: Map<string, Database>;
  /** of the settings */
  timeZone: string;
  /** of the settings */
  fetchMode: FetchMode;
  /** of the settings; null: none is given */
  secretKey: string | null;
  /** stands in for it as long as the process lives */
  readonly ownKey: Uint8Array;
  /** outside any scope */
  readonly changes: Changes;
  /** numbers given so far */
  scopes: number;
  transactions: number;
}

const key = Symbol.for('nuages');
const holder = globalThis as { [key]?: ProcessState };

export const processState: ProcessState = (holder[key] ??= {
  frames: new AsyncLocalStorage(),
  databases: new Map(),
  timeZone: 'UTC',
  fetchMode: 'peers',
  secretKey: null,
  ownKey: randomBytes(32),
  changes: new Changes(),
  scopes: 0,
  transactions: 0,
});
