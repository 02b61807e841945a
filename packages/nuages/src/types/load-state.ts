import type { Loaded } from './loading.js';
import type { PrefetchArg, RelationPath } from './loading-paths.js';
import type { AnyPrefetch } from './prefetch.js';

// What is loaded of rows that are there.
export type IsLoaded = <R extends object, const P extends string>(row: R, path: RelationPath<R, P>) => row is R & Loaded<R, R, P>;
export type PrefetchObjects = <R extends object, const P extends readonly (string | AnyPrefetch)[]>(
  rows: readonly R[],
  ...lookups: { [I in keyof P]: PrefetchArg<R, P[I]> }
) => Promise<Loaded<R, R, P[number]>[]>;
