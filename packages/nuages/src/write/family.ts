import { bind } from '../compile/index.js';
import type { Dialect } from '../contract/index.js';
import { currentTimeZone, type Database } from '../execute/index.js';
import type { Select } from '../ir/index.js';
import { linkAt } from '../metadata/inheritance.js';
import type { ColumnMeta, ModelMeta, RelationMeta } from '../metadata/model-meta.js';
import { labelOf } from '../metadata/naming.js';
import { column } from '../resolve/nodes.js';
import type { DeleteResult } from '../types/instance.js';
import { type DeletePlans, deletePlans, runDelete } from './delete-plans.js';
import { inOneTransaction } from './inherited.js';
import { plainSelect } from './incoming.js';
import { isAmong } from './key-condition.js';
import { planFor, type WritePlan, writePlan } from './write-plan.js';

/** Rows by table: keys by what they print. */
type Found = Map<ModelMeta, Map<unknown, unknown>>;

const childLinks = ({ incoming }: ModelMeta): RelationMeta[] => incoming.filter(({ key }) => linkAt(key!));

/** Are there other tables with a part of its rows? */
export const hasFamily = ({ concrete }: ModelMeta): boolean => concrete.parents.length > 0 || childLinks(concrete).length > 0;

/** Deletes rows by their keys, and what they are in the tables of the models that inherit from theirs; in those that theirs inherits from unless `keepParents`. */
export function deleteFamily(
  target: Database,
  meta: ModelMeta,
  keys: () => Promise<readonly unknown[]>,
  keepParents: boolean,
): Promise<DeleteResult> {
  return inOneTransaction(target, async () => {
    const found: Found = new Map();
    await collect(target, meta.concrete, await keys(), keepParents, found);
    const models: Record<string, number> = {};
    for (const table of [...found.keys()].sort((a, b) => depthOf(b) - depthOf(a))) {
      const count = await runDelete(target, table, plansFor(table, target.dialect), [[...found.get(table)!.values()]]);
      if (count > 0) models[labelOf(table === meta.concrete ? meta : table)] = count;
    }
    return { count: Object.values(models).reduce((sum, n) => sum + n, 0), models };
  });
}

async function collect(target: Database, table: ModelMeta, keys: readonly unknown[], keepParents: boolean, found: Found): Promise<void> {
  const known = found.get(table) ?? new Map<unknown, unknown>();
  const fresh = keys.filter((key) => !known.has(printed(key)));
  if (fresh.length === 0) return;
  found.set(table, known);
  for (const key of fresh) known.set(printed(key), key);
  for (const { key, model } of childLinks(table))
    await collect(target, model, await follow(target, key!, model.primaryKey[0]!, fresh), false, found);
  if (keepParents) return;
  for (const { key, target: parent } of table.parents)
    await collect(target, parent.concrete, await follow(target, table.primaryKey[0]!, key!, fresh), false, found);
}
const printed = (key: unknown): unknown => (typeof key === 'object' ? JSON.stringify(key) : key);

/** The values of a column in the rows of a table that have one of these in another. */
async function follow(target: Database, from: ColumnMeta, to: ColumnMeta, values: readonly unknown[]): Promise<readonly unknown[]> {
  if (from === to) return values;
  const plan = followPlan(from, to, target.dialect);
  const params = bind(plan.plan, [values], currentTimeZone);
  const { rows } = await target.run(plan.statement, params, { write: false, context: null, model: plan.model });
  return rows.map(([value]) => value);
}

const followPlan = (from: ColumnMeta, to: ColumnMeta, dialect: Dialect): WritePlan =>
  planFor(from.model, dialect, `follow ${from.name} ${to.name}`, () => {
    const { model } = from;
    const select: Select = {
      ...plainSelect,
      from: { source: 'table', table: model.table, alias: model.table.name },
      columns: [{ expr: column(model.table.name, to), type: to.type }],
      where: isAmong(model, 0, from),
    };
    return writePlan(model, select, dialect, [to]);
  });

const plans = new WeakMap<ModelMeta, Map<Dialect, DeletePlans>>();
function plansFor(table: ModelMeta, dialect: Dialect): DeletePlans {
  let byDialect = plans.get(table);
  if (!byDialect) plans.set(table, (byDialect = new Map()));
  let both = byDialect.get(dialect);
  if (!both) byDialect.set(dialect, (both = deletePlans(table, isAmong(table, 0), dialect)));
  return both;
}

const depthOf = ({ parents }: ModelMeta): number => 1 + Math.max(-1, ...parents.map(({ target }) => depthOf(target)));
