import { DataError } from '../../../errors/index.js';

/** A name, whatever stands in it. */
export const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** A text constant: backslashes stand for themselves (standard_conforming_strings). */
export function quoteText(text: string): string {
  if (!text.includes('\0')) return `'${text.replaceAll("'", "''")}'`;
  throw new DataError('NUA_DATA_INVALID', 'A constant or a key holds the character \\0, which no text of PostgreSQL holds.', {
    fix: 'Take it out.',
  });
}
