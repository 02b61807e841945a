import {
  type CellName,
  type ColumnType,
  Decimal,
  Duration,
  inYears,
  isDay,
  type Kind,
  timeOf,
  type ValueType,
  wholeOutOfRange,
} from '../ir/index.js';
import { documentOf } from './document.js';
import type { ValueSort } from './value-sort.js';
import { wholeLookups, wholeOf } from './whole-lookups.js';

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
  if (typeof value !== 'bigint' && !Number.isInteger(value)) throw new TypeError('takes a whole number');
  const number = Number(value) | 0; // no -0
  if (BigInt(number) !== BigInt(value as number | bigint))
    throw wholeOutOfRange('takes a whole number of 32 bits', value as number | bigint);
  return number;
}
function wide(value: unknown): bigint {
  if (typeof value !== 'bigint' && !Number.isSafeInteger(value)) throw new TypeError('takes a whole number');
  const exact = BigInt(value as bigint | number);
  if (BigInt.asIntN(64, exact) !== exact) throw wholeOutOfRange('takes a whole number of 64 bits', exact);
  return exact;
}

/** whole numbers of 64 bits, whichever of the two types of JavaScript holds them exactly */
const wideType = type('bigint', 'bigint-number', { name: 'bigint' }, (value) => {
  if (typeof value === 'bigint') return wide(value);
  if (typeof value !== 'number' || !Number.isInteger(value)) throw new TypeError('takes a whole number');
  if (Math.abs(value) >= 2 ** 63) throw wholeOutOfRange('takes a whole number of 64 bits', value);
  if (!Number.isSafeInteger(value))
    throw new TypeError('takes a whole number within 2^53, beyond which a number is not exact, or a bigint');
  return value === 0 ? 0 : value; // no -0
});
/** What columns of so many bits take beside the lookups of all numbers. */
export const wideLookups = wholeLookups({ least: -(2n ** 63n), most: 2n ** 63n - 1n, type: wideType });

const compared = (of: ValueType, lookups: NonNullable<ValueType['lookups']>): ValueType => Object.freeze({ ...of, lookups });
const ofField = (lineage: readonly string[], base: ValueType): ValueType => Object.freeze({ ...base, lineage: Object.freeze(lineage) });

/** whole numbers are of one field, however large they are */
const wholes = ['integer'];
export const integerType = ofField(wholes, compared(type('number', 'number', { name: 'integer' }, whole), wholeOf(32)));
export const floatType = ofField(
  ['float'],
  type(
    'number',
    'float',
    { name: 'float' },
    checked('a number', (v): v is number => typeof v === 'number' && !Number.isNaN(v)),
  ),
);
/** any text */
export const textType = type('text', 'text', { name: 'text' }, checked('text', isText));
/** text as a char() holds it */
export const charType = ofField(['char'], textType);
export const booleanType = type(
  'boolean',
  'boolean',
  { name: 'boolean' },
  checked('true or false', (v): v is boolean => typeof v === 'boolean'),
);
export const dateType = ofField(
  ['date'],
  type(
    'date',
    'date',
    { name: 'date' },
    checked("a day as 'YYYY-MM-DD'", (v): v is string => isText(v) && isDay(v)),
  ),
);
export const timeType = type('time', 'time', { name: 'time' }, (value) => {
  const time = isText(value) ? timeOf(value) : null;
  if (time === null) throw new TypeError("takes a time of day as 'HH:MM:SS'");
  return time;
});
const moments = ['dateTime', 'date'];
export const dateTimeType = ofField(
  moments,
  type(
    'datetime',
    'datetime',
    { name: 'timestamp', precision: 3 },
    checked('a Date of the years 1 to 9999', (v): v is Date => v instanceof Date && inYears(v)),
  ),
);
/** an instant to the microsecond, as its cell */
export const instantType = ofField(
  moments,
  type('datetime', 'datetime-text', { name: 'timestamp', precision: 6 }, checked("text as 'YYYY-MM-DDTHH:MM:SS.ffffffZ'", isText)),
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
export const bigType = ofField(
  wholes,
  compared(
    type('bigint', 'bigint-number', { name: 'bigint' }, (value) => Number(wide(value))),
    wideLookups,
  ),
);
export const bigintType = ofField(wholes, compared(type('bigint', 'bigint', { name: 'bigint' }, wide), wideLookups));
export const decimalType = ofField(
  ['decimal'],
  type('decimal', 'decimal', { name: 'decimal' }, String, (text: string) => new Decimal(text)),
);
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
