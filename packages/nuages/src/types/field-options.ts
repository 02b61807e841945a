import type { DecimalInput } from '../ir/decimal.js';
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
  primaryKey?: P;
  unique?: boolean;
  index?: boolean;
  /** name in the database */
  column?: string;
  editable?: boolean;
  helpText?: string;
  /** each throws to refuse the value */
  validators?: readonly ((value: NonNullable<T>) => void)[];
}
export interface ChoiceOptions<C, N extends boolean, D, P extends boolean, B> extends FieldOptions<C, N, D, P, B> {
  /** the values allowed: the column reads their union */
  choices?: readonly C[];
}
export interface TextOptions<C extends string, N extends boolean, D, P extends boolean, B> extends ChoiceOptions<C, N, D, P, B> {
  /** characters */
  maxLength?: number;
}
export interface DateOptions<T, N extends boolean, D, A extends boolean, P extends boolean, B> extends FieldOptions<T, N, D, P, B> {
  /** set at each save */
  autoNow?: A;
  /** set when the row is created */
  autoNowAdd?: A;
}
export interface DateTimeOptions<T, N extends boolean, D, A extends boolean, Mode, B> extends DateOptions<T, N, D, A, false, B> {
  mode?: Mode;
  /** fractional digits kept, 3 unless given; a Date holds 3 */
  precision?: 0 | 1 | 2 | 3 | 4 | 5 | 6;
}
export interface DecimalOptions<N extends boolean, D, Mode, B> extends FieldOptions<DecimalInput, N, D, false, B> {
  mode?: Mode;
  /** digits in all */
  maxDigits?: number;
  decimalPlaces?: number;
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
