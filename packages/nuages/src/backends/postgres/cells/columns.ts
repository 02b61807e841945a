import { ProgrammingError } from '../../../errors/index.js';
import type { DriverStatement, FoundRows } from '../../../contract/index.js';
import type { Cell } from '../../../ir/index.js';
import type { RowDescription } from '../protocol/row-description.js';
import { binaryReader, type Read, readUtf8 } from './binary-readers.js';
import { foundValue } from './found-value.js';
import { naturalCell } from './natural-cell.js';
import { type ReadText, textReader } from './text-readers.js';

/** 0: text, 1: binary; one for each column */
export type Format = 0 | 1;

/** Cells without a conversion from text. */
const plain: ReadonlySet<string> = new Set(['text', 'decimal', 'uuid', 'stored']);

/** What is read from each column, as declared, or by its type where nothing is; and what rows are made of it. */
export function rowsFor<T>({ columns, make, describe }: DriverStatement<T>, { names }: RowDescription): FoundRows<T> {
  const rows = columns === null && describe ? describe(names) : { columns: columns ?? names.map(() => found), make };
  if (rows.columns.length === names.length) return rows;
  throw new ProgrammingError('NUA_SQL_INVALID', `The statement gives ${names.length} columns where ${rows.columns.length} are declared.`, {
    fix: 'Declare one per column, in their order.',
  });
}

/** Binary wherever there is a reader for it. */
export const formatsOf = (cells: readonly Cell[], { oids, names }: RowDescription): readonly Format[] =>
  cells.map((cell, i) => (binaryReader(oids[i]!, byType(cell, oids[i]!).name, names[i]!) ? 1 : 0));

/** The readers of a result's columns; null: a format was asked for that the column's type has no reader for. */
export function readersOf(cells: readonly Cell[], { oids, names }: RowDescription, formats: readonly Format[]): readonly Read[] | null {
  const readers: Read[] = [];
  for (const [i, cell] of cells.entries()) {
    const known = byType(cell, oids[i]!);
    const read = formats[i] === 1 ? binaryReader(oids[i]!, known.name, names[i]!) : textRead(known, names[i]!);
    if (!read) return null;
    const value = known === cell ? null : foundValue(known);
    readers.push(value ? (bytes, at, length) => value(read(bytes, at, length)) : read);
  }
  return readers;
}

/** The same of texts that are cut out already. */
export const textReadersOf = (cells: readonly Cell[], { oids, names }: RowDescription): readonly ReadText[] =>
  cells.map((cell, i) => {
    const known = byType(cell, oids[i]!);
    const read = textReader(known, names[i]!);
    const value = known === cell ? null : foundValue(known);
    return value ? (text) => value(read(text)) : read;
  });

const found: Cell = Object.freeze({ name: 'found' });
const byType = (cell: Cell, type: number): Cell => (cell.name === 'found' ? naturalCell(type) : cell);

function textRead(cell: Cell, column: string): Read {
  if (plain.has(cell.name)) return readUtf8;
  const read = textReader(cell, column);
  return (bytes, at, length) => read(readUtf8(bytes, at, length) as string);
}
