import type { Insert, TargetColumn } from '../ir/index.js';
import { writeTable } from './select.js';
import { writeReturning } from './returning.js';
import type { Writer } from './writer.js';

export function writeInsert({ table, columns, source, unlessThere, returning }: Insert, writer: Writer): string {
  const { dialect, write } = writer;
  const listed = (some: readonly TargetColumn[]) => some.map((c) => dialect.quote(c.column)).join(', ');
  const into = `INSERT INTO ${writeTable(table, dialect)}`;
  const names = ` (${listed(columns)})`;
  const end = `${unlessThere ? ` ON CONFLICT (${listed(unlessThere)}) DO NOTHING` : ''}${writeReturning(returning, dialect)}`;
  switch (source.kind) {
    case 'defaults':
      return `${into} DEFAULT VALUES${end}`;
    case 'rows':
      return `${into}${names} VALUES ${source.rows.map((row) => `(${row.map(write).join(', ')})`).join(', ')}${end}`;
    case 'arrays':
      return `${into}${names} SELECT * FROM unnest(${source.arrays.map(write).join(', ')})${end}`;
  }
}
