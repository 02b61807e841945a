import type { Dialect } from '../../contract/index.js';
import type { Expr, Select, SelectColumn } from '../../ir/index.js';
import type { ColumnMeta, ModelMeta } from '../../metadata/model-meta.js';
import { column, or } from '../../resolve/nodes.js';
import { parameter } from '../insert-plan.js';
import { hasKeyAt, isAmong } from '../key-condition.js';
import { keyOfColumns, planFor, type Returned, type WritePlan, writePlan } from '../write-plan.js';
import { type Among, isAmongAny, keyOfAmong } from './among.js';

/** SELECT of columns of one table. */
export const rowsPlan = (table: ModelMeta, columns: readonly ColumnMeta[], where: Expr | null, dialect: Dialect): WritePlan =>
  selectPlan(
    table,
    columns.map((c) => ({ expr: column(table.table.name, c), type: c.type })),
    columns,
    where,
    dialect,
  );

export const deletePlan = (table: ModelMeta, where: Expr | null, dialect: Dialect): WritePlan =>
  writePlan(table, { statement: 'delete', table: table.table, where }, dialect);

/** Values: the lists. */
export const rowsAmongPlan = (table: ModelMeta, among: readonly Among[], columns: readonly ColumnMeta[], dialect: Dialect): WritePlan =>
  planFor(table, dialect, `rows ${keyOfColumns(columns)} among ${keyOfAmong(among)}`, () =>
    rowsPlan(table, columns, isAmongAny(table, among), dialect),
  );

/** Values: the lists. */
export const deleteAmongPlan = (table: ModelMeta, among: readonly Among[], dialect: Dialect): WritePlan =>
  planFor(table, dialect, `delete among ${keyOfAmong(among)}`, () => deletePlan(table, isAmongAny(table, among), dialect));

/** Values: of the key. */
export const rowByKeyPlan = (table: ModelMeta, columns: readonly ColumnMeta[], dialect: Dialect): WritePlan =>
  planFor(table, dialect, `row ${keyOfColumns(columns)}`, () => rowsPlan(table, columns, hasKeyAt(table, 0), dialect));

/** Values: of the key. */
export const deleteRowPlan = (table: ModelMeta, dialect: Dialect): WritePlan =>
  planFor(table, dialect, 'delete', () => deletePlan(table, hasKeyAt(table, 0), dialect));

/** Rows by their keys, of one column or several. Values: of the first key, then of the next. */
export const deleteKeysPlan = (table: ModelMeta, count: number, dialect: Dialect): WritePlan =>
  planFor(table, dialect, `delete keys ${count}`, () => deletePlan(table, hasOneOf(table, count, 0), dialect));

export const hasOneOf = (table: ModelMeta, count: number, first: number): Expr =>
  or(Array.from({ length: count }, (_, i) => hasKeyAt(table, first + i * table.primaryKey.length)));

/** Sets a column where it has one of a list of values. Values: what it is set to, then the list. */
export const setAmongPlan = (set: ColumnMeta, dialect: Dialect): WritePlan =>
  planFor(set.model, dialect, `set ${set.name} among`, () => {
    const { table } = set.model;
    const change = { column: set.column, value: parameter(set, 0) };
    return writePlan(set.model, { statement: 'update', table, set: [change], where: isAmong(set.model, 1, set), returning: [] }, dialect);
  });

export function selectPlan(
  table: ModelMeta,
  columns: readonly SelectColumn[],
  returning: readonly Returned[],
  where: Expr | null,
  dialect: Dialect,
): WritePlan {
  const select: Select = {
    statement: 'select',
    from: { source: 'table', table: table.table, alias: table.table.name },
    joins: [],
    columns,
    distinct: false,
    where,
    groupBy: [],
    having: null,
    orderBy: [],
    limit: null,
    offset: 0,
  };
  return writePlan(table, select, dialect, returning);
}
