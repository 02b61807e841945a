import { bind } from '../compile/index.js';
import { currentTimeZone, openDatabase } from '../execute/index.js';
import { Group } from '../hydrate/index.js';
import type { QueryState } from '../query/index.js';
import { loader } from './loader.js';
import { prepare } from './prepare.js';

/** The rows of a query, a chunk at a time: each chunk is a group of its own. */
export async function* stream({ shape, values, alias }: QueryState, chunkSize: number): AsyncIterableIterator<unknown[]> {
  const database = await openDatabase(alias);
  const { plan, statement, empty } = prepare(shape, 'rows', database.dialect);
  if (empty) return;
  const params = bind(plan, values, currentTimeZone);
  const nextGroup = () => new Group(database.alias, loader);
  for await (const { rows, context } of database.iterate(statement, params, { chunkSize, nextContext: nextGroup, model: shape.meta.name })) {
    if (typeof rows[0] === 'object') (context as Group).adopt(rows as object[]);
    yield rows;
  }
}
