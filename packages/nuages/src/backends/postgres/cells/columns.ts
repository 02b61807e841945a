import { ProgrammingError } from '../../../errors/index.js';
import type { Cell } from '../../../ir/index.js';
import type { RowDescription } from '../protocol/row-description.js';
import { binaryReader, type Read, readUtf8 } from './binary-readers.js';
import { naturalCell } from './natural-cell.js';
import { textReader } from './text-readers.js';

/** 0: text, 1: binary; one for each column */
export type Format = 0 | 1;

/** Cells without a conversion from text. */
const plain: ReadonlySet<string> = new Set(['text', 'decimal', 'uuid', 'stored']);

/** What is read from each column: as declared, or by its type where nothing is. */
export function cellsOf(declared: readonly Cell[] | null, { oids }: RowDescription): readonly Cell[] {
  const cells = declared ?? oids.map(naturalCell);
  if (cells.length === oids.length) return cells;
  throw new ProgrammingError('NUA_SQL_INVALID', `The statement gives ${oids.length} columns where ${cells.length} are declared.`, {
    fix: 'Declare one per column, in their order.',
  });
}

/** Binary wherever there is a reader for it. */
export const formatsOf = (cells: readonly Cell[], { oids, names }: RowDescription): readonly Format[] =>
  cells.map((cell, i) => (binaryReader(oids[i]!, cell.name, names[i]!) ? 1 : 0));

/** The readers of a result's columns; null: a format was asked for that the column's type has no reader for. */
export function readersOf(cells: readonly Cell[], { oids, names }: RowDescription, formats: readonly Format[]): readonly Read[] | null {
  const readers = cells.map((cell, i) => (formats[i] === 1 ? binaryReader(oids[i]!, cell.name, names[i]!) : textRead(cell, names[i]!)));
  return readers.every((read) => read !== undefined) ? readers : null;
}

function textRead(cell: Cell, column: string): Read {
  if (plain.has(cell.name)) return readUtf8;
  const read = textReader(cell, column);
  return (bytes, at, length) => read(readUtf8(bytes, at, length) as string);
}
