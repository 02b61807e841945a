import { forgetRelated, groupOf, joinGroup, knownState, stateOf, unload } from '../hydrate/index.js';
import { newGroup } from '../load/index.js';
import type { ColumnMeta, ModelMeta } from '../metadata/model-meta.js';
import type { Row } from './model-of.js';
import { isComputed } from './settings.js';

/** What was written by an expression is known to the database alone: the row no longer has it, until it is awaited or refreshed. */
export function unloadComputed(row: object, meta: ModelMeta, written: readonly ColumnMeta[] | null, alias: string): void {
  const columns = (written ?? meta.columns).filter((c) => Object.hasOwn(row, c.name) && isComputed((row as Row)[c.name]));
  if (columns.length === 0) return;
  if (!groupOf(row)) {
    const group = newGroup(alias);
    joinGroup(row, group);
    group.adopt([row]);
  }
  unload(row, meta, columns);
  stateOf(row).unset = new Set(columns.map((c) => c.name));
  for (const name of Object.keys(knownState(row)?.related ?? {})) {
    const relation = meta.relations.get(name);
    if (relation?.key && columns.includes(relation.key)) forgetRelated(row, relation);
  }
}
