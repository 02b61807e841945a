import { bind } from '../compile/index.js';
import type { Dialect } from '../contract/index.js';
import { currentTimeZone, type Database } from '../execute/index.js';
import type { Expr } from '../ir/index.js';
import type { ModelMeta } from '../metadata/model-meta.js';
import { labelOf } from '../metadata/naming.js';
import type { DeleteResult } from '../types/instance.js';
import { incomingPlan, refusePointers } from './incoming.js';
import { type WritePlan, writePlan } from './write-plan.js';

/** A DELETE, and the question whether anything points at its rows. */
export interface DeletePlans {
  readonly incoming: WritePlan | null;
  readonly write: WritePlan;
}

export const deletePlans = (meta: ModelMeta, where: Expr | null, dialect: Dialect): DeletePlans => ({
  incoming: incomingPlan(meta, where, dialect),
  write: writePlan(meta, { statement: 'delete', table: meta.table, where }, dialect),
});

export async function runDelete(
  target: Database,
  meta: ModelMeta,
  { incoming, write }: DeletePlans,
  values: readonly unknown[],
): Promise<number> {
  const run = ({ plan, statement, tables }: WritePlan, changes: boolean) =>
    target.run(statement, bind(plan, values, currentTimeZone), { write: changes, tables, context: null, model: meta.name });
  if (incoming) refusePointers(meta, incoming, (await run(incoming, false)).rows);
  return (await run(write, true)).affected;
}

export const deleted = (meta: ModelMeta, count: number): DeleteResult => ({ count, models: count > 0 ? { [labelOf(meta)]: count } : {} });
