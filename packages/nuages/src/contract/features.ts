/** What a database can do. Shared code asks these, never which database it is. */
export interface Features {
  /** a list travels as one array parameter and is matched by the template `in-array` */
  readonly arrayParameters: boolean;
  /** SELECT ... FOR UPDATE; where there is none, one writer at a time is enough */
  readonly rowLocks: boolean;
  /** a subquery in FROM may look at what stands before it */
  readonly lateralJoins: boolean;
  /** columns of arrays */
  readonly arrayColumns: boolean;
  /** several rows are inserted from one array parameter a column */
  readonly insertFromArrays: boolean;
  readonly returning: boolean;
  /** DISTINCT ON (columns) */
  readonly distinctOn: boolean;
  /** parameters that a statement takes at most */
  readonly maxParameters: number;
  /** characters of an identifier at most (bytes in UTF-8) */
  readonly maxIdentifierBytes: number;
  readonly schemas: boolean;
  /** foreign keys can be added to a table that exists */
  readonly addConstraint: boolean;
  readonly deferrableConstraints: boolean;
  /** indexes with INCLUDE */
  readonly coveringIndexes: boolean;
  /** index methods beside btree */
  readonly indexMethods: boolean;
  readonly operatorClasses: boolean;
  readonly nullsDistinct: boolean;
  /** true: one connection serves everything (embedded) */
  readonly singleConnection: boolean;
  /** one writer at a time; readers on connections of their own */
  readonly singleWriter: boolean;
  readonly isolationLevels: boolean;
  readonly readOnlyTransactions: boolean;
  readonly serverSideCursors: boolean;
  /** EXPLAIN with ANALYZE, BUFFERS and FORMAT JSON */
  readonly explainAnalyze: boolean;
  readonly statementTimeout: boolean;
  /** text comparisons and LIKE tell letters outside ASCII apart by case */
  readonly unicodeCase: boolean;
  /** where NULLs sort in ascending order */
  readonly nullsSortFirst: boolean;
}
