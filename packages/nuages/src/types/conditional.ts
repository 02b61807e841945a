import type { Column } from './column.js';
import type { Arithmetic, Computable, ConditionDeps, ValueDeps, ValueOut } from './expression.js';
import type { Known } from './known.js';
import type { Later } from './results.js';
import type { BRANCH } from './symbols.js';

/** A branch of Case(): what When() gives. */
export interface Branch<D, O> {
  readonly [BRANCH]: { deps: D; out: O };
}
export type BranchMaker = <const W extends object, const T>(condition: W, then: T) => Branch<ConditionDeps<W> | ValueDeps<T>, ValueOut<T>>;

export interface CaseOptions<Y, T> {
  /** where no branch holds: a value or an expression; null unless given */
  default?: Y;
  /** the field whose type it has; that of the first branch unless given */
  output?: Column<any, T, any, any>;
}
type BranchOf<B, K extends 'deps' | 'out'> = B extends { readonly [BRANCH]: infer X } ? X[K & keyof X] : never;
export interface CaseExpression<B, Y, T> extends Arithmetic<BranchOf<B, 'deps'> | ValueDeps<Y>, CaseOut<B, Known<Y>, Known<T>>> {}
type CaseOut<B, Y, T> = [T] extends [never]
  ? Later<'either', BranchOf<B, 'out'> | ValueOut<Y>>
  : Later<'like', BranchOf<B, 'out'> | ValueOut<Y>, T>;
export type CaseMaker = <const B extends readonly Branch<any, any>[], const Y = null, T = never>(
  branches: B,
  options?: CaseOptions<Y, T>,
) => CaseExpression<B[number], Y, T>;

/** X with the type that `field` reads */
export interface WrappedExpression<X, T> extends Arithmetic<ValueDeps<X>, Later<'like', ValueOut<X>, T>> {}
export type Wrapping = <const X extends Computable, T>(x: X, field: Column<any, T, any, any>) => WrappedExpression<X, T>;
