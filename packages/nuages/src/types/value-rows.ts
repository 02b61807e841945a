import type { PathArg } from './completion.js';
import type { ColsOf, PkOf } from './model.js';
import type { META } from './symbols.js';
import type { TypeAt } from './type-at.js';
import type { Scalar } from './values.js';

// Rows of values() and valuesList()
// a conditional, so that the row is shown, not the name of this type
export type ValuesRow<M, A, P> = [P] extends [string]
  ? { -readonly [K in [P] extends [never] ? keyof ColsOf<M> | keyof A : P]: TypeAt<M, A, K> }
  : never;

// one signature rather than overloads: overloads turn every typo into "No overload matches this call"
export type ListArg = string | FlatOption | NamedOption;
export interface FlatOption {
  readonly flat: true;
}
export interface NamedOption {
  readonly named: true;
}
export type ListItem<M, A, P> = P extends FlatOption | NamedOption ? P : PathArg<M, A, P>;
export type ListRow<M, A, P extends readonly unknown[]> = P extends readonly [infer X, FlatOption]
  ? TypeAt<M, A, X>
  : P extends readonly [...infer Names, NamedOption]
    ? Tuple<M, A, Names> & { readonly [K in Names[number] & string]: TypeAt<M, A, K> }
    : Tuple<M, A, P>;
type Tuple<M, A, P extends readonly unknown[]> = { -readonly [I in keyof P]: TypeAt<M, A, P[I]> };

/** the one value of a row, where a queryset stands for values: `__in` */
export type ScalarOf<R> = R extends { readonly [META]: unknown }
  ? PkOf<R>
  : R extends Scalar
    ? R
    : R extends readonly (infer E)[]
      ? E
      : R[keyof R];
