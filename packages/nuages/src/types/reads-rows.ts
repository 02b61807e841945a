import type { ExplainOptions, Plan } from '../contract/dialect.js';
import type { Aggregations, Computed } from './annotations.js';
import type { TypeOf } from './column.js';
import type { OrderArg } from './completion.js';
import type { ColsOf, PkOf, Ref } from './model.js';
import type { CompiledSql, IteratorOptions } from './query-options.js';
import type { MoreWhere, Where } from './where.js';

/** Calls of a queryset that ask the database. M: model, R: row, A: annotations */
export interface ReadsRows<M, R, A> {
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
}
