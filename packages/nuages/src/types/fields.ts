import type { Decimal, DecimalInput } from '../ir/decimal.js';
import type { Duration, DurationInput } from '../ir/duration.js';
import type { Kind } from '../ir/value-type.js';
import type { AnyField, Column, TypeOf } from './column.js';
import type {
  BigintModes,
  ChoiceOptions,
  DateOptions,
  DateTimeModes,
  DateTimeOptions,
  DbDefaultArg,
  DecimalOptions,
  DefaultArg,
  FieldOptions,
  In,
  Nul,
  TextOptions,
} from './field-options.js';

/** K: kind, T: value read, V: value accepted as a default */
export type Field<K extends Kind, T, V = T> = <
  N extends boolean = false,
  D extends DefaultArg<V> = undefined,
  P extends boolean = false,
  B extends DbDefaultArg<V> = undefined,
>(
  options?: FieldOptions<V, N, D, P, B>,
) => Column<K, Nul<T, N>, In<N, D, B>, P>;
/** with `choices`, the column reads their union */
export type NumberField = <
  const C extends number = number,
  N extends boolean = false,
  D extends DefaultArg<C> = undefined,
  P extends boolean = false,
  B extends DbDefaultArg<C> = undefined,
>(
  options?: ChoiceOptions<C, N, D, P, B>,
) => Column<'number', Nul<C, N>, In<N, D, B>, P>;
export type TextField = <
  const C extends string = string,
  N extends boolean = false,
  D extends DefaultArg<C> = undefined,
  P extends boolean = false,
  B extends DbDefaultArg<C> = undefined,
>(
  options?: TextOptions<C, N, D, P, B>,
) => Column<'text', Nul<C, N>, In<N, D, B>, P>;
/** 'YYYY-MM-DD', 'HH:MM:SS' */
export type DayField<K extends Kind> = <
  N extends boolean = false,
  D extends DefaultArg<string> = undefined,
  A extends boolean = false,
  P extends boolean = false,
  B extends DbDefaultArg<string> = undefined,
>(
  options?: DateOptions<string, N, D, A, P, B>,
) => Column<K, Nul<string, N>, A extends true ? 'opt' : In<N, D, B>, P>;

export declare const char: TextField;
export declare const text: TextField;
export declare const email: TextField;
export declare const url: TextField;
export declare const slug: TextField;
export declare const ip: TextField;
export declare const integer: NumberField;
export declare const smallInteger: NumberField;
export declare const float: Field<'number', number>;
export declare const boolean: Field<'boolean', boolean>;
export declare const uuid: Field<'uuid', string>;
export declare const binary: Field<'binary', Uint8Array>;
export declare const duration: Field<'duration', Duration, DurationInput>;
export declare const date: DayField<'date'>;
export declare const time: DayField<'time'>;
export declare function autoField(): Column<'number', number, 'opt', true>;
/** reads number, and refuses what a number can't hold; `{ mode: 'bigint' }` reads bigint */
export declare function bigint<
  N extends boolean = false,
  D extends DefaultArg<number | bigint> = undefined,
  P extends boolean = false,
  B extends DbDefaultArg<number | bigint> = undefined,
  const Mode extends keyof BigintModes = 'number',
>(options?: FieldOptions<BigintModes[Mode], N, D, P, B> & { mode?: Mode }): Column<'bigint', Nul<BigintModes[Mode], N>, In<N, D, B>, P>;
export interface DecimalModes {
  decimal: Decimal;
  string: string;
  number: number;
}
export declare function decimal<
  N extends boolean = false,
  D extends DefaultArg<DecimalInput> = undefined,
  B extends DbDefaultArg<DecimalInput> = undefined,
  const Mode extends keyof DecimalModes = 'decimal',
>(options?: DecimalOptions<N, D, Mode, B>): Column<'decimal', Nul<DecimalModes[Mode], N>, In<N, D, B>, false>;
/** reads Date (milliseconds); `{ mode: 'string', precision: 6 }` keeps microseconds */
export declare function dateTime<
  N extends boolean = false,
  D extends DefaultArg<Date | string> = undefined,
  A extends boolean = false,
  B extends DbDefaultArg<Date | string> = undefined,
  const Mode extends keyof DateTimeModes = 'date',
>(
  options?: DateTimeOptions<DateTimeModes[Mode], N, D, A, Mode, B>,
): Column<'datetime', Nul<DateTimeModes[Mode], N>, A extends true ? 'opt' : In<N, D, B>, false>;
/** `json<Shape>()({ null: true })`: curried because TypeScript has no partial type-argument inference. */
export declare function json<T = unknown>(): <
  N extends boolean = false,
  D extends DefaultArg<T> = undefined,
  B extends DbDefaultArg<T> = undefined,
>(
  options?: FieldOptions<T, N, D, false, B>,
) => Column<'json', Nul<T, N>, In<N, D, B>, false>;
/** `array(integer())`, PostgreSQL */
export declare function array<
  Item extends AnyField,
  N extends boolean = false,
  D extends DefaultArg<TypeOf<Item>[]> = undefined,
  B extends DbDefaultArg<TypeOf<Item>[]> = undefined,
>(
  item: Item,
  options?: FieldOptions<TypeOf<Item>[], N, D, false, B> & { size?: number },
): Column<'array', Nul<TypeOf<Item>[], N>, In<N, D, B>, false>;

export declare const timestamps: {
  readonly createdAt: Column<'datetime', Date, 'opt', false>;
  readonly updatedAt: Column<'datetime', Date, 'opt', false>;
};
