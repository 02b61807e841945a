import { Decimal, Duration } from '../../../ir/index.js';
import { intervalText } from '../cells/intervals.js';
import { isoText } from '../cells/moments.js';

/** A value of no declared type as the text that the server reads where it stands. */
export function foundParameter(value: unknown): unknown {
  if (value instanceof Date) return isoText(value);
  if (value instanceof Duration) return intervalText(value.microseconds);
  return value instanceof Decimal || typeof value === 'bigint' ? String(value) : value;
}
