import type { TypeOf } from './column.js';
import type { ExplainOptions, Plan } from '../contract/dialect.js';
import type { Aggregations, Annotated, AnnotatedRow, Annotations, Computed } from './annotations.js';
import type { Combinable, UnionOptions } from './combined-querysets.js';
import type { OrderArg, PathArg } from './completion.js';
import type { BulkRow, CreateArg } from './create-input.js';
import type { Qs } from './custom-queryset.js';
import type { DateKind, DateTimeKind, DateTimesOptions, MomentArg } from './dates.js';
import type { AnyExpression } from './expression.js';
import type { Awaitable, DeleteResult } from './instance.js';
import type { Known } from './known.js';
import type { ColsOf, PkOf, Ref } from './model.js';
import type { Defer, FetchArg, Only } from './partial-rows.js';
import type { BulkCreateOptions, CompiledSql, IteratorOptions } from './query-options.js';
import type { DefineRaw } from './sql.js';
import type { QS } from './symbols.js';
import type { TypeAt } from './type-at.js';
import type { UpdateArg } from './update-input.js';
import type { ComputableMap, ComputedIn, ListArg, ListItem, ListRow, ScalarOf, ValuesArg, ValuesRow } from './value-rows.js';
import type { MoreWhere, Where } from './where.js';

/** row type of a queryset: `type Card = RowOf<typeof cards>` */
export type RowOf<Q> = Q extends { readonly [QS]: { readonly row: infer R } } ? R : never;

/** M: model, R: row, A: annotations, C: class with custom methods */
export interface QuerySet<M, R = M, A = {}, C = {}> extends Awaitable<R[]> {}
export declare class QuerySet<M, R = M, A = {}, C = {}> {
  constructor();
  readonly [QS]: { readonly model: M; readonly row: R; readonly ann: A; readonly scalar: ScalarOf<R>; readonly custom: C };

  // -- same rows
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
   * On another database of the settings, by its alias.
   * @throws ConfigurationError NUA_DATABASE_UNKNOWN when it runs
   */
  using(alias: string): this;

  // -- other rows
  /**
   * Reads these columns and the key only. The others are not loaded: each can be awaited.
   * @throws FieldError NUA_FIELD_UNKNOWN
   * @example
   * Post.objects.only('title')
   * // SELECT "post"."id", "post"."title" FROM "post"
   */
  only<const P extends readonly string[]>(...columns: { [I in keyof P]: FetchArg<M, P[I]> }): Qs<M, Only<R, P[number]>, A, C>;
  /**
   * Reads all columns but these: each can be awaited.
   * @throws FieldError NUA_FIELD_UNKNOWN
   * @example
   * Tag.objects.defer('name')
   * // SELECT "tag"."id" FROM "tag" ORDER BY "tag"."name" ASC
   */
  defer<const P extends readonly string[]>(...columns: { [I in keyof P]: FetchArg<M, P[I]> }): Qs<M, Defer<R, P[number]>, A, C>;
  /**
   * Each row with what is computed for it: expressions, by name. Conditions, orderings and values() of later calls know the names.
   * @throws FieldError NUA_FIELD_UNKNOWN; ProgrammingError NUA_QUERY_INVALID for a name that the rows have, and for what is no expression
   * @example
   * await User.objects.annotate({ written: Count('posts') }).filter({ written__gt: 1 })
   * // SELECT ..., COUNT("post"."id") AS "written" FROM "user" LEFT OUTER JOIN "post" ON ("user"."id" = "post"."author_id")
   * //   GROUP BY "user"."id" HAVING COUNT("post"."id") > $1
   * @example
   * await Post.objects.values('author').annotate({ posts: Count('id') })
   * // SELECT "post"."author_id", COUNT("post"."id") AS "posts" FROM "post" GROUP BY "post"."author_id"
   */
  annotate<const E extends object, N extends never = never>(
    expressions: Annotations<M, R, A, E, N>,
  ): Qs<M, AnnotatedRow<Known<R>, A, Computed<M, A, E>>, Annotated<Known<A>, Computed<M, A, E>>, C>;
  /**
   * As annotate(), for conditions and orderings only: rows don't have it.
   * @throws FieldError NUA_FIELD_UNKNOWN; ProgrammingError NUA_QUERY_INVALID for a name that the rows have, and for what is no expression
   * @example
   * await User.objects.alias({ written: Count('posts') }).orderBy('-written')
   * // SELECT ... FROM "user" LEFT OUTER JOIN "post" ON ("user"."id" = "post"."author_id")
   * //   GROUP BY "user"."id" ORDER BY COUNT("post"."id") DESC
   */
  alias<const E extends object, N extends never = never>(
    expressions: Annotations<M, R, A, E, N>,
  ): Qs<M, R, Annotated<Known<A>, Computed<M, A, E>>, C>;
  /**
   * Each row as a plain object of these names, across relations too, and of expressions by name; without any, of all columns.
   * @throws FieldError NUA_FIELD_UNKNOWN; ProgrammingError NUA_QUERY_INVALID
   * @example
   * Post.objects.values('title', 'author__username')
   * // SELECT "post"."title", "user"."username" FROM "post" INNER JOIN "user" ON ("post"."author_id" = "user"."id")
   * @example
   * Post.objects.values('title', { letters: Length('title') })
   * // SELECT "post"."title", LENGTH("post"."title") AS "letters" FROM "post"
   */
  values<const P extends readonly (string | ComputableMap)[]>(
    ...items: { [I in keyof P]: ValuesArg<M, A, P[I]> }
  ): Qs<M, ValuesRow<M, R, A, P[number]>, Annotated<Known<A>, ComputedIn<M, A, P[number]>>, C>;
  /**
   * Each row as a tuple of names and expressions; with `{ flat: true }` the one value itself, with `{ named: true }` a tuple whose values
   * have names too.
   * @throws FieldError NUA_FIELD_UNKNOWN; ProgrammingError NUA_QUERY_INVALID
   * @example
   * await Tag.objects.valuesList('name', { flat: true })
   * // SELECT "tag"."name" FROM "tag" ORDER BY "tag"."name" ASC
   * @example
   * await Tag.objects.valuesList('id', Upper('name'))
   * // SELECT "tag"."id", UPPER("tag"."name") AS "upper2" FROM "tag" ORDER BY "tag"."name" ASC
   */
  valuesList<const P extends readonly ListArg[]>(...args: { [I in keyof P]: ListItem<M, A, P[I]> }): Qs<M, ListRow<M, A, P>, A, C>;
  /**
   * The years, months, weeks or days that occur in a column, each once, as the first day of each: 'YYYY-MM-DD'. 'asc' unless given.
   * @throws FieldError NUA_FIELD_UNKNOWN; ProgrammingError NUA_QUERY_INVALID
   * @example
   * await Post.objects.dates('createdAt', 'month', 'desc')
   * // SELECT DISTINCT DATE_TRUNC('month', ("post"."created_at" AT TIME ZONE $1))::date AS "dates__moment" FROM "post" WHERE ... DESC
   */
  dates<const P extends string>(
    column: MomentArg<M, A, P, 'date' | 'datetime'>,
    kind: DateKind,
    order?: 'asc' | 'desc',
  ): Qs<M, string, A, C>;
  /**
   * The beginnings of the years, months, ... seconds that occur in a column of instants, each once. 'asc' unless given.
   * @throws FieldError NUA_FIELD_UNKNOWN; ProgrammingError NUA_QUERY_INVALID
   * @example
   * await Post.objects.datetimes('createdAt', 'hour', 'asc', { timeZone: 'Europe/Paris' })
   * // SELECT DISTINCT (...) AS "dates__moment" FROM "post" WHERE "post"."created_at" IS NOT NULL ORDER BY (...) ASC
   */
  datetimes<const P extends string>(
    column: MomentArg<M, A, P, 'datetime'>,
    kind: DateTimeKind,
    order?: 'asc' | 'desc',
    options?: DateTimesOptions,
  ): Qs<M, NonNullable<TypeAt<M, A, P>>, A, C>;

  /**
   * Instances by a SELECT of your own, the key in it. Columns left out are not loaded, others become attributes; text has a `?` for each value.
   * @throws ProgrammingError NUA_QUERY_INVALID, NUA_SQL_INVALID; FieldError NUA_FIELD_UNKNOWN for a translation
   * @example
   * await Post.objects.raw(sql`SELECT id, title FROM post WHERE author_id = ${user.id}`)
   * // SELECT id, title FROM post WHERE author_id = $1
   * @example
   * await Tag.objects.raw('SELECT id, name AS label FROM tag WHERE name = ?', ['jazz'], { translations: { label: 'name' } })
   * // SELECT id, name AS label FROM tag WHERE name = $1
   */
  raw: DefineRaw<M>;

  // -- reading
  /**
   * The one row that meets the conditions.
   * @throws DoesNotExist NUA_DOES_NOT_EXIST; MultipleObjectsReturned NUA_MULTIPLE_OBJECTS
   * @example
   * await User.objects.get({ username: 'django' })
   * // SELECT ... FROM "user" WHERE "user"."username" = $1 LIMIT 2
   */
  get<const W extends object = {}, const V extends readonly object[] = [], N extends never = never>(
    where?: Where<M, A, W, N>,
    ...and: MoreWhere<M, A, V, N>
  ): Promise<R>;
  /**
   * The first row by the ordering, or by the key where there is none; null when no row matches.
   * @example
   * await Tag.objects.first()
   * // SELECT ... FROM "tag" ORDER BY "tag"."name" ASC LIMIT 1
   */
  first(): Promise<R | null>;
  /**
   * The last row by the ordering, or by the key where there is none; null when no row matches.
   * @example
   * await Tag.objects.last()
   * // SELECT ... FROM "tag" ORDER BY "tag"."name" DESC LIMIT 1
   */
  last(): Promise<R | null>;
  /**
   * The row that comes first by these columns, or by the model's `getLatestBy`.
   * @throws DoesNotExist NUA_DOES_NOT_EXIST; ProgrammingError NUA_QUERY_INVALID where neither is given
   * @example
   * await Comment.objects.earliest('score')
   * // SELECT ... FROM "comment" ORDER BY "comment"."score" ASC LIMIT 1
   */
  earliest<const P extends readonly string[]>(...by: { [I in keyof P]: OrderArg<M, A, P[I]> }): Promise<R>;
  /**
   * The row that comes last by these columns, or by the model's `getLatestBy`.
   * @throws DoesNotExist NUA_DOES_NOT_EXIST; ProgrammingError NUA_QUERY_INVALID where neither is given
   * @example
   * await Comment.objects.latest('score')
   * // SELECT ... FROM "comment" ORDER BY "comment"."score" DESC LIMIT 1
   */
  latest<const P extends readonly string[]>(...by: { [I in keyof P]: OrderArg<M, A, P[I]> }): Promise<R>;
  /**
   * Whether this row is among those that match.
   * @throws ProgrammingError NUA_QUERY_INVALID after slice() and values()
   * @example
   * await Tag.objects.filter({ name__startswith: 'j' }).contains(tag)
   * // SELECT 1 FROM "tag" WHERE "tag"."name" LIKE $1 AND "tag"."id" = $2 LIMIT 1
   */
  contains(row: Ref<M>): Promise<boolean>;
  /**
   * How many rows match.
   * @example
   * await Post.objects.filter({ isPublished: true }).count()
   * // SELECT COUNT(*) FROM "post" WHERE "post"."is_published" = TRUE
   */
  count(): Promise<number>;
  /**
   * Whether a row matches.
   * @example
   * await Post.objects.filter({ author: user }).exists()
   * // SELECT 1 FROM "post" WHERE "post"."author_id" = $1 LIMIT 1
   */
  exists(): Promise<boolean>;
  /**
   * What is computed from all rows that match, by name, in one row.
   * @throws FieldError NUA_FIELD_UNKNOWN; ProgrammingError NUA_QUERY_INVALID for what is no aggregate
   * @example
   * const { best, mean } = await Comment.objects.aggregate({ best: Max('score'), mean: Avg('score') });
   * // SELECT MAX("comment"."score") AS "best", ... AS "mean" FROM "comment"
   */
  aggregate<const E extends object, N extends never = never>(expressions: Aggregations<M, A, E, N>): Promise<Computed<M, A, E>>;
  /**
   * Rows by key; without keys, all that match. Keys without a row are left out.
   * @throws ProgrammingError NUA_QUERY_INVALID after slice() and values()
   * @example
   * const tags = await Tag.objects.inBulk([1, 2]);
   * tags.get(1)?.name
   * // SELECT ... FROM "tag" WHERE "tag"."id" = ANY($1)
   */
  inBulk(ids?: readonly PkOf<M>[]): Promise<Map<PkOf<M>, R>>;
  /** Rows by a unique column: `inBulk(['a', 'b'], { field: 'slug' })`. @throws ProgrammingError NUA_QUERY_INVALID for one that isn't unique */
  inBulk<const P extends keyof ColsOf<M>>(
    keys: readonly TypeOf<ColsOf<M>[P]>[] | undefined,
    options: { readonly field: P },
  ): Promise<Map<TypeOf<ColsOf<M>[P]>, R>>;
  /**
   * Rows one by one, `chunkSize` of them in memory at a time. `for await` over the queryset does the same.
   * @throws ProgrammingError NUA_QUERY_INVALID without a chunkSize after prefetchRelated(), whose queries each chunk repeats
   * @example
   * for await (const row of Post.objects.all().iterator({ chunkSize: 500 })) console.log(row.title);
   * // SELECT ... FROM "post"
   */
  iterator(options?: IteratorOptions): AsyncIterableIterator<R>;
  /** `for await (const row of queryset)`: rows one by one, 2000 of them in memory at a time. */
  [Symbol.asyncIterator](): AsyncIterableIterator<R>;
  /**
   * The plan that the database has for the query, as text and as a tree; `{ analyze: true }` runs it and measures.
   * @example
   * const { text } = await Post.objects.filter({ title: 'Nuages' }).explain();
   * // EXPLAIN SELECT ... FROM "post" WHERE "post"."title" = $1
   */
  explain(options?: ExplainOptions): Promise<Plan>;
  /**
   * The statement and its parameters, without running it.
   * @example
   * const { sql, params } = Tag.objects.filter({ name: 'jazz' }).toSQL();
   */
  toSQL(): CompiledSql;

  /**
   * A new row, saved: values by field (`author: user`, or its key) or by attribute (`authorId`), defaults for the rest.
   * @throws FieldError NUA_FIELD_UNKNOWN; ValueError NUA_VALUE_INVALID, NUA_VALUE_UNDEFINED; IntegrityError NUA_INTEGRITY_UNIQUE and others
   * @example
   * await Tag.objects.create({ name: 'swing' })
   * // INSERT INTO "tag" ("name") VALUES ($1) RETURNING "id"
   */
  create<const D extends object, N extends never = never>(data: CreateArg<M, D, N>): Promise<M>;
  /**
   * Many new rows in few statements, one unless `batchSize` says otherwise; gives instances in order, with their keys. save() isn't called.
   * @throws FieldError NUA_FIELD_UNKNOWN; ValueError NUA_VALUE_INVALID, NUA_VALUE_UNDEFINED; IntegrityError NUA_INTEGRITY_UNIQUE and others
   * @example
   * await Tag.objects.bulkCreate([{ name: 'waltz' }, { name: 'bolero' }])
   * // INSERT INTO "tag" ("name") SELECT * FROM unnest($1) RETURNING "id"
   */
  bulkCreate<const D extends readonly object[], N extends never = never>(
    rows: { readonly [I in keyof D]: BulkRow<M, D[I], N> },
    options?: BulkCreateOptions,
  ): Promise<M[]>;
  /**
   * Sets columns of all rows that match; gives the number of rows. Instances that were read stay as they are.
   * @throws FieldError NUA_FIELD_UNKNOWN; ValueError NUA_VALUE_INVALID, NUA_VALUE_UNDEFINED; ProgrammingError NUA_WRITE_INVALID, or NUA_QUERY_INVALID
   * after slice() and distinct()
   * @example
   * await Comment.objects.filter({ score__gt: 10 }).update({ isApproved: true })
   * // UPDATE "comment" SET "is_approved" = $1 WHERE "comment"."score" > $2
   */
  update<const U extends object, N extends never = never>(values: UpdateArg<M, U, N>): Promise<number>;
  /**
   * Deletes all rows that match, or none of them where others point at one.
   * @throws IntegrityError NUA_INTEGRITY_FOREIGN_KEY; ProgrammingError NUA_QUERY_INVALID after slice(), distinct() and values()
   * @example
   * await Comment.objects.filter({ score__lt: 0 }).delete()
   * // SELECT EXISTS (SELECT 1 FROM "comment" "p0" WHERE "p0"."parent_id" = "comment"."id") ...
   * // DELETE FROM "comment" WHERE "comment"."score" < $1
   */
  delete(): Promise<DeleteResult>;
}
