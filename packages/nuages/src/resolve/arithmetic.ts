import { dateTimeType, durationType, foundType } from '../expressions/index.js';
import type { ValueType } from '../ir/index.js';
import { type Family, familyOf, isFound } from './family.js';

type Result = 'number' | 'left' | 'right' | 'datetime' | 'duration';
const operators: Readonly<Record<string, readonly (readonly [left: Family, right: Family, result: Result])[]>> = {
  add: [
    ['date', 'duration', 'datetime'],
    ['duration', 'date', 'datetime'],
    ['datetime', 'duration', 'left'],
    ['duration', 'datetime', 'right'],
    ['time', 'duration', 'left'],
    ['duration', 'time', 'right'],
    ['duration', 'duration', 'duration'],
  ],
  sub: [
    ['date', 'duration', 'datetime'],
    ['datetime', 'duration', 'left'],
    ['time', 'duration', 'left'],
    ['duration', 'duration', 'duration'],
    ['date', 'date', 'duration'],
    ['date', 'datetime', 'duration'],
    ['datetime', 'date', 'duration'],
    ['datetime', 'datetime', 'duration'],
    ['time', 'time', 'duration'],
  ],
  mul: [
    ['duration', 'number', 'duration'],
    ['number', 'duration', 'duration'],
  ],
  div: [['duration', 'number', 'duration']],
};

/** What an operator makes of two values: numbers go with numbers, dates and times with durations. Null: they don't go together. */
export function resultOf(op: string, left: ValueType, right: ValueType): ValueType | null {
  if (isFound(left) || isFound(right)) return foundType;
  const [a, b] = [familyOf(left), familyOf(right)];
  if (a === 'number' && b === 'number') return widest([left, right]);
  const result = operators[op]?.find(([x, y]) => x === a && y === b)?.[2];
  if (result === undefined) return null;
  return result === 'left' ? left : result === 'right' ? right : result === 'datetime' ? dateTimeType : durationType;
}

const width = ({ kind, cell }: ValueType): number =>
  kind === 'decimal' ? 4 : cell.name === 'float' ? 3 : cell.name === 'bigint' ? 2 : cell.name === 'bigint-number' ? 1 : 0;
/** Of numbers, the type that holds all of them; of others, the first. */
export const widest = (types: readonly ValueType[]): ValueType =>
  familyOf(types[0]!) === 'number' ? types.reduce((a, b) => (width(b) > width(a) ? b : a)) : types[0]!;
