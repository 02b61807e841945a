import type { Dialect } from '../contract/index.js';
import { database } from '../execute/index.js';
import type { QueryState, Shape } from '../query/index.js';
import { resolveTarget } from '../resolve/index.js';
import type { DeleteResult } from '../types/instance.js';
import { deleteFamily, hasFamily } from './family.js';
import { targetKeys } from './target-keys.js';
import { deleted, type DeletePlans, deletePlans, runDelete } from './delete-plans.js';

/**
 * `delete()`: all rows that match, by one statement, or none.
 * @throws IntegrityError NUA_INTEGRITY_FOREIGN_KEY when rows point at them
 */
export async function deleteIn(state: QueryState): Promise<DeleteResult> {
  const { shape, values } = state;
  const { meta } = shape;
  const target = database(shape.alias ?? undefined);
  if (hasFamily(meta)) {
    const keys = async () => (await targetKeys(state, 'delete', [meta], target))[0]!;
    return deleteFamily(target, meta, keys, false);
  }
  const plans = plansFor(shape, target.dialect);
  return deleted(meta, plans ? await runDelete(target, meta, plans, values.slice(0, shape.size)) : 0);
}

/** null: no row can match */
function plansFor(shape: Shape, dialect: Dialect): DeletePlans | null {
  let byDialect = shape.compiled.get('delete') as Map<Dialect, DeletePlans | null> | undefined;
  if (!byDialect) shape.compiled.set('delete', (byDialect = new Map()));
  let plans = byDialect.get(dialect);
  if (plans === undefined) {
    const { where, empty } = resolveTarget(shape, 'delete');
    byDialect.set(dialect, (plans = empty ? null : deletePlans(shape.meta, where, dialect)));
  }
  return plans;
}
