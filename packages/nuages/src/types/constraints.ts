import type { AnyExpression, DepsOf } from './expression.js';
import type { Payload, Q } from './q.js';

/** A field of the model, or a path that begins with one: the first segment is checked here, the others at registration. */
export type PathOf<F, K extends string = keyof F & string> = K | `${K}Id` | 'id' | 'pk' | `${K}__${string}`;

declare const NAMES: unique symbol;
/** P: the paths that it mentions */
export interface Index<P> {
  readonly [NAMES]: { readonly index: P };
}
export interface Constraint<P> {
  readonly [NAMES]: { readonly constraint: P };
}
type PathsIn<X> = X extends string ? X : DepsOf<X> extends `${string}:${infer P}` ? P : never;
type KeysIn<W> = [W] extends [never] ? never : Payload<W> extends infer V ? (V extends unknown ? keyof V & string : never) : never;

export interface IndexOptions<W, I> {
  /** only rows for which it holds are in the index */
  where?: W;
  /** name in the database; made of the table's and the columns' unless given */
  name?: string;
  /** columns read from the index alone */
  include?: readonly I[];
  /** 'btree' unless given */
  using?: 'btree' | 'hash' | 'gin' | 'gist' | 'spgist' | 'brin';
  /** operator classes, by position */
  opclasses?: readonly string[];
}
export type IndexBuilder = <
  const C extends readonly (string | AnyExpression)[],
  const W extends Q<any> = never,
  const I extends string = never,
>(
  columns: C,
  options?: IndexOptions<W, I>,
) => Index<PathsIn<C[number]> | KeysIn<W> | NoInfer<I>>;

export interface UniqueOptions<W> {
  /** only rows for which it holds must be unique */
  where?: W;
  /** name in the database; made of the table's and the columns' unless given */
  name?: string;
  /** columns read from its index alone */
  include?: readonly string[];
  /** checked at the end of the transaction when it asks for that, or always ('initiallyDeferred') */
  deferrable?: boolean | 'initiallyDeferred';
  /** false: two nulls are the same value */
  nullsDistinct?: boolean;
}
export type UniqueBuilder = <const C extends readonly (string | AnyExpression)[], const W extends Q<any> = never>(
  columns: C,
  options?: UniqueOptions<W>,
) => Constraint<PathsIn<C[number]> | KeysIn<W>>;
export interface CheckOptions {
  /** name in the database; made of the table's and the condition's unless given */
  name?: string;
  /** what fullClean() says of a row that doesn't meet it */
  message?: string;
}
export type CheckBuilder = <const W extends object>(condition: W, options?: CheckOptions) => Constraint<KeysIn<W>>;
