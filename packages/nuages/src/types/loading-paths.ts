import type { LoadsOf, NameOf, ColsOf } from './model.js';
import type { Prefetch } from './prefetch.js';
import type { ConflictsWithField, NotARelation, NotInstances, WrongPrefetchModel } from './query-errors.js';
import type { META } from './symbols.js';

// What selectRelated() and prefetchRelated() take: the path itself when it is valid, otherwise what could be written there.

/** a path of relations to one row each */
export type SelectArg<M, P> = SelectPath<M, P> extends infer X ? (X extends true ? P : X) : never;
/** true: it is one */
type SelectPath<M, P, Pre extends string = ''> = P extends `${infer H}__${infer T}`
  ? H extends keyof LoadsOf<M>
    ? LoadsOf<M>[H] extends { readonly target: infer X; readonly many: false; readonly field: unknown }
      ? SelectPath<X, T, `${Pre}${H}__`>
      : ToOnePaths<M, Pre>
    : ToOnePaths<M, Pre>
  : P extends keyof LoadsOf<M>
    ? LoadsOf<M>[P] extends { readonly many: false; readonly field: unknown }
      ? true
      : ToOnePaths<M, Pre>
    : P extends null
      ? true
      : ToOnePaths<M, Pre>;
// the union is written inline: a named alias would show up, unexpanded, in error messages
type ToOnePaths<M, Pre extends string> = Prefixed<
  Pre,
  { [K in keyof LoadsOf<M>]: LoadsOf<M>[K] extends { readonly many: false; readonly field: unknown } ? K : never }[keyof LoadsOf<M>]
>;
type Prefixed<Pre extends string, K> = K extends string ? `${Pre}${K}` : never;

/** a path of relations of any sort */
export type RelationPath<M, P> = AnyPath<M, P> extends infer X ? (X extends true ? P : X) : never;
/** true: it is one */
type AnyPath<M, P, Pre extends string = ''> = P extends `${infer H}__${infer T}`
  ? H extends keyof LoadsOf<M>
    ? LoadsOf<M>[H] extends { readonly target: infer X }
      ? AnyPath<X, T, `${Pre}${H}__`>
      : never
    : Prefixed<Pre, keyof LoadsOf<M>>
  : P extends keyof LoadsOf<M>
    ? true
    : Prefixed<Pre, keyof LoadsOf<M>>;

/** what prefetchRelated() takes: paths, Prefetch()es, or null */
export type PrefetchArg<M, L> = LookupProblem<M, L> extends infer X ? ([X] extends [never] ? L : X) : never;
/** never: there is none */
type LookupProblem<M, L> = L extends string
  ? Exclude<AnyPath<M, L>, true>
  : L extends Prefetch<infer P, infer Of, infer R, infer Attr>
    ? AnyPath<M, P> extends true
      ? PrefetchProblem<LastOf<M, P>, P, Of, R, Attr>
      : NotARelation<P, NameOf<M>, AnyPath<M, P>>
    : never;
/** the model that has the last relation of a path, and that relation */
type LastOf<M, P> = P extends `${infer H}__${infer T}`
  ? LoadsOf<M>[H & keyof LoadsOf<M>] extends { readonly target: infer X }
    ? LastOf<X, T>
    : never
  : { readonly of: M; readonly relation: LoadsOf<M>[P & keyof LoadsOf<M>] };
type PrefetchProblem<Last, P, Of, R, Attr> = Last extends { readonly of: infer M; readonly relation: { readonly target: infer T } }
  ? OfAnother<T, P, Of, R> | (Attr extends keyof ColsOf<M> | keyof LoadsOf<M> | keyof M ? ConflictsWithField<Attr, NameOf<M>> : never)
  : never;
type OfAnother<T, P, Of, R> = [Of] extends [never]
  ? never
  : NameOf<Of> extends NameOf<T>
    ? R extends { readonly [META]: unknown }
      ? never
      : NotInstances<P, NameOf<T>>
    : WrongPrefetchModel<P, NameOf<T>, NameOf<Of>>;
