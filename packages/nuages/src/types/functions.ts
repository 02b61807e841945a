import type { Column } from './column.js';
import type { Arithmetic, Dep, DepsOf, Operand, Out, ValueOut } from './expression.js';
import type { Later } from './results.js';

// A function is one line: the type of its result over X, an operand.
/** gives T, or null where X is null */
export interface Fn<X, T> extends Arithmetic<Dep<'any', X>, Later<'like', Out<X>, T>> {}
export type Gives<T> = <const X extends Operand>(x: X) => Fn<X, T>;
/** gives the type of X */
export interface Same<X> extends Arithmetic<Dep<'any', X>, Out<X>> {}
export interface SameNumber<X> extends Arithmetic<Dep<'num', X>, Out<X>> {}
/** of any number of operands */
export type FunctionOf<T> = <const X extends readonly Operand[]>(...operands: X) => Fn<X[number], T>;
/** A function of your own database, which gives text; `output`: a field whose values it gives. */
export declare function func<T extends string = string>(name: string): FunctionOf<T>;
export declare function func<T>(name: string, output: Column<any, T, any, any>): FunctionOf<T>;

// text
export declare const Lower: Gives<string>;
export declare const Upper: Gives<string>;
export declare const Trim: Gives<string>;
export declare const Length: Gives<number>;
export declare function Concat<const X extends readonly Operand[]>(...parts: X): Arithmetic<Dep<'any', X[number]>, string>;

// numbers
type Rounding = <const X extends Operand>(x: X) => SameNumber<X>;
export declare const Abs: Rounding;
export declare const Ceil: Rounding;
export declare const Floor: Rounding;
export declare function Round<const X extends Operand>(x: X, digits?: number): SameNumber<X>;

// dates
export type TruncKind = 'year' | 'quarter' | 'month' | 'week' | 'day' | 'hour' | 'minute' | 'second';
export declare function Trunc<const X extends Operand>(x: X, kind: TruncKind, options?: { timeZone?: string }): Same<X>;
export declare function Now(): Arithmetic<never, Date>;

// choice
export interface Coalesce<X, Y> extends Arithmetic<Dep<'any', X> | DepsOf<Y>, Later<'coalesce', Out<X>, ValueOut<Y>>> {}
export declare function Coalesce<const X extends Operand, Y>(x: X, fallback: Y): Coalesce<X, Y>;
