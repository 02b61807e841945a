import { bind, compileStatement, type Plan } from '../compile/index.js';
import type { Dialect, DriverStatement } from '../contract/index.js';
import { ProgrammingError } from '../errors/index.js';
import { booleanType } from '../expressions/index.js';
import { database } from '../execute/index.js';
import { aliasOf, type Loader, makeRow, setColumn } from '../hydrate/index.js';
import type { Expr, Select } from '../ir/index.js';
import type { ColumnMeta } from '../metadata/model-meta.js';

interface ColumnPlan {
  readonly plan: Plan;
  readonly statement: DriverStatement;
}
const plans = new WeakMap<ColumnMeta, Map<Dialect, ColumnPlan>>();

/** Reads what a row's own query left out. */
export const loader: Loader = {
  async column(row, column) {
    const { model } = column;
    const db = database(aliasOf(row) ?? undefined);
    const { plan, statement } = columnPlan(column, db.dialect);
    const key = model.primaryKey.map((k) => (row as Record<string, unknown>)[k.name]);
    const { rows } = await db.run(statement, bind(plan, key), { write: false, context: null, model: model.name });
    if (rows.length === 0) {
      throw new ProgrammingError('NUA_NOT_LOADED', `${model.name}.${column.name} can't be read: the row is gone.`, { fix: 'It was deleted since it was read.', model: model.name, field: column.name });
    }
    setColumn(row, column, rows[0]);
    return rows[0];
  },
};

function columnPlan(column: ColumnMeta, dialect: Dialect): ColumnPlan {
  let byDialect = plans.get(column);
  if (!byDialect) plans.set(column, (byDialect = new Map()));
  let found = byDialect.get(dialect);
  if (!found) byDialect.set(dialect, (found = compileColumn(column, dialect)));
  return found;
}

function compileColumn(column: ColumnMeta, dialect: Dialect): ColumnPlan {
  const { model, type } = column;
  const alias = model.table.name;
  const matches = model.primaryKey.map<Expr>((key, value) => ({
    node: 'call',
    op: 'eq',
    type: booleanType,
    args: [
      { node: 'column', alias, column: key.column, type: key.type },
      { node: 'param', value, type: key.type, of: `${model.name}.${key.name}` },
    ],
  }));
  const select: Select = {
    statement: 'select',
    from: { source: 'table', table: model.table, alias },
    joins: [],
    columns: [{ expr: { node: 'column', alias, column: column.column, type }, type }],
    distinct: false,
    where: matches.length === 1 ? matches[0]! : { node: 'and', args: matches },
    groupBy: [],
    having: null,
    orderBy: [],
    limit: null,
    offset: 0,
  };
  const plan = compileStatement(select, dialect);
  const make = makeRow({ kind: 'flat', value: { name: column.name, type, position: 0 } });
  return { plan, statement: Object.freeze({ sql: plan.sql, name: plan.name, columns: plan.columns, make }) };
}
