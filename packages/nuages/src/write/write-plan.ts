import { bind, compileStatement, type Plan } from '../compile/index.js';
import type { Dialect, DriverResult, DriverStatement } from '../contract/index.js';
import { compileChannel } from '../events/index.js';
import { currentTimeZone, type Database } from '../execute/index.js';
import { makeRow, type MakeRow } from '../hydrate/index.js';
import type { Statement, ValueType } from '../ir/index.js';
import type { ColumnMeta, ModelMeta } from '../metadata/model-meta.js';

/** A value that a statement gives back. */
export interface Returned {
  readonly name: string;
  readonly type: ValueType;
}
/** A compiled statement of a write. Its rows are the values of `returning`. */
export interface WritePlan {
  readonly model: string;
  /** that it changes */
  readonly tables: readonly string[];
  readonly plan: Plan;
  readonly statement: DriverStatement<unknown[]>;
  readonly returning: readonly Returned[];
}

export function writePlan(meta: ModelMeta, statement: Statement, dialect: Dialect, returning: readonly Returned[] = []): WritePlan {
  const plan = compileStatement(statement, dialect);
  if (compileChannel.hasSubscribers) compileChannel.publish({ model: meta.name, sql: plan.sql });
  const { sql, name, columns } = plan;
  const make = makeRow({ kind: 'tuple', values: returning.map((c, position) => ({ name: c.name, type: c.type, position })) }) as MakeRow<
    unknown[]
  >;
  return Object.freeze({
    model: meta.name,
    tables: [meta.table.name],
    plan,
    statement: Object.freeze({ sql, name, columns, make }),
    returning,
  });
}

/** Runs a write with its values. */
export function runWrite(
  database: Database,
  { model, tables, plan, statement }: WritePlan,
  values: readonly unknown[],
): Promise<DriverResult<unknown[]>> {
  return database.run(statement, bind(plan, values, currentTimeZone), { write: true, tables, context: null, model });
}

/** Runs what a write has to know first. */
export const runRead = (
  database: Database,
  { model, plan, statement }: WritePlan,
  values: readonly unknown[],
): Promise<DriverResult<unknown[]>> => database.run(statement, bind(plan, values, currentTimeZone), { write: false, context: null, model });

/** kinds and sets of columns that one model has in one dialect; more, and they are compiled anew */
const limit = 500;
const plans = new WeakMap<ModelMeta, Map<Dialect, Map<string, WritePlan>>>();

/** The plan under a key, compiled at its first use. */
export function planFor(meta: ModelMeta, dialect: Dialect, key: string, build: () => WritePlan): WritePlan {
  let byDialect = plans.get(meta);
  if (!byDialect) plans.set(meta, (byDialect = new Map()));
  let byKey = byDialect.get(dialect);
  if (!byKey) byDialect.set(dialect, (byKey = new Map()));
  let found = byKey.get(key);
  if (!found) {
    if (byKey.size >= limit) byKey.clear();
    byKey.set(key, (found = build()));
  }
  return found;
}

export const keyOfColumns = (columns: readonly ColumnMeta[]): string => columns.map((c) => c.name).join();
