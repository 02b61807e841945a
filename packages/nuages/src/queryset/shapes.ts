import type { Shape } from '../query/index.js';
import { order, plain, slice, unordered } from './walk.js';

/** What a terminal method asks of a shape: found once, kept with the shape. */
const derived =
  (name: string, derive: (shape: Shape) => Shape) =>
  (shape: Shape): Shape => {
    let found = shape.compiled.get(name) as Shape | undefined;
    if (!found) shape.compiled.set(name, (found = derive(shape)));
    return found;
  };

/** Does it have an order of its own or of its model, or no rows to order? */
export function ordered(shape: Shape): boolean {
  if (shape.ops().some((op) => op.op === 'none')) return true;
  const own = shape.ops().findLast((op) => op.op === 'orderBy');
  // the names after the first of a call are ops too: any of them means an ordering
  return own ? own.by !== null : shape.meta.ordering.length > 0;
}
export const sliced = (shape: Shape): boolean => shape.ops().some((op) => op.op === 'slice');
/** Two rows at most, in no order: enough to know whether there is exactly one. */
export const twoOf = derived('get', (shape) => (sliced(shape) ? shape : slice(unordered(shape), 0, 2)));
export const firstOf = derived('first', (shape) => slice(ordered(shape) ? shape : order(shape, [], true, 'pk'), 0, 1));
export const lastOf = derived('last', (shape) => slice(ordered(shape) ? plain(shape, 'reverse') : order(shape, [], true, '-pk'), 0, 1));
