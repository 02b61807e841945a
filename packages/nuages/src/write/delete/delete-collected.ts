import type { Database } from '../../execute/index.js';
import type { ModelMeta } from '../../metadata/model-meta.js';
import { runWrite } from '../write-plan.js';
import { amongKeys } from './among.js';
import { type Collected, valuesIn } from './collect.js';
import { deleteAmongPlan, deleteKeysPlan, setAmongPlan } from './delete-plans.js';
import { deletionOrder } from './deletion-order.js';
import { isLeaf, type Pointer, pointersTo } from './pointers.js';
import { settingOf } from './setting.js';

/** a condition for each of the keys of several columns that a statement deletes */
const keysOfStatement = 200;

/** Deletes what was collected and what hangs on it unread, and points elsewhere what stays. Gives the number of rows of each table. */
export async function deleteCollected(target: Database, root: ModelMeta, collected: Collected): Promise<Map<ModelMeta, number>> {
  const counts = new Map<ModelMeta, number>();
  const count = (table: ModelMeta, rows: number): void => void counts.set(table, (counts.get(table) ?? 0) + rows);
  const order = deletionOrder(root);

  for (const [table, pointers] of leavesOf(collected)) {
    const lists = pointers.map((p) => collected.pointed.get(p));
    count(table, (await runWrite(target, deleteAmongPlan(table, pointers, target.dialect), lists)).affected);
  }
  for (const [pointer, values] of collected.pointed) {
    if (values.length === 0) continue;
    const setting = await settingOf(pointer, values, target);
    if (setting) await runWrite(target, setAmongPlan(pointer.column, target.dialect), [setting.value, values]);
  }
  for (const pointer of circular(collected, order, target)) {
    const { column, target: pointedAt } = pointer;
    const values = valuesIn({ table: pointedAt.model, rows: collected.rows.get(pointedAt.model)! }, pointedAt);
    await runWrite(target, setAmongPlan(column, target.dialect), [null, values]);
  }
  const tables = [...collected.rows.keys()].sort((a, b) => order.get(a)! - order.get(b)!);
  for (const table of tables) count(table, await deleteRows(target, table, collected.rows.get(table)!));
  return counts;
}

/** by table */
function leavesOf({ pointed }: Collected): Map<ModelMeta, Pointer[]> {
  const leaves = new Map<ModelMeta, Pointer[]>();
  for (const [pointer, values] of pointed) {
    const { model } = pointer.column;
    if (isLeaf(pointer) && values.length > 0) leaves.set(model, [...(leaves.get(model) ?? []), pointer]);
  }
  return leaves;
}

/** Pointers from tables that are deleted after those that they point at, where the database would not wait for that. */
const circular = ({ rows }: Collected, order: ReadonlyMap<ModelMeta, number>, { dialect }: Database): Pointer[] =>
  [...rows.keys()].flatMap((table) =>
    pointersTo(table).filter(
      ({ column, rule, relation, when }) =>
        rule === 'cascade' &&
        !when &&
        column.options.null &&
        rows.has(column.model) &&
        order.get(column.model)! > order.get(table)! &&
        !(relation.deferrable && dialect.features.deferrableConstraints),
    ),
  );

async function deleteRows(target: Database, table: ModelMeta, rows: readonly (readonly unknown[])[]): Promise<number> {
  if (table.primaryKey.length === 1) {
    const keys = rows.map(([key]) => key);
    return (await runWrite(target, deleteAmongPlan(table, [amongKeys(table)], target.dialect), [keys])).affected;
  }
  let affected = 0;
  for (let from = 0; from < rows.length; from += keysOfStatement) {
    const some = rows.slice(from, from + keysOfStatement);
    const keys = some.flatMap((row) => row.slice(0, table.primaryKey.length));
    affected += (await runWrite(target, deleteKeysPlan(table, some.length, target.dialect), keys)).affected;
  }
  return affected;
}
