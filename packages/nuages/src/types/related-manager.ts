import type { BulkRow, CreateArg, WritableKeys } from './create-input.js';
import type { Qs, QuerySetOf } from './custom-queryset.js';
import type { Awaitable } from './instance.js';
import type { GenericForeignKey } from './generic.js';
import type { FieldsOf, NameOf, PkOf, Ref } from './model.js';
import type { KeyIsNotNull } from './query-errors.js';
import type { BulkCreateOptions, GetOrCreateOptions, UpdateOrCreateOptions } from './query-options.js';
import type { AddOptions, CreateRest, RemoveRest, SetOptions, ThroughOptions } from './related-options.js';
import type { ForeignKey } from './relations.js';
import type { ComputableMap, ComputedIn, ValuesArg, ValuesRow } from './value-rows.js';
import type { MoreWhere, Where } from './where.js';

// user.posts / post.tags. A loaded relation is `RelatedManager<Tag> & readonly Tag[]`, so a member may share its name with one of
// the array's only where the arguments tell them apart: filter (predicate or lookups), values (none or names). The others that
// clash, slice for one, are found on all().
/** a member of the target's queryset */
type Via<T, K extends PropertyKey> = QuerySetOf<T> extends infer Q ? (K extends keyof Q ? Q[K] : never) : never;

/** one of what is related: links go to rows and keys, foreign keys are those of rows */
type Item<T, F> = [F] extends [never] ? Ref<T> | PkOf<T> : Ref<T>;
type Items<T, F> = Item<T, F> | readonly Item<T, F>[];
/** foreign keys that can be null, and links */
type IfNullable<T, F, Method> = [F] extends [never]
  ? Method
  : FieldsOf<T>[F & keyof FieldsOf<T>] extends ForeignKey<any, any, true> | GenericForeignKey
    ? Method
    : KeyIsNotNull<F, NameOf<T>>;

/** F: the foreign key on T that points back here */
export interface RelatedManager<T, F = never> extends Awaitable<T[]> {
  /**
   * All related rows, as a queryset.
   * @throws ProgrammingError NUA_QUERY_INVALID for a row that has no key yet
   * @example
   * await user.posts.all().slice(0, 10)
   * // SELECT ... FROM "post" WHERE "post"."author_id" = $1 LIMIT 10
   */
  all(): QuerySetOf<T>;
  /**
   * The related rows for which all of the conditions hold: see {@link QuerySet.filter}.
   * @example
   * await user.posts.filter({ isPublished: true })
   * // SELECT ... FROM "post" WHERE "post"."author_id" = $1 AND "post"."is_published" = TRUE
   */
  filter<const W extends object, const V extends readonly object[] = [], N extends never = never>(
    where: Where<T, {}, W, N>,
    ...and: MoreWhere<T, {}, V, N>
  ): QuerySetOf<T>;
  /**
   * Each related row as a plain object of these names: see {@link QuerySet.values}.
   * @example
   * await user.posts.values('title', 'createdAt')
   * // SELECT "post"."title", "post"."created_at" FROM "post" WHERE "post"."author_id" = $1
   */
  values<const P extends readonly [string | ComputableMap, ...(string | ComputableMap)[]]>(
    ...items: { [I in keyof P]: ValuesArg<T, {}, P[I]> }
  ): Qs<T, ValuesRow<T, T, {}, P[number]>, ComputedIn<T, {}, P[number]>, {}>;
  /** The related rows for which not all of the conditions hold: see {@link QuerySet.exclude}. */
  readonly exclude: Via<T, 'exclude'>;
  /** The related rows in this order: see {@link QuerySet.orderBy}. */
  readonly orderBy: Via<T, 'orderBy'>;
  /** No related row twice: see {@link QuerySet.distinct}. */
  readonly distinct: Via<T, 'distinct'>;
  /** Each related row with what is computed for it: see {@link QuerySet.annotate}. */
  readonly annotate: Via<T, 'annotate'>;
  /** The related rows, with names for conditions and orderings: see {@link QuerySet.alias}. */
  readonly alias: Via<T, 'alias'>;
  /** The related rows with rows that they point at: see {@link QuerySet.selectRelated}. */
  readonly selectRelated: Via<T, 'selectRelated'>;
  /** The related rows with relations of any sort: see {@link QuerySet.prefetchRelated}. */
  readonly prefetchRelated: Via<T, 'prefetchRelated'>;
  /** The related rows, locked until the transaction ends: see {@link QuerySet.selectForUpdate}. */
  readonly selectForUpdate: Via<T, 'selectForUpdate'>;
  /** What touching a relation of the related rows does: see {@link QuerySet.fetchMode}. */
  readonly fetchMode: Via<T, 'fetchMode'>;
  /** The related rows in another database: see {@link QuerySet.using}. */
  readonly using: Via<T, 'using'>;
  /** The related rows with these columns only: see {@link QuerySet.only}. */
  readonly only: Via<T, 'only'>;
  /** The related rows without these columns: see {@link QuerySet.defer}. */
  readonly defer: Via<T, 'defer'>;
  /** Each related row as a tuple, or as one value: see {@link QuerySet.valuesList}. */
  readonly valuesList: Via<T, 'valuesList'>;
  /** The years, months, weeks or days that occur: see {@link QuerySet.dates}. */
  readonly dates: Via<T, 'dates'>;
  /** The beginnings of the years, ... seconds that occur: see {@link QuerySet.datetimes}. */
  readonly datetimes: Via<T, 'datetimes'>;
  /** The one related row that meets the conditions: see {@link QuerySet.get}. */
  readonly get: Via<T, 'get'>;
  /** The first related row, or null: see {@link QuerySet.first}. */
  readonly first: Via<T, 'first'>;
  /** The last related row, or null: see {@link QuerySet.last}. */
  readonly last: Via<T, 'last'>;
  /** The related row that comes first by these columns: see {@link QuerySet.earliest}. */
  readonly earliest: Via<T, 'earliest'>;
  /** The related row that comes last by these columns: see {@link QuerySet.latest}. */
  readonly latest: Via<T, 'latest'>;
  /** Whether a row is among the related ones: see {@link QuerySet.contains}. */
  readonly contains: Via<T, 'contains'>;
  /** How many related rows there are: see {@link QuerySet.count}. */
  readonly count: Via<T, 'count'>;
  /** Whether there is a related row: see {@link QuerySet.exists}. */
  readonly exists: Via<T, 'exists'>;
  /** What is computed from all related rows: see {@link QuerySet.aggregate}. */
  readonly aggregate: Via<T, 'aggregate'>;
  /** Related rows by key: see {@link QuerySet.inBulk}. */
  readonly inBulk: Via<T, 'inBulk'>;
  /** The related rows one by one: see {@link QuerySet.iterator}. */
  readonly iterator: Via<T, 'iterator'>;
  /** Sets columns of all related rows: see {@link QuerySet.update}. */
  readonly update: Via<T, 'update'>;
  /** Deletes all related rows: see {@link QuerySet.delete}. */
  readonly delete: Via<T, 'delete'>;

  /**
   * A new related row, saved: its foreign key points here, or, in a many-to-many relation, a link to it is added.
   * @throws as {@link QuerySet.create}; ProgrammingError NUA_WRITE_INVALID for a row that isn't saved
   * @example
   * await user.posts.create({ title: 'Nuages' })
   * // INSERT INTO "post" (...) VALUES (...) RETURNING "id"
   * @example
   * await post.tags.create({ name: 'swing' })
   * // INSERT INTO "tag" ("name") VALUES ($1) RETURNING "id"
   * // INSERT INTO "post_tags" ("post_id", "tag_id") ...
   */
  create<const D extends object, N extends never = never>(data: CreateArg<T, D, N, F>, ...options: CreateRest<F>): Promise<T>;
  /**
   * Many new related rows in few statements: see {@link QuerySet.bulkCreate}.
   * @throws as {@link QuerySet.bulkCreate}; ProgrammingError NUA_WRITE_INVALID for a row that isn't saved
   * @example
   * await user.posts.bulkCreate([{ title: 'Nuages' }, { title: 'Minor Swing' }])
   * // INSERT INTO "post" (...) SELECT ... RETURNING "id"
   */
  bulkCreate<const D extends readonly object[], N extends never = never>(
    rows: { readonly [I in keyof D]: BulkRow<T, D[I], N, F> },
    options?: BulkCreateOptions<WritableKeys<T>> & ([F] extends [never] ? ThroughOptions : {}),
  ): Promise<T[]>;
  /**
   * The related row that meets the conditions, made where there is none: see {@link QuerySet.getOrCreate}.
   * @throws as {@link QuerySet.getOrCreate}
   * @example
   * const [tag, created] = await post.tags.getOrCreate({ name: 'swing' });
   * // SELECT "tag"."id", "tag"."name" FROM "tag" INNER JOIN "post_tags" ...
   * // ...
   */
  getOrCreate<const W extends object, N extends never = never>(
    where: Where<T, {}, W, N>,
    options?: GetOrCreateOptions<T> & ([F] extends [never] ? ThroughOptions : {}),
  ): Promise<[T, boolean]>;
  /**
   * The related row that meets the conditions, with the defaults written to it, made where there is none: see {@link QuerySet.updateOrCreate}.
   * @throws as {@link QuerySet.updateOrCreate}
   * @example
   * const [post, created] = await user.posts.updateOrCreate({ title: 'Nuages' }, { defaults: { isPublished: true } });
   * // SELECT ... FROM "post" WHERE "post"."author_id" = $1 AND "post"."title" = $2 LIMIT 2 FOR UPDATE
   * // ...
   */
  updateOrCreate<const W extends object, N extends never = never>(
    where: Where<T, {}, W, N>,
    options?: UpdateOrCreateOptions<T> & ([F] extends [never] ? ThroughOptions : {}),
  ): Promise<[T, boolean]>;
  /**
   * Relates these rows: their foreign keys point here, or, in a many-to-many relation, links to rows or keys are added where there are none.
   * @throws ProgrammingError NUA_WRITE_INVALID for rows that aren't saved; ValueError NUA_VALUE_INVALID, NUA_VALUE_UNDEFINED
   * @example
   * await post.tags.add([tag])
   * // ...
   * // INSERT INTO "post_tags" ("post_id", "tag_id") ...
   */
  add(items: Items<T, F>, options?: AddOptions<F>): Promise<void>;
  /**
   * These rows and no others are related afterwards: what is missing is added, what is too much removed; a row whose foreign key can't be
   * null stays.
   * @throws as {@link add}
   * @example
   * await post.tags.set([tag])
   * // ...
   * // INSERT INTO "post_tags" ("post_id", "tag_id") ...
   */
  set(items: readonly Item<T, F>[], options?: SetOptions<F>): Promise<void>;
  /**
   * These rows are related no more: their foreign keys become null, or, in a many-to-many relation, the links to rows or keys are deleted.
   * There is no remove() where the foreign key can't be null.
   * @throws DoesNotExist NUA_DOES_NOT_EXIST for a row whose foreign key points elsewhere; ProgrammingError NUA_WRITE_INVALID
   * @example
   * await post.tags.remove(tag)
   * // DELETE FROM "post_tags" WHERE "post_tags"."post_id" = $1 AND "post_tags"."tag_id" = ANY($2)
   */
  readonly remove: IfNullable<T, F, (items: Items<T, F>, ...options: RemoveRest<F>) => Promise<void>>;
  /**
   * No row is related any more: foreign keys become null, or, in a many-to-many relation, the links are deleted. There is no clear() where
   * the foreign key can't be null.
   * @throws ProgrammingError NUA_WRITE_INVALID for a row that isn't saved
   * @example
   * await post.tags.clear()
   * // DELETE FROM "post_tags" WHERE "post_tags"."post_id" = $1
   */
  readonly clear: IfNullable<T, F, (...options: RemoveRest<F>) => Promise<void>>;
}
