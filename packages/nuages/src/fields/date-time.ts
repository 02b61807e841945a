import { inYears, instantOf, textOf } from './calendar.js';
import { customField } from './custom-field.js';
import { between, flag, oneOf } from './option-rules.js';

/**
 * An instant, read as Date and kept to the millisecond, so that what is read equals what is stored.
 * `{ mode: 'string', precision: 6 }` reads text and keeps microseconds: 'YYYY-MM-DDTHH:MM:SS.ffffffZ', always UTC.
 */
export const dateTime = customField(
  ({ mode, precision = 3 }) => ({
    kind: 'datetime',
    cell: mode === 'string' ? 'datetime-text' : 'datetime',
    type: { name: 'timestamp', precision: precision as number },
    encode: mode === 'string' ? encodeText : encodeDate,
  }),
  { name: 'dateTime', options: { mode: oneOf('date', 'string'), precision: between(0, 6), autoNow: flag, autoNowAdd: flag } },
);

function encodeDate(value: unknown): Date {
  if (!(value instanceof Date)) throw new TypeError('takes a Date');
  if (Number.isNaN(value.getTime())) throw new TypeError('takes a Date that is valid');
  if (!inYears(value)) throw new TypeError('takes a Date of the years 1 to 9999');
  return value;
}
function encodeText(value: unknown): string {
  if (value instanceof Date) return textOf(encodeDate(value));
  const instant = typeof value === 'string' ? instantOf(value) : null;
  if (instant === null) throw new TypeError("takes a Date, or text as 'YYYY-MM-DDTHH:MM:SS.ffffff' with Z or an offset");
  return instant;
}
