import type { ModelBase, NotLoaded } from './instance.js';
import type { Head } from './loading.js';
import type { ColsOf, ForwardOf, LoadsOf, ModelOf, NameOf, PkName, RelsOf } from './model.js';
import type { SelectRelatedFirst } from './query-errors.js';
import type { META } from './symbols.js';

// Rows of only() and defer(): columns D were not fetched. They are awaitable; custom members (which may read them) are hidden.
type Strip<R, M, D> = {
  [
    K in keyof R as K extends D
      ? never
      : K extends keyof M
        ? K extends keyof ColsOf<M> | keyof LoadsOf<M> | keyof ModelBase<any, any, any>
          ? K
          : never
        : K
  ]: R[K];
} & { readonly [K in D & keyof R]: NotLoaded<R[K]> };
/** `R` with only the columns P fetched */
export type Only<R, P> = [Across<P>] extends [never]
  ? OwnOnly<R, P>
  : Omit<OwnOnly<R, Own<P>>, Across<P>> & { [H in Across<P>]: OnlyIn<R[H & keyof R], Behind<P, H>> };
/** `R` without the columns P */
export type Defer<R, P> = [Across<P>] extends [never]
  ? OwnDefer<R, P>
  : Omit<OwnDefer<R, Own<P>>, Across<P>> & { [H in Across<P>]: DeferIn<R[H & keyof R], Behind<P, H>> };
type OwnOnly<R, P> = Strip<R, ModelOf<R>, NotIn<R, P>>;
type OwnDefer<R, P> = Strip<R, ModelOf<R>, Exclude<FkOf<R, P>, 'pk' | PkName<R>>>;
// of rows that were loaded with R, the same
type OnlyIn<R, P> = R extends { readonly [META]: unknown } ? Only<R, P> : R;
type DeferIn<R, P> = R extends { readonly [META]: unknown } ? Defer<R, P> : R;
type FkOf<M, P> = P extends keyof RelsOf<M> ? `${P & string}Id` : P;
type NotIn<M, P> = Exclude<keyof ColsOf<M>, FkOf<M, P> | PkName<M>>;
// of paths: columns of the row itself, relations, what stands behind one
type Own<P> = P extends `${string}__${string}` ? never : P;
type Across<P> = P extends `${string}__${string}` ? Head<P> : never;
type Behind<P, H extends string> = P extends `${H}__${infer T}` ? T : never;

/**
 * What only() and defer() take: columns of the model itself, foreign keys by either name, columns of rows that selectRelated() loads.
 * Inference looks into the branches of a conditional, not into what `infer X` stands for: so the rest is worked out for what was written only.
 */
export type FetchArg<M, R, P> = P extends keyof ColsOf<M> | ForwardOf<M> | 'pk' ? P : FetchAcross<M, R, P> extends infer X ? X : never;
type FetchAcross<M, R, P> = P extends `${infer H}__${infer T}`
  ? H extends keyof LoadsOf<M> & keyof R
    ? FetchIn<LoadsOf<M>[H], R[H], P, H, T, NameOf<M>>
    : keyof ColsOf<M> | ForwardOf<M>
  : keyof ColsOf<M> | ForwardOf<M>;
type FetchIn<Rel, Now, P, H extends string, T, Name> = Rel extends { readonly target: infer X; readonly many: false }
  ? [Extract<Now, { readonly $loaded: false }>] extends [never]
    ? FetchArg<X, NonNullable<Now>, T> extends T
      ? P
      : `${H}__${FetchArg<X, NonNullable<Now>, T> & string}`
    : SelectRelatedFirst<H, Name>
  : SelectRelatedFirst<H, Name>;
