import { database } from '../execute/index.js';
import { QUERY } from '../expressions/index.js';
import { type Group, groupOf, aliasOf, NotLoaded, relatedOf, relationKey, setRelated } from '../hydrate/index.js';
import type { ModelMeta, RelationMeta } from '../metadata/model-meta.js';
import { type QueryState, relatedShape, rootShape } from '../query/index.js';
import { rowLimit } from '../resolve/index.js';
import { takeHeld } from './held.js';
import { gather, newGroup } from './kin.js';
import { knowOwner } from './known-owner.js';
import { type Owned, ownerKey } from './owned.js';
import { ready } from './ready.js';

/** The rows at the far end of a relation, for many rows at once. */
export interface Level {
  readonly relation: RelationMeta;
  /** which of them; null: all that the relation gives */
  readonly query: QueryState | null;
  /** the attribute that gets them; null: the relation itself */
  readonly toAttr: string | null;
  /** a row whose rows come first, in a batch that ends after so many; null: all are read */
  readonly touched: object | null;
  /** a key that points at nothing is left for whoever asks for it, to be an error; else it gives null */
  readonly lazy: boolean;
}
/** All rows that a relation gives. */
export const whole = (relation: RelationMeta): Level => ({ relation, query: null, toAttr: null, touched: null, lazy: false });

/** Loads a level for rows that don't have it, by one query at most, and gives the rows that it read. */
export async function loadLevel(rows: readonly object[], level: Level): Promise<object[]> {
  const held = level.query || level.toAttr !== null ? [] : takeHeld(rows, level.relation);
  const others = held.length === 0 ? rows : rows.filter((row) => !relatedOf(row, level.relation));
  return [...held, ...(await readLevel(others, level))];
}

async function readLevel(parents: readonly object[], level: Level): Promise<object[]> {
  const { relation } = level;
  await Promise.all(parents.map((row) => relationKey(row, relation)).filter((key) => key instanceof NotLoaded));
  const byKey = ownersOf(parents, level);
  if (byKey.size === 0) return [];
  const owned = await readOfOwners(parents[0]!, byKey, level);
  const complete = completeOf(owned, level);
  (relation.many ? distributeMany : distributeOne)(owned, byKey, level, complete);
  return owned.map(({ row }) => row as object);
}

/** Rows that have one key. */
export interface Owners {
  readonly key: unknown;
  readonly rows: object[];
}
type ByKey = ReadonlyMap<unknown, Owners>;

/** The rows by what others point at them with; those that nothing can point at have nothing. */
function ownersOf(parents: readonly object[], level: Level): ByKey {
  const byKey = new Map<unknown, Owners>();
  for (const row of parents) {
    const key = relationKey(row, level.relation);
    if (key === null || key === undefined) {
      give(row, null, level, level.relation.many ? [] : null);
      continue;
    }
    const text = ownerKey(key);
    const owners = byKey.get(text);
    if (owners) owners.rows.push(row);
    else byKey.set(text, { key, rows: [row] });
  }
  return byKey;
}

/** The related rows by their owners' keys, all one group. `first`: of the owners. */
export async function readOfOwners(first: object, byKey: ByKey, level: Level): Promise<Owned[]> {
  const { owned, group } = await readOwned(first, byKey, level);
  group.adopt(owned.map(({ row }) => row as object));
  if (groupOf(first)?.gathered !== false) gather(group);
  return owned;
}

async function readOwned(first: object, byKey: ByKey, { relation, query, touched }: Level): Promise<{ owned: Owned[]; group: Group }> {
  const { shape: from, values } = query ?? startOf(relation);
  const alias = from.alias ?? aliasOf(first);
  const shape = relatedShape(alias === null || alias === defaultAlias ? from : from.using(alias), relation);
  const db = database(alias ?? undefined);
  const keys = [...byKey.values()].map(({ key }) => key);
  const all = [...values.slice(0, from.size), keys, ...(touched ? [relationKey(touched, relation)] : [])];
  const { prepared, params } = ready({ shape, values: all }, touched ? 'ofManyFirst' : 'ofMany', db.dialect);
  const group = newGroup(db.alias, prepared.loading.mode ?? groupOf(first)?.mode ?? null);
  if (prepared.empty) return { owned: [], group };
  const result = await db.run(prepared.statement, params, { write: false, context: group, model: shape.meta.name });
  return { owned: result.rows as Owned[], group };
}
const defaultAlias = 'default';

/** To-many relations begin with the default manager's rows, to-one relations with all: Django's base manager. */
function startOf({ many, target }: RelationMeta): QueryState {
  return many ? managed(target) : { shape: rootShape(target), values: [] };
}
function managed({ class: { constructor }, defaultManager }: ModelMeta): QueryState {
  const managers = constructor as unknown as Record<string, { all(): { readonly [QUERY]: QueryState } }>;
  return managers[defaultManager]!.all()[QUERY];
}

/** Whose rows were all read: a batch that was full ends in the middle of an owner's, and knows nothing of those that it didn't come to. */
function completeOf(owned: readonly Owned[], { touched }: Level): (key: unknown) => boolean {
  if (!touched || owned.length < rowLimit) return () => true;
  const seen = new Set(owned.map(({ owner }) => owner));
  seen.delete(owned.at(-1)!.owner);
  return (key) => seen.has(key);
}

function distributeOne(owned: readonly Owned[], byKey: ByKey, level: Level): void {
  const { relation, lazy } = level;
  const found = new Map(owned.map(({ owner, row }) => [owner, row as object]));
  for (const [key, { rows }] of byKey) {
    const value = found.get(key) ?? null;
    if (!value && lazy && relation.steps[0]!.forward) continue;
    for (const row of rows) give(row, key, level, value);
    if (value && relation.inverse && !relation.inverse.many) setRelated(value, relation.inverse, rows[0]!, true);
  }
}

function distributeMany(owned: readonly Owned[], byKey: ByKey, level: Level, complete: (key: unknown) => boolean): void {
  const lists = new Map<unknown, object[]>();
  for (const { owner, row } of owned) {
    const list = lists.get(owner);
    if (list) list.push(row as object);
    else lists.set(owner, [row as object]);
  }
  for (const [key, { rows }] of byKey) {
    if (!complete(key)) continue;
    const list = lists.get(key) ?? [];
    for (const row of rows) give(row, key, level, [...list]);
    knowOwner(list, level.relation, rows[0]!);
  }
}

/** What was assigned meanwhile stays, and a row that points elsewhere by now has nothing. */
function give(row: object, key: unknown, { relation, toAttr }: Level, value: object | null): void {
  if (ownerKey(relationKey(row, relation) ?? null) !== key) return;
  if (toAttr !== null) Object.defineProperty(row, toAttr, { value, writable: true, enumerable: true, configurable: true });
  else if (!relatedOf(row, relation)) setRelated(row, relation, value);
}
