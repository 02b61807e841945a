import { knownState, relatedOf, setRelated } from '../hydrate/index.js';
import { pointAt } from '../metadata/generic-key.js';
import type { ModelMeta, RelationMeta } from '../metadata/model-meta.js';
import { isGiven, modelOf, type Row } from './model-of.js';
import { unsaved, unsavedRow } from './related-key.js';

/**
 * Takes over the keys of related rows that were saved after they were assigned: `post.author = author` before `author.save()`.
 * @throws ProgrammingError NUA_WRITE_INVALID for a related row that isn't saved yet
 */
export function adoptKeys(row: object, meta: ModelMeta): void {
  const known = knownState(row)?.related;
  for (const name in known) {
    const relation = meta.relations.get(name) ?? meta.accessors.get(name);
    const related = relation && relatedOf(row, relation)?.value;
    if (!related || !relation.steps[0]!.forward) continue;
    if (relation.generic) {
      adoptGeneric(row as Row, relation, related);
      continue;
    }
    const [own, far] = relation.steps[0]!.on[0]!;
    if (isGiven((row as Row)[own.name])) continue;
    const key = (related as Row)[far.name];
    if (!isGiven(key)) throw unsaved(relation);
    (row as Row)[own.name] = key;
    setRelated(row, relation, related);
  }
}

function adoptGeneric(row: Row, relation: RelationMeta, related: object): void {
  if (isGiven(row[relation.key!.name])) return;
  const meta = modelOf(related);
  const key = (related as Row)[meta.primaryKey[0]!.name];
  if (!isGiven(key)) throw unsavedRow(relation, meta);
  Object.assign(row, pointAt(meta, key, relation));
  setRelated(row, relation, related);
}
