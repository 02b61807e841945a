import { DataError, type ErrorDetails } from '../../../errors/index.js';
import type { ServerError } from '../protocol/server-error.js';

/** The server's own words hold the value: these don't. */
const facts: Readonly<Record<string, string>> = {
  '22001': 'A text is longer than its column allows.',
  '22003': 'A number is out of the range of its type.',
  '22007': 'A text is no date or time.',
  '22008': 'A date or time is out of range.',
  '22012': 'A number was divided by zero.',
  '22021': 'A text holds a character that PostgreSQL can not store: \\0, or half of a surrogate pair.',
  '22023': 'A function was given a value that it does not take: a time zone that is unknown, perhaps.',
  '22P02': 'A text is no value of the type that it is meant for.',
  '22P05': 'A text holds a character that the encoding of the database lacks.',
  '2200G': 'A value has another type than the function wants.',
  '2201B': 'A regular expression is not well formed.',
  '2201E': 'A logarithm was taken of a number that has none.',
  '2201F': 'A power or root was taken of a number that has none.',
};

/** Null: the error is about no value. */
export function dataError({ code }: ServerError, details: ErrorDetails): DataError | null {
  if (!code.startsWith('22')) return null;
  return new DataError('NUA_DATA_INVALID', facts[code] ?? `The database refused a value (SQLSTATE ${code}).`, {
    ...details,
    fix: 'The cause has the words of the database; they may hold the value.',
  });
}
