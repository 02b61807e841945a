import { ValueError } from '../../../errors/index.js';

/** A value that the cell of its column has no room for. */
export const beyondSafe = (column: string): ValueError =>
  new ValueError('NUA_VALUE_INVALID', `Column "${column}" holds a number beyond 2^53, which a JavaScript number can't hold exactly.`, {
    fix: "Declare the field as bigint({ mode: 'bigint' }), or cast the column to text.",
  });
export const noDate = (column: string): ValueError =>
  new ValueError('NUA_VALUE_INVALID', `Column "${column}" holds a time that Date has no value for: infinity, or beyond the year 275760.`, {
    fix: 'Read the column as text, or replace the value.',
  });
export const noDuration = (column: string): ValueError =>
  new ValueError('NUA_VALUE_INVALID', `Column "${column}" holds an infinite interval.`, {
    fix: 'Read the column as text, or replace the value.',
  });
export const malformed = (column: string, what: string): ValueError =>
  new ValueError('NUA_VALUE_INVALID', `Column "${column}" holds a value that can't be read as ${what}.`, {
    fix: 'Make the type of the field that of the column, or cast the column in the query.',
  });
