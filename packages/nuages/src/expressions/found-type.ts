import { Decimal, Duration, inYears, type ValueType } from '../ir/index.js';

/**
 * Of SQL by hand whose type nobody says: it is read by the type that the database says, and a value beside it travels as what it is, so that
 * the database gives it the type of what it stands beside.
 */
export const foundType: ValueType = Object.freeze({
  kind: 'text',
  cell: Object.freeze({ name: 'found' }),
  column: Object.freeze({ name: 'text' }),
  encode,
});

function encode(value: unknown): unknown {
  switch (typeof value) {
    case 'string':
      if ((value as string & { isWellFormed(): boolean }).isWellFormed()) return value;
      break;
    case 'number':
    case 'bigint':
    case 'boolean':
      return value;
    default:
      if (value instanceof Date ? inYears(value) : value instanceof Decimal || value instanceof Duration || value instanceof Uint8Array)
        return value;
  }
  throw new TypeError('takes text, a number, true or false, a Date, a Decimal, a Duration or bytes');
}
