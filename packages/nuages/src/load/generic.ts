import { NotLoaded, relatedOf, relationKey, setRelated } from '../hydrate/index.js';
import { genericTarget, inFormOf, keyInto } from '../metadata/generic-key.js';
import type { ModelMeta, RelationMeta } from '../metadata/model-meta.js';
import { type Level, type Owners, readOfOwners } from './level.js';
import { ownerKey } from './owned.js';

type Row = Readonly<Record<string, unknown>>;

/** Loads a generic foreign key for rows that don't have it: one query for each model that they point into. */
export async function loadGeneric(parents: readonly object[], level: Level): Promise<object[]> {
  const { relation } = level;
  const { model, key } = relation.generic!;
  const columns = parents.flatMap((row) => [(row as Row)[model.name], (row as Row)[key.name]]);
  await Promise.all(columns.filter((value) => value instanceof NotLoaded));
  const found = await Promise.all([...byTarget(parents, relation)].map(([target, rows]) => loadInto(target, rows, level)));
  return found.flat();
}

function byTarget(parents: readonly object[], relation: RelationMeta): Map<ModelMeta | null, object[]> {
  const groups = new Map<ModelMeta | null, object[]>();
  for (const row of parents) {
    const target = relationKey(row, relation) === null ? null : genericTarget(row, relation);
    const group = groups.get(target);
    if (group) group.push(row);
    else groups.set(target, [row]);
  }
  return groups;
}

/** The rows of one model. null: there is nothing to be found. */
async function loadInto(target: ModelMeta | null, parents: readonly object[], level: Level): Promise<object[]> {
  const { relation } = level;
  const byKey = new Map<unknown, Owners>();
  const column = target?.primaryKey[0];
  for (const row of parents) {
    const key = column && inFormOf(column, (row as Row)[relation.generic!.key.name]);
    const owners = byKey.get(ownerKey(key));
    if (owners) owners.rows.push(row);
    else byKey.set(ownerKey(key), { key, rows: [row] });
  }
  const asked = new Map([...byKey].filter(([key]) => key !== undefined));
  const into = target && asked.size > 0 ? keyInto(relation, target) : null;
  const owned = into ? await readOfOwners(parents[0]!, asked, { ...level, relation: into }) : [];
  const found = new Map(owned.map(({ owner, row }) => [owner, row as object]));
  for (const [key, { rows }] of byKey) for (const row of rows) give(row, key, target, found.get(key) ?? null, level);
  return owned.map(({ row }) => row as object);
}

/** What was assigned meanwhile stays, and a row that points elsewhere by now has nothing. */
function give(row: object, key: unknown, target: ModelMeta | null, value: object | null, { relation, toAttr, lazy }: Level): void {
  const isNothing = relationKey(row, relation) === null;
  if (!isNothing && (genericTarget(row, relation) !== target || !pointsAt(row, key, target, relation))) return;
  if (!value && lazy && !isNothing) return;
  if (toAttr !== null) Object.defineProperty(row, toAttr, { value, writable: true, enumerable: true, configurable: true });
  else if (!relatedOf(row, relation)) setRelated(row, relation, value);
}

const pointsAt = (row: object, key: unknown, target: ModelMeta | null, { generic }: RelationMeta): boolean =>
  target === null || ownerKey(inFormOf(target.primaryKey[0]!, (row as Row)[generic!.key.name])) === key;
