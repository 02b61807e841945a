import type { ComparisonDep } from './comparison.js';
import type { DepsOf, OutOf } from './expression.js';
import type { DepTag, KindAt, TagKinds } from './kind-at.js';
import type { NameOf } from './model.js';
import type { QDep } from './q.js';
import type { NotADate, NotBoolean, NotNumeric, NotText, NuagesError } from './query-errors.js';
import type { ResolveOut } from './results.js';
import type { TypeAt } from './type-at.js';
import type { CheckQ } from './where.js';

// Resolution of an expression against a model: what is wrong with it, what it gives.
/** never when fine, else a NuagesError */
export type DepsProblem<M, A, D> = D extends `${infer Tag extends DepTag}:${infer P}`
  ? PathProblem<M, A, Tag, P>
  : D extends QDep<infer W>
    ? CheckQ<M, A, W> extends infer T extends NuagesError
      ? T
      : never
    : D extends ComparisonDep<infer O, infer W>
      ? CheckQ<M, A & { expression: ResolveOut<M, A, O> }, W> extends infer T extends NuagesError
        ? T
        : never
      : never;
type PathProblem<M, A, Tag extends DepTag, P> = [TypeAt<M, A, P>] extends [NuagesError]
  ? TypeAt<M, A, P>
  : Tag extends 'any' | 'value'
    ? never
    : KindAt<M, A, P> extends TagKinds[Tag]
      ? never
      : Tag extends 'bool'
        ? NotBoolean<P, NameOf<M>>
        : Tag extends 'text'
          ? NotText<P, NameOf<M>>
          : Tag extends 'moment' | 'span'
            ? NoMoment<A, P, NotADate<P, NameOf<M>>>
            : NotNumeric<P, NameOf<M>>;
/** days and times are read as text, and so is an annotation that may be one */
type NoMoment<A, P, Problem> = P extends keyof A ? (NonNullable<A[P]> extends string ? never : Problem) : Problem;
// any: what the compiler tries before it knows the argument; looking into that would cost for each model
export type ExprProblem<M, A, X> = DepsOf<X> extends infer D ? (0 extends 1 & D ? never : DepsProblem<M, A, D>) : never;
export type ExprType<M, A, X> = OutOf<X> extends infer O ? (0 extends 1 & O ? O : ResolveOut<M, A, O>) : never;
