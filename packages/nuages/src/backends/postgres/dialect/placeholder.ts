import type { ValueType } from '../../../ir/index.js';
import { parameterType } from './types.js';

/**
 * `$1::bigint`: the server would take a parameter that stands beside no column for text, and `GREATEST($1, $2)` would compare digits.
 * Comparisons across the types of one family (int2, int4, int8; date, timestamptz) still use indexes. Texts stay bare: beside a column they
 * take its type, an enum's or citext's too, and elsewhere they are text.
 */
export function placeholder(n: number, { column, cell }: ValueType, list: boolean): string {
  if (cell.name === 'found') return `$${n}`;
  if (list) return `$${n}::${parameterType(column)}[]`;
  return column.name === 'char' || column.name === 'text' ? `$${n}` : `$${n}::${parameterType(column)}`;
}
