import { endNames, instantType, type Lookup, lookups, spanned } from '../expressions/index.js';
import { inYears, instantOf, instantTextOf } from '../ir/index.js';
import { customField } from './custom-field.js';
import { between, flag, oneOf } from './option-rules.js';

export const dateTime = customField(
  ({ mode, precision = 3, primaryKey }) => {
    const encode = mode === 'string' ? encodeText : encodeDate;
    const finer = (precision as number) > 3;
    return {
      kind: 'datetime',
      lineage: ['dateTime', 'date'],
      cell: mode === 'string' ? 'datetime-text' : 'datetime',
      type: { name: 'timestamp', precision: precision as number },
      encode,
      ...(finer && { lookups: byMillisecond(encode) }),
      faults: finer && mode !== 'string' && primaryKey ? [`is a key of more digits than a Date has: precision 3, or mode: 'string'`] : [],
    };
  },
  { name: 'dateTime', options: { mode: oneOf('date', 'string'), precision: between(0, 6), autoNow: flag, autoNowAdd: flag } },
);

function encodeDate(value: unknown): Date {
  if (!(value instanceof Date)) throw new TypeError('takes a Date');
  if (Number.isNaN(value.getTime())) throw new TypeError('takes a Date that is valid');
  if (!inYears(value)) throw new TypeError('takes a Date of the years 1 to 9999');
  return value;
}
function encodeText(value: unknown): string {
  if (value instanceof Date) return instantTextOf(encodeDate(value));
  const instant = typeof value === 'string' ? instantOf(value) : null;
  if (instant === null) throw new TypeError("takes a Date, or text as 'YYYY-MM-DDTHH:MM:SS.ffffff' with Z or an offset");
  return instant;
}

/** A Date beside more than three digits means that millisecond; text is exact. */
function byMillisecond(encode: (value: unknown) => Date | string): Readonly<Record<string, Lookup>> {
  const end = (digits: string) => (value: unknown) => {
    if (value === null) return null;
    const instant = encode(value);
    return value instanceof Date ? `${instantTextOf(value).slice(0, -4)}${digits}Z` : instant;
  };
  const span = { type: instantType, first: end('000'), last: end('999'), dates: true };
  return spanned(lookups.datetime, [...endNames, 'range', 'in'], span);
}
