export interface CompiledSql {
  readonly sql: string;
  readonly params: readonly unknown[];
}
export interface BulkCreateOptions {
  /** rows of a statement at most; unless given, as many as the database takes well */
  batchSize?: number;
}
