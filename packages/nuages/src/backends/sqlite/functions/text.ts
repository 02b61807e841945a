import type { SqlFunction, SqlValue } from './sql-function.js';

const textOf = (value: SqlValue | undefined): string | null => (value === null || value === undefined ? null : String(value));

export const textFunctions: readonly SqlFunction[] = [
  {
    name: 'nuages_reverse',
    call: (value) => {
      const text = textOf(value);
      return text && [...text].reverse().join('');
    },
  },
  {
    name: 'nuages_repeat',
    call: (value, times) => {
      const text = textOf(value);
      return text === null || times === null ? null : text.repeat(Math.max(0, Number(times)));
    },
  },
];
