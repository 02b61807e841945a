import { IntegrityError } from '../../errors/index.js';
import type { Database } from '../../execute/index.js';
import type { ModelMeta } from '../../metadata/model-meta.js';
import { runRead } from '../write-plan.js';
import { type Among, amongKeys } from './among.js';
import type { Collected } from './collect.js';
import { countAmongPlan } from './count-among.js';
import { isLeaf, type Pointer } from './pointers.js';

/**
 * Nothing that is collected may be pointed at by what protects it, nor by what restricts it and is not deleted as well.
 * @throws IntegrityError NUA_INTEGRITY_PROTECTED, NUA_INTEGRITY_RESTRICTED naming the relations and how many rows
 */
export async function refusePointed(target: Database, root: ModelMeta, collected: Collected): Promise<void> {
  const protecting = await pointing(target, collected, 'protect');
  if (protecting.length > 0)
    throw refused(root, 'NUA_INTEGRITY_PROTECTED', protecting, 'Delete those rows first, or point them at another row.');
  const restricting = await pointing(target, collected, 'restrict');
  if (restricting.length > 0)
    throw refused(root, 'NUA_INTEGRITY_RESTRICTED', restricting, 'Delete those rows first, or along with what they are deleted with.');
}

/** A pointer and the number of rows that point by it and stay. */
type Found = readonly [Pointer, number];

async function pointing(target: Database, collected: Collected, rule: 'protect' | 'restrict'): Promise<Found[]> {
  const found: Found[] = [];
  for (const [by, values] of collected.pointed) {
    if (by.rule !== rule || values.length === 0) continue;
    const going = rule === 'restrict' ? goingIn(by.column.model, collected) : nothing;
    const { among, lists, keys } = going;
    const plan = countAmongPlan({ by, among, keys: keys.length }, target.dialect);
    const { rows } = await runRead(target, plan, [values, ...lists, ...keys.flat()]);
    const count = rows[0]![0] as number;
    if (count > 0) found.push([by, count]);
  }
  return found;
}

/** What tells the rows of a table that are deleted, and its values. */
interface Going {
  readonly among: readonly Among[];
  readonly lists: readonly (readonly unknown[])[];
  /** of several columns */
  readonly keys: readonly (readonly unknown[])[];
}
const nothing: Going = { among: [], lists: [], keys: [] };

function goingIn(table: ModelMeta, { rows, pointed }: Collected): Going {
  const leaves = [...pointed].filter(([pointer]) => pointer.column.model === table && isLeaf(pointer));
  const read = rows.get(table) ?? [];
  const single = table.primaryKey.length === 1 && read.length > 0;
  return {
    among: [...leaves.map(([pointer]) => pointer), ...(single ? [amongKeys(table)] : [])],
    lists: [...leaves.map(([, values]) => values), ...(single ? [read.map(([key]) => key)] : [])],
    keys: single ? [] : read.map((row) => row.slice(0, table.primaryKey.length)),
  };
}

function refused(
  root: ModelMeta,
  code: 'NUA_INTEGRITY_PROTECTED' | 'NUA_INTEGRITY_RESTRICTED',
  found: readonly Found[],
  fix: string,
): IntegrityError {
  const verb = code === 'NUA_INTEGRITY_PROTECTED' ? 'protects' : 'restricts';
  const reasons = found.map(([{ relation, target }, count]) => {
    return `${relation.model.name}.${relation.name} ${verb} ${target.model.name} (${count} ${count === 1 ? 'row' : 'rows'})`;
  });
  return new IntegrityError(code, `${root.name} can't be deleted: ${reasons.join(', ')}.`, {
    fix,
    model: root.name,
    table: root.table.name,
  });
}
