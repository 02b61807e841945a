import type { Duplex } from 'node:stream';
import type { EventEmitter } from 'node:events';
import type { ConnectionOptions } from 'node:tls';

/** What this backend uses of pg's `Connection`, which is exported but not documented. */
export interface PgConnection extends EventEmitter {
  stream: Duplex & { ref?(): void; unref?(): void };
  connect(portOrPath: number | string, host?: string): void;
  attachListeners(stream: EventEmitter): void;
  startup(settings: Record<string, string>): void;
  requestSsl(): void;
  cancel(processId: number, secretKey: number): void;
}
export type PgConnectionClass = new (options: { ssl: boolean | ConnectionOptions; keepAlive: boolean; stream?: Duplex }) => PgConnection;

const wanted = ['connect', 'attachListeners', 'startup', 'requestSsl', 'cancel'] as const;

/** The class, if this version of pg has what we build on; else null, and the public API is used. */
export function connectionClass(pg: object): PgConnectionClass | null {
  const found = (pg as { Connection?: unknown }).Connection;
  if (typeof found !== 'function') return null;
  const { prototype } = found as { prototype: Partial<Record<string, unknown>> };
  return wanted.every((name) => typeof prototype[name] === 'function') ? (found as PgConnectionClass) : null;
}
