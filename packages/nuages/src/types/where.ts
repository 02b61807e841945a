import type { Accept } from './accept.js';
import type { NextNames, TopNames } from './completion.js';
import type { DepsProblem, ExprProblem, ExprType } from './expression-check.js';
import type { AnyExpression } from './expression.js';
import type { NameOf } from './model.js';
import type { InvalidQ, NotACondition, NuagesError, TypeMismatch } from './query-errors.js';
import type { ResolveOut } from './results.js';
import type { EXPR, QW } from './symbols.js';
import type { Numeric } from './values.js';

// The argument of filter/exclude/get: an object of lookups, a Q, or a boolean expression
/**
 * Value expected under key P, plus right-hand-side expressions checked against this model, and no `any` hole for unknown keys.
 * `Accept` stays outside any conditional on X, so that values of generic type (`this`, `T extends User`) still compare.
 */
export type RhsFor<M, A, P, X> = P extends typeof QW
  ? CheckQ<M, A, X>
  : P extends typeof EXPR
    ? CheckDeps<M, A, X>
    : P extends 'or' | 'and' | 'xor' | 'not'
      ? unknown
      : Accept<M, A, P> extends NuagesError
        ? 0 extends 1 & X
          ? never
          : Accept<M, A, P>
        : Accept<M, A, P> | RhsExpression<M, A, P, X>;
type RhsExpression<M, A, P, X> = X extends AnyExpression
  ? [ExprProblem<M, A, X>] extends [never]
    ? [NonNullable<ExprType<M, A, X>>] extends [Comparable<Accept<M, A, P>>]
      ? X
      : TypeMismatch<P, NonNullable<ExprType<M, A, X>>, Accept<M, A, P>>
    : ExprProblem<M, A, X>
  : never;
/** a decimal column takes '1.5' as a value, but not another text column; numbers of any kind compare */
type Comparable<T> = [Extract<T, Numeric>] extends [never] ? T : Numeric | Exclude<T, string>;

type BadQ<M, A, X> = X extends unknown ? { [P in keyof X]: X[P] extends RhsFor<M, A, P, X[P]> ? never : P }[keyof X] : never;
export type CheckQ<M, A, X> = [BadQ<M, A, X>] extends [never] ? X : QProblem<M, A, X, BadQ<M, A, X>>;
type QProblem<M, A, X, K> = K extends typeof EXPR
  ? X extends { readonly [EXPR]: infer E }
    ? Extract<CheckDeps<M, A, E>, NuagesError>
    : never
  : InvalidQ<K, NameOf<M>>;
/** an expression in a condition */
type CheckDeps<M, A, X> = X extends { deps: infer D; out: infer O }
  ? [DepsProblem<M, A, D>] extends [never]
    ? [ResolveOut<M, A, O>] extends [boolean | null]
      ? X
      : NotACondition<ResolveOut<M, A, O>>
    : DepsProblem<M, A, D>
  : never;

/** a condition written as an expression */
type ConditionArg<M, A, X> = [ExprProblem<M, A, X>] extends [never]
  ? [ExprType<M, A, X>] extends [boolean | null]
    ? X
    : NotACondition<ExprType<M, A, X>>
  : ExprProblem<M, A, X>;

type BadKeys<M, A, K> = K extends 'or' | 'and' | 'xor' | 'not'
  ? never
  : K extends string
    ? Accept<M, A, K> extends NuagesError
      ? K
      : never
    : never;
/** Completion hints: only materialised while the object is empty or a key is not (yet) valid, i.e. never in code that compiles. */
type Hints<M, A, W> = [keyof W] extends [never]
  ? { [P in TopNames<M, A>]?: unknown } & { readonly [Symbol.hasInstance]?: never } // the symbol rejects functions, invisibly
  : [BadKeys<M, A, keyof W>] extends [never]
    ? unknown
    : { [P in TopNames<M, A> | NextNames<M, A, BadKeys<M, A, keyof W>>]?: unknown };

/**
 * Inference site. `Checked<W> | Infer<W, N>` lets W be inferred as the literal the user wrote, although Checked<W> mentions it only
 * inside conditional types. N is a type parameter constrained to `never`: once it is fixed the member disappears, so that
 * errors compare against Checked<W> alone ("Type 'string' is not assignable to type 'boolean'").
 *  - a plain `W & Checked<W>` reads "... not assignable to type 'never'" on every literal;
 *  - inference through the homomorphic mapped type gives reverse-mapped types, which lose their identity when re-instantiated
 *    (structural comparisons, circularity in custom querysets).
 */
export type Infer<W, N> = W & (N extends 0 ? 1 : never);
export type Where<M, A, W, N> = Checked<M, A, W> | Infer<W, N>;
type Checked<M, A, W> = W extends AnyExpression ? ConditionArg<M, A, W> : { [P in keyof W]: RhsFor<M, A, P, W[P]> } & Hints<M, A, W>;
/** the conditions after the first */
export type MoreWhere<M, A, V extends readonly object[], N> = { [I in keyof V]: Checked<M, A, V[I]> | Infer<V[I], N> };
