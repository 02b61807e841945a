import type { Column } from './column.js';
import type { CompositeKey } from './composite-key.js';
import type { GenericForeignKey, GenericRelation, GenericTarget } from './generic.js';
import type { InstanceIn, Target } from './model.js';
import type { ForeignKey, ManyToMany } from './relations.js';
import type { META } from './symbols.js';

// Relations as seen from a model, forward and reverse.
/** C: the column of the target that it refers to, undefined for its key */
export interface ToOne<T, N extends boolean = boolean, C = undefined> {
  readonly target: T;
  readonly many: false;
  readonly null: N;
  readonly field: C;
}
export interface ToMany<T> {
  readonly target: T;
  readonly many: true;
  readonly null: true;
  readonly field: undefined;
}
/** not to be joined: it has no column that it refers to */
export interface ToGeneric<T> {
  readonly target: T;
  readonly many: false;
  readonly null: true;
}
export type AnyRel = { readonly target: unknown; readonly many: boolean; readonly null: boolean };

/**
 * No `as` clauses in the maps below (Relations, Columns): `keyof` over a remapped type is recomputed at every use,
 * whereas `keyof { [K in Union]: ... }` is `Union` itself.  This alone halves the work of every lookup.
 */
export type Relations<
  Reg,
  N extends string,
  F,
  By extends 'query' | 'accessor',
  Apart = Column | CompositeKey | (By extends 'query' ? GenericForeignKey : never),
> = {
  readonly [K in { [K in keyof F]: F[K] extends Apart ? never : K }[keyof F] | ReverseNames<Reg, N, By>]: K extends keyof F
    ? ForwardRel<Reg, N, F[K]>
    : ReverseRel<Reg, ReverseMap<Reg, N, By>, K>;
};
type ForwardRel<Reg, N, X> =
  X extends ForeignKey<infer To, any, infer Null, any, any, any, any, infer C>
    ? ToOne<Target<Reg, N, To>, Null, C>
    : X extends ManyToMany<infer To, any, any, any>
      ? ToMany<Target<Reg, N, To>>
      : X extends GenericForeignKey<any, any, infer To>
        ? ToGeneric<GenericTarget<Reg, To>>
        : X extends GenericRelation<infer To>
          ? ToMany<InstanceIn<Reg, To>>
          : never;

// ---- reverse index: one pass over every model of the registry, shared by all models
/** accessor: property on the instance; query: name usable in lookups (Django: related_query_name) */
export interface Edge<To, Accessor, Query, From, One extends boolean, Field> {
  to: To;
  accessor: Accessor;
  query: Query;
  from: From;
  one: One;
  field: Field;
}
/** the name check skips proxy subclasses, which inherit their parent's metadata */
type StaticFields<C, N> = C extends { readonly [META]: { readonly name: N; readonly fields: infer F } } ? F : never;
type EdgeOf<N extends string, X, K> =
  X extends ForeignKey<infer To, infer R, any, infer U, infer Q, any, any, any>
    ? MkEdge<N, To extends 'self' ? N : To, R, Q, U, K>
    : X extends ManyToMany<infer To, infer R, any, infer Q>
      ? To extends 'self'
        ? R extends string
          ? MkEdge<N, N, R, Q, false, never>
          : never
        : MkEdge<N, To, R, Q, false, never> // a symmetrical M2M has no reverse side
      : never;
type MkEdge<N extends string, To, R, Q, U extends boolean, K> = R extends '+'
  ? never
  : R extends string
    ? Edge<To, R, Q extends string ? Q : R, N, U, K>
    : Edge<
        To,
        U extends true ? Uncapitalize<BareName<N>> : `${Uncapitalize<BareName<N>>}Set`,
        Q extends string ? Q : Uncapitalize<BareName<N>>,
        N,
        U,
        K
      >;
/** 'shop.Order' -> 'Order' */
export type BareName<N extends string> = N extends `${string}.${infer B}` ? B : N;
type EdgesFrom<N extends string, F> = { [K in keyof F]: EdgeOf<N, F[K], K> }[keyof F];
type AllEdges<Reg> = { [N in keyof Reg & string]: EdgesFrom<N, StaticFields<Reg[N], N>> }[keyof Reg & string];
/** target model name -> union of the edges that arrive at it */
export type ReverseIndex<Reg> = { [E in AllEdges<Reg> as E extends { to: infer T extends string } ? T : never]: E };
/** not `N extends keyof ReverseIndex`: that would enumerate every edge of the schema for every model (quadratic) */
export type EdgesTo<Reg, N extends string> = ReverseIndex<Reg> extends { readonly [K in N]: infer E } ? E : never;

type ReverseNames<Reg, N extends string, By extends 'query' | 'accessor'> = NamesOf<EdgesTo<Reg, N>, By>;
type NamesOf<E, By extends 'query' | 'accessor'> = E extends { readonly [B in By]: infer Q extends string } ? Q : never;
/** name -> edge, built once per model: a hub (User) may receive hundreds of edges */
type ReverseMap<Reg, N extends string, By extends 'query' | 'accessor'> = { readonly [E in EdgesTo<Reg, N> as NamesOf<E, By>]: E };
type ReverseRel<Reg, Map, K> = Map extends { readonly [P in K & string]: infer E } ? RelOfEdge<Reg, E> : never;
type RelOfEdge<Reg, E> =
  E extends Edge<any, any, any, infer From, infer IsOne, any>
    ? IsOne extends true
      ? ToOne<InstanceIn<Reg, From>, true>
      : ToMany<InstanceIn<Reg, From>>
    : never;
