import type { Decimal } from '../ir/decimal.js';
import type { Duration } from '../ir/duration.js';
import type { EXPR } from './symbols.js';
import type { TypeAt } from './type-at.js';

/** An output that depends on the model: row Op of `Results`, computed when a model or a queryset receives the expression. */
export interface Later<Op, X, Y = never> {
  readonly [EXPR]: { op: Op; x: X; y: Y };
}
/** Result types. X and Y are outputs themselves (or a path). `declare module 'nuages' { interface Results<M, A, X, Y> { mine: ... } }` adds one. */
export interface Results<M, A, X, Y> {
  /** the type of the column at path X */
  path: TypeAt<M, A, X>;
  /** Y, or null where X is null: Lower('email') */
  like: Y | Extract<ResolveOut<M, A, X>, null>;
  /** X, or Y where X is null: a number beside a decimal is a decimal */
  coalesce: Coalesced<NonNullable<ResolveOut<M, A, X>>, ResolveOut<M, A, Y>>;
  arithmetic: Combined<ResolveOut<M, A, X>, ResolveOut<M, A, Y>>;
}
export type ResolveOut<M, A, O> = O extends Later<infer Op, infer X, infer Y> ? Results<M, A, X, Y>[Op & keyof Results<M, A, X, Y>] : O;

type Coalesced<X, Y> = [X] extends [Decimal] ? Decimal | Extract<Y, null> : X | Y;
type Combined<X, Y> = Extract<X | Y, null> | Calculated<NonNullable<X>, NonNullable<Y>>;
type Calculated<X, Y> = 0 extends 1 & Y ? X : [X] extends [number] ? ([Y] extends [number] ? number : Mixed<X, Y>) : Mixed<X, Y>;
type Mixed<X, Y> = [X] extends [Date]
  ? [Y] extends [Date]
    ? Duration
    : Date
  : [Y] extends [Date]
    ? Date
    : [Extract<X | Y, Decimal>] extends [never]
      ? [X] extends [Duration | string]
        ? X
        : [Extract<X | Y, bigint>] extends [never]
          ? number
          : bigint
      : Decimal;
