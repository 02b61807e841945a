import type { RelationMeta } from '../metadata/model-meta.js';
import { knownState, type Related, stateOf } from './row-state.js';

type Values = Readonly<Record<string, unknown>>;

/** What a row is matched by: its foreign key, or the column of its own that others point at. */
export function relationKey(row: object, relation: RelationMeta): unknown {
  const { on } = relation.steps[0]!;
  if (on.length === 1) return (row as Values)[on[0]![0].name];
  const keys = on.map(([column]) => (row as Values)[column.name]);
  return keys.some(isNothing) ? null : keys;
}

/** A relation that is loaded and still belongs to the row's key. */
export function relatedOf(row: object, relation: RelationMeta): Related | undefined {
  const related = knownState(row)?.related?.[relation.name];
  return related && sameKey(related.key, relationKey(row, relation)) ? related : undefined;
}

/** Fills a relation of a row. `implied`: it came along with the other side, so that JSON of the row leaves it out. */
export function setRelated(row: object, relation: RelationMeta, value: object | null, implied = false): void {
  const state = stateOf(row);
  (state.related ??= {})[relation.name] = { key: relationKey(row, relation), value, implied };
}

export function forgetRelated(row: object, relation: RelationMeta): void {
  const related = knownState(row)?.related;
  if (related) delete related[relation.name];
}

/** Keys that are objects (dates, decimals, several columns) compare by what they print. */
function sameKey(a: unknown, b: unknown): boolean {
  if (a === b || (isNothing(a) && isNothing(b))) return true;
  return typeof a === 'object' && typeof b === 'object' && printed(a) === printed(b);
}
const isNothing = (key: unknown) => key === null || key === undefined;
const printed = (key: unknown) => JSON.stringify(key, (_, part: unknown) => (typeof part === 'bigint' ? `${part}n` : part));
