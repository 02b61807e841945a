import type { ModelMeta } from '../../metadata/model-meta.js';
import { type Pointer, pointersTo } from './pointers.js';

const orders = new WeakMap<ModelMeta, ReadonlyMap<ModelMeta, number>>();

/**
 * The tables that a deletion may reach, numbered: those that point come before those that they point at. Where they point in a circle, foreign
 * keys that can be null give way.
 */
export function deletionOrder(root: ModelMeta): ReadonlyMap<ModelMeta, number> {
  let order = orders.get(root);
  if (!order) {
    const all = pointingFirst([root], () => true);
    orders.set(root, (order = new Map(pointingFirst(all, isHard).map((table, i) => [table, i]))));
  }
  return order;
}

const isHard = ({ column, when }: Pointer): boolean => !when && !column.options.null;

function pointingFirst(roots: readonly ModelMeta[], counts: (pointer: Pointer) => boolean): ModelMeta[] {
  const met = new Set<ModelMeta>();
  const order: ModelMeta[] = [];
  const visit = (table: ModelMeta): void => {
    // a row of another table is deleted before what it inherits from
    for (const { target } of table.parents) if (!met.has(target.concrete)) visit(target.concrete);
    if (met.has(table)) return;
    met.add(table);
    for (const pointer of pointersTo(table))
      if ((pointer.rule === 'cascade' || pointer.rule === 'restrict') && counts(pointer)) visit(pointer.column.model);
    order.push(table);
  };
  for (const root of roots) visit(root);
  return order;
}
