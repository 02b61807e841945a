import type { Column } from './column.js';
import type { Arithmetic } from './expression.js';
import type { Awaitable } from './instance.js';
import type { PrefetchedRow } from './loading.js';
import type { PrefetchArg } from './loading-paths.js';
import type { ColsOf } from './model.js';
import type { AnyPrefetch } from './prefetch.js';
import type { CompiledSql, IteratorOptions } from './query-options.js';
import type { StandardSchemaV1 } from './standard-schema.js';

/** SQL by hand: a whole statement that gives rows of T, a part of one, or an expression whose value is a T. */
export interface Sql<T> extends Arithmetic<never, T> {}

export interface SqlTag {
  <T = unknown>(strings: TemplateStringsArray, ...values: unknown[]): Sql<T>;
  /**
   * A name of the database in quotes, whatever stands in it: of a column, or of a table, with what it belongs to in front.
   * @throws ProgrammingError NUA_QUERY_INVALID for the empty text, the character \0 and what is no text
   * @example
   * const column = 'title';
   * await db.query`SELECT ${sql.id('post', column)} FROM post`
   * // SELECT "post"."title" FROM post
   */
  id(...path: [string, ...string[]]): Sql<never>;
  /**
   * Parts one after another, with SQL in between; a comma unless given. Values among them become parameters.
   * @throws ProgrammingError NUA_QUERY_INVALID for no parts at all
   * @example
   * const conditions = [sql`score > ${5}`, sql`is_approved`];
   * await db.query`SELECT id FROM comment WHERE ${sql.join(conditions, sql` AND `)}`
   * // SELECT id FROM comment WHERE score > $1 AND is_approved
   */
  join(parts: readonly unknown[], separator?: Sql<any>): Sql<never>;
}

export interface SqlOptions {
  /** alias of the database; that of `db.using()`, or 'default', unless given */
  using?: string;
  /** ends the wait for a connection, and the statement where the database can stop it */
  signal?: AbortSignal;
}
export interface SqlQueryOptions<Out> extends SqlOptions {
  /** a Standard Schema that each row has to meet; what it makes of the row is the row */
  schema: StandardSchemaV1<any, Out>;
}
/** where nobody says what rows are */
type RowOfSql<Row> = unknown extends Row ? Record<string, unknown> : Row;
export interface SqlStreamOptions extends SqlOptions, IteratorOptions {}

/** SQL by hand on one database. */
export interface Database {
  /**
   * The rows of a statement, as objects of what the database calls its columns. Values are read by the types that the database says:
   * whole numbers as number (beyond 2^53 as bigint), numeric as Decimal, timestamps as Date, dates and times as text, jsonb parsed, bytea
   * as Uint8Array. SQLite says types of columns only, and of what is computed none: there a sum of decimals is a number.
   * @throws ProgrammingError NUA_SQL_INVALID, NUA_QUERY_INVALID for text without a template and for two columns of one name
   * @example
   * const rows = await db.query<{ title: string }>`SELECT title FROM post WHERE author_id = ${user.id}`
   * // SELECT title FROM post WHERE author_id = $1
   */
  query<Row = Record<string, unknown>>(strings: TemplateStringsArray, ...values: unknown[]): Promise<Row[]>;
  /**
   * The rows of a fragment, each checked by `schema`.
   * @throws ValidationError NUA_VALIDATION, whose issues begin with the number of the row
   */
  query<Out>(query: Sql<any>, options: SqlQueryOptions<Out>): Promise<Out[]>;
  query<Row>(query: Sql<Row> | Sql<unknown>, options?: SqlOptions): Promise<RowOfSql<Row>[]>;
  /**
   * Runs a statement and gives the number of rows that it inserted, updated or deleted.
   * @throws ProgrammingError NUA_SQL_INVALID; IntegrityError NUA_INTEGRITY_UNIQUE and others
   * @example
   * await db.execute`UPDATE comment SET score = score + ${1} WHERE is_approved`
   * // UPDATE comment SET score = score + $1 WHERE is_approved
   */
  execute(strings: TemplateStringsArray, ...values: unknown[]): Promise<number>;
  execute(query: Sql<any>, options?: SqlOptions): Promise<number>;
  /**
   * The rows of a result that is larger than memory, `chunkSize` of them at a time (2000 unless given). Left early, the cursor is closed and
   * its connection is free again.
   * @example
   * for await (const row of db.stream<{ title: string }>(sql`SELECT title FROM post`, { chunkSize: 500 })) console.log(row.title);
   * // SELECT title FROM post
   */
  stream<Row = Record<string, unknown>>(strings: TemplateStringsArray, ...values: unknown[]): AsyncIterableIterator<Row>;
  stream<Out>(query: Sql<any>, options: SqlQueryOptions<Out> & IteratorOptions): AsyncIterableIterator<Out>;
  stream<Row>(query: Sql<Row> | Sql<unknown>, options?: SqlStreamOptions): AsyncIterableIterator<RowOfSql<Row>>;
  /**
   * The same on another database of the settings.
   * @throws ConfigurationError NUA_DATABASE_UNKNOWN when it runs
   */
  using(alias: string): Database;
}

export interface RawOptions<M> {
  /** alias of the database; the queryset's unless given */
  using?: string;
  /** what columns of the SQL are called -> the attribute that each is */
  translations?: Readonly<Record<string, keyof ColsOf<M> & string>>;
}

export interface DefineRaw<M> {
  <T = M>(sql: Sql<any>, options?: RawOptions<M>): RawQuerySet<T, M>;
  <T = M>(sql: string, params?: readonly unknown[], options?: RawOptions<M>): RawQuerySet<T, M>;
}

/** Instances by SQL of your own: awaitable, and iterable by `for await`. Columns that the SQL leaves out are not loaded. R: row, M: model */
export interface RawQuerySet<R, M = R> extends Awaitable<R[]>, AsyncIterable<R> {
  /** On another database of the settings, by its alias. @throws ConfigurationError NUA_DATABASE_UNKNOWN when it runs */
  using(alias: string): RawQuerySet<R, M>;
  /**
   * Each instance with the rows at these paths: see {@link QuerySet.prefetchRelated}.
   * @throws FieldError NUA_FIELD_UNKNOWN
   * @example
   * await Post.objects.raw(sql`SELECT * FROM post WHERE author_id = ${user.id}`).prefetchRelated('comments')
   * // SELECT * FROM post WHERE author_id = $1
   * // SELECT ... FROM "comment" WHERE "comment"."post_id" = ANY($1)
   */
  prefetchRelated<const P extends readonly (string | AnyPrefetch)[]>(
    ...lookups: { [I in keyof P]: PrefetchArg<M, P[I]> }
  ): RawQuerySet<PrefetchedRow<R, M, {}, P>, M>;
  /** Instances one by one, `chunkSize` of them in memory at a time; 2000 unless given. */
  iterator(options?: IteratorOptions): AsyncIterableIterator<R>;
  [Symbol.asyncIterator](): AsyncIterableIterator<R>;
  /** What the SQL gives, by the database's names; it reads a row at most. */
  columns(): Promise<readonly string[]>;
  /** The statement and its parameters, without running it. */
  toSQL(): CompiledSql;
}

export interface DefineRawSql {
  <T = unknown>(sql: string, params?: readonly unknown[]): Sql<T>;
  <T>(sql: string, params: readonly unknown[], field: Column<any, T, any, any>): Sql<T>;
}
