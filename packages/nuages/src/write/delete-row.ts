import type { Dialect } from '../contract/index.js';
import { ProgrammingError } from '../errors/index.js';
import { database } from '../execute/index.js';
import { aliasOf, stateOf } from '../hydrate/index.js';
import type { ModelMeta } from '../metadata/model-meta.js';
import type { DeleteOptions, DeleteResult } from '../types/instance.js';
import { checkOptions } from './check-options.js';
import { deleted, type DeletePlans, deletePlans, runDelete } from './delete-plans.js';
import { deleteFamily, hasFamily } from './family.js';
import { hasKeyAt, keyOf } from './key-condition.js';
import { hasKey, modelOf, type Row } from './model-of.js';

const plans = new WeakMap<ModelMeta, Map<Dialect, DeletePlans>>();

/**
 * Deletes the row of an instance, which has no key afterwards: saved again, it is a new row.
 * @throws IntegrityError NUA_INTEGRITY_FOREIGN_KEY when rows point at it
 */
export async function deleteRow(row: object, options: DeleteOptions = {}): Promise<DeleteResult> {
  const meta = modelOf(row);
  checkOptions('delete()', options, ['using', 'keepParents']);
  if (!hasKey(row, meta))
    throw new ProgrammingError('NUA_WRITE_INVALID', `This ${meta.name} can't be deleted: it has no key.`, {
      fix: 'It was never saved, or is deleted already.',
      model: meta.name,
    });
  const target = database(options.using ?? aliasOf(row) ?? undefined);
  const { keepParents = false } = options;
  const result = hasFamily(meta)
    ? await deleteFamily(target, meta, () => Promise.resolve(keyOf(row, meta)), keepParents)
    : deleted(meta, await runDelete(target, meta, plansFor(meta, target.dialect), keyOf(row, meta)));
  for (const key of meta.primaryKey) (row as Row)[key.name] = null;
  stateOf(row).adding = true;
  return result;
}

function plansFor(meta: ModelMeta, dialect: Dialect): DeletePlans {
  let byDialect = plans.get(meta);
  if (!byDialect) plans.set(meta, (byDialect = new Map()));
  let both = byDialect.get(dialect);
  if (!both) byDialect.set(dialect, (both = deletePlans(meta, hasKeyAt(meta, 0), dialect)));
  return both;
}
