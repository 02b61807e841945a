import type { Column } from './column.js';
import type { Arithmetic, ConditionDeps, Dep, Operand, Out, ValueDeps, ValueOut } from './expression.js';
import type { OrderDeps, Orderings } from './expression-order.js';
import type { DepTag } from './kind-at.js';
import type { Known } from './known.js';
import type { Later } from './results.js';

/** Each aggregate: of what kind its operand is, and the row of `Results` that says what it gives. */
export interface Aggregates {
  Count: Takes<'any', 'count'>;
  Sum: Takes<'num', 'sum'>;
  Avg: Takes<'num', 'mean'>;
  Min: Takes<'any', 'extreme'>;
  Max: Takes<'any', 'extreme'>;
  StdDev: Takes<'num', 'mean'>;
  Variance: Takes<'num', 'mean'>;
  ArrayAgg: Takes<'any', 'list'>;
  StringAgg: Takes<'text', 'text'>;
  JSONBAgg: Takes<'any', 'document'>;
  BoolAnd: Takes<'bool', 'boolean'>;
  BoolOr: Takes<'bool', 'boolean'>;
  BitAnd: Takes<'int', 'sum'>;
  BitOr: Takes<'int', 'sum'>;
  BitXor: Takes<'int', 'sum'>;
}
interface Takes<Tag extends DepTag, Op> {
  readonly takes: Tag;
  readonly gives: Op;
}

/** A value computed from many rows. X: operand, W: which rows, Y: what it gives where there are none, T: said by `output`, B: orderings */
export interface Aggregate<Name extends keyof Aggregates, X, W = never, Y = never, T = never, B = never> extends Arithmetic<
  OperandDep<Name, X> | ConditionDeps<W> | ValueDeps<Y> | OrderDeps<B>,
  AggregateOut<Name, X, Known<Y>, Known<T>>
> {}
// Known: what is not given is not to be inferred from where the expression stands
type AggregateOut<Name extends keyof Aggregates, X, Y, T> = [T] extends [never]
  ? Later<Aggregates[Name]['gives'], Out<X>, ValueOut<Y>>
  : Later<'extreme', T, ValueOut<Y>>;
/** Count('*') counts rows */
type OperandDep<Name extends keyof Aggregates, X> = X extends '*' ? never : Dep<Aggregates[Name]['takes'], X>;

export interface CountOptions<W> {
  /** only rows for which it holds: lookups, a Q or an expression that is true or false */
  filter?: W;
  /** each value once; false unless given */
  distinct?: boolean;
}
export interface AggregateOptions<W, Y, T> extends CountOptions<W> {
  /** in place of null, where there are no rows */
  default?: Y;
  /** the field whose type it has; that of the operand or of its sum unless given */
  output?: Column<any, T, any, any>;
}
export interface SpreadOptions<W, Y, T> extends AggregateOptions<W, Y, T> {
  /** of a sample, rather than of all there are; false unless given */
  sample?: boolean;
}
export interface ListOptions<W, Y, T, B extends Orderings> extends AggregateOptions<W, Y, T> {
  /** in which order: one or a list of them */
  orderBy?: B;
}

// The types of the functions; no docstrings: see fields.ts.
export type Counting = <const X extends Operand, const W extends object = never>(
  x: X,
  options?: X extends '*' ? { readonly [Option in keyof CountOptions<W>]?: never } : CountOptions<W>,
) => Aggregate<'Count', X, W>;
export type Aggregating<Name extends keyof Aggregates> = <
  const X extends Operand,
  const W extends object = never,
  const Y = never,
  T = never,
>(
  x: X,
  options?: AggregateOptions<W, Y, T>,
) => Aggregate<Name, X, W, Y, T>;
export type Spreading<Name extends keyof Aggregates> = <
  const X extends Operand,
  const W extends object = never,
  const Y = never,
  T = never,
>(
  x: X,
  options?: SpreadOptions<W, Y, T>,
) => Aggregate<Name, X, W, Y, T>;
export type Listing<Name extends keyof Aggregates> = <
  const X extends Operand,
  const W extends object = never,
  const Y = never,
  T = never,
  const B extends Orderings = never,
>(
  x: X,
  options?: ListOptions<W, Y, T, B>,
) => Aggregate<Name, X, W, Y, T, B>;
export type Joining = <
  const X extends Operand,
  const W extends object = never,
  const Y = never,
  T = never,
  const B extends Orderings = never,
>(
  x: X,
  delimiter: string,
  options?: ListOptions<W, Y, T, B>,
) => Aggregate<'StringAgg', X, W, Y, T, B>;
