import { ProgrammingError } from '../errors/index.js';
import { describe } from '../expressions/index.js';
import { loadingOf, prefetch as load } from '../load/index.js';
import type { ModelMeta } from '../metadata/model-meta.js';
import { META } from '../metadata/symbols.js';
import { rootShape } from '../query/index.js';
import { prefetch } from './loading.js';

/** What prefetchRelated() loads, for rows that are there. */
export async function prefetchRelatedObjects(rows: readonly object[], ...lookups: unknown[]): Promise<readonly object[]> {
  if (!Array.isArray(rows) || rows.some((row) => typeof row !== 'object' || row === null || !(META in row)))
    throw new ProgrammingError('NUA_QUERY_INVALID', `prefetchRelatedObjects() takes an array of instances, not ${describe(rows)}.`, {
      fix: "Write prefetchRelatedObjects(posts, 'author').",
    });
  const byModel = new Map<ModelMeta, object[]>();
  for (const row of rows as { readonly [META]: ModelMeta }[]) {
    const own = byModel.get(row[META]);
    if (own) own.push(row);
    else byModel.set(row[META], [row]);
  }
  await Promise.all(
    [...byModel].map(async ([meta, own]) => {
      const values: unknown[] = [];
      const shape = prefetch(rootShape(meta), values, lookups);
      await load(own, loadingOf(shape).lookups, values);
    }),
  );
  return rows;
}
