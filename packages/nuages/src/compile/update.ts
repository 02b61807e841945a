import type { Delete, Update } from '../ir/index.js';
import { writeReturning } from './returning.js';
import { writeCondition, writeTable } from './select.js';
import { writeValueRows } from './value-rows.js';
import type { Writer } from './writer.js';

export function writeUpdate({ table, set, from, where, returning }: Update, writer: Writer): string {
  const { dialect, write } = writer;
  const assignments = set.map(({ column, value }) => `${dialect.quote(column)} = ${write(value)}`).join(', ');
  const source = from ? ` FROM ${writeFrom(from, writer)}` : '';
  const condition = where ? ` WHERE ${writeCondition(where, write)}` : '';
  return `UPDATE ${writeTable(table, dialect)} SET ${assignments}${source}${condition}${writeReturning(returning, dialect)}`;
}

/** the columns of VALUES are called so by themselves */
function writeFrom({ source, alias }: NonNullable<Update['from']>, writer: Writer): string {
  const name = writer.dialect.quote(alias);
  const values = writeValueRows(source, writer);
  if (source.kind === 'rows') return `(${values}) ${name}`;
  return `${values} ${name}(${source.arrays.map((_, i) => writer.dialect.quote(`column${i + 1}`)).join(', ')})`;
}

export function writeDelete({ table, where }: Delete, { dialect, write }: Writer): string {
  return `DELETE FROM ${writeTable(table, dialect)}${where ? ` WHERE ${writeCondition(where, write)}` : ''}`;
}
