import { type Cell, Decimal, Duration } from '../../../ir/index.js';

type Value = (cell: unknown) => unknown;

const whole: Value = (cell) => {
  const number = Number(cell);
  return Number.isSafeInteger(number) ? number : cell;
};
const decimal: Value = (cell) => new Decimal(cell as string);
const duration: Value = (cell) => new Duration(cell as bigint);

/** The cell of a column that nobody declared -> the value that users read; null: they are the same. */
export function foundValue({ name, item }: Cell): Value | null {
  switch (name) {
    case 'bigint':
      return whole;
    case 'decimal':
      return decimal;
    case 'duration':
      return duration;
    case 'array': {
      const each = item ? foundValue(item) : null;
      return each && listOf(each);
    }
    default:
      return null;
  }
}

/** arrays of arrays are one array of several dimensions */
const listOf = (each: Value): Value => {
  const list: Value = (cells) => (cells as unknown[]).map((cell) => (Array.isArray(cell) ? list(cell) : cell === null ? null : each(cell)));
  return list;
};
