import { DataError } from '../../../errors/index.js';
import type { SqlFunction, SqlValue } from './sql-function.js';

const textOf = (value: SqlValue | undefined): string | null => (value === null || value === undefined ? null : String(value));

/** bytes that a value of SQLite takes at most */
const most = 1_000_000_000;
function within(length: number): true {
  if (length <= most / 2) return true;
  throw new DataError('NUA_DATA_INVALID', 'A text would be longer than SQLite can hold.', { fix: 'Repeat it less often.' });
}

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
      return text === null || times === null ? null : within(text.length * Number(times)) && text.repeat(Math.max(0, Number(times)));
    },
  },
  /** nuages_pad(side, text, length, fill): to so many characters, as PostgreSQL does; a longer text is cut off at its end */
  {
    name: 'nuages_pad',
    call: (side, value, length, fill) => {
      const [text, filling] = [textOf(value), textOf(fill)];
      if (text === null || filling === null || length === null) return null;
      const [characters, room] = [[...text], Number(length)];
      const missing = room - characters.length;
      if (missing <= 0 || filling === '') return characters.slice(0, Math.max(0, room)).join('');
      within(missing * filling.length);
      const units = [...filling];
      const padding = [...filling.repeat(Math.ceil(missing / units.length))].slice(0, missing).join('');
      return side === 'left' ? padding + text : text + padding;
    },
  },
];
