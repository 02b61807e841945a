import type { Database } from '../execute/index.js';
import type { ModelMeta } from '../metadata/model-meta.js';
import type { QueryState } from '../query/index.js';
import { resolveTargetKeys } from '../resolve/index.js';
import { runRead, writePlan } from './write-plan.js';

/** The keys that the rows of a query to be updated have in tables, a list for each table. */
export async function targetKeys({ shape, values }: QueryState, tables: readonly ModelMeta[], target: Database): Promise<unknown[][]> {
  const keys = tables.map(({ primaryKey }) => primaryKey[0]!);
  const { select, empty, values: size } = resolveTargetKeys(shape, 'update', keys);
  if (empty) return keys.map(() => []);
  const { rows } = await runRead(target, writePlan(shape.meta, select, target.dialect, keys), values.slice(0, size));
  return keys.map((_, i) => rows.map((row) => row[i]));
}
