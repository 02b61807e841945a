import { ProgrammingError } from '../../errors/index.js';
import { type Database, database } from '../../execute/index.js';
import { aliasOf, stateOf } from '../../hydrate/index.js';
import type { ModelMeta } from '../../metadata/model-meta.js';
import { labelOf } from '../../metadata/naming.js';
import type { DeleteOptions, DeleteResult } from '../../types/instance.js';
import { checkOptions } from '../check-options.js';
import { keyOf } from '../key-condition.js';
import { hasKey, modelOf, type Row } from '../model-of.js';
import { runRead, runWrite } from '../write-plan.js';
import type { Rows } from './collect.js';
import { deleteRowPlan, rowByKeyPlan } from './delete-plans.js';
import { deleteRows, isAlone } from './delete-rows.js';
import { knownColumns } from './pointers.js';

/**
 * Deletes the row of an instance and what is deleted with it. The instance has no key afterwards: saved again, it is a new row.
 * @throws IntegrityError NUA_INTEGRITY_PROTECTED, NUA_INTEGRITY_RESTRICTED
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
  const result = isAlone(meta)
    ? await deleteAlone(row, meta, target)
    : await deleteRows(target, meta, () => known(row, meta.concrete, target), keepParents);
  for (const key of meta.primaryKey) (row as Row)[key.name] = null;
  stateOf(row).adding = true;
  return result;
}

/** As Django has it, a row that is gone already is counted as none of its model. */
async function deleteAlone(row: object, meta: ModelMeta, target: Database): Promise<DeleteResult> {
  const { affected } = await runWrite(target, deleteRowPlan(meta.concrete, target.dialect), keyOf(row, meta));
  return { count: affected, models: { [labelOf(meta)]: affected } };
}

/** What has to be known of the row: it is read where the instance lacks some of it. */
async function known(row: object, table: ModelMeta, target: Database): Promise<Rows['rows']> {
  const columns = knownColumns(table);
  if (columns.every(({ name }) => Object.hasOwn(row, name))) return [columns.map(({ name }) => (row as Row)[name])];
  return (await runRead(target, rowByKeyPlan(table, columns, target.dialect), keyOf(row, table))).rows;
}
