import type { Expression, Operand } from './expression.js';
import type { QDep } from './q.js';
import type { Later } from './results.js';

/** what a comparison of an output O depends on: lookups W of it, under the name `expression` */
export interface ComparisonDep<O, W> {
  readonly compared: { output: O; where: W };
}
type Where<X extends string, L extends string, V> = { readonly [K in `${X}__${L}`]: V };
type Deps<X, L extends string, V> = X extends string
  ? QDep<Where<X, L, V>>
  : X extends Expression<infer D, infer O>
    ? D | ComparisonDep<O, Where<'expression', L, V>>
    : never;
/** null where X is null */
type Truth<X, L extends string, V> = L extends 'isnull'
  ? boolean
  : X extends string
    ? Later<'truth', Where<X, L, V>>
    : X extends Expression<any, infer O>
      ? Later<'like', O, boolean>
      : never;
export interface ComparisonExpression<X, L extends string, V> extends Expression<Deps<X, L, V>, Truth<X, L, V>> {}

export type Compare = <const X extends Operand, const L extends string, const V>(
  x: X,
  lookup: L,
  value: V,
) => ComparisonExpression<X, L, V>;
