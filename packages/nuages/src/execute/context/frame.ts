import type { Scope } from '../../events/index.js';
import type { FetchMode } from '../../types/fetch-mode.js';
import type { Work } from '../../types/transactions.js';
import type { Capture } from '../capture/capture.js';
import type { Block } from '../transaction/block.js';
import { processState } from './process-state.js';

/** What an async context carries. Frozen: inner contexts get a copy with a change. */
export interface Frame {
  /** the innermost open block; it links to those outside it */
  readonly block: Block | null;
  readonly capture: Capture | null;
  readonly scope: Scope | null;
  /** null: the one of the settings */
  readonly timeZone: string | null;
  /** of the innermost withSettings(), by database: what is read in it belongs to it */
  readonly settings: ReadonlyMap<string, object> | null;
  /** null: the one of the settings */
  readonly fetchMode: FetchMode | null;
}

const empty: Frame = { block: null, capture: null, scope: null, timeZone: null, settings: null, fetchMode: null };
const { frames } = processState;

/** The frame of the code that calls; undefined in a context that opened nothing. */
export function currentFrame(): Frame | undefined {
  return frames.getStore();
}

/** Runs `fn` in the caller's context with a change. What `fn` returns is awaited inside, thenables too. */
export function runInFrame<T>(change: Partial<Frame>, fn: Work<T>): Promise<T> {
  return frames.run({ ...empty, ...frames.getStore(), ...change }, async () => await fn());
}
