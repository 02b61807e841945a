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
  readonly alone: () => Promise<unknown[]>;
  readonly done: (rows: unknown[] | Promise<unknown[]>) => void;
  readonly failed: (error: unknown) => void;
}
/** Callers of one tick, and what they have in common. */
class Waiting {
  readonly state: QueryState;
  readonly by: ByKey;
  /** of the conditions before the key, as they are sent: values themselves need not tell that they differ */
  readonly params: readonly unknown[];
  readonly transaction: unknown;
  readonly scope: unknown;
  readonly zone = currentTimeZone();
  readonly changes = currentChanges();
  readonly callers: Caller[] = [];

  constructor(state: QueryState, by: ByKey, params: readonly unknown[], transaction: unknown) {
    this.state = state;
    this.by = by;
    this.params = params;
    this.transaction = transaction;
    this.scope = currentFrame()?.scope;
  }

  takes(by: ByKey, params: readonly unknown[], transaction: unknown): boolean {
    if (by.column !== this.by.column || by.before !== this.by.before || transaction !== this.transaction) return false;
    if (this.scope !== currentFrame()?.scope || this.changes !== currentChanges() || this.zone !== currentTimeZone()) return false;
    return params === this.params || isDeepStrictEqual(params, this.params);
  }

  readonly send = (): void => {
    const at = waiting.indexOf(this);
    if (at < 0) return;
    waiting.splice(at, 1);
    this.changes.before.delete(this.send);
    const { callers } = this;
    if (callers.length === 1) callers[0]!.done(callers[0]!.alone());
    else void answer(this);
  };
}
/** those of the tick that is running */
const waiting: Waiting[] = [];
const settled = Promise.resolve();

/**
 * The rows of keys. `state`: a query by one of them. Sent when no promise is left to go on, as DataLoader does, or before anything is
 * written.
 */
export function readByKey(state: QueryState, by: ByKey, keys: readonly unknown[], alone: () => Promise<unknown[]>): Promise<unknown[]> {
  if (currentFetchMode() === 'one') return alone();
  const transaction = transactionOf(by.before.alias);
  return new Promise((done, failed) => {
    const params = paramsBefore(state, by);
    let mine = waiting.find((each) => each.takes(by, params, transaction));
    if (!mine) {
      waiting.push((mine = new Waiting(state, by, params, transaction)));
      const { send, changes } = mine;
      void settled.then(() => process.nextTick(send));
      // what was asked before a write is answered as it was before
      changes.before.add(send);
    }
    mine.callers.push({ keys, alone, done, failed });
  });
}

const none: readonly unknown[] = Object.freeze([]);
/** @throws as the query itself does, for a wrong value */
function paramsBefore(state: QueryState, { before }: ByKey): readonly unknown[] {
  if (before.size === 0) return none;
  const { prepared, params } = ready(state, 'rows', database(before.alias ?? undefined).dialect);
  return params.filter((_, i) => prepared.plan.slots[i]!.value !== before.size);
}

async function answer(all: Waiting): Promise<void> {
  const [together, apart] = [[], []] as [Caller[], Caller[]];
  // who asks for something that is no key hears of it alone
  for (const caller of all.callers) (caller.keys.some((key) => keyAsRead(all.by.column, key) === null) ? apart : together).push(caller);
  for (const caller of apart) caller.done(caller.alone());
  try {
    const results = await readTogether(all, together);
    together.forEach((caller, i) => caller.done(results[i]!));
  } catch (error) {
    for (const caller of together) caller.failed(ownError(error));
  }
}

/** One query for all keys; each caller gets rows of its own, all of which are siblings. */
async function readTogether({ state, by }: Waiting, callers: readonly Caller[]): Promise<unknown[][]> {
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
