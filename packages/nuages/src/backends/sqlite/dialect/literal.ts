import type { ValueType } from '../../../ir/index.js';
import { quoteText } from './quote.js';

/** A bound value as part of the text. */
export function literal(bound: unknown, type: ValueType): string {
  switch (typeof bound) {
    case 'bigint':
      return String(bound);
    case 'number':
      return real(bound, type);
    case 'string':
      return quoteText(bound);
    default:
      return `X'${Buffer.from(bound as Uint8Array).toString('hex')}'`;
  }
}

/** a whole REAL keeps its point, or it would divide as an INTEGER */
function real(value: number, { cell }: ValueType): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NULL' : value > 0 ? '9e999' : '-9e999';
  const text = String(value);
  return cell.name === 'float' && !/[.e]/.test(text) ? `${text}.0` : text;
}
