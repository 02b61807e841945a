import { DataError, NotSupportedError } from '../../../errors/index.js';
import type { Cell, CellName } from '../../../ir/index.js';
import { beyondSafe } from '../errors/beyond-safe.js';
import { daysIn, microsIn, parseMoment, printTime, secondsIn } from '../time/moment.js';
import { decimalText } from './decimal-text.js';
import { storedText } from './stored.js';

/** What SQLite gave -> the cell. Never sees null. Whole numbers are bigint where the statement reads them so. */
export type DecodeCell = (raw: never) => unknown;

const malformed = (what: string): DataError =>
  new DataError('NUA_DATA_INVALID', `A column holds what is no ${what}.`, { fix: 'Mend the row, or the type of the field.' });

function safe(raw: number | bigint): number {
  const value = Number(raw);
  if (value > Number.MAX_SAFE_INTEGER || value < Number.MIN_SAFE_INTEGER) throw beyondSafe();
  return value;
}

/** an average or a quotient of whole numbers is a REAL */
const exact = (raw: number | bigint): bigint => (typeof raw === 'bigint' ? raw : BigInt(Math.round(raw)));

function datetime(raw: unknown): Date {
  if (typeof raw === 'string') {
    const seconds = daysIn(raw) * 86_400 + secondsIn(raw, 11);
    const short = raw.length === 19 || (raw.length === 26 && raw.charCodeAt(19) === 46);
    if (short && !Number.isNaN(seconds)) return new Date(seconds * 1000 + Math.floor(microsIn(raw, 19) / 1000));
    const moment = parseMoment(raw);
    if (moment) return new Date(moment.seconds * 1000 + Math.floor(moment.micros / 1000));
  }
  throw malformed('datetime');
}

function datetimeText(raw: unknown): string {
  const moment = typeof raw === 'string' ? parseMoment(raw) : null;
  if (!moment) throw malformed('datetime');
  return `${new Date(moment.seconds * 1000).toISOString().slice(0, 19)}.${String(moment.micros).padStart(6, '0')}Z`;
}

function time(raw: unknown): string {
  if (typeof raw === 'string') {
    if (raw.length === 8 || (raw.length === 15 && !raw.endsWith('.000000'))) return raw;
    const moment = parseMoment(raw);
    if (moment) return printTime(moment);
  }
  throw malformed('time of day');
}

function date(raw: unknown): string {
  if (typeof raw !== 'string') throw malformed('date');
  return raw.length === 10 ? raw : raw.slice(0, 10);
}

function uuid(raw: unknown): string {
  if (typeof raw !== 'string') throw malformed('uuid');
  if (raw.length !== 32) return raw.toLowerCase();
  return `${raw.slice(0, 8)}-${raw.slice(8, 12)}-${raw.slice(12, 16)}-${raw.slice(16, 20)}-${raw.slice(20)}`;
}

function json(raw: unknown): unknown {
  try {
    return JSON.parse(raw as string);
  } catch {
    throw malformed('JSON');
  }
}

/** Buffers too become plain arrays of bytes, the same as elsewhere. */
function binary(raw: unknown): Uint8Array {
  if (raw instanceof Uint8Array) return raw.constructor === Uint8Array ? raw : new Uint8Array(raw.buffer, raw.byteOffset, raw.byteLength);
  return new TextEncoder().encode(String(raw));
}

const text = (raw: unknown): string => (typeof raw === 'string' ? raw : String(raw));

/** 1 and 0; what else may stand in a column is left as it is, as in Django */
const boolean = (raw: unknown): unknown => (raw === 1 || raw === 1n ? true : raw === 0 || raw === 0n ? false : raw);

/** bigint only where a number doesn't do */
export function found(raw: unknown): unknown {
  if (typeof raw === 'bigint') return BigInt.asIntN(54, raw) === raw ? Number(raw) : raw;
  return raw instanceof Uint8Array ? binary(raw) : raw;
}

const decoders: Readonly<Record<Exclude<CellName, 'array' | 'decimal'>, DecodeCell>> = {
  boolean,
  number: Number,
  'bigint-number': safe,
  bigint: exact,
  float: Number,
  text,
  uuid,
  date,
  time,
  datetime,
  'datetime-text': datetimeText,
  duration: exact,
  json,
  binary,
  found,
  stored: storedText,
};

/** Cells that are read from bigint, so that no digit is lost. */
const wide: ReadonlySet<CellName> = new Set<CellName>(['bigint', 'duration', 'decimal', 'found', 'stored']);
export const needsBigints = (columns: readonly Cell[]): boolean => columns.some((cell) => wide.has(cell.name));

/** The decoder of a cell; null where the value is the cell as it stands. */
export function decoderOf(cell: Cell, bigints: boolean): DecodeCell | null {
  switch (cell.name) {
    case 'array':
      throw new NotSupportedError('NUA_BACKEND_UNSUPPORTED', 'sqlite has no columns of arrays.', {
        fix: 'Use json(), or a related model.',
      });
    case 'decimal':
      return decimalText(cell.places);
    case 'number':
    case 'float':
      return bigints ? decoders[cell.name] : null;
    default:
      return decoders[cell.name];
  }
}
