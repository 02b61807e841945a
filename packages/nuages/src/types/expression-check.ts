import type { Duration } from '../ir/duration.js';
import type { DepsOf, OutOf } from './expression.js';
import type { NameOf } from './model.js';
import type { QDep } from './q.js';
import type { NotNumeric, NuagesError } from './query-errors.js';
import type { ResolveOut } from './results.js';
import type { TypeAt } from './type-at.js';
import type { Numeric } from './values.js';
import type { CheckQ } from './where.js';

// Resolution of an expression against a model: what is wrong with it, what it gives.
interface Required {
  any: unknown;
  num: Numeric | Duration;
  ari: Numeric | Duration | Date;
}
/** never when fine, else a NuagesError */
export type DepsProblem<M, A, D> = D extends `${infer Tag extends keyof Required}:${infer P}`
  ? PathProblem<M, Tag, P, TypeAt<M, A, P>>
  : D extends QDep<infer W>
    ? CheckQ<M, A, W> extends infer T extends NuagesError
      ? T
      : never
    : never;
type PathProblem<M, Tag extends keyof Required, P, T> = [T] extends [NuagesError]
  ? T
  : Tag extends 'any'
    ? never
    : [NonNullable<T>] extends [Required[Tag]]
      ? never
      : NotNumeric<P, NameOf<M>>;
export type ExprProblem<M, A, X> = DepsProblem<M, A, DepsOf<X>>;
export type ExprType<M, A, X> = ResolveOut<M, A, OutOf<X>>;
