import type { Aggregate } from './aggregates.js';
import type { TopNames } from './completion.js';
import type { ExprProblem, ExprType } from './expression-check.js';
import type { AnyExpression, F } from './expression.js';
import type { NuagesError } from './query-errors.js';
import type { Later, ResolveOut } from './results.js';
import type { QW } from './symbols.js';
import type { TypeAt } from './type-at.js';
import type { CheckQ } from './where.js';

/**
 * An expression or a Q where the model is known: itself when it is valid, otherwise what is wrong.
 * `[X] extends [never]` is the state of the editor while the argument is being typed: first-level names are offered.
 */
export type ExprArg<M, A, X> = [X] extends [never] ? SuggestExpr<M, A> : CheckedExpr<M, A, X>;
export type CheckedExpr<M, A, X> = X extends AnyExpression
  ? [ExprProblem<M, A, X>] extends [never]
    ? X
    : ExprProblem<M, A, X>
  : X extends { readonly [QW]: infer W }
    ? Extract<CheckQ<M, A, W>, NuagesError> extends infer E
      ? [E] extends [never]
        ? X
        : E
      : never
    : AnyExpression;
type SuggestExpr<M, A, T = TopNames<M, A>> =
  | Aggregate<'Count', T>
  | Aggregate<'Sum', T>
  | Aggregate<'Avg', T>
  | Aggregate<'Min', T>
  | Aggregate<'Max', T>
  | F<T & string>;

/** what it gives, as an annotation */
export type ComputedType<M, A, X> = X extends { readonly [QW]: infer W } ? ResolveOut<M, A, Later<'truth', W>> : ExprType<M, A, X>;

/**
 * What the compiler looks into only once X is known, since an index waits for it where a branch doesn't: a call that takes names and
 * expressions should not cost for what it never gets.
 */
export interface Late<M, A, X> {
  path: TypeAt<M, A, X>;
  type: ComputedType<M, A, X>;
  checked: CheckedExpr<M, A, X>;
}
export type LateChecked<M, A, X> = Late<M, A, X>[X extends unknown ? 'checked' : never];
