import type { CreateArg } from './create-input.js';
import type { Qs, QuerySetOf } from './custom-queryset.js';
import type { Awaitable } from './instance.js';
import type { ComputableMap, ComputedIn, ValuesArg, ValuesRow } from './value-rows.js';
import type { MoreWhere, Where } from './where.js';

// user.posts / post.tags. A loaded relation will be `RelatedManager<Tag> & readonly Tag[]`, so a member may share its name with one of
// the array's only where the arguments tell them apart: filter (predicate or lookups), values (none or names). The others that
// clash, slice for one, are found on all().
/** a member of the target's queryset */
type Via<T, K extends PropertyKey> = QuerySetOf<T> extends infer Q ? (K extends keyof Q ? Q[K] : never) : never;

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
  /**
   * A new related row, whose foreign key points here. A many-to-many relation has none, and no create().
   * @throws as {@link QuerySet.create}
   * @example
   * await user.posts.create({ title: 'Nuages' })
   * // INSERT INTO "post" (...) VALUES (...) RETURNING "id"
   */
  readonly create: [F] extends [never]
    ? never
    : <const D extends object, N extends never = never>(data: CreateArg<T, D, N, F>) => Promise<T>;
}
