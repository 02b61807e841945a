import type { Select } from '../ir/index.js';
import type { RowShape } from '../metadata/row-shape.js';
import type { Shape } from '../query/index.js';
import { combinedRows } from './combine.js';
import { isEmpty } from './empty.js';
import { constant } from './nodes.js';
import { resolveShape } from './resolve.js';
import { rowsOf } from './rows.js';

/**
 * The SELECT of a queryset inside SQL by hand, with all its columns; its values stand from `first` on. What is computed has its name, so
 * that the SQL around can say it.
 */
export function resolveWithin(shape: Shape, first: number): Select {
  const resolution = resolveShape(shape, { depth: 0, counter: { next: first, met: [] }, outer: null });
  resolution.selectRelated = null;
  const { select, row } = resolution.combined ? combinedRows(resolution) : rowsOf(resolution);
  const names = namesOf(row);
  const columns = select.columns.map((c, i) => {
    const as = names.get(i);
    return c.expr.node === 'column' || c.as !== undefined || as === undefined ? c : { ...c, as };
  });
  return { ...select, columns, where: isEmpty(resolution) ? constant(false) : select.where };
}

function namesOf(row: RowShape): Map<number, string> {
  const values = row.kind === 'instance' ? row.annotations : row.kind === 'flat' ? [row.value] : row.values;
  return new Map(values.map(({ name, position }) => [position, name]));
}
