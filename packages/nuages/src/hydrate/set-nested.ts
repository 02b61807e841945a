import type { RelationMeta } from '../metadata/model-meta.js';
import { setRelated } from './related.js';

/** Fills a relation with the row that came with this one; a relation of one to one is known from both sides. */
export function setNested(row: object, relation: RelationMeta, nested: object | null): void {
  setRelated(row, relation, nested);
  const { inverse } = relation;
  if (nested && inverse && !inverse.many) setRelated(nested, inverse, row, true);
}
