import type { CellName } from '../../../ir/index.js';
import { int16, int32, uint32, utf8 } from '../protocol/bytes.js';
import { clockText } from './clock.js';
import { dayText } from './days.js';
import { intervalMicroseconds } from './intervals.js';
import { EPOCH_MS, LAST_MS, momentText } from './moments.js';
import { oid } from './oids.js';
import { beyondSafe, noDate, noDuration } from './unreadable.js';

/** A value of `length` bytes at `at` -> the cell's form. */
export type Read = (bytes: Buffer, at: number, length: number) => unknown;
/** The reader of one column, whose name stands in its errors. */
type MakeReader = (column: string) => Read;

const HIGH = 4_294_967_296;
const UNBOUNDED = 2_147_483_647;

const smallInteger: MakeReader = () => int16;
const integer: MakeReader = () => int32;
const unsigned: MakeReader = () => uint32;
const wide = (bytes: Buffer, at: number): number => int32(bytes, at) * HIGH + uint32(bytes, at + 4);
const safe: MakeReader = (column) => (bytes, at) => {
  const value = wide(bytes, at);
  if (value > Number.MAX_SAFE_INTEGER || value < Number.MIN_SAFE_INTEGER) throw beyondSafe(column);
  return value;
};
const bigint: MakeReader = () => (bytes, at) => bytes.readBigInt64BE(at);

/** 2^32 = 4,294,967 x 1000 + 296: so milliseconds stay exact where the microseconds would be beyond 2^53. */
const rest = (high: number, low: number): number => high * 296 + low;
const milliseconds = (high: number, left: number): number => high * 4_294_967 + Math.floor(left / 1000) + EPOCH_MS;

const date: MakeReader = (column) => (bytes, at) => {
  const high = int32(bytes, at);
  const ms = milliseconds(high, rest(high, uint32(bytes, at + 4)));
  if (ms > LAST_MS || ms < -LAST_MS) throw noDate(column);
  return new Date(ms);
};
const dateText: MakeReader = (column) => (bytes, at) => {
  const high = int32(bytes, at);
  const left = rest(high, uint32(bytes, at + 4));
  const ms = milliseconds(high, left);
  if (ms > LAST_MS || ms < -LAST_MS) throw noDate(column);
  return momentText(ms, left - Math.floor(left / 1000) * 1000);
};
const duration: MakeReader = (column) => (bytes, at) => {
  const months = int32(bytes, at + 12);
  if (months === UNBOUNDED || months === -UNBOUNDED - 1) throw noDuration(column);
  return intervalMicroseconds(months, int32(bytes, at + 8), bytes.readBigInt64BE(at));
};

/**
 * Where bytes are cheaper to read than text. Reading binary also makes times independent of the session's DateStyle, TimeZone and
 * IntervalStyle.
 */
const readers: ReadonlyMap<number, Readonly<Partial<Record<CellName, MakeReader>>>> = new Map<
  number,
  Partial<Record<CellName, MakeReader>>
>([
  [oid.bool, { boolean: () => (bytes, at) => bytes[at] === 1 }],
  [oid.int2, { number: smallInteger, 'bigint-number': smallInteger, float: smallInteger }],
  [oid.int4, { number: integer, 'bigint-number': integer, float: integer }],
  [oid.oid, { number: unsigned, 'bigint-number': unsigned }],
  [oid.int8, { number: safe, 'bigint-number': safe, bigint, float: () => wide }],
  [oid.float8, { number: () => (bytes, at) => bytes.readDoubleBE(at), float: () => (bytes, at) => bytes.readDoubleBE(at) }],
  [oid.timestamptz, { datetime: date, 'datetime-text': dateText }],
  [oid.timestamp, { datetime: date, 'datetime-text': dateText }],
  [oid.date, { date: () => (bytes, at) => dayText(int32(bytes, at)) }],
  [oid.time, { time: () => (bytes, at) => clockText(wide(bytes, at)) }],
  [oid.interval, { duration }],
  // a copy: a part would keep the whole chunk alive
  [oid.bytea, { binary: () => (bytes, at, length) => new Uint8Array(bytes.subarray(at, at + length)) }],
]);

export const binaryReader = (type: number, cell: CellName, column: string): Read | undefined => readers.get(type)?.[cell]?.(column);

export const readUtf8: Read = (bytes, at, length) => utf8(bytes, at, at + length);
