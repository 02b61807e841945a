import { Decimal, Duration } from '../ir/index.js';

/** What a value is, as far as it decides the type that it has where it stands beside none. */
export type ValueSort =
  | 'null'
  | 'boolean'
  | 'integer'
  | 'big'
  | 'float'
  | 'bigint'
  | 'decimal'
  | 'duration'
  | 'instant'
  | 'bytes'
  | 'parts'
  | 'text'
  | 'other';

export function sortOf(value: unknown): ValueSort {
  switch (typeof value) {
    case 'boolean':
      return 'boolean';
    case 'number':
      if (Number.isSafeInteger(value)) return (value | 0) === value ? 'integer' : 'big';
      return 'float';
    case 'bigint':
      return 'bigint';
    case 'string':
      return 'text';
    default:
      return sortOfObject(value);
  }
}

function sortOfObject(value: unknown): ValueSort {
  if (value === null) return 'null';
  if (value instanceof Date) return 'instant';
  if (value instanceof Decimal) return 'decimal';
  if (value instanceof Duration) return 'duration';
  if (value instanceof Uint8Array) return 'bytes';
  return typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype ? 'parts' : 'other';
}
