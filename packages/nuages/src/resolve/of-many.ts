import { Count, integerType } from '../expressions/index.js';
import type { Expr, Ordering, SelectColumn, WindowNode } from '../ir/index.js';
import type { Shape } from '../query/index.js';
import { resolveColumns } from './columns.js';
import { resolveDistinct } from './distinct.js';
import { isEmpty } from './empty.js';
import { resolveExpression, type Typed } from './expression.js';
import { call, literal } from './nodes.js';
import { textOf } from './group-by.js';
import { resolveOrdering } from './order.js';
import type { Counter, Resolution } from './resolution.js';
import { outermost, type Resolved, resolveShape } from './resolve.js';
import { orderedOutside } from './rows.js';
import { selectOf } from './select.js';

// The related rows of many rows in one query: each with the key of the row that it belongs to, its owner.

/** rows that a batch reads at most */
export const rowLimit = 50_000;

/** The rows of all owners, each owner's in the order of the query, and its slice of them. */
export const resolveOfMany = (shape: Shape, beyond?: Counter['beyond']): Resolved => rowsOfMany(shape, beyond, false);

/** The same, up to so many rows: those of the owner whose key stands behind the query's values first, then one owner's after another's. */
export const resolveOfManyFirst = (shape: Shape, beyond?: Counter['beyond']): Resolved => rowsOfMany(shape, beyond, true);

function rowsOfMany(shape: Shape, beyond: Counter['beyond'] | undefined, bounded: boolean): Resolved {
  const resolution = resolveShape(shape, { ...outermost(beyond), ofMany: true });
  const empty = isEmpty(resolution);
  const { columns, row } = resolveColumns(resolution);
  const own = resolveOrdering(resolution);
  const distinct = resolveDistinct(resolution, own);
  const owner = resolution.owner!;
  const conditions = sliceOfEach(resolution, own, owner);
  const orderBy = bounded ? [...byOwner(shape, owner), ...own] : own;
  const known = columns.findIndex(({ expr }) => textOf(expr) === textOf(owner));
  const read: readonly SelectColumn[] = known < 0 ? [...columns, { expr: owner, type: owner.type }] : columns;
  const all = distinct === true ? [...read, ...orderedOutside(read, orderBy)] : read;
  const select = selectOf(resolution, all, { orderBy, distinct, conditions, groupBy: groupedByOwner(resolution, owner) });
  return {
    select: bounded ? { ...select, limit: rowLimit } : select,
    row,
    empty,
    met: resolution.counter.met,
    owner: known < 0 ? columns.length : known,
  };
}

/** How many rows each owner has that has any. */
export function resolveCountOfMany(shape: Shape, beyond?: Counter['beyond']): Resolved {
  const resolution = resolveShape(shape, { ...outermost(beyond), ofMany: true });
  const owner = resolution.owner!;
  const count = resolveExpression(Count('*'), resolution.scope(null));
  return {
    select: selectOf(
      resolution,
      [
        { expr: count, type: count.type },
        { expr: owner, type: owner.type },
      ],
      { groupBy: [owner] },
    ),
    row: { kind: 'flat', value: { name: 'count', type: count.type, position: 0 } },
    empty: isEmpty(resolution),
    met: resolution.counter.met,
    owner: 1,
  };
}

/** A slice is one of each owner's rows: what stood in LIMIT is asked of their numbers. Django's _filter_prefetch_queryset */
function sliceOfEach(resolution: Resolution, orderBy: readonly Ordering[], owner: Typed): Expr[] {
  if (!resolution.sliced) return [];
  const { offset, limit } = resolution;
  resolution.offset = 0;
  resolution.limit = null;
  const number: WindowNode = Object.freeze({
    node: 'window',
    of: call('row-number', [], integerType),
    partitionBy: [owner],
    orderBy,
    frame: null,
    type: integerType,
  });
  const than = (op: string, rows: number): Expr[] => [call(op, [number, literal(rows, integerType)])];
  return [...(offset > 0 ? than('gt', offset) : []), ...(limit === null ? [] : than('lte', offset + limit))];
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
