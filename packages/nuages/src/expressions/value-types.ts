import {
  type CellName,
  type ColumnType,
  Decimal,
  Duration,
  inYears,
  isDay,
  type Kind,
  OutOfRange,
  timeOf,
  type ValueType,
} from '../ir/index.js';
import { documentOf } from './document.js';
import type { ValueSort } from './value-sort.js';

/** Types of what transforms and functions give, and of values that stand beside no field. */
const type = (
  kind: Kind,
  cell: CellName,
  column: ColumnType,
  encode: ValueType['encode'],
  decode?: NonNullable<ValueType['decode']>,
): ValueType =>
  Object.freeze({ kind, cell: Object.freeze({ name: cell }), column: Object.freeze(column), encode, ...(decode && { decode }) });

/** The value as it is, where it is one that the type takes. */
const checked =
  <T>(takes: string, accepts: (value: unknown) => value is T) =>
  (value: unknown): T => {
    if (!accepts(value)) throw new TypeError(`takes ${takes}`);
    return value;
  };
const isText = (value: unknown): value is string =>
  typeof value === 'string' && (value as string & { isWellFormed(): boolean }).isWellFormed();

function whole(value: unknown): number {
  const number = typeof value === 'bigint' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isInteger(number)) throw new TypeError('takes a whole number');
  if ((number | 0) !== number) throw new OutOfRange('takes a whole number of 32 bits', number < 0 ? 'below' : 'above');
  return number | 0; // no -0
}
function wide(value: unknown): bigint {
  if (typeof value !== 'bigint' && !Number.isSafeInteger(value)) throw new TypeError('takes a whole number');
  const exact = BigInt(value as bigint | number);
  if (BigInt.asIntN(64, exact) !== exact) throw new OutOfRange('takes a whole number of 64 bits', exact < 0n ? 'below' : 'above');
  return exact;
}

export const integerType = type('number', 'number', { name: 'integer' }, whole);
export const floatType = type(
  'number',
  'float',
  { name: 'float' },
  checked('a number', (v): v is number => typeof v === 'number' && !Number.isNaN(v)),
);
export const textType = type('text', 'text', { name: 'text' }, checked('text', isText));
export const booleanType = type(
  'boolean',
  'boolean',
  { name: 'boolean' },
  checked('true or false', (v): v is boolean => typeof v === 'boolean'),
);
export const dateType = type(
  'date',
  'date',
  { name: 'date' },
  checked("a day as 'YYYY-MM-DD'", (v): v is string => isText(v) && isDay(v)),
);
export const timeType = type('time', 'time', { name: 'time' }, (value) => {
  const time = isText(value) ? timeOf(value) : null;
  if (time === null) throw new TypeError("takes a time of day as 'HH:MM:SS'");
  return time;
});
export const dateTimeType = type(
  'datetime',
  'datetime',
  { name: 'timestamp', precision: 3 },
  checked('a Date of the years 1 to 9999', (v): v is Date => v instanceof Date && inYears(v)),
);
/** an instant to the microsecond, as its cell */
export const instantType = type(
  'datetime',
  'datetime-text',
  { name: 'timestamp', precision: 6 },
  checked("text as 'YYYY-MM-DDTHH:MM:SS.ffffffZ'", isText),
);
export const durationType = type(
  'duration',
  'duration',
  { name: 'interval' },
  (value) => {
    const { microseconds } = value instanceof Duration ? value : new Duration(value as object);
    return BigInt.asIntN(64, microseconds) === microseconds ? microseconds : tooLong();
  },
  (microseconds: bigint) => new Duration(microseconds),
);
const tooLong = (): never => {
  throw new TypeError('takes a Duration of at most 292,000 years');
};

/** whole numbers of 64 bits as a number: counts, sums */
export const bigType = type('bigint', 'bigint-number', { name: 'bigint' }, (value) => Number(wide(value)));
export const bigintType = type('bigint', 'bigint', { name: 'bigint' }, wide);
export const decimalType = type('decimal', 'decimal', { name: 'decimal' }, String, (text: string) => new Decimal(text));
export const jsonType = type('json', 'json', { name: 'json' }, documentOf);

/** By what a value is, where it stands beside nothing that has a type. */
export const typesBySort: Readonly<Record<ValueSort, ValueType>> = Object.freeze({
  null: textType,
  boolean: booleanType,
  integer: integerType,
  big: bigType,
  float: floatType,
  bigint: bigintType,
  decimal: decimalType,
  duration: durationType,
  instant: dateTimeType,
  bytes: type('binary', 'binary', { name: 'binary' }, (value) => value),
  parts: textType,
  text: textType,
  other: textType,
});
