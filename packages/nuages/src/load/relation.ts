import { DoesNotExist, ProgrammingError } from '../errors/index.js';
import { currentFetchMode, transactionOf } from '../execute/index.js';
import { groupOf, NotLoaded, relatedOf, relationKey } from '../hydrate/index.js';
import type { RelationMeta } from '../metadata/model-meta.js';
import { uncapitalised } from '../metadata/naming.js';
import { Batches } from './batches.js';
import { fill } from './fill.js';
import { whole } from './level.js';
import { parentLimit } from './limits.js';

/**
 * The row, or the rows, at the far end of a relation, read for all siblings that don't have theirs and kept with them. Null: a reverse
 * one-to-one that has none.
 * @throws DoesNotExist when a foreign key points at a row that is gone
 * @throws ProgrammingError NUA_NOT_LOADED in the fetch mode `raise`
 */
export async function loadRelation(row: object, relation: RelationMeta): Promise<object | null> {
  const known = relatedOf(row, relation);
  if (known) return known.value;
  const mode = groupOf(row)?.mode ?? currentFetchMode();
  if (mode === 'raise') throw refused(relation);
  if (mode === 'one') await fill([row], { ...whole(relation), lazy: true });
  else await batched(row, relation);
  const related = relatedOf(row, relation);
  if (related) return related.value;
  const key = relationKey(row, relation);
  if (key === null || key === undefined) return null;
  // more rows than a batch reads
  if (relation.many) {
    await fill([row], { ...whole(relation), lazy: true });
    return relatedOf(row, relation)?.value ?? null;
  }
  throw gone(relation);
}

function batched(row: object, relation: RelationMeta): Promise<unknown> {
  const group = groupOf(row);
  if (!group) return fill([row], { ...whole(relation), lazy: true });
  return Batches.of(group.family, relation).run(row, {
    transaction: transactionOf(group.alias),
    siblings: () => group.family.rowsFrom(row, group),
    without: (sibling) => isWithout(sibling, relation),
    limit: relation.many ? parentLimit : Infinity,
    load: (rows) => fill(rows, { ...whole(relation), lazy: true, touched: relation.many ? row : null }),
  });
}

/** has neither the relation nor a reason not to load it */
function isWithout(row: object, relation: RelationMeta): boolean {
  if (relatedOf(row, relation)) return false;
  const key = relationKey(row, relation);
  return key !== null && key !== undefined && !(key instanceof NotLoaded);
}

const refused = ({ model, accessor, name, many, generic }: RelationMeta): ProgrammingError =>
  new ProgrammingError('NUA_NOT_LOADED', `${model.name}.${accessor ?? name} is not loaded, and the fetch mode "raise" loads nothing.`, {
    fix: `Load it with the rows: ${model.name}.objects.${many || generic ? 'prefetchRelated' : 'selectRelated'}('${accessor ?? name}').`,
    model: model.name,
    field: accessor ?? name,
  });

const gone = ({ model, name, target, generic }: RelationMeta): DoesNotExist =>
  new DoesNotExist('NUA_DOES_NOT_EXIST', `${model.name}.${name} points at a ${generic ? 'row' : target.name} that isn't there.`, {
    fix: `It was deleted, or the key was never right. ${uncapitalised(model.name)}.${name} = null lets go of it.`,
    model: model.name,
    field: name,
  });
