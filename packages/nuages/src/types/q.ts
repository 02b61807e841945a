import type { AnyExpression } from './expression.js';
import type { EXPR, QW } from './symbols.js';

/** W: the lookups that it holds, checked where it is used */
export interface Q<W> {
  readonly [QW]: W;
  /**
   * Either holds, or both: with a Q, lookups or an expression.
   * @example
   * User.objects.filter(Q({ isActive: true }).or({ age__gte: 18 }))
   * // SELECT ... FROM "user" WHERE ("user"."is_active" = TRUE OR "user"."age" >= $1)
   */
  or<const V>(other: V): Q<W | Payload<V>>;
  /**
   * Both hold.
   * @example
   * User.objects.filter(Q({ isActive: true }).and({ age__gte: 18 }))
   * // SELECT ... FROM "user" WHERE "user"."is_active" = TRUE AND "user"."age" >= $1
   */
  and<const V>(other: V): Q<W | Payload<V>>;
  /**
   * One of them holds, and not the other; of more than two, an odd number.
   * @example
   * User.objects.filter(Q({ isActive: true }).xor({ age__gte: 18 }))
   * // SELECT ... FROM "user" WHERE (("user"."is_active" = TRUE OR "user"."age" >= $1) AND 1 = (...))
   */
  xor<const V>(other: V): Q<W | Payload<V>>;
  /**
   * It doesn't hold.
   * @example
   * User.objects.filter(Q({ isActive: true }).not())
   * // SELECT ... FROM "user" WHERE NOT ("user"."is_active" = TRUE)
   */
  not(): Q<W>;
}

/** what a condition inside an expression depends on */
export interface QDep<W> {
  readonly [QW]: W;
}
/** union of the where-objects contained in V (a Q, an expression or a plain object) */
export type Payload<V> = V extends { readonly [QW]: infer W } ? W : V extends AnyExpression ? Pick<V, typeof EXPR> : V;
