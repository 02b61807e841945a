import type { ModelBase, NotLoaded } from './instance.js';
import type { ColsOf, ForwardOf, LoadsOf, ModelOf, PkName, RelsOf } from './model.js';

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
export type Only<R, P> = Strip<R, ModelOf<R>, NotIn<R, P>>;
/** `R` without the columns P */
export type Defer<R, P> = Strip<R, ModelOf<R>, Exclude<FkOf<R, P>, 'pk' | PkName<R>>>;
type FkOf<M, P> = P extends keyof RelsOf<M> ? `${P & string}Id` : P;
type NotIn<M, P> = Exclude<keyof ColsOf<M>, FkOf<M, P> | PkName<M>>;

/** what only() and defer() take: columns of the model itself, foreign keys by either name */
export type FetchArg<M, P> = P extends keyof ColsOf<M> | ForwardOf<M> | 'pk' ? P : keyof ColsOf<M> | ForwardOf<M>;
