import { NotLoaded, relatedOf, relationKey, setRelated } from '../hydrate/index.js';
import { genericTarget } from '../metadata/generic-key.js';
import type { RelationMeta } from '../metadata/model-meta.js';
import { Owner, type QueryState } from '../query/index.js';
import { ownerKey } from './owned.js';

/** Rows that point at a row know it when they were read through it: `post.author` of `user.posts` is the user. */
export function knowOwner(rows: readonly object[], { kind, inverse }: RelationMeta, owner: object): void {
  if ((kind !== 'reverseForeignKey' && kind !== 'genericRelation') || !inverse) return;
  for (const row of rows) if (!relatedOf(row, inverse)) setRelated(row, inverse, owner, true);
}

/** The same for the rows of a query, among which a union may have put others. */
export function knowOwnerOf(rows: readonly object[], { shape: { related }, values }: QueryState): void {
  const owner = related && values[related.owner];
  if (!(owner instanceof Owner) || !related?.relation.inverse) return;
  const { inverse } = related.relation;
  const key = ownerKey(owner.key);
  const pointsAtIt = (row: object): boolean => {
    const { generic } = inverse;
    if (generic && genericTarget(row, inverse) !== related.relation.model) return false;
    const own = generic ? (row as Readonly<Record<string, unknown>>)[generic.key.name] : relationKey(row, inverse);
    return !(own instanceof NotLoaded) && ownerKey(own) === key;
  };
  knowOwner(rows.filter(pointsAtIt), related.relation, owner.row);
}
