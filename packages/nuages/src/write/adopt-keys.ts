import { knownState, setRelated } from '../hydrate/index.js';
import type { ModelMeta } from '../metadata/model-meta.js';
import { isGiven, type Row } from './model-of.js';
import { unsaved } from './related-key.js';

/**
 * Takes over the keys of related rows that were saved after they were assigned: `post.author = author` before `author.save()`.
 * @throws ProgrammingError NUA_WRITE_INVALID for a related row that isn't saved yet
 */
export function adoptKeys(row: object, meta: ModelMeta): void {
  const related = knownState(row)?.related;
  if (!related) return;
  for (const name in related) {
    const relation = meta.relations.get(name);
    const { value } = related[name]!;
    if (!relation?.steps[0]!.forward || value === null) continue;
    const [own, far] = relation.steps[0]!.on[0]!;
    if (isGiven((row as Row)[own.name])) continue;
    const key = (value as Row)[far.name];
    if (!isGiven(key)) throw unsaved(relation);
    (row as Row)[own.name] = key;
    setRelated(row, relation, value);
  }
}
