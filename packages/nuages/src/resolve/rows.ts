import type { Ordering, Select, SelectColumn } from '../ir/index.js';
import type { RowShape } from '../metadata/row-shape.js';
import { resolveColumns } from './columns.js';
import { resolveDistinct } from './distinct.js';
import { textOf } from './group-by.js';
import { resolveOrdering } from './order.js';
import type { Resolution } from './resolution.js';
import { selectOf } from './select.js';

/** The rows of a query of its own, and what each becomes. */
export function rowsOf(resolution: Resolution): { readonly select: Select; readonly row: RowShape } {
  const { columns, row } = resolveColumns(resolution);
  const orderBy = resolveOrdering(resolution);
  const distinct = resolveDistinct(resolution, orderBy);
  const select = selectOf(resolution, distinct === true ? [...columns, ...orderedOutside(columns, orderBy)] : columns, {
    orderBy,
    distinct,
  });
  return { select, row };
}

/** DISTINCT rows can only be ordered by what is selected: the rest is selected too, and not read. */
export function orderedOutside(columns: readonly SelectColumn[], orderBy: readonly Ordering[]): SelectColumn[] {
  const selected = new Set(columns.map((c) => textOf(c.expr)));
  return orderBy.flatMap(({ expr }) => ('type' in expr && !selected.has(textOf(expr)) ? [{ expr, type: expr.type }] : []));
}
