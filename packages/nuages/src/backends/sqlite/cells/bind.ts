import type { Bind } from '../../../contract/index.js';
import { type CellName, Decimal, Duration } from '../../../ir/index.js';
import { microsIn, printTime, secondsIn } from '../time/moment.js';
import { fromStoredText } from './stored.js';

const outside = new TypeError('takes a time within the years 1 to 9999');
/** milliseconds since 1970 of the first and the last moment that four digits of year can tell, from 0001-01-01 to 9999-12-31 */
const first = -62_135_596_800_000;
const last = 253_402_300_799_999;

/** whole numbers travel as bigint, or SQLite would store and divide them as REAL */
const whole = (cell: number | bigint): number | bigint => (typeof cell === 'number' && Number.isInteger(cell) ? BigInt(cell) : cell);

const isWhole = /^[+-]?\d+(\.0*)?$/;
/** As the NUMERIC affinity of a column would: an INTEGER where the number is whole and fits 64 bits, otherwise a REAL. */
function decimal(cell: string): number | bigint {
  if (isWhole.test(cell)) {
    const [integer] = cell.split('.');
    const exact = BigInt(integer!.startsWith('+') ? integer!.slice(1) : integer!);
    if (BigInt.asIntN(64, exact) === exact) return exact;
  }
  const value = Number(cell);
  return Number.isSafeInteger(value) ? BigInt(value) : value;
}

/** 'YYYY-MM-DD HH:MM:SS', with six digits of fraction unless it is zero: Django's text. */
function datetime(cell: Date): string {
  const time = cell.getTime();
  if (!(time >= first && time <= last)) throw outside;
  const iso = cell.toISOString();
  const seconds = `${iso.slice(0, 10)} ${iso.slice(11, 19)}`;
  return time % 1000 === 0 ? seconds : `${seconds}.${iso.slice(20, 23)}000`;
}

/** from 'YYYY-MM-DDTHH:MM:SS.ffffffZ' */
function datetimeText(cell: string): string {
  const fraction = cell.slice(20, 26);
  const seconds = `${cell.slice(0, 10)} ${cell.slice(11, 19)}`;
  return fraction === '000000' ? seconds : `${seconds}.${fraction}`;
}

/** a value of no declared type, as it would be stored */
function found(value: unknown): unknown {
  if (value instanceof Date) return datetime(value);
  if (value instanceof Duration) return value.microseconds;
  if (value instanceof Decimal) return decimal(String(value));
  return typeof value === 'boolean' ? (value ? YES : NO) : typeof value === 'number' ? whole(value) : value;
}

const YES = 1n;
const NO = 0n;
export const bind = {
  boolean: (cell: boolean) => (cell ? YES : NO),
  number: whole,
  'bigint-number': whole,
  decimal,
  uuid: (cell: string) => cell.replaceAll('-', '').toLowerCase(),
  time: (cell: string) => printTime({ seconds: secondsIn(cell, 0), micros: microsIn(cell, 8) }),
  datetime,
  'datetime-text': datetimeText,
  json: (cell: unknown) => JSON.stringify(cell),
  found,
  stored: fromStoredText,
} satisfies Partial<Record<CellName, Bind>>;
