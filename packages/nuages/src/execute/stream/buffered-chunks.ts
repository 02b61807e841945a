import type { DriverResult, DriverStatement } from '../../contract/index.js';
import type { RunOptions } from '../statement/run-options.js';
import type { ChunkOptions } from './chunk-options.js';

type Cells = readonly unknown[];
type Run = (statement: DriverStatement<Cells>, params: readonly unknown[], options: RunOptions) => Promise<DriverResult<Cells>>;

const ofCells = new WeakMap<DriverStatement, DriverStatement<Cells>>();

/**
 * For a connection that others use between the chunks and that keeps no cursor open meanwhile: the result is read at once and kept as
 * cells, which become rows a chunk at a time and are let go.
 */
export async function* bufferedChunks<T>(
  run: Run,
  statement: DriverStatement<T>,
  params: readonly unknown[],
  options: ChunkOptions,
): AsyncGenerator<T[]> {
  const { chunkSize, context, model, signal } = options;
  const { rows } = await run(readingCells(statement), params, { write: false, context: null, model, signal });
  while (rows.length > 0) {
    const group = context();
    yield rows.splice(0, chunkSize).map((cells) => statement.make(group, ...cells));
  }
}

function readingCells<T>(statement: DriverStatement<T>): DriverStatement<Cells> {
  const known = ofCells.get(statement);
  if (known !== undefined) return known;
  const made = Object.freeze({ ...statement, make: (_context: unknown, ...cells: unknown[]) => cells });
  ofCells.set(statement, made);
  return made;
}
