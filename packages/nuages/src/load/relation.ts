import { DoesNotExist } from '../errors/index.js';
import { aliasOf, relationKey, setRelated } from '../hydrate/index.js';
import type { RelationMeta } from '../metadata/model-meta.js';
import { branch, rootShape, type Shape } from '../query/index.js';
import { rows } from './fetch.js';

/**
 * The row at the other end of a to-one relation, read and kept with the row. Null: a reverse one-to-one that has none.
 * @throws DoesNotExist when a foreign key points at a row that is gone
 */
export async function loadRelation(row: object, relation: RelationMeta): Promise<object | null> {
  const [, far] = relation.steps[0]!.on[0]!;
  const found = await rows({ shape: matching(relation.target, aliasOf(row), far.name), values: [relationKey(row, relation)] });
  const related = (found[0] as object | undefined) ?? null;
  if (!related && relation.steps[0]!.forward) {
    throw new DoesNotExist(
      'NUA_DOES_NOT_EXIST',
      `${relation.model.name}.${relation.name} points at a ${relation.target.name} that isn't there.`,
      { fix: 'It was deleted, or the key was never right.', model: relation.model.name, field: relation.name },
    );
  }
  setRelated(row, relation, related);
  if (related && relation.inverse && !relation.inverse.many) setRelated(related, relation.inverse, row, true);
  return related;
}

/** The shape of `filter({ [column]: value })`: the one that a user's filter() has. */
function matching(meta: RelationMeta['target'], alias: string | null, column: string): Shape {
  const root = rootShape(meta, alias);
  const condition = { kind: 'lookup', path: column, operand: { kind: 'value', value: undefined } } as const;
  return (
    root.child(branch.filterFirst, column) ??
    root.keep(branch.filterFirst, column, root.sprout({ op: 'filter', first: true, negated: false, condition }, 1))
  );
}
