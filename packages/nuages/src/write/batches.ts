import type { Dialect } from '../contract/index.js';
import type { ModelMeta } from '../metadata/model-meta.js';
import type { InsertColumns } from './insert-columns.js';
import { insertArraysPlan, insertComputedPlan, insertPlan, insertRowsPlan } from './insert-plan.js';
import type { Row } from './model-of.js';
import { isComputed, settings } from './settings.js';
import { valueOf } from './value.js';
import type { WritePlan } from './write-plan.js';

/** Rows that one statement inserts. */
export interface Batch {
  readonly rows: readonly object[];
  readonly plan: WritePlan;
  readonly values: () => readonly unknown[];
  /** expressions are among what the rows have */
  readonly computed: boolean;
}

/** rows of a statement, unless the caller says: more make it no faster, and are held in memory twice */
export const arraysSize = 10_000;
export const rowsSize = 500;
/** statements for fewer rows are kept, since they come again */
const keptSize = 32;

/** Divides rows with the same columns into statements. Values are checked here, before any statement runs. */
export function batchesOf(
  meta: ModelMeta,
  columns: InsertColumns,
  rows: readonly object[],
  size: number | null,
  dialect: Dialect,
): Batch[] {
  const { written } = columns;
  const { insertFromArrays, maxParameters } = dialect.features;
  if (written.length === 0)
    return rows.map((row) => ({ rows: [row], plan: insertPlan(meta, columns, dialect), values: () => [], computed: false }));
  const computed = rows.some((row) => written.some((c) => isComputed((row as Row)[c.name])));
  if (insertFromArrays && !computed && written.every((c) => c.type.cell.name !== 'array')) {
    const plan = insertArraysPlan(meta, columns, dialect);
    return chunks(rows, size ?? arraysSize).map((some) => {
      const lists = written.map((c) => some.map((row) => valueOf(row, c)));
      return { rows: some, plan, values: () => lists, computed };
    });
  }
  const most = Math.min(size ?? rowsSize, Math.floor(maxParameters / written.length));
  return chunks(rows, most).map((some) => {
    if (computed) {
      const set = settings(some.flatMap((row) => written.map((c) => [c, valueOf(row, c)] as const)));
      return { rows: some, plan: insertComputedPlan(meta, columns, set, dialect), values: () => set.own, computed };
    }
    const values = some.flatMap((row) => written.map((c) => valueOf(row, c)));
    const kept = some.length === most || some.length <= keptSize;
    return { rows: some, plan: insertRowsPlan(meta, columns, some.length, kept, dialect), values: () => values, computed };
  });
}

export function chunks<T>(items: readonly T[], size: number): (readonly T[])[] {
  if (items.length <= size) return [items];
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));
}
