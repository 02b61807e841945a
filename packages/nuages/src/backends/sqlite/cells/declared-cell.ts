import { type CellName, Decimal } from '../../../ir/index.js';
import { type DecodeCell, decoderOf, found } from './decode-cell.js';

/** By the types that tables declare; others, JSON, uuid and intervals among them, are texts and numbers that could be anything. */
const names: ReadonlyMap<string, CellName> = new Map<string, CellName>([
  ['bool', 'boolean'],
  ['boolean', 'boolean'],
  ['date', 'date'],
  ['time', 'time'],
  ['datetime', 'datetime'],
  ['timestamp', 'datetime'],
  ['decimal', 'decimal'],
  ['numeric', 'decimal'],
]);

/** How the value of a column is read that nobody declared to us, by the type that its table gives it; null: it is computed. */
export function declaredDecoder(type: string | null): DecodeCell {
  const name = type === null ? undefined : names.get(type.replace(/\(.*/, '').trim().toLowerCase());
  if (name === undefined) return found;
  const decode = decoderOf({ name }, true) as (raw: unknown) => unknown;
  return name === 'decimal' ? (raw: unknown) => new Decimal(decode(raw) as string) : decode;
}
