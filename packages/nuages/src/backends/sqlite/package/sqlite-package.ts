import type { SqlAggregate, SqlFunction } from '../functions/index.js';

/** What the two packages have in common, as far as this backend needs it. All of it is synchronous and throws what the package throws. */
export interface SqlitePackage {
  /** as the setting `driver` names it */
  readonly name: string;
  open(file: string): SqliteDatabase;
}

export interface SqliteDatabase {
  /** `bigints`: whole numbers are read as bigint */
  prepare(sql: string, bigints: boolean): SqliteStatement;
  /** several statements without parameters */
  exec(sql: string): void;
  register(fn: SqlFunction): void;
  registerAggregate(aggregate: SqlAggregate): void;
  close(): void;
}

export interface SqliteStatement {
  /** the statement gives rows */
  readonly reads: boolean;
  /** of the rows that it gives; the declared type of a table's column, null of what is computed */
  columns(): readonly { readonly name: string; readonly type: string | null }[];
  /** rows as arrays */
  all(params: readonly unknown[]): unknown[][];
  iterate(params: readonly unknown[]): IterableIterator<unknown[]>;
  /** rows changed */
  run(params: readonly unknown[]): number;
}
