import type { DriverResult, DriverStatement, MakeRow } from '../../contract/index.js';
import type { RunOptions } from '../statement/run-options.js';
import type { ChunkOptions } from './chunk-options.js';

/** The cells of a row that is not made yet. */
type Later<T> = (context: unknown) => T;
type Run = <T>(statement: DriverStatement<Later<T>>, params: readonly unknown[], options: RunOptions) => Promise<DriverResult<Later<T>>>;

const ofCells = new WeakMap<DriverStatement, DriverStatement<Later<unknown>>>();

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
    yield rows.splice(0, chunkSize).map((make) => make(group));
  }
}

function readingCells<T>(statement: DriverStatement<T>): DriverStatement<Later<T>> {
  const known = ofCells.get(statement);
  if (known !== undefined) return known as DriverStatement<Later<T>>;
  const { describe } = statement;
  const made: DriverStatement<Later<T>> = Object.freeze({
    ...statement,
    make: later(statement.make),
    ...(describe && {
      describe: (names: readonly string[]) => {
        const { columns, make } = describe(names);
        return { columns, make: later(make) };
      },
    }),
  } as DriverStatement<Later<T>>);
  ofCells.set(statement, made);
  return made;
}

const later =
  <T>(make: MakeRow<T>): MakeRow<Later<T>> =>
  (_, ...cells) =>
  (context) =>
    make(context, ...cells);
