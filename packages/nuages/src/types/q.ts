import type { AnyExpression } from './expression.js';
import type { EXPR, QW } from './symbols.js';

/** W: the lookups that it holds, checked where it is used */
export interface Q<W> {
  readonly [QW]: W;
  or<const V>(other: V): Q<W | Payload<V>>;
  and<const V>(other: V): Q<W | Payload<V>>;
  xor<const V>(other: V): Q<W | Payload<V>>;
  not(): Q<W>;
}

/** what a condition inside an expression depends on */
export interface QDep<W> {
  readonly [QW]: W;
}
/** union of the where-objects contained in V (a Q, an expression or a plain object) */
export type Payload<V> = V extends { readonly [QW]: infer W } ? W : V extends AnyExpression ? Pick<V, typeof EXPR> : V;
