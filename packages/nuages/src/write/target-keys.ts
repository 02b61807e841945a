import { bind } from '../compile/index.js';
import { currentTimeZone, type Database } from '../execute/index.js';
import type { ModelMeta } from '../metadata/model-meta.js';
import type { QueryState } from '../query/index.js';
import { resolveTargetKeys } from '../resolve/index.js';
import { writePlan } from './write-plan.js';

/** The keys that the rows of a query have in tables, a list for each table. */
export async function targetKeys(
  { shape, values }: QueryState,
  method: 'update' | 'delete',
  tables: readonly ModelMeta[],
  target: Database,
): Promise<unknown[][]> {
  const keys = tables.map(({ primaryKey }) => primaryKey[0]!);
  const { select, empty, values: size } = resolveTargetKeys(shape, method, keys);
  if (empty) return keys.map(() => []);
  const { plan, statement } = writePlan(shape.meta, select, target.dialect, keys);
  const params = bind(plan, values.slice(0, size), currentTimeZone);
  const { rows } = await target.run(statement, params, { write: false, context: null, model: shape.meta.name });
  return keys.map((_, i) => rows.map((row) => row[i]));
}
