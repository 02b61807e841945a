import type { Cell, CellName } from '../../../ir/index.js';
import { arrayItems, oid } from './oids.js';

const names: ReadonlyMap<number, CellName> = new Map<number, CellName>([
  [oid.bool, 'boolean'],
  [oid.int2, 'number'],
  [oid.int4, 'number'],
  [oid.oid, 'number'],
  [oid.int8, 'bigint'],
  [oid.float4, 'float'],
  [oid.float8, 'float'],
  [oid.numeric, 'decimal'],
  [oid.date, 'date'],
  [oid.time, 'time'],
  [oid.timestamp, 'datetime'],
  [oid.timestamptz, 'datetime'],
  [oid.interval, 'duration'],
  [oid.json, 'json'],
  [oid.jsonb, 'json'],
  [oid.uuid, 'uuid'],
  [oid.bytea, 'binary'],
]);

/** The cell of a column that nobody declared, by its type; text where there is none of its own. */
export function naturalCell(type: number): Cell {
  const item = arrayItems.get(type);
  if (item !== undefined) return { name: 'array', item: naturalCell(item) };
  return { name: names.get(type) ?? 'text' };
}
