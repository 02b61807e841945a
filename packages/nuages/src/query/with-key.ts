import { lookup } from '../expressions/index.js';
import { branch, type Shape } from './shape.js';
import { structureOf } from './structure.js';

/** The row of a key, whose columns are the next values. */
export function withKey(root: Shape): Shape {
  return root.meta.primaryKey.reduce((shape, { name }, i) => {
    const at = i === 0 ? branch.filterFirst : branch.filterNext;
    const condition = structureOf(lookup(name, 0));
    return shape.child(at, name) ?? shape.keep(at, name, shape.sprout({ op: 'filter', first: i === 0, negated: false, condition }, 1));
  }, root);
}
