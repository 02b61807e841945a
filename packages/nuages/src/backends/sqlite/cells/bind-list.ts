import type { Cell } from '../../../ir/index.js';
import { bind } from './bind.js';

/** A list as the text of a JSON array, for json_each: numbers stand raw, as it reads all 64 bits of them. */
export function bindList(cell: Cell, items: readonly unknown[]): string {
  const toDriver = (bind as Readonly<Record<string, (cell: never) => unknown>>)[cell.name] as ((cell: unknown) => unknown) | undefined;
  // a list of documents holds no NULL: null among them is JSON's
  const isNull = (item: unknown) => item === null && cell.name !== 'json';
  return `[${items.map((item) => element(toDriver && !isNull(item) ? toDriver(item) : item)).join(',')}]`;
}

function element(bound: unknown): string {
  switch (typeof bound) {
    case 'bigint':
      return String(bound);
    case 'number':
      return Number.isFinite(bound) ? String(bound) : infinite(bound);
    case 'object':
      return bound === null ? 'null' : `"${Buffer.from(bound as Uint8Array).toString('hex')}"`;
    default:
      return JSON.stringify(bound);
  }
}

/** beyond the range of a double: read as infinity; what is no number is NULL to SQLite */
const infinite = (value: number): string => (Number.isNaN(value) ? 'null' : value > 0 ? '9e999' : '-9e999');
