import { channel, tracingChannel } from 'node:diagnostics_channel';

/** The request or job that code runs in. */
export interface Scope {
  readonly id: number;
  readonly name: string | null;
}
/**
 * One statement, from the moment it is sent until its last row is read. BEGIN, SAVEPOINT and the like are no statements but
 * TransactionEvents. `rows`, `durationMs` and `error` are set when it ends; of a stream, `durationMs` counts the time spent in the database.
 */
export interface QueryEvent {
  readonly alias: string;
  /** whose rows are read or written, where that is known */
  readonly model: string | null;
  readonly sql: string;
  /**
   * Relations to many rows that are joined beside the rows which an aggregate adds up, as `Post.comments`: each row counts once for each of
   * theirs. `distinct: true` mends a Count, a Subquery() any of them. Empty: none.
   */
  readonly multiplied: readonly string[];
  /** As sent to the driver. */
  readonly params: readonly unknown[];
  /** that it was submitted in */
  readonly scope: Scope | null;
  /** TransactionEvent.id; null outside */
  readonly transaction: number | null;
  /** of performance.now() */
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
  /** one number for a transaction and its savepoints */
  readonly id: number;
  /** 1: the transaction itself; more: a savepoint in it */
  readonly depth: number;
  readonly outcome: 'begin' | 'commit' | 'rollback';
  readonly scope: Scope | null;
  /** since it began; 0 at the beginning */
  readonly durationMs: number;
}
/** A connection of a pool was handed out. */
export interface AcquireEvent {
  readonly alias: string;
  readonly waitedMs: number;
}

/** Every statement passes here; nothing is built while nobody listens. */
export const queryChannel = tracingChannel<'nuages:query', QueryEvent>('nuages:query');
export const compileChannel = channel('nuages:compile');
export const transactionChannel = channel('nuages:transaction');
export const acquireChannel = channel('nuages:pool:acquire');
