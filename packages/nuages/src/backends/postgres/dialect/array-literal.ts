import type { Cell, CellName } from '../../../ir/index.js';
import { bindings } from './bind.js';

/** Cells whose text has no character that means something inside braces. */
const plain: ReadonlySet<CellName> = new Set<CellName>([
  'boolean',
  'number',
  'bigint-number',
  'bigint',
  'float',
  'decimal',
  'uuid',
  'date',
  'time',
]);
const special = /["\\]/;

/** A list as one parameter: `{1,2,NULL}`, `{"a","b \"c\""}`. Twice as fast as going through a general encoder. */
export function arrayLiteral(cell: Cell, items: readonly unknown[]): string {
  const { length } = items;
  if (length === 0) return '{}';
  const write = plain.has(cell.name) ? String : elementOf(cell);
  let text = '{';
  for (let i = 0; i < length; i++) {
    const item = items[i];
    if (i > 0) text += ',';
    text += item === null ? 'NULL' : write(item);
  }
  return `${text}}`;
}

function elementOf(cell: Cell): (item: unknown) => string {
  if (cell.name === 'array') {
    const inner = cell.item ?? { name: 'text' };
    return (item) => arrayLiteral(inner, item as readonly unknown[]);
  }
  if (cell.name === 'binary') return (item) => `"\\\\x${hex(item as Uint8Array)}"`;
  const bind = bindings[cell.name] as ((cell: unknown) => string) | undefined;
  return (item) => quoted(bind ? bind(item) : (item as string));
}

const quoted = (text: string): string => (special.test(text) ? `"${text.replace(/["\\]/g, '\\$&')}"` : `"${text}"`);

/** bytes as PostgreSQL reads them behind `\x` */
export const hex = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex');
