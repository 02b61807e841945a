import type { Decimal, DecimalInput } from '../ir/decimal.js';
import type { AnyExpression } from './expression.js';

export type Nul<T, N> = N extends true ? T | null : T;
/** what create() makes of a column: N nullable, D its default, B the database's */
export type In<N, D, B> = N extends true ? 'opt' : [D] extends [undefined] ? ([B] extends [undefined] ? 'req' : 'opt') : 'opt';
export type DefaultArg<T> = T | null | (() => T | null) | undefined;
export type DbDefaultArg<T> = T | AnyExpression | undefined;

/** T: what the field accepts, N: nullable, D: type of the default, P: primary key, B: type of the database's default */
export interface FieldOptions<T, N extends boolean, D, P extends boolean, B> {
  /** may be NULL in the database; false unless given */
  null?: N;
  /** a value, or a function called for each new instance */
  default?: D & DefaultArg<T>;
  /** a literal or an expression that the database evaluates where a row gives no value: `Now()`, `func('gen_random_uuid')()` */
  dbDefault?: B & DbDefaultArg<T>;
  /** it is the model's key, in the place of `id`; false unless given */
  primaryKey?: P;
  /** no two rows have the same value; false unless given */
  unique?: boolean;
  /** an index on the column; false unless given */
  index?: boolean;
  /** name in the database; `created_at` for `createdAt` unless given */
  column?: string;
  /** forms show it; true unless given */
  editable?: boolean;
  /** for forms */
  helpText?: string;
  /** each throws to refuse the value */
  validators?: readonly ((value: NonNullable<T>) => void)[];
}
export interface ChoiceOptions<C, N extends boolean, D, P extends boolean, B> extends FieldOptions<C, N, D, P, B> {
  /** the values allowed: the column reads their union */
  choices?: readonly C[];
}
export interface TextOptions<C extends string, N extends boolean, D, P extends boolean, B> extends ChoiceOptions<C, N, D, P, B> {
  /** characters (code points) at most; see the field for what it is unless given */
  maxLength?: number;
}
export interface DateOptions<T, N extends boolean, D, A extends boolean, P extends boolean, B> extends FieldOptions<T, N, D, P, B> {
  /** set to the time of each save; false unless given */
  autoNow?: A;
  /** set to the time when the row is created; false unless given */
  autoNowAdd?: A;
}
export interface DateTimeOptions<T, N extends boolean, D, A extends boolean, Mode, B> extends DateOptions<T, N, D, A, false, B> {
  /** what it reads: 'date' (unless given) or 'string' */
  mode?: Mode;
  /** fractional digits kept, 3 unless given; a Date holds 3 */
  precision?: 0 | 1 | 2 | 3 | 4 | 5 | 6;
}
export interface DecimalOptions<N extends boolean, D, Mode, B> extends FieldOptions<DecimalInput, N, D, false, B> {
  /** what it reads: 'decimal' (unless given), 'string' or 'number' */
  mode?: Mode;
  /** digits in all */
  maxDigits?: number;
  /** digits after the point */
  decimalPlaces?: number;
}
export interface ModeOptions<Mode> {
  /** what it reads: 'number' (unless given) or 'bigint' */
  mode?: Mode;
}
export interface SizeOptions {
  /** elements at most; without it, any number */
  size?: number;
}

// what each mode reads
export interface BigintModes {
  number: number;
  bigint: bigint;
}
export interface DateTimeModes {
  date: Date;
  string: string;
}
export interface DecimalModes {
  decimal: Decimal;
  string: string;
  number: number;
}
