import { ProgrammingError } from '../errors/index.js';
import type { Shape } from '../query/index.js';
import { orderOf } from '../resolve/index.js';
import { order as orderBy, plain, slice, unordered } from './walk.js';

/** What a terminal method asks of a shape: found once, kept with the shape. */
const derived =
  (name: string, derive: (shape: Shape) => Shape) =>
  (shape: Shape): Shape => {
    let found = shape.compiled.get(name) as Shape | undefined;
    if (!found) shape.compiled.set(name, (found = derive(shape)));
    return found;
  };

export function sliced(shape: Shape): boolean {
  const ops = shape.ops();
  // what was sliced before it was combined with others is one of several parts
  return ops.slice(ops.findLastIndex((op) => op.op === 'combine') + 1).some((op) => op.op === 'slice');
}
/** Does it have an order of its own or of its model, or no rows to order? */
export function ordered(shape: Shape): boolean {
  try {
    return orderOf(shape).ordered;
  } catch {
    // what is wrong with it is said when it runs
    return false;
  }
}

/** @throws ProgrammingError NUA_QUERY_INVALID where rows of no order are groups of rows */
function inOrder(method: string, shape: Shape, direction: string): Shape {
  const order = orderOf(shape);
  if (order.ordered) return direction === '-pk' ? plain(shape, 'reverse') : shape;
  if (order.keyed) return orderBy(shape, [], true, direction);
  throw new ProgrammingError('NUA_QUERY_INVALID', `${method}() of groups of rows needs an order.`, {
    fix: `Call orderBy() before ${method}().`,
    model: shape.meta.name,
  });
}
/** Two rows at most, in no order: enough to know whether there is exactly one. */
export const twoOf = derived('get', (shape) => (sliced(shape) ? shape : slice(unordered(shape), 0, 2)));
export const firstOf = derived('first', (shape) => slice(inOrder('first', shape, 'pk'), 0, 1));
export const lastOf = derived('last', (shape) => slice(inOrder('last', shape, '-pk'), 0, 1));
