import { isDeepStrictEqual } from 'node:util';
import { currentChanges, currentFetchMode, currentFrame, currentTimeZone, database, transactionOf } from '../execute/index.js';
import type { MakeRow } from '../hydrate/index.js';
import { amongKeys, type QueryState } from '../query/index.js';
import { type ByKey, keyAsRead } from './by-key.js';
import { gather, newGroup } from './kin.js';
import { ownError } from './own-error.js';
import { decodeCellOf, ownerKey } from './owned.js';
import { prefetch } from './prefetch.js';
import type { Prepared } from './prepare.js';
import { ready } from './ready.js';

// Rows asked for by key in one tick, by one query.

/** A caller and the keys that it asks for. */
interface Caller {
  readonly keys: readonly unknown[];
  /** runs its own query */
  alone(): Promise<unknown[]>;
  done(rows: unknown[]): void;
  failed(error: unknown): void;
}
/** What callers must have in common. */
interface Together {
  readonly state: QueryState;
  readonly by: ByKey;
  readonly transaction: unknown;
  readonly scope: unknown;
  readonly zone: string;
}
interface Waiting extends Together {
  readonly callers: Caller[];
}
/** those that wait for the end of the tick, by what their queries begin with */
const waiting = new Map<unknown, Waiting[]>();

/**
 * The rows of keys. `state`: the query before the condition on the key. Sent when no promise is left to go on, as DataLoader does, or before
 * anything is written.
 */
export function readByKey(state: QueryState, by: ByKey, keys: readonly unknown[], alone: () => Promise<unknown[]>): Promise<unknown[]> {
  const read = keys.map((key) => keyAsRead(by.column, key));
  if (currentFetchMode() === 'one' || read.includes(null)) return alone();
  const { alias } = database(by.before.alias ?? undefined);
  const together: Together = {
    state,
    by,
    transaction: transactionOf(alias),
    scope: currentFrame()?.scope ?? null,
    zone: currentTimeZone(),
  };
  return new Promise((done, failed) => join(together, { keys, alone, done, failed }));
}

function join(together: Together, caller: Caller): void {
  const { before } = together.by;
  const all = waiting.get(before) ?? [];
  if (all.length === 0) waiting.set(before, all);
  const same = all.find((each) => isSame(each, together));
  if (same) {
    same.callers.push(caller);
    return;
  }
  const mine: Waiting = { ...together, callers: [caller] };
  all.push(mine);
  const changes = currentChanges();
  const send = (): void => {
    changes.before.delete(send);
    const at = all.indexOf(mine);
    if (at < 0) return;
    all.splice(at, 1);
    if (all.length === 0) waiting.delete(before);
    void answer(mine);
  };
  void Promise.resolve().then(() => process.nextTick(send));
  // what was asked before a write is answered as it was before
  changes.before.add(send);
}

const isSame = (a: Together, b: Together): boolean =>
  a.by.column === b.by.column &&
  a.transaction === b.transaction &&
  a.scope === b.scope &&
  a.zone === b.zone &&
  isDeepStrictEqual(valuesOf(a), valuesOf(b));
const valuesOf = ({ state, by }: Together): unknown[] => state.values.slice(0, by.before.size);

async function answer(all: Waiting): Promise<void> {
  const { callers } = all;
  const [first, ...others] = callers;
  try {
    if (others.length === 0) return first!.done(await first!.alone());
    const results = await readTogether(all);
    callers.forEach((caller, i) => caller.done(results[i]!));
  } catch (error) {
    for (const caller of callers) caller.failed(callers.length > 1 ? ownError(error) : error);
  }
}

/** One query for all keys; each caller gets rows of its own, all of which are siblings. */
async function readTogether({ state, by, callers }: Waiting): Promise<unknown[][]> {
  const shape = amongKeys(by.before, by.column.name);
  const keys = [...new Set(callers.flatMap((caller) => caller.keys))];
  const db = database(shape.alias ?? undefined);
  const { prepared, params } = ready({ shape, values: [...state.values.slice(0, by.before.size), keys] }, 'rows', db.dialect);
  if (prepared.empty) return callers.map(() => []);
  const { statement, loading } = prepared;
  const { sql, name, columns } = statement;
  const cells = { sql, name, columns, make: (_: unknown, ...row: unknown[]) => row };
  const { rows } = await db.run<unknown[]>(cells, params, { write: false, context: null, model: shape.meta.name });
  const byKey = cellsByKey(rows, by, prepared);
  const group = newGroup(db.alias, loading.mode);
  const make = statement.make as MakeRow;
  const results = callers.map((caller) =>
    caller.keys.flatMap((key) => byKey.get(keyAsRead(by.column, key)) ?? []).map((row) => make(group, ...row) as object),
  );
  const read = results.flat();
  group.adopt(read);
  gather(group);
  if (loading.lookups.length > 0) await prefetch(read, loading.lookups, state.values);
  return results;
}

function cellsByKey(rows: readonly unknown[][], { column }: ByKey, { row }: Prepared): ReadonlyMap<unknown, unknown[][]> {
  const byKey = new Map<unknown, unknown[][]>();
  const { position } = (row as Extract<Prepared['row'], { kind: 'instance' }>).columns.find((c) => c.column === column)!;
  for (const cells of rows) {
    const key = ownerKey(decodeCellOf(column.type, cells[position]));
    const same = byKey.get(key);
    if (same) same.push(cells);
    else byKey.set(key, [cells]);
  }
  return byKey;
}
