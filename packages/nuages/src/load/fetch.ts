import { database } from '../execute/index.js';
import type { QueryState } from '../query/index.js';
import { checkTransaction } from './check-transaction.js';
import { gather, newGroup } from './kin.js';
import { knowOwnerOf } from './known-owner.js';
import { prefetch } from './prefetch.js';
import type { Question } from './prepare.js';
import { ready } from './ready.js';
import { signalled } from './signalled.js';
import { relatedCount, relatedExist, relatedRows } from './related.js';

// The road on one screen: shape -> plan -> parameters -> rows.

/** The rows of a query. */
export function rows(state: QueryState): Promise<unknown[]> {
  const alone = (): Promise<unknown[]> => read(state, 'rows', (found) => found);
  return state.shape.related ? relatedRows(state, alone) : alone();
}

/** What the rows of a query are made into; `rowsOf` says which rows among it are one group. */
export async function read<T>(state: QueryState, question: 'rows' | 'page', rowsOf: (found: T[]) => unknown[]): Promise<T[]> {
  const { shape } = state;
  const db = database(shape.alias ?? undefined);
  const { prepared, params } = ready(state, question, db.dialect);
  const { statement, row, empty, loading, locks } = prepared;
  if (locks) checkTransaction(db.alias, shape.meta);
  if (empty) return [];
  const group = row.kind === 'instance' ? newGroup(db.alias, loading.mode) : null;
  const result = await signalled(state, (signal) =>
    db.run(statement, params, { write: false, context: group, model: shape.meta.name, signal }),
  );
  const found = result.rows as T[];
  const together = rowsOf(found) as object[];
  if (!group) return found;
  group.adopt(together);
  gather(group);
  knowOwnerOf(together, state);
  if (loading.lookups.length > 0) await prefetch(together, loading.lookups, state.values);
  return found;
}

/** How many rows match. */
export async function count(state: QueryState): Promise<number> {
  return state.shape.related ? relatedCount(state, () => countOf(state)) : countOf(state);
}
async function countOf(state: QueryState): Promise<number> {
  const [row] = (await ask(state, 'count')) as { readonly count: number }[];
  return row?.count ?? 0;
}

/** What is computed from all rows: the state's last step says what. */
export async function summary(state: QueryState): Promise<Readonly<Record<string, unknown>>> {
  const { shape } = state;
  const db = database(shape.alias ?? undefined);
  const { prepared, params } = ready(state, 'summary', db.dialect);
  if (prepared.nothing) return { ...prepared.nothing };
  const result = await signalled(state, (signal) =>
    db.run(prepared.statement, params, { write: false, context: null, model: shape.meta.name, signal }),
  );
  return result.rows[0] as Readonly<Record<string, unknown>>;
}

/** Whether a row matches. */
export async function exists(state: QueryState): Promise<boolean> {
  return state.shape.related ? relatedExist(state, () => isThere(state)) : isThere(state);
}
const isThere = async (state: QueryState): Promise<boolean> => (await ask(state, 'exists')).length > 0;

async function ask(state: QueryState, question: Question): Promise<unknown[]> {
  const { shape } = state;
  const db = database(shape.alias ?? undefined);
  const { prepared, params } = ready(state, question, db.dialect);
  const { statement, empty } = prepared;
  if (empty) return [];
  const result = await signalled(state, (signal) =>
    db.run(statement, params, { write: false, context: null, model: shape.meta.name, signal }),
  );
  return result.rows;
}
