import type { DecimalInput } from '../ir/decimal.js';
import type { Kind } from '../ir/value-type.js';
import type { AnyField, Column, TypeOf } from './column.js';
import type {
  BigintModes,
  ChoiceOptions,
  DateOptions,
  DateTimeModes,
  DateTimeOptions,
  DbDefaultArg,
  DecimalModes,
  DecimalOptions,
  DefaultArg,
  FieldOptions,
  In,
  ModeOptions,
  Nul,
  SizeOptions,
  TextOptions,
} from './field-options.js';

// The types of the functions that make fields. They have no docstrings: an editor would show those at calls, not the field's own.

// K: kind, T: value read, V: value accepted as a default
export type Field<K extends Kind, T, V = T> = <
  N extends boolean = false,
  D extends DefaultArg<V> = undefined,
  P extends boolean = false,
  B extends DbDefaultArg<V> = undefined,
>(
  options?: FieldOptions<V, N, D, P, B>,
) => Column<K, Nul<T, N>, In<N, D, B>, P>;
// with `choices`, the column reads their union
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
export type DayField<K extends Kind> = <
  N extends boolean = false,
  D extends DefaultArg<string> = undefined,
  A extends boolean = false,
  P extends boolean = false,
  B extends DbDefaultArg<string> = undefined,
>(
  options?: DateOptions<string, N, D, A, P, B>,
) => Column<K, Nul<string, N>, A extends true ? 'opt' : In<N, D, B>, P>;

export type BigintField = <
  N extends boolean = false,
  D extends DefaultArg<number | bigint> = undefined,
  P extends boolean = false,
  B extends DbDefaultArg<number | bigint> = undefined,
  const Mode extends keyof BigintModes = 'number',
>(
  options?: FieldOptions<BigintModes[Mode], N, D, P, B> & ModeOptions<Mode>,
) => Column<'bigint', Nul<BigintModes[Mode], N>, In<N, D, B>, P>;
export type DecimalField = <
  N extends boolean = false,
  D extends DefaultArg<DecimalInput> = undefined,
  B extends DbDefaultArg<DecimalInput> = undefined,
  const Mode extends keyof DecimalModes = 'decimal',
>(
  options?: DecimalOptions<N, D, Mode, B>,
) => Column<'decimal', Nul<DecimalModes[Mode], N>, In<N, D, B>, false>;
export type DateTimeField = <
  N extends boolean = false,
  D extends DefaultArg<Date | string> = undefined,
  A extends boolean = false,
  B extends DbDefaultArg<Date | string> = undefined,
  const Mode extends keyof DateTimeModes = 'date',
>(
  options?: DateTimeOptions<DateTimeModes[Mode], N, D, A, Mode, B>,
) => Column<'datetime', Nul<DateTimeModes[Mode], N>, A extends true ? 'opt' : In<N, D, B>, false>;
// curried, because TypeScript has no partial inference of type arguments
export type JsonField = <T = unknown>() => <
  N extends boolean = false,
  D extends DefaultArg<T> = undefined,
  B extends DbDefaultArg<T> = undefined,
>(
  options?: FieldOptions<T, N, D, false, B>,
) => Column<'json', Nul<T, N>, In<N, D, B>, false>;
export type ArrayField = <
  Item extends AnyField,
  N extends boolean = false,
  D extends DefaultArg<TypeOf<Item>[]> = undefined,
  B extends DbDefaultArg<TypeOf<Item>[]> = undefined,
>(
  item: Item,
  options?: FieldOptions<TypeOf<Item>[], N, D, false, B> & SizeOptions,
) => Column<'array', Nul<TypeOf<Item>[], N>, In<N, D, B>, false>;

export interface Timestamps {
  /** when the row was created: `dateTime({ autoNowAdd: true })` */
  readonly createdAt: Column<'datetime', Date, 'opt', false>;
  /** when the row was last saved: `dateTime({ autoNow: true })` */
  readonly updatedAt: Column<'datetime', Date, 'opt', false>;
}
