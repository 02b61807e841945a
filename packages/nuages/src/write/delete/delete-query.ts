import type { Dialect } from '../../contract/index.js';
import { database } from '../../execute/index.js';
import type { QueryState, Shape } from '../../query/index.js';
import { resolveTarget } from '../../resolve/index.js';
import type { DeleteResult } from '../../types/instance.js';
import { runRead, runWrite, type WritePlan } from '../write-plan.js';
import { deletePlan, rowsPlan } from './delete-plans.js';
import { deleted, deleteRows, isAlone } from './delete-rows.js';
import { knownColumns } from './pointers.js';

/**
 * `delete()`: all rows that match and what is deleted with them, or none.
 * @throws IntegrityError NUA_INTEGRITY_PROTECTED, NUA_INTEGRITY_RESTRICTED
 */
export async function deleteIn({ shape, values }: QueryState): Promise<DeleteResult> {
  const { meta } = shape;
  const target = database(shape.alias ?? undefined);
  const plan = planFor(shape, target.dialect);
  if (!plan) return deleted(meta, 0);
  const own = values.slice(0, shape.size);
  if (isAlone(meta)) return deleted(meta, (await runWrite(target, plan, own)).affected);
  return deleteRows(target, meta, async () => (await runRead(target, plan, own)).rows, false);
}

/** The deletion itself, or the question which rows it is about; null: no row can match. */
function planFor(shape: Shape, dialect: Dialect): WritePlan | null {
  let byDialect = shape.compiled.get('delete') as Map<Dialect, WritePlan | null> | undefined;
  if (!byDialect) shape.compiled.set('delete', (byDialect = new Map()));
  let plan = byDialect.get(dialect);
  if (plan === undefined) byDialect.set(dialect, (plan = compile(shape, dialect)));
  return plan;
}

function compile(shape: Shape, dialect: Dialect): WritePlan | null {
  const { where, empty } = resolveTarget(shape, 'delete');
  const { concrete } = shape.meta;
  if (empty) return null;
  return isAlone(concrete) ? deletePlan(concrete, where, dialect) : rowsPlan(concrete, knownColumns(concrete), where, dialect);
}
