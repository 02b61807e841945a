import type { CreateInput } from './create-input.js';

export interface CompiledSql {
  /** with placeholders */
  readonly sql: string;
  /** as they are sent to the driver */
  readonly params: readonly unknown[];
}
export interface BulkUpdateOptions {
  /** rows of a statement at most; unless given, as many as the database takes well */
  batchSize?: number;
}
/** K: names of columns */
export interface BulkCreateOptions<K = string> extends BulkUpdateOptions {
  /** rows that are there already are left out, and no instance gets a key; an error unless given */
  ignoreConflicts?: boolean;
  /** rows that are there already take over `updateFields`; an error unless given */
  updateConflicts?: boolean;
  /** what is written to a row that is there; with updateConflicts */
  updateFields?: readonly K[];
  /** unique together: what tells that a row is there; with updateConflicts */
  uniqueFields?: readonly (K | 'pk')[];
}
export interface GetOrCreateOptions<M> {
  /** what a new row has beside the values of the conditions; nothing unless given */
  defaults?: Partial<CreateInput<M>>;
}
export interface UpdateOrCreateOptions<M> {
  /** what is written to a row that is there, and what a new one has; nothing unless given */
  defaults?: Partial<CreateInput<M>>;
  /** what a new row has instead; the defaults unless given */
  createDefaults?: Partial<CreateInput<M>>;
}
export interface LockOptions {
  /** an error (NUA_TIMEOUT) where a row is locked, instead of waiting; false unless given */
  nowait?: boolean;
  /** rows that are locked are left out; false unless given */
  skipLocked?: boolean;
  /** whose rows are locked: `'self'`, and relations that selectRelated() joins; all unless given */
  of?: readonly string[];
  /** others may insert rows that point at these (PostgreSQL); false unless given */
  noKey?: boolean;
}
export interface RunOptions {
  /** ends the query; none unless given */
  signal?: AbortSignal;
  /** milliseconds that each statement of the query may take; as the settings say unless given */
  timeout?: number;
}
export interface IteratorOptions {
  /** rows in memory at a time; 2000 unless given */
  chunkSize?: number;
}
