import type { Column } from './column.js';
import type { AnyExpression, Arithmetic, Dep, Expression, Operand, Out, ValueDeps, ValueOut } from './expression.js';
import type { OrderDeps, Orderings } from './expression-order.js';
import type { Known } from './known.js';
import type { Later } from './results.js';
import type { WINDOW } from './symbols.js';

/** A function that only Window() gives a meaning. O: what it gives, E: what it gives where the frame may be empty */
export interface WindowFunction<D, O, E = O> {
  readonly [WINDOW]: { deps: D; out: O; framed: E };
}
export interface WindowFrame {
  /** what is counted: rows, values of the ordering, or groups of equal ones; 'rows' unless given */
  type?: 'rows' | 'range' | 'groups';
  /** from so many behind (positive) or before (negative) the row; 0: the row itself, null: the first. null unless given */
  start?: number | null;
  /** to so many behind (positive) or before (negative) the row; 0: the row itself, null: the last. null unless given */
  end?: number | null;
  /** rows around the row that are left out; none unless given */
  exclude?: 'current row' | 'group' | 'ties' | 'no others';
}
/** P: partitions, B: orderings, F: frame, T: said by `output` */
export interface WindowOptions<P, B, F, T> {
  /** rows that have these in common are looked at together: paths or expressions; all rows unless given */
  partitionBy?: P;
  /** the order among them: paths (`-` in front: descending) or expressions */
  orderBy?: B;
  /** the rows around a row that count; unless given, those up to it where there is an order, else all */
  frame?: F | WindowFrame;
  /** the field whose type it has; that of the function unless given */
  output?: Column<any, T, any, any>;
}
type Windowed = AnyExpression | WindowFunction<any, any, any>;
type DepsIn<X> = X extends WindowFunction<infer D, any, any> ? D : X extends Expression<infer D, any> ? D : never;
type OutIn<X, F> =
  X extends WindowFunction<any, infer O, infer E> ? ([F] extends [never] ? O : E) : X extends Expression<any, infer O> ? O : never;
type PartitionDeps<P> = P extends readonly (infer I)[] ? Dep<'value', I> : Dep<'value', P>;

export interface WindowExpression<X, P, B, F, T> extends Arithmetic<
  DepsIn<X> | PartitionDeps<P> | OrderDeps<B>,
  WindowOut<X, Known<F>, Known<T>>
> {}
type WindowOut<X, F, T> = [T] extends [never] ? OutIn<X, F> : Later<'like', OutIn<X, F>, T>;
export type WindowMaker = <
  const X extends Windowed,
  const P extends Operand | readonly Operand[] = never,
  const B extends Orderings = never,
  F extends WindowFrame = never,
  T = never,
>(
  x: X,
  options?: WindowOptions<P, B, F, T>,
) => WindowExpression<X, P, B, F, T>;

// The types of the functions; no docstrings: see fields.ts.
export type Numbering = () => WindowFunction<never, number>;
export type Buckets = (buckets?: number) => WindowFunction<never, number>;
export type Neighbour = <const X extends Operand, const Y = never>(
  x: X,
  offset?: number,
  fallback?: Y,
) => WindowFunction<Dep<'any', X> | ValueDeps<Y>, Later<'neighbour', Out<X>, ValueOut<Y>>>;
export type ValueOfFrame = <const X extends Operand>(x: X) => WindowFunction<Dep<'any', X>, Out<X>, Out<X> | null>;
export type NthOfFrame = <const X extends Operand>(x: X, nth?: number) => WindowFunction<Dep<'any', X>, Out<X> | null>;
