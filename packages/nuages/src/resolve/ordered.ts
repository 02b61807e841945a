import type { ColumnNode } from '../ir/index.js';
import type { Shape } from '../query/index.js';
import { resolveShape } from './resolve.js';

export interface Order {
  /** an order of its own or of its model's, or no rows to order; groups have none of the model's */
  readonly ordered: boolean;
  /** the key tells its rows apart, so that they can be ordered by it */
  readonly keyed: boolean;
}

/** What is known of the order of a query's rows; found once, kept with the shape. */
export function orderOf(shape: Shape): Order {
  let order = shape.compiled.get(orderOf) as Order | undefined;
  if (!order) shape.compiled.set(orderOf, (order = findOrder(shape)));
  return order;
}

function findOrder(shape: Shape): Order {
  const { none, orderBy, groupBy, meta, base } = resolveShape(shape);
  const isKey = (column: ColumnNode): boolean => column.alias === base && column.column === meta.primaryKey[0]!.column;
  return {
    ordered: none || (orderBy ? orderBy.length > 0 : meta.ordering.length > 0 && groupBy === 'none'),
    keyed: typeof groupBy === 'string' || groupBy.some((expr) => expr.node === 'column' && isKey(expr)),
  };
}
