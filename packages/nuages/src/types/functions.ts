import type { Column } from './column.js';
import type { Arithmetic, Dep, DepsOf, Operand, Out, ValueOut } from './expression.js';
import type { Later } from './results.js';

// What functions give over X, an operand.
/** gives T, or null where X is null */
export interface Fn<X, T> extends Arithmetic<Dep<'any', X>, Later<'like', Out<X>, T>> {}
/** gives the type of X */
export interface Same<X> extends Arithmetic<Dep<'any', X>, Out<X>> {}
export interface SameNumber<X> extends Arithmetic<Dep<'num', X>, Out<X>> {}
export interface Coalesce<X, Y> extends Arithmetic<Dep<'any', X> | DepsOf<Y>, Later<'coalesce', Out<X>, ValueOut<Y>>> {}

// The types of functions; no docstrings: see fields.ts.
export type Gives<T> = <const X extends Operand>(x: X) => Fn<X, T>;
export type Rounding = <const X extends Operand>(x: X) => SameNumber<X>;
// of any number of operands
export type FunctionOf<T> = <const X extends readonly Operand[]>(...operands: X) => Fn<X[number], T>;
export interface DefineFunction {
  <T extends string = string>(name: string): FunctionOf<T>;
  <T>(name: string, output: Column<any, T, any, any>): FunctionOf<T>;
}

export type TruncKind = 'year' | 'quarter' | 'month' | 'week' | 'day' | 'hour' | 'minute' | 'second';
export interface TruncOptions {
  /** IANA name of the zone; that of inTimeZone() or of the settings unless given */
  timeZone?: string;
}
