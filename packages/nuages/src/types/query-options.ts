export interface CompiledSql {
  /** with placeholders */
  readonly sql: string;
  /** as they are sent to the driver */
  readonly params: readonly unknown[];
}
export interface BulkCreateOptions {
  /** rows of a statement at most; unless given, as many as the database takes well */
  batchSize?: number;
}
export interface IteratorOptions {
  /** rows in memory at a time; 2000 unless given */
  chunkSize?: number;
}
