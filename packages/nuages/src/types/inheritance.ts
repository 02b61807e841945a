import type { Column } from './column.js';
import type { ImplicitId } from './columns.js';
import type { AbstractFields, AbstractMethods, Merge } from './field-group.js';
import type { ModelBase } from './instance.js';
import type { LoadsOf, RelsOf } from './model.js';
import type { ModelOptions } from './model-options.js';
import type { ForeignKey, ManyToMany } from './relations.js';
import type { BareName } from './reverse.js';
import type { META } from './symbols.js';

/** What stands before the fields of a model: abstract classes, and models that it inherits from. */
export type BaseClass =
  | { readonly $abstract: object }
  | { readonly prototype: object; readonly [META]: { readonly name: string; readonly fields: object } };

export interface ChildOptions<F, Proxy extends boolean> extends ModelOptions<F> {
  /** true: no table of its own, its rows are those of the one model that it inherits from; false unless given */
  proxy?: Proxy;
}

/** The fields that bases B give to a model whose own are F. */
export type BaseFields<B extends readonly BaseClass[], F, Proxy> = Merge<AbstractFields<B[number]>> &
  Merge<ParentFields<B[number], F, Proxy, FirstModel<B>>>;
/** The rest that they give to its instances. */
export type BaseMembers<B> = Merge<AbstractMethods<B>> & Merge<ParentMembers<B>>;

/** the name of the first model among bases: the link to it is the key */
type FirstModel<B> = B extends readonly [infer H, ...infer T]
  ? H extends { readonly $abstract: unknown }
    ? FirstModel<T>
    : H extends { readonly [META]: { readonly name: infer N } }
      ? N
      : never
  : never;
type ParentFields<B, F, Proxy, First> = B extends { readonly $abstract: unknown }
  ? never
  : B extends { readonly [META]: { readonly name: infer N extends string; readonly fields: infer P } }
    ? Proxy extends true
      ? { [K in keyof P]: Inherited<N, P[K], unknown> }
      : { [K in keyof P]: Inherited<N, P[K], false> } & { [K in ImplicitId<P>]: Column<'number', number, 'opt', false> } & Link<
            N,
            F,
            N extends First ? true : false
          >
    : never;

/** As a field of a model that inherits it from model N: relations lead back there, and what was the key there isn't here. */
type Inherited<N extends string, X, Key> =
  X extends Column<infer K, infer T, infer I, infer P>
    ? Column<K, T, I, KeyOr<Key, P>>
    : X extends ForeignKey<infer To, any, infer Null, infer U, any, infer I, infer P, infer C>
      ? ForeignKey<To extends 'self' ? N : To, '+', Null, U, undefined, I, KeyOr<Key, P>, C>
      : X extends ManyToMany<infer To, any, infer Through, any>
        ? ManyToMany<To extends 'self' ? N : To, '+', Through, undefined>
        : X;
type KeyOr<Key, P extends boolean> = Key extends boolean ? Key : P;

/** `placePtr`, unless F has a link to model N */
type Link<N extends string, F, Key extends boolean> = true extends {
  [K in keyof F]: F[K] extends ParentLink<N, any, true> ? true : never;
}[keyof F]
  ? {}
  : { [K in `${Uncapitalize<BareName<N>>}Ptr`]: ParentLink<N, undefined, Key> };
/** what a oneToOne is with `parentLink`: the key, which create() need not be given */
type ParentLink<N extends string, R, Key extends boolean> = ForeignKey<N, R, false, true, R, 'opt', Key, undefined>;

// Mapped types are looked into when a member is asked for: until then a model and one that inherits from it may name each other.
type IsOf<M> = M extends { readonly [META]: { readonly is: infer Is } } ? Is : never;
type ParentMembers<B> = B extends { readonly $abstract: unknown }
  ? never
  : B extends { readonly prototype: infer I; readonly [META]: unknown }
    ? { readonly [META]: { readonly is: IsOf<I>; readonly rels: RelsOf<I>; readonly loads: LoadsOf<I> } } & {
        [K in keyof I as K extends keyof ModelBase<any, any, any> ? never : K]: I[K];
      }
    : never;
