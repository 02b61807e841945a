import type { Dialect } from '../contract/index.js';
import { database } from '../execute/index.js';
import { groupOf, relatedOf, relationKey } from '../hydrate/index.js';
import { Owner, type QueryState } from '../query/index.js';
import { rowLimit, shareable } from '../resolve/index.js';
import { type Answers, ask, type Question } from './asked.js';
import { gather, newGroup } from './kin.js';
import { parentLimit } from './limits.js';
import { knowOwner } from './known-owner.js';
import { type Owned, ownerKey } from './owned.js';
import { prefetch } from './prefetch.js';
import { ready } from './ready.js';

// What is asked of the related rows of one row: they may be there, or be read with those of its siblings.

/** The rows of a query that begins with the related rows of a row. */
export function relatedRows(state: QueryState, alone: () => Promise<unknown[]>): Promise<unknown[]> {
  const loaded = loadedRows(state);
  if (loaded) return Promise.resolve(loaded);
  const question = questionOf(state, 'rows', alone, rowsTogether);
  if (!question || !shareable(state.shape).rows) return alone();
  return ask(question);
}

/** How many there are. */
export function relatedCount(state: QueryState, alone: () => Promise<number>): Promise<number> {
  const loaded = loadedRows(state);
  if (loaded) return Promise.resolve(loaded.length);
  const question = questionOf(state, 'count', alone, countTogether);
  if (!question || !shareable(state.shape).count) return alone();
  return ask(question);
}

/** Whether there are any. */
export function relatedExist(state: QueryState, alone: () => Promise<boolean>): Promise<boolean> {
  const loaded = loadedRows(state);
  if (loaded) return Promise.resolve(loaded.length > 0);
  const question = questionOf(state, 'exists', alone, existTogether);
  if (!question || !shareable(state.shape).count) return alone();
  return ask(question);
}

/** The rows where they are loaded: all of the relation, or a slice of them. As in Django, any other query asks the database. */
function loadedRows({ shape, values }: QueryState): unknown[] | null {
  const owner = values[shape.related!.owner];
  if (!(owner instanceof Owner)) return null;
  const ops = shape.ops();
  const from = ops.findIndex(({ op }) => op === 'related');
  const more = ops.slice(from + 1);
  if (more.some(({ op }) => op !== 'slice')) return null;
  const related = relatedOf(owner.row, shape.related!.relation);
  if (!related) return null;
  return more.reduce<unknown[]>(
    (rows, op) => (op.op === 'slice' ? rows.slice(op.start, op.end ?? undefined) : rows),
    Array.from(related.value as unknown[]),
  );
}

type Together<T> = (state: QueryState, first: object, owners: readonly object[]) => Promise<Answers<T>>;

function questionOf<T>(
  state: QueryState,
  name: 'rows' | 'count' | 'exists',
  alone: () => Promise<T>,
  together: Together<T>,
): Question<T> | null {
  const { shape, values } = state;
  const { owner, relation } = shape.related!;
  const value = values[owner];
  // rows of another database are read apart
  if (!(value instanceof Owner) || database(shape.alias ?? undefined).alias !== groupOf(value.row)?.alias) return null;
  const { prepared, params } = ready(state, name, dialectOf(state));
  if (prepared.empty) return null;
  return {
    name,
    state,
    params: params.filter((_, i) => prepared.plan.slots[i]!.value !== owner),
    eager: shape.op === null || (shape.op.op === 'related' && shape.op.relation === relation),
    limit: Math.max(1, Math.min(parentLimit, Math.floor(rowLimit / lengthOfSlice(state)))),
    alone,
    together: (first, owners) => together(state, first, owners),
  };
}

const dialectOf = ({ shape }: QueryState): Dialect => database(shape.alias ?? undefined).dialect;

function lengthOfSlice({ shape }: QueryState): number {
  const slices = shape.ops().filter((op) => op.op === 'slice');
  return Math.max(1, ...slices.map(({ start, end }) => (end === null ? 1 : end - start)));
}

async function rowsTogether({ shape, values }: QueryState, first: object, owners: readonly object[]): Promise<Answers<unknown[]>> {
  const { relation } = shape.related!;
  const sliced = shape.ops().some((op) => op.op === 'slice' && op.end !== null);
  const { byKey, all } = keysOf({ shape, values }, owners);
  const state = { shape, values: sliced ? all : [...all, relationKey(first, relation)] };
  const db = database(shape.alias ?? undefined);
  const { prepared, params } = ready(state, sliced ? 'ofMany' : 'ofManyFirst', db.dialect);
  const { statement, row, loading, tables } = prepared;
  const from = groupOf(first);
  const group = row.kind === 'instance' ? newGroup(db.alias, loading.mode ?? from?.mode ?? null) : null;
  const { rows } = await db.run(statement, params, { write: false, context: group, model: shape.meta.name });
  const owned = rows as Owned[];
  const byOwner = perOwner(owned, byKey, !sliced && owned.length === rowLimit);
  if (group) {
    const together = owned.map((each) => each.row as object);
    group.adopt(together);
    if (from?.gathered) gather(group);
    for (const [of, list] of byOwner) knowOwner(list as object[], relation, of);
    if (loading.lookups.length > 0) await prefetch(together, loading.lookups, values);
  }
  return { byOwner, tables };
}

/** The rows of each. A full batch ends in the middle of somebody's: whose rows come after those, nobody knows. */
function perOwner(owned: readonly Owned[], byKey: ReadonlyMap<unknown, readonly object[]>, full: boolean): Map<object, unknown[]> {
  const lists = new Map<unknown, unknown[]>(full ? [] : [...byKey.keys()].map((key) => [key, []]));
  for (const { owner, row } of owned) {
    const list = lists.get(owner);
    if (list) list.push(row);
    else lists.set(owner, [row]);
  }
  if (full) lists.delete(owned.at(-1)!.owner);
  return new Map([...lists].flatMap(([key, list]) => (byKey.get(key) ?? []).map((row) => [row, [...list]] as const)));
}

async function countTogether({ shape, values }: QueryState, _: object, owners: readonly object[]): Promise<Answers<number>> {
  const { byKey, all } = keysOf({ shape, values }, owners);
  const db = database(shape.alias ?? undefined);
  const { prepared, params } = ready({ shape, values: all }, 'countOfMany', db.dialect);
  const { rows } = await db.run(prepared.statement, params, { write: false, context: null, model: shape.meta.name });
  const counts = new Map((rows as Owned[]).map(({ owner, row }) => [owner, row as number]));
  return {
    byOwner: new Map([...byKey].flatMap(([key, same]) => same.map((row) => [row, counts.get(key) ?? 0] as const))),
    tables: prepared.tables,
  };
}

async function existTogether(state: QueryState, first: object, owners: readonly object[]): Promise<Answers<boolean>> {
  const { byOwner, tables } = await countTogether(state, first, owners);
  return { byOwner: new Map([...byOwner].map(([row, count]) => [row, count > 0])), tables };
}

/** The owners by their keys, and the values of the query with all keys in place of one. */
function keysOf(
  { shape, values }: QueryState,
  owners: readonly object[],
): { readonly byKey: ReadonlyMap<unknown, readonly object[]>; readonly all: unknown[] } {
  const { relation, owner } = shape.related!;
  const byKey = new Map<unknown, object[]>();
  const keys: unknown[] = [];
  for (const row of owners) {
    const key = relationKey(row, relation);
    const text = ownerKey(key);
    const same = byKey.get(text);
    if (same) same.push(row);
    else {
      byKey.set(text, [row]);
      keys.push(key);
    }
  }
  const all = values.slice(0, shape.size);
  all[owner] = keys;
  return { byKey, all };
}
