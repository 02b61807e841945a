import { lookup } from '../expressions/index.js';
import { branch, type Shape } from './shape.js';
import { structureOf } from './structure.js';

/** A query's rows whose column at `path` is one of a list: the list is its next value. */
export function amongKeys(shape: Shape, path: string): Shape {
  const key = `among ${path}`;
  const condition = structureOf(lookup(`${path}__in`, [0]));
  return (
    shape.child(branch.other, key) ??
    shape.keep(branch.other, key, shape.sprout({ op: 'filter', first: true, negated: false, condition }, 1))
  );
}

/** Each row as a tuple of names. */
export function tuples(shape: Shape, names: readonly string[]): Shape {
  const key = `tuples ${names.join()}`;
  return (
    shape.child(branch.other, key) ?? shape.keep(branch.other, key, shape.sprout({ op: 'values', form: 'tuple', names, computed: [] }, 0))
  );
}
