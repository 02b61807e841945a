import { bind } from '../compile/index.js';
import { currentTimeZone, database } from '../execute/index.js';
import { Group, groupOf } from '../hydrate/index.js';
import type { QueryState } from '../query/index.js';
import { loader } from './loader.js';
import { prepare } from './prepare.js';

/** The rows of a query, a chunk at a time: each chunk is a group of its own. */
export async function* stream({ shape, values }: QueryState, chunkSize: number): AsyncIterableIterator<unknown[]> {
  const db = database(shape.alias ?? undefined);
  const { plan, statement, row, empty } = prepare(shape, 'rows', db.dialect);
  if (empty) return;
  const context = row.kind === 'instance' ? () => new Group(db.alias, loader) : () => null;
  for await (const chunk of db.iterate(statement, bind(plan, values, currentTimeZone), { chunkSize, context, model: shape.meta.name })) {
    if (row.kind === 'instance' && chunk.length > 0) groupOf(chunk[0] as object)!.adopt(chunk as object[]);
    yield chunk;
  }
}
