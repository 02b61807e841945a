import type { ValueRows } from '../ir/index.js';
import type { Writer } from './writer.js';

/** `VALUES (1, 2), (3, 4)`, or the same of one array a column. */
export function writeValueRows(source: ValueRows, { write }: Writer): string {
  return source.kind === 'arrays'
    ? `unnest(${source.arrays.map(write).join(', ')})`
    : `VALUES ${source.rows.map((row) => `(${row.map(write).join(', ')})`).join(', ')}`;
}
