import type { Dialect } from '../contract/index.js';
import type { ColumnMeta, ModelMeta } from '../metadata/model-meta.js';
import { column } from '../resolve/nodes.js';
import { parameter } from './insert-plan.js';
import { hasKeyAt } from './key-condition.js';
import { keyOfColumns, planFor, type WritePlan, writePlan } from './write-plan.js';

/** UPDATE of one row by its key. Values: of `columns`, then the key. Without columns it only says whether the row is there. */
export const updatePlan = (meta: ModelMeta, columns: readonly ColumnMeta[], dialect: Dialect): WritePlan =>
  planFor(meta, dialect, `update ${keyOfColumns(columns)}`, () => {
    const { table, primaryKey } = meta;
    const set = columns.map((c, i) => ({ column: c.column, value: parameter(c, i) }));
    const itself = primaryKey.slice(0, 1).map((key) => ({ column: key.column, value: column(table.name, key) }));
    const returning = meta.ownColumns.filter((c) => c.options.generated);
    const where = hasKeyAt(meta, columns.length);
    return writePlan(meta, { statement: 'update', table, set: set.length > 0 ? set : itself, where, returning }, dialect, returning);
  });
