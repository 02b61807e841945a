import type { ModelMeta } from '../metadata/index.js';
import { isForward } from './table.js';

/** Models after those that they point at, as far as they don't point at each other; otherwise in the order given. */
export function inDependencyOrder(models: readonly ModelMeta[]): ModelMeta[] {
  const wanted = new Set(models);
  const done = new Set<ModelMeta>();
  const visit = (meta: ModelMeta, above: ReadonlySet<ModelMeta>): void => {
    if (done.has(meta) || above.has(meta)) return;
    for (const relation of meta.relations.values())
      if (isForward(relation) && wanted.has(relation.target)) visit(relation.target, new Set([...above, meta]));
    done.add(meta);
  };
  for (const meta of models) visit(meta, new Set());
  return [...done];
}
