import type { Dialect } from '../contract/index.js';
import type { InsertSource, ParamNode } from '../ir/index.js';
import type { ColumnMeta, ModelMeta } from '../metadata/model-meta.js';
import { rootShape } from '../query/index.js';
import { resolveInserted } from '../resolve/index.js';
import type { InsertColumns } from './insert-columns.js';
import type { Settings } from './settings.js';
import { planFor, type WritePlan, writePlan } from './write-plan.js';

/** INSERT of one row. Values: of the columns, in order. */
export const insertPlan = (meta: ModelMeta, columns: InsertColumns, dialect: Dialect): WritePlan =>
  planFor(meta, dialect, `insert ${columns.key}`, () =>
    build(meta, columns, dialect, columns.written.length === 0 ? { kind: 'defaults' } : rowsOf(columns, 1)),
  );

/** INSERT of rows with expressions among what they have. Values: their own, of the first row, then of the next. */
export function insertComputedPlan(
  meta: ModelMeta,
  columns: InsertColumns,
  { key, columns: assigned, own }: Settings,
  dialect: Dialect,
): WritePlan {
  const make = () => {
    const all = resolveInserted(rootShape(meta), assigned);
    const each = columns.written.length;
    const rows = Array.from({ length: all.length / each }, (_, i) => all.slice(i * each, (i + 1) * each));
    return build(meta, columns, dialect, { kind: 'rows', rows });
  };
  // those of many rows hardly ever come again
  return own.length > mostKept ? make() : planFor(meta, dialect, `insert ${columns.key} of ${key}`, make);
}
const mostKept = 100;

/** INSERT of `count` rows. Values: of the first row, then of the next. Counts that come once only are not `kept`. */
export function insertRowsPlan(meta: ModelMeta, columns: InsertColumns, count: number, kept: boolean, dialect: Dialect): WritePlan {
  const make = () => build(meta, columns, dialect, rowsOf(columns, count));
  return kept ? planFor(meta, dialect, `insert ${columns.key} x${count}`, make) : make();
}

/** INSERT of any number of rows. Values: a list for each column. */
export const insertArraysPlan = (meta: ModelMeta, columns: InsertColumns, dialect: Dialect): WritePlan =>
  planFor(meta, dialect, `insert ${columns.key} from arrays`, () =>
    build(meta, columns, dialect, { kind: 'arrays', arrays: columns.written.map((c, i) => parameter(c, i, true)) }),
  );

function build(meta: ModelMeta, columns: InsertColumns, dialect: Dialect, source: InsertSource): WritePlan {
  const { written, returning, conflict = null } = columns;
  const statement = { statement: 'insert', table: meta.table, columns: written, source, conflict, returning } as const;
  return writePlan(meta, statement, dialect, returning);
}

function rowsOf({ written }: InsertColumns, count: number): InsertSource {
  return { kind: 'rows', rows: Array.from({ length: count }, (_, row) => written.map((c, i) => parameter(c, row * written.length + i))) };
}

export const parameter = (column: ColumnMeta, value: number, list = false): ParamNode => ({
  node: 'param',
  value,
  type: column.type,
  of: `${column.model.name}.${column.name}`,
  ...(list && { list }),
});
