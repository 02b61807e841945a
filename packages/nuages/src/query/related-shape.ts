import type { RelationMeta } from '../metadata/model-meta.js';
import { idOf } from './key.js';
import { branch, type Shape } from './shape.js';

/** Those of a query's rows that are at the far end of a relation; their owner, or the keys of many, are its next value. */
export function relatedShape(shape: Shape, relation: RelationMeta): Shape {
  const key = `related ${idOf(relation)}`;
  return shape.child(branch.other, key) ?? shape.keep(branch.other, key, shape.sprout({ op: 'related', relation }, 1));
}
