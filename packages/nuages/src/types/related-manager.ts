import type { PathArg } from './completion.js';
import type { CreateArg } from './create-input.js';
import type { Qs, QuerySetOf } from './custom-queryset.js';
import type { Awaitable } from './instance.js';
import type { ValuesRow } from './value-rows.js';
import type { MoreWhere, Where } from './where.js';

// user.posts / post.tags. A loaded relation will be `RelatedManager<Tag> & readonly Tag[]`, so a member may share its name with one of
// the array's only where the arguments tell them apart: filter (predicate or lookups), values (none or names). The others that
// clash, slice for one, are found on all().
/** a member of the target's queryset */
type Via<T, K extends PropertyKey> = QuerySetOf<T> extends infer Q ? (K extends keyof Q ? Q[K] : never) : never;

/** F: the foreign key on T that points back here */
export interface RelatedManager<T, F = never> extends Awaitable<T[]> {
  all(): QuerySetOf<T>;
  filter<const W extends object, const V extends readonly object[] = [], N extends never = never>(
    where: Where<T, {}, W, N>,
    ...and: MoreWhere<T, {}, V, N>
  ): QuerySetOf<T>;
  values<const P extends readonly [string, ...string[]]>(
    ...paths: { [I in keyof P]: PathArg<T, {}, P[I]> }
  ): Qs<T, ValuesRow<T, {}, P[number]>, {}, {}>;
  readonly exclude: Via<T, 'exclude'>;
  readonly orderBy: Via<T, 'orderBy'>;
  readonly distinct: Via<T, 'distinct'>;
  readonly using: Via<T, 'using'>;
  readonly only: Via<T, 'only'>;
  readonly defer: Via<T, 'defer'>;
  readonly valuesList: Via<T, 'valuesList'>;
  readonly get: Via<T, 'get'>;
  readonly first: Via<T, 'first'>;
  readonly last: Via<T, 'last'>;
  readonly earliest: Via<T, 'earliest'>;
  readonly latest: Via<T, 'latest'>;
  readonly contains: Via<T, 'contains'>;
  readonly count: Via<T, 'count'>;
  readonly exists: Via<T, 'exists'>;
  readonly inBulk: Via<T, 'inBulk'>;
  readonly iterator: Via<T, 'iterator'>;
  /** fills in the foreign key; a many-to-many has none */
  readonly create: [F] extends [never]
    ? never
    : <const D extends object, N extends never = never>(data: CreateArg<T, D, N, F>) => Promise<T>;
}
