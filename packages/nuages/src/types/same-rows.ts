import type { FetchMode } from './fetch-mode.js';
import type { LockOptions, RunOptions } from './query-options.js';
import type { Combinable, UnionOptions } from './combined-querysets.js';
import type { OrderArg, PathArg } from './completion.js';
import type { AnyExpression } from './expression.js';
import type { MoreWhere, Where } from './where.js';

/** Calls of a queryset that give rows of the same type. M: model, R: row, A: annotations */
export interface SameRows<M, R, A> {
  /** The same rows, as a queryset of its own. */
  all(): this;
  /** No rows, and no query. */
  none(): this;
  /**
   * The rows for which all of the conditions hold: lookups (`field__lookup: value`), Q objects, expressions. Conditions of one call over a
   * to-many relation are about the same related row; those of two calls may be about two.
   * @throws FieldError NUA_FIELD_UNKNOWN, NUA_LOOKUP_UNKNOWN; ValueError NUA_VALUE_UNDEFINED, NUA_VALUE_INVALID
   * @example
   * Post.objects.filter({ author__isActive: true, createdAt__gte: monthAgo })
   * // SELECT ... FROM "post" INNER JOIN "user" ON ("post"."author_id" = "user"."id")
   * //   WHERE "user"."is_active" = TRUE AND "post"."created_at" >= $1
   */
  filter<const W extends object, const V extends readonly object[] = [], N extends never = never>(
    where: Where<M, A, W, N>,
    ...and: MoreWhere<M, A, V, N>
  ): this;
  /**
   * The rows for which not all of the conditions hold. Over to-many relations each condition is a subquery of its own.
   * @throws FieldError NUA_FIELD_UNKNOWN, NUA_LOOKUP_UNKNOWN; ValueError NUA_VALUE_UNDEFINED, NUA_VALUE_INVALID
   * @example
   * Post.objects.exclude({ comments__isApproved: false })
   * // SELECT ... FROM "post" WHERE NOT (EXISTS (SELECT 1 FROM "comment" "U1"
   * //   WHERE "U1"."is_approved" = FALSE AND "U1"."post_id" = "post"."id"))
   */
  exclude<const W extends object, const V extends readonly object[] = [], N extends never = never>(
    where: Where<M, A, W, N>,
    ...and: MoreWhere<M, A, V, N>
  ): this;
  /**
   * In the order of these names (`-` in front: descending; `?`: random) or expressions, instead of the model's. Without any: in none.
   * @throws FieldError NUA_FIELD_UNKNOWN; ProgrammingError NUA_QUERY_INVALID
   * @example
   * Post.objects.orderBy('author__username', '-createdAt')
   * // SELECT ... FROM "post" INNER JOIN "user" ON ("post"."author_id" = "user"."id")
   * //   ORDER BY "user"."username" ASC, "post"."created_at" DESC
   */
  orderBy<const P extends readonly (string | AnyExpression)[]>(...by: { [I in keyof P]: OrderArg<M, A, P[I]> }): this;
  /**
   * The ordering turned round.
   * @example
   * Tag.objects.orderBy('name').reverse()
   * // SELECT ... FROM "tag" ORDER BY "tag"."name" DESC
   */
  reverse(): this;
  /**
   * No row twice. With columns, where the database can (PostgreSQL): the first row of each, by an ordering that begins with them.
   * @throws NotSupportedError NUA_BACKEND_UNSUPPORTED; ProgrammingError NUA_QUERY_INVALID
   * @example
   * Post.objects.orderBy('author', '-createdAt').distinct('author')
   * // SELECT DISTINCT ON ("post"."author_id") ... FROM "post" ORDER BY "post"."author_id" ASC, "post"."created_at" DESC
   */
  distinct<const P extends readonly string[]>(...columns: { [I in keyof P]: PathArg<M, A, P[I]> }): this;
  /**
   * Rows `start` to `end` - 1 of what this queryset would give, counted from 0.
   * @throws ProgrammingError NUA_QUERY_INVALID for what is no whole number from 0
   * @example
   * Tag.objects.slice(20, 40)
   * // SELECT ... FROM "tag" ORDER BY "tag"."name" ASC LIMIT 20 OFFSET 20
   */
  slice(start: number, end?: number): this;
  /**
   * The rows of this queryset and of others that read the same columns, each once; with `{ all: true }` as often as they occur.
   * @throws ProgrammingError NUA_QUERY_INVALID
   * @example
   * Tag.objects.filter({ name: 'jazz' }).union(Tag.objects.filter({ name: 'swing' })).orderBy('-name')
   * // SELECT ... FROM (... WHERE "tag"."name" = $1) "combined1" UNION SELECT ... ORDER BY "combined"."c1" DESC
   */
  union(...others: readonly (Combinable<R> | UnionOptions)[]): this;
  /**
   * The rows that all of the querysets have.
   * @throws ProgrammingError NUA_QUERY_INVALID
   * @example
   * Tag.objects.filter({ name__startswith: 'j' }).intersection(Tag.objects.filter({ name__endswith: 'z' }))
   * // SELECT ... FROM (... LIKE $1) "combined1" INTERSECT SELECT ...
   */
  intersection(...others: readonly Combinable<R>[]): this;
  /**
   * The rows of this queryset that none of the others has.
   * @throws ProgrammingError NUA_QUERY_INVALID
   * @example
   * Tag.objects.all().difference(Tag.objects.filter({ name: 'jazz' }))
   * // SELECT ... FROM (... FROM "tag") "combined1" EXCEPT SELECT ... WHERE "tag"."name" = $1) "combined2") "combined"
   */
  difference(...others: readonly Combinable<R>[]): this;
  /**
   * The rows that match both: one query with the conditions of the two.
   * @throws ProgrammingError NUA_QUERY_INVALID for querysets of which one is sliced, or joined by union()
   * @example
   * Post.objects.filter({ isPublished: true }).and(Post.objects.filter({ title: 'Nuages' }))
   * // SELECT ... FROM "post" WHERE "post"."is_published" = TRUE AND "post"."title" = $1
   */
  and(other: Combinable<R>): this;
  /**
   * The rows that match either, or both: one query with the conditions of the two.
   * @throws ProgrammingError NUA_QUERY_INVALID for querysets of which one is sliced, or joined by union()
   * @example
   * Post.objects.filter({ isPublished: true }).or(Post.objects.filter({ title: 'Nuages' }))
   * // SELECT ... FROM "post" WHERE ("post"."is_published" = TRUE OR "post"."title" = $1)
   */
  or(other: Combinable<R>): this;
  /**
   * The rows that match one of the two, and not the other: one query with the conditions of both.
   * @throws ProgrammingError NUA_QUERY_INVALID for querysets of which one is sliced, or joined by union()
   * @example
   * Post.objects.filter({ isPublished: true }).xor(Post.objects.filter({ title: 'Nuages' }))
   * // SELECT ... FROM "post" WHERE (("post"."is_published" = TRUE OR "post"."title" = $1) AND 1 = (...))
   */
  xor(other: Combinable<R>): this;
  /**
   * What touching a relation or a deferred column of these rows does that isn't loaded: 'peers' loads it for all rows that came together,
   * 'one' for the one row, 'raise' is an error that names it. Unless given: that of {@link withFetchMode}, or of the settings, or 'peers'.
   * @throws ProgrammingError NUA_QUERY_INVALID for another mode, NUA_NOT_LOADED later in 'raise'
   * @example
   * for (const row of await Post.objects.fetchMode('raise').selectRelated('author')) console.log(row.author.username);
   * // SELECT ... FROM "post" INNER JOIN "user" ON ("post"."author_id" = "user"."id")
   */
  fetchMode(mode: FetchMode): this;
  /**
   * What may end the query before it is done: a signal, or a number of milliseconds. The statement is stopped on the server, where the database
   * can; the error is the signal's reason, or says that the time is over.
   * @throws ProgrammingError NUA_QUERY_INVALID; OperationalError NUA_TIMEOUT when it runs
   * @example
   * const { signal } = new AbortController();
   * await Post.objects.filter({ isPublished: true }).options({ timeout: 500, signal })
   * // SELECT ... FROM "post" WHERE "post"."is_published" = TRUE
   */
  options(options: RunOptions): this;
  /**
   * The rows are locked until the transaction ends: others that want to write or lock them wait. SQLite has no locks of rows, and none are
   * needed: one transaction writes at a time.
   * @throws FieldError NUA_FIELD_UNKNOWN; ProgrammingError NUA_QUERY_INVALID; NotSupportedError NUA_BACKEND_UNSUPPORTED for rows that are groups or nullable joins
   * @example
   * await atomic(() => Post.objects.filter({ author: 1 }).orderBy('id').selectForUpdate())
   * // BEGIN
   * // SELECT ... FROM "post" WHERE "post"."author_id" = $1 ORDER BY "post"."id" ASC FOR UPDATE
   * // COMMIT
   */
  selectForUpdate(options?: LockOptions): this;
  /**
   * On another database of the settings, by its alias.
   * @throws ConfigurationError NUA_DATABASE_UNKNOWN when it runs
   */
  using(alias: string): this;
}
