import type { Dialect } from '../contract/index.js';
import type { ValueRows } from '../ir/index.js';
import type { ColumnMeta, ModelMeta } from '../metadata/model-meta.js';
import { and, call, column as columnNode } from '../resolve/nodes.js';
import { arraysSize, chunks, rowsSize } from './batches.js';
import { parameter } from './insert-plan.js';
import { keyOfColumns, planFor, type WritePlan, writePlan } from './write-plan.js';

/** Rows that one statement updates. */
interface Batch {
  readonly plan: WritePlan;
  readonly values: () => unknown[];
}
const alias = 'new';

/** UPDATE of rows by their keys, each with values of its own. */
export function updateRowsPlan(
  meta: ModelMeta,
  columns: readonly ColumnMeta[],
  rows: readonly object[],
  size: number | null,
  dialect: Dialect,
  valueOf: (row: object, column: ColumnMeta) => unknown,
): Batch[] {
  const all = [...meta.primaryKey, ...columns];
  const { insertFromArrays, maxParameters } = dialect.features;
  if (insertFromArrays && all.every((c) => c.type.cell.name !== 'array')) {
    const plan = planFor(meta, dialect, `update rows ${keyOfColumns(columns)}`, () =>
      build(meta, columns, dialect, { kind: 'arrays', arrays: all.map((c, i) => parameter(c, i, true)) }),
    );
    return chunks(rows, size ?? arraysSize).map((some) => {
      const lists = all.map((c) => some.map((row) => valueOf(row, c)));
      return { plan, values: () => lists };
    });
  }
  const most = Math.min(size ?? rowsSize, Math.floor(maxParameters / all.length));
  return chunks(rows, most).map((some) => {
    const values = some.flatMap((row) => all.map((c) => valueOf(row, c)));
    const source: ValueRows = { kind: 'rows', rows: some.map((_, n) => all.map((c, i) => parameter(c, n * all.length + i))) };
    return { plan: build(meta, columns, dialect, source), values: () => values };
  });
}

function build(meta: ModelMeta, columns: readonly ColumnMeta[], dialect: Dialect, source: ValueRows): WritePlan {
  const { table, primaryKey } = meta;
  const value = (c: ColumnMeta, i: number) => columnNode(alias, { ...c, column: `column${i + 1}` });
  const set = columns.map((c, i) => ({ column: c.column, value: value(c, primaryKey.length + i) }));
  const where = and(primaryKey.map((key, i) => call('eq', [columnNode(table.name, key), value(key, i)])));
  return writePlan(meta, { statement: 'update', table, set, from: { source, alias }, where, returning: [] }, dialect);
}
