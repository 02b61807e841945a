import type { Database } from '../../execute/index.js';
import type { ModelMeta } from '../../metadata/model-meta.js';
import { labelOf } from '../../metadata/naming.js';
import type { DeleteResult } from '../../types/instance.js';
import { inOneTransaction } from '../inherited.js';
import { collect, type Rows } from './collect.js';
import { deleteCollected } from './delete-collected.js';
import { pointersTo } from './pointers.js';
import { refusePointed } from './refuse-pointed.js';

/** Is nothing else deleted or changed with rows of it? Then one statement does it. */
export const isAlone = ({ concrete }: ModelMeta): boolean => concrete.parents.length === 0 && pointersTo(concrete).length === 0;

export const deleted = (meta: ModelMeta, count: number): DeleteResult => ({ count, models: count > 0 ? { [labelOf(meta)]: count } : {} });

/** Deletes rows and does to all that points at them what its onDelete says, or nothing. */
export function deleteRows(
  target: Database,
  meta: ModelMeta,
  first: () => Promise<Rows['rows']>,
  keepParents: boolean,
): Promise<DeleteResult> {
  return inOneTransaction(target, async () => {
    const table = meta.concrete;
    const collected = await collect(target, { table, rows: await first() }, keepParents);
    await refusePointed(target, meta, collected);
    const models: Record<string, number> = {};
    let count = 0;
    for (const [each, rows] of await deleteCollected(target, table, collected)) {
      if (rows > 0) models[labelOf(each === table ? meta : each)] = rows;
      count += rows;
    }
    return { count, models };
  });
}
