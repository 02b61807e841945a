import { channel, tracingChannel } from 'node:diagnostics_channel';

/** One statement, from the moment it is sent until its last row is read. Mutable: `rows`, `durationMs` and `error` are set when it ends. */
export interface QueryEvent {
  readonly alias: string;
  readonly sql: string;
  /** As sent to the driver. */
  readonly params: readonly unknown[];
  /** 1 for the first try. */
  readonly startedAt: number;
  rows?: number;
  durationMs?: number;
  error?: unknown;
}
/** A queryset's shape was turned into SQL: once per shape. */
export interface CompileEvent {
  readonly model: string;
  readonly sql: string;
}
export interface TransactionEvent {
  readonly alias: string;
  readonly depth: number;
  readonly outcome: 'begin' | 'commit' | 'rollback';
}
export interface AcquireEvent {
  readonly alias: string;
  readonly waitedMs: number;
}

/** Every statement passes here; nothing is built while nobody listens. */
export const queryChannel = tracingChannel<'nuages:query', QueryEvent>('nuages:query');
export const compileChannel = channel('nuages:compile');
export const transactionChannel = channel('nuages:transaction');
export const acquireChannel = channel('nuages:pool:acquire');
