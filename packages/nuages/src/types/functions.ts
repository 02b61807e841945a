import type { Column } from './column.js';
import type { AnyExpression, Arithmetic, Dep, DepsOf, Operand, Out, ValueDeps, ValueOut } from './expression.js';
import type { DepTag } from './kind-at.js';
import type { Later } from './results.js';
import type { Numeric } from './values.js';

// What functions give over X, an operand.
/** gives T, or null where X is null; X is of the kinds of Tag */
export interface Fn<X, T, Tag extends DepTag = 'value'> extends Arithmetic<Dep<Tag, X>, Later<'like', Out<X>, T>> {}
/** gives the type of X */
export interface Same<X, Tag extends DepTag = 'any'> extends Arithmetic<Dep<Tag, X>, Out<X>> {}
export interface SameNumber<X> extends Same<X, 'num'> {}
/** a decimal of decimals, else a float */
export interface FormulaOf<X> extends Arithmetic<ArgumentDep<'num', X>, Later<'formula', ArgumentOut<X>>> {}
export interface Coalesce<X, More extends readonly unknown[]> extends Arithmetic<
  Dep<'any', X> | ValueDeps<More[number]>,
  FirstKnown<Out<X>, More>
> {}
type FirstKnown<X, More> = More extends readonly [infer Y, ...infer Rest]
  ? Rest extends readonly [unknown, ...unknown[]]
    ? Later<'coalesce', X, FirstKnown<ValueOut<Y>, Rest>>
    : Later<'coalesce', X, ValueOut<Y>>
  : Later<'coalesce', X, ValueOut<More extends readonly (infer Y)[] ? Y : never>>;

/** an operand, or a number */
type Argument = Operand | Numeric;
type ArgumentDep<Tag extends DepTag, X> = X extends Operand ? Dep<Tag, X> : never;
type ArgumentOut<X> = X extends Operand ? Out<X> : X;
type Count = Operand | number;

// The types of functions; no docstrings: see fields.ts.
export type TextFunction = OfText<string>;
export type OfText<T> = <const X extends Operand>(x: X) => Fn<X, T, 'text'>;
export type OfNumber<T> = <const X extends Operand>(x: X) => Fn<X, T, 'num'>;
export type OfTwoTexts<T> = <const X extends Operand, const Y extends Operand>(x: X, y: Y) => Fn<X | Y, T, 'text'>;
export type TextByCount = <const X extends Operand, const N extends Count>(x: X, count: N) => Counted<X, N>;
export type Slicing = <const X extends Operand, const N extends Count, const L extends Count = never>(
  x: X,
  position: N,
  length?: L,
) => Counted<X, N | L>;
export type Padding = <const X extends Operand, const N extends Count, const Y extends Operand = never>(
  x: X,
  length: N,
  fill?: Y,
) => Counted<X | Y, N>;
/** text of X, of so many characters */
export interface Counted<X, N> extends Arithmetic<Dep<'text', X> | ArgumentDep<'int', N>, Later<'like', Out<X> | ArgumentOut<N>, string>> {}
export type Replacing = <const X extends Operand, const Y extends Operand, const Z extends Operand = never>(
  x: X,
  text: Y,
  replacement?: Z,
) => Fn<X | Y | Z, string, 'text'>;

export type Rounding = <const X extends Operand>(x: X) => SameNumber<X>;
export type Formula = <const X extends Operand>(x: X) => FormulaOf<X>;
export type FormulaOfTwo = <const X extends Argument, const Y extends Argument>(x: X, y: Y) => FormulaOf<X | Y>;

export type NullIfEqual = <const X extends Operand, const Y>(x: X, y: Y) => Arithmetic<Dep<'any', X> | DepsOf<Y>, Out<X> | null>;
export type Casting = <const X extends Operand, T>(x: X, field: Column<any, T, any, any>) => Fn<X, T>;
export type OneOf = <const X extends readonly [unknown, unknown, ...unknown[]]>(...of: X) => OneOfThese<X[number]>;
/** a string is a path, what else is no expression a value */
export interface OneOfThese<X> extends Arithmetic<
  (X extends string ? Dep<'any', X> : never) | ValueDeps<X>,
  Later<'either', X extends string ? Out<X> : ValueOut<X>>
> {}

export type TruncKind = 'year' | 'quarter' | 'month' | 'week' | 'day' | 'hour' | 'minute' | 'second';
export type ExtractPart = TruncKind | 'isoYear' | 'weekDay' | 'isoWeekDay';
export interface ZoneOptions {
  /** IANA name of the zone; that of inTimeZone() or of the settings unless given */
  timeZone?: string;
}
export interface TruncOptions<T> extends ZoneOptions {
  /** the field of dates or times of day that it is made, where it is cut from an instant */
  output?: Column<any, T, any, any>;
}
export type Extracting = <const X extends Operand>(x: X, options?: ZoneOptions) => Fn<X, number, 'span'>;
export type Truncating = <const X extends Operand, T = never>(x: X, options?: TruncOptions<T>) => Truncated<X, T>;
export type TruncatingTo = <const X extends Operand, T = never>(x: X, kind: TruncKind, options?: TruncOptions<T>) => Truncated<X, T>;
export type Truncated<X, T> = [T] extends [never] ? Same<X, 'moment'> : Fn<X, T, 'moment'>;
export type Halving = <const X extends Operand>(x: X, options?: ZoneOptions) => Fn<X, string, 'moment'>;

export type MakesObject = <const X extends Readonly<Record<string, Operand>>>(
  fields: X,
) => Arithmetic<Dep<'value', X[keyof X]>, { [K in keyof X]: unknown }>;

// of any number of operands
export type FunctionOf<T> = <const X extends readonly Operand[]>(...operands: X) => Fn<X[number], T>;
export interface DefineFunction {
  <T extends string = string>(name: string): FunctionOf<T>;
  <T>(name: string, output: Column<any, T, any, any>): FunctionOf<T>;
}
export type RoundingTo = <const X extends Operand>(x: X, digits?: number | AnyExpression) => SameNumber<X>;
