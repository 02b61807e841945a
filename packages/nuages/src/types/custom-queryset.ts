import type { QuerySet } from './queryset.js';
import type { META, QS } from './symbols.js';

/** custom methods of class C re-typed for rows R / annotations A (homomorphic, so that "go to definition" reaches the class) */
export type Custom<C, M, R, A> = {
  readonly [K in keyof C as Exclude<K, keyof QuerySet<any, any, any, any>>]: CustomMethod<C[K], C, M, R, A>;
};
// `=> any` then ReturnOf in the (lazy) return position: with `=> infer Ret` here the checker compares whole querysets while it is
// still computing this very property ("Type of property ... circularly references itself")
type CustomMethod<X, C, M, R, A> = X extends (...a: infer P) => any ? (...a: P) => CustomReturn<ReturnOf<X>, C, M, R, A> : X;
type ReturnOf<X> = X extends (...a: any) => infer Ret ? Ret : never;
type CustomReturn<Ret, C, M, R, A> = Ret extends { readonly [QS]: { readonly row: infer R1; readonly ann: infer A1 } }
  ? Qs<M, CustomRow<R, R1>, A & A1, C>
  : Ret;
/** R1, the row of a method written for whole instances; instances keep what is known of R, plain rows stay plain */
type CustomRow<R, R1> = R1 extends { readonly [META]: unknown } ? (R extends { readonly [META]: unknown } ? R & R1 : R) : R1;
export type Qs<M, R, A, C> = WithCustom<M, R, A, {} extends C ? DefaultCustom<M> : C>;
type WithCustom<M, R, A, C> = {} extends C ? QuerySet<M, R, A> : QuerySet<M, R, A, C> & Custom<C, M, R, A>;
/** class given to `static objects = manager(...)`, found through the registry, so that `extends QuerySet<Post>` needs no self-reference */
type DefaultCustom<M> = RootOf<M> extends { readonly [QS]: { readonly custom: infer C } } ? C : {};
type RootOf<M> = M extends { readonly [META]: { readonly registry: infer Reg; readonly name: infer N } }
  ? N extends keyof Reg
    ? Reg[N] extends { readonly objects: infer O }
      ? O
      : never
    : never
  : never;
/** the queryset of all rows of a model, with its custom methods */
export type QuerySetOf<M> = Qs<M, M, {}, {}>;
