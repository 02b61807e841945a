import { durationType, floatType, typesBySort, type ValueSort } from '../expressions/index.js';
import type { ValueType } from '../ir/index.js';
import { familyOf } from './family.js';

const numbers: ReadonlySet<ValueSort> = new Set<ValueSort>(['integer', 'big', 'float', 'bigint', 'decimal']);
const ofNumber: ReadonlySet<ValueSort> = new Set<ValueSort>(['integer', 'big', 'float']);
const times: ReadonlySet<string> = new Set(['date', 'time', 'datetime', 'duration']);

/** The type of a value, beside another operand where there is one: 0.1 beside a decimal is that exact decimal, 1 beside a float is 1.0. */
export function typeOfValue(sort: ValueSort, beside: ValueType | undefined): ValueType {
  const own = typesBySort[sort];
  if (!beside) return own;
  const family = familyOf(beside);
  if (numbers.has(sort) && (family === 'number' || family === 'duration')) {
    if (beside.kind === 'decimal') return beside;
    return beside.cell.name === 'float' && ofNumber.has(sort) ? floatType : own;
  }
  return times.has(family) && (sort === 'duration' || sort === 'parts') ? durationType : beside;
}
