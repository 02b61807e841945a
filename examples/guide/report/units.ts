import type { Measure } from '../technique.js';

export const count = (value: number | null): string => (value === null ? '–' : value.toLocaleString('en'));

/** Three digits or so: 0.42, 7.3, 85, 1,204 */
export function ms(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: value < 1 ? 2 : value < 20 ? 1 : 0 });
}

/** In megabytes from a tenth of one on, else in kilobytes; of 1,000 each. */
export function bytes(value: number | null): string {
  if (value === null) return '–';
  if (value < 1000) return `${value} B`;
  return value < 99_950 ? `${rounded(value / 1000)} kB` : `${rounded(value / 1e6)} MB`;
}

/** In megabytes of a million bytes, the unit in the header. */
export const megabytes = (value: number | null): string => (value === null ? '–' : rounded(value / 1e6));

/** '1,001×', '8.3×' */
export function times(factor: number | null): string {
  return factor === null ? '–' : `${rounded(factor)}×`;
}

function rounded(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: value < 20 ? 1 : 0 });
}

/** What a factor is of. */
export const measureNames: Readonly<Record<Measure, string>> = {
  queries: 'queries',
  rows: 'rows',
  read: 'read',
  bytes: 'bytes',
  heap: 'heap',
};
