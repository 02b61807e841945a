import { Count } from '../expressions/index.js';
import type { Expr, Ordering, SelectColumn } from '../ir/index.js';
import type { Shape } from '../query/index.js';
import { resolveColumns } from './columns.js';
import { resolveDistinct } from './distinct.js';
import { isEmpty } from './empty.js';
import { resolveExpression, type Typed } from './expression.js';
import { textOf } from './group-by.js';
import { call } from './nodes.js';
import { resolveOrdering } from './order.js';
import type { Counter, Resolution } from './resolution.js';
import { type Abilities, outermost, type Resolved, resolveShape } from './resolve.js';
import { orderedOutside } from './rows.js';
import { selectOf } from './select.js';
import { sliceOfEach, withSlices } from './slice-of-each.js';

// The related rows of many rows in one query: each with the key of the row that it belongs to, its owner.

/** rows that a batch reads at most */
export const rowLimit = 50_000;

/** The rows of all owners, each owner's in the order of the query, and its slice of them. */
export function resolveOfMany(shape: Shape, beyond: Counter['beyond'], { lateralJoins }: Abilities): Resolved {
  return lateralJoins && resolveShape(shape, { ...outermost(), ofMany: 'all' }).sliced
    ? sliceOfEach(shape, beyond)
    : rowsOfMany(shape, beyond, false);
}

/** The same, up to so many rows: those of the owner whose key stands behind the query's values first, then one owner's after another's. */
export const resolveOfManyFirst = (shape: Shape, beyond: Counter['beyond']): Resolved => rowsOfMany(shape, beyond, true);

function rowsOfMany(shape: Shape, beyond: Counter['beyond'], bounded: boolean): Resolved {
  const resolution = resolveShape(shape, { ...outermost(beyond), ofMany: 'all' });
  const empty = isEmpty(resolution);
  const { columns, row } = resolveColumns(resolution);
  const own = resolveOrdering(resolution);
  const distinct = resolveDistinct(resolution, own);
  const owner = resolution.owner!;
  const conditions = withSlices(resolution, own, owner);
  const orderBy = bounded ? [...byOwner(shape, owner), ...own] : own;
  const { read, at } = withOwner(columns, owner);
  const all = distinct === true ? [...read, ...orderedOutside(read, orderBy)] : read;
  const select = selectOf(resolution, all, { orderBy, distinct, conditions, groupBy: groupedByOwner(resolution, owner) });
  return { select: bounded ? { ...select, limit: rowLimit } : select, row, empty, met: resolution.counter.met, owner: at };
}

/** How many rows each owner has that has any. */
export function resolveCountOfMany(shape: Shape, beyond: Counter['beyond']): Resolved {
  const resolution = resolveShape(shape, { ...outermost(beyond), ofMany: 'all' });
  const owner = resolution.owner!;
  const count = resolveExpression(Count('*'), resolution.scope(null));
  const columns = [count, owner].map((expr) => ({ expr, type: expr.type }));
  return {
    select: selectOf(resolution, columns, { groupBy: [owner] }),
    row: { kind: 'flat', value: { name: 'count', type: count.type, position: 0 } },
    empty: isEmpty(resolution),
    met: resolution.counter.met,
    owner: 1,
  };
}

/** The columns with the owner's key, and where it stands: it may be read anyway. */
function withOwner(columns: readonly SelectColumn[], owner: Typed): { readonly read: readonly SelectColumn[]; readonly at: number } {
  const known = columns.findIndex(({ expr }) => textOf(expr) === textOf(owner));
  return known < 0 ? { read: [...columns, { expr: owner, type: owner.type }], at: columns.length } : { read: columns, at: known };
}

/** the owner that was touched first, then owner by owner */
function byOwner(shape: Shape, owner: Typed): Ordering[] {
  const touched: Expr = { node: 'param', value: shape.size, type: owner.type, of: 'The key of a row' };
  return [
    { expr: call('eq', [owner, touched]), desc: true },
    { expr: owner, desc: false },
  ];
}

function groupedByOwner({ groupBy }: Resolution, owner: Typed): Resolution['groupBy'] {
  return typeof groupBy === 'string' ? groupBy : [...groupBy, owner];
}
