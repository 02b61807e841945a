import type { Dialect } from '../contract/index.js';
import type { ModelMeta } from '../metadata/model-meta.js';
import { rootShape } from '../query/index.js';
import { resolveAssignments } from '../resolve/index.js';
import { column } from '../resolve/nodes.js';
import { hasKeyAt } from './key-condition.js';
import { setOf, type Settings } from './settings.js';
import { planFor, type WritePlan, writePlan } from './write-plan.js';

/** UPDATE of one row by its key. Values: those that are set, then the key. Without columns it only says whether the row is there. */
export const updatePlan = (meta: ModelMeta, { key, columns, own }: Settings, dialect: Dialect): WritePlan =>
  planFor(meta, dialect, `update ${key}`, () => {
    const { table, primaryKey } = meta;
    const set = setOf(columns, resolveAssignments(rootShape(meta), meta, 0, columns));
    const itself = primaryKey.slice(0, 1).map((c) => ({ column: c.column, value: column(table.name, c) }));
    const returning = meta.ownColumns.filter((c) => c.options.generated);
    const where = hasKeyAt(meta, own.length);
    return writePlan(meta, { statement: 'update', table, set: set.length > 0 ? set : itself, where, returning }, dialect, returning);
  });
