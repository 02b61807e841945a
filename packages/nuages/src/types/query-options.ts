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
