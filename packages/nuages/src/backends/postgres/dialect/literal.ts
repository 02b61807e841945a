import type { ColumnType, ValueType } from '../../../ir/index.js';
import { hex } from './array-literal.js';
import { quoteText } from './quote.js';
import { parameterType } from './types.js';

/** Types whose constants say themselves what they are. */
const untyped: ReadonlySet<ColumnType['name']> = new Set(['char', 'text', 'smallint', 'integer', 'bigint', 'boolean']);
const number = /^-?\d+(\.\d+)?$/;

/** A bound value as part of the text. */
export function literal(cell: unknown, { column }: ValueType): string {
  if (cell === null) return 'NULL';
  const value = cell as boolean | string | number | bigint | Uint8Array;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  const text = value instanceof Uint8Array ? `\\x${hex(value)}` : String(value);
  const bare = typeof value === 'number' || typeof value === 'bigint' || column.name === 'decimal' || column.name === 'bigint';
  if (bare && number.test(text)) return text.startsWith('-') ? `(${text})` : text;
  return untyped.has(column.name) ? quoteText(text) : `${quoteText(text)}::${parameterType(column)}`;
}
