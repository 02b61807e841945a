import { durationType, typesBySort, type ValueSort } from '../expressions/index.js';
import type { ValueType } from '../ir/index.js';
import { familyOf } from './family.js';

const numbers: ReadonlySet<ValueSort> = new Set<ValueSort>(['integer', 'big', 'float', 'bigint', 'decimal']);
const times: ReadonlySet<string> = new Set(['date', 'time', 'datetime', 'duration']);

/** The type of a value, beside another operand where there is one: 0.1 beside a decimal is that exact decimal. */
export function typeOfValue(sort: ValueSort, beside: ValueType | undefined): ValueType {
  const own = typesBySort[sort];
  if (!beside) return own;
  const family = familyOf(beside);
  if (numbers.has(sort)) return family === 'duration' || (family === 'number' && beside.kind !== 'decimal') ? own : beside;
  return times.has(family) && (sort === 'duration' || sort === 'parts') ? durationType : beside;
}
