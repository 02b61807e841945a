import type { Delete, Update } from '../ir/index.js';
import { writeReturning } from './returning.js';
import { writeCondition, writeTable } from './select.js';
import type { Writer } from './writer.js';

export function writeUpdate({ table, set, where, returning }: Update, { dialect, write }: Writer): string {
  const assignments = set.map(({ column, value }) => `${dialect.quote(column)} = ${write(value)}`).join(', ');
  return `UPDATE ${writeTable(table, dialect)} SET ${assignments}${where ? ` WHERE ${writeCondition(where, write)}` : ''}${writeReturning(returning, dialect)}`;
}

export function writeDelete({ table, where }: Delete, { dialect, write }: Writer): string {
  return `DELETE FROM ${writeTable(table, dialect)}${where ? ` WHERE ${writeCondition(where, write)}` : ''}`;
}
