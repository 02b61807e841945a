import type { Decimal } from '../ir/decimal.js';
import type { Duration } from '../ir/duration.js';
import type { Combined } from './arithmetic-result.js';
import type { NullIn } from './null-in.js';
import type { EXPR } from './symbols.js';
import type { TypeAt } from './type-at.js';
import type { Numeric } from './values.js';

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
  arithmetic: Combined<M, A, X, Y>;
  /** a number like X: literals widen */
  number: Widened<ResolveOut<M, A, X>>;
  /** lookups X: null where they look at null */
  truth: boolean | NullIn<M, A, X>;
  /** one of X: a number beside decimals is a decimal */
  either: Either<ResolveOut<M, A, X>>;
  /** what a formula makes of numbers: a decimal of decimals, else a float */
  formula: Formula<ResolveOut<M, A, X>>;
  // aggregates: Y where there are no rows, null unless given
  count: number;
  sum: Filled<Widened<ResolveOut<M, A, X>>, ResolveOut<M, A, Y>>;
  mean: Filled<Mean<ResolveOut<M, A, X>>, ResolveOut<M, A, Y>>;
  extreme: Filled<ResolveOut<M, A, X>, ResolveOut<M, A, Y>>;
  list: ResolveOut<M, A, X>[] | WithoutRows<Y>;
  document: AsJson<ResolveOut<M, A, X>>[] | WithoutRows<Y>;
  text: string | WithoutRows<Y>;
  boolean: boolean | WithoutRows<Y>;
  // windows
  /** what a neighbouring row has, Y where there is none */
  neighbour: Extract<ResolveOut<M, A, X>, null> | Filled<ResolveOut<M, A, X>, ResolveOut<M, A, Y>>;
}
export type ResolveOut<M, A, O> = O extends Later<infer Op, infer X, infer Y> ? Results<M, A, X, Y>[Op & keyof Results<M, A, X, Y>] : O;

/** what reads as itself whatever stands beside it in the program: 0, '0' and { hours: 0 } are written as such values */
type Coalesced<X, Y> = [X] extends [Decimal | Duration | bigint] ? X | Extract<Y, null> : X | Y;
type Filled<X, Y> = [Y] extends [never] ? X | null : Coalesced<NonNullable<X>, Y>;
type WithoutRows<Y> = [Y] extends [never] ? null : Extract<Y, null>;
/** what stays as it is; how a database writes the others is its own */
type AsJson<X> = X extends string | number | boolean | null ? X : unknown;
/** decimals and durations stay what they are; text, of which there is a mean, is decimals read as text */
type Mean<X> = X extends Decimal | Duration | string | null ? X : number;
type Formula<X> = [Extract<X, Decimal>] extends [never] ? Mean<X> : Decimal | Extract<X, null>;
type Widened<X> = X extends number ? number : X extends bigint ? bigint : X;
type Either<X> = [Extract<X, Decimal>] extends [never]
  ? [Extract<X, bigint>] extends [never]
    ? X
    : bigint | Exclude<X, Numeric>
  : Decimal | Exclude<X, Numeric | string>;
