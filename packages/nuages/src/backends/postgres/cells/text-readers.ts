import type { Cell, CellName } from '../../../ir/index.js';
import { readArray } from './array-text.js';
import { fullClock } from './clock.js';
import { readInterval } from './intervals.js';
import { LAST_MS, momentText, readMoment } from './moments.js';
import { beyondSafe, malformed, noDate, noDuration } from './unreadable.js';

/** What PostgreSQL prints -> the cell's form. */
export type ReadText = (text: string) => unknown;
/** The reader of one column, whose name stands in its errors. */
type MakeReader = (column: string) => ReadText;

const same: MakeReader = () => (text) => text;

const number: MakeReader = (column) => (text) => {
  const value = Number(text);
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) throw beyondSafe(column);
  return value;
};

const bigint: MakeReader = (column) => (text) => {
  // a sum of bigints is numeric
  const digits = /^(-?\d+)(?:\.0*)?$/.exec(text);
  if (!digits) throw malformed(column, 'a whole number');
  return BigInt(digits[1]!);
};

function bytes(column: string, text: string): Uint8Array {
  if (!text.startsWith('\\x')) throw malformed(column, 'bytes');
  return new Uint8Array(Buffer.from(text.slice(2), 'hex'));
}

const days = /^(\d{4,}-\d\d-\d\d)(?: [\d:.+-]+)?( BC)?$/;

const readers: Readonly<Record<Exclude<CellName, 'array' | 'found'>, MakeReader>> = {
  boolean: () => (text) => text === 't' || text === 'true',
  number,
  'bigint-number': number,
  bigint,
  float: () => Number,
  decimal: same,
  text: same,
  stored: same,
  uuid: same,
  // of a timestamp, its day
  date: () => (text) => {
    const day = days.exec(text);
    return day ? day[1]! + (day[2] ?? '') : text;
  },
  time: () => fullClock,
  datetime: (column) => (text) => {
    const at = readMoment(dayAlone.test(text) ? `${text} 00:00:00` : text);
    if (!at || Math.abs(at.ms) > LAST_MS) throw noDate(column);
    return new Date(at.ms);
  },
  'datetime-text': (column) => (text) => {
    const at = readMoment(dayAlone.test(text) ? `${text} 00:00:00` : text);
    if (!at || Math.abs(at.ms) > LAST_MS) throw noDate(column);
    return momentText(at.ms, at.micro);
  },
  duration: (column) => (text) => {
    const microseconds = readInterval(text);
    if (microseconds === null) throw text.endsWith('infinity') ? noDuration(column) : malformed(column, 'a duration');
    return microseconds;
  },
  json: () => JSON.parse as ReadText,
  binary: (column) => (text) => bytes(column, text),
};
const dayAlone = /^\d{4,}-\d\d-\d\d$/;

/** How a cell is read from the text of its column, whatever the column's type. */
export function textReader(cell: Cell, column: string): ReadText {
  if (cell.name !== 'array') return readers[cell.name === 'found' ? 'text' : cell.name](column);
  const item = textReader(leaf(cell), column);
  return (text) => readArray(text, item);
}

/** Arrays of arrays are one array of several dimensions. */
const leaf = ({ item = { name: 'text' } }: Cell): Cell => (item.name === 'array' ? leaf(item) : item);
