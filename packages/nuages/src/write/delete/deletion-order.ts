import type { ModelMeta } from '../../metadata/model-meta.js';
import { pointersTo } from './pointers.js';

const orders = new WeakMap<ModelMeta, ReadonlyMap<ModelMeta, number>>();

/** The tables that a deletion may reach, numbered: those that point come before those that they point at, unless they point in a circle. */
export function deletionOrder(root: ModelMeta): ReadonlyMap<ModelMeta, number> {
  let order = orders.get(root);
  if (!order) orders.set(root, (order = inOrder(root)));
  return order;
}

function inOrder(root: ModelMeta): ReadonlyMap<ModelMeta, number> {
  const met = new Set<ModelMeta>();
  const order = new Map<ModelMeta, number>();
  const visit = (table: ModelMeta): void => {
    for (const { target } of table.parents) if (!met.has(target.concrete)) visit(target.concrete);
    if (met.has(table)) return;
    met.add(table);
    for (const { column, rule } of pointersTo(table)) if (rule === 'cascade' || rule === 'restrict') visit(column.model);
    order.set(table, order.size);
  };
  visit(root);
  return order;
}
