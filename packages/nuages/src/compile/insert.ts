import type { Conflict, Insert, TargetColumn } from '../ir/index.js';
import { writeReturning } from './returning.js';
import { writeTable } from './select.js';
import { writeValueRows } from './value-rows.js';
import type { Writer } from './writer.js';

export function writeInsert({ table, columns, source, conflict, returning }: Insert, writer: Writer): string {
  const into = `INSERT INTO ${writeTable(table, writer.dialect)}`;
  const end = `${conflict ? writeConflict(conflict, writer) : ''}${writeReturning(returning, writer.dialect)}`;
  if (source.kind === 'defaults') return `${into} DEFAULT VALUES${end}`;
  const values = writeValueRows(source, writer);
  return `${into} (${namesOf(columns, writer).join(', ')}) ${source.kind === 'arrays' ? `SELECT * FROM ${values}` : values}${end}`;
}

function writeConflict({ unique, set }: Conflict, writer: Writer): string {
  const target = unique ? ` (${namesOf(unique, writer).join(', ')})` : '';
  const assignments = namesOf(set, writer).map((name) => `${name} = EXCLUDED.${name}`);
  return ` ON CONFLICT${target} DO ${set.length > 0 ? `UPDATE SET ${assignments.join(', ')}` : 'NOTHING'}`;
}

const namesOf = (columns: readonly TargetColumn[], { dialect }: Writer): string[] => columns.map((c) => dialect.quote(c.column));
