import { database } from '../execute/index.js';
import { groupOf } from '../hydrate/index.js';
import type { QueryState } from '../query/index.js';
import { checkTransaction } from './check-transaction.js';
import { newGroup } from './kin.js';
import { knowOwnerOf } from './known-owner.js';
import { prefetch } from './prefetch.js';
import { ready } from './ready.js';
import { signalOf } from './signalled.js';

/** The rows of a query, a chunk at a time: each chunk is a group of its own, and whole before its first row is given. */
export async function* stream(state: QueryState, chunkSize: number): AsyncIterableIterator<unknown[]> {
  const { shape } = state;
  const db = database(shape.alias ?? undefined);
  const { prepared, params } = ready(state, 'rows', db.dialect);
  const { statement, row, empty, loading, locks } = prepared;
  if (locks) checkTransaction(db.alias, shape.meta);
  if (empty) return;
  const context = row.kind === 'instance' ? () => newGroup(db.alias, loading.mode) : () => null;
  for await (const chunk of db.iterate(statement, params, { chunkSize, context, model: shape.meta.name, signal: signalOf(state) })) {
    if (row.kind === 'instance' && chunk.length > 0) {
      groupOf(chunk[0] as object)!.adopt(chunk as object[]);
      knowOwnerOf(chunk as object[], state);
      if (loading.lookups.length > 0) await prefetch(chunk as object[], loading.lookups, state.values);
    }
    yield chunk;
  }
}
