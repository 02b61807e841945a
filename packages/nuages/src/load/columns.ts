import { bind, compileStatement, type Plan } from '../compile/index.js';
import type { Dialect, DriverStatement } from '../contract/index.js';
import { compileChannel } from '../events/index.js';
import { database } from '../execute/index.js';
import { aliasOf, makeRow, type MakeRow } from '../hydrate/index.js';
import type { ParamNode } from '../ir/index.js';
import type { ColumnMeta, ModelMeta } from '../metadata/model-meta.js';
import { and, call, column as columnNode } from '../resolve/nodes.js';

interface ColumnsPlan {
  readonly plan: Plan;
  readonly statement: DriverStatement<unknown[]>;
}
const plans = new WeakMap<ModelMeta, Map<Dialect, Map<string, ColumnsPlan>>>();

/** The values of columns of a row, read by its key from its own database unless `using` says otherwise; null: the row is gone. */
export async function readColumns(row: object, meta: ModelMeta, columns: readonly ColumnMeta[], using?: string): Promise<unknown[] | null> {
  const db = database(using ?? aliasOf(row) ?? undefined);
  const { plan, statement } = planFor(meta, columns, db.dialect);
  const key = meta.primaryKey.map((k) => (row as Record<string, unknown>)[k.name]);
  const { rows } = await db.run(statement, bind(plan, key), { write: false, context: null, model: meta.name });
  return rows[0] ?? null;
}

function planFor(meta: ModelMeta, columns: readonly ColumnMeta[], dialect: Dialect): ColumnsPlan {
  let byDialect = plans.get(meta);
  if (!byDialect) plans.set(meta, (byDialect = new Map()));
  let bySet = byDialect.get(dialect);
  if (!bySet) byDialect.set(dialect, (bySet = new Map()));
  const key = columns.map((c) => c.index).join();
  let found = bySet.get(key);
  if (!found) bySet.set(key, (found = compile(meta, columns, dialect)));
  return found;
}

function compile(meta: ModelMeta, columns: readonly ColumnMeta[], dialect: Dialect): ColumnsPlan {
  const alias = meta.table.name;
  const parameter = ({ name, type }: ColumnMeta, value: number): ParamNode => ({ node: 'param', value, type, of: `${meta.name}.${name}` });
  const plan = compileStatement(
    {
      statement: 'select',
      from: { source: 'table', table: meta.table, alias },
      joins: [],
      columns: columns.map((c) => ({ expr: columnNode(alias, c), type: c.type })),
      distinct: false,
      where: and(meta.primaryKey.map((k, i) => call('eq', [columnNode(alias, k), parameter(k, i)]))),
      groupBy: [],
      having: null,
      orderBy: [],
      limit: null,
      offset: 0,
    },
    dialect,
  );
  if (compileChannel.hasSubscribers) compileChannel.publish({ model: meta.name, sql: plan.sql });
  const make = makeRow({ kind: 'tuple', values: columns.map(({ name, type }, position) => ({ name, type, position })) }) as MakeRow<
    unknown[]
  >;
  return { plan, statement: Object.freeze({ sql: plan.sql, name: plan.name, columns: plan.columns, make }) };
}
