import { integerType } from '../expressions/index.js';
import type { ColumnNode, Expr, Ordering, Select, SelectColumn, ValueType, WindowNode } from '../ir/index.js';
import type { Shape } from '../query/index.js';
import { resolveColumns } from './columns.js';
import { resolveDistinct } from './distinct.js';
import { isEmpty } from './empty.js';
import type { Typed } from './expression.js';
import { call, literal } from './nodes.js';
import { resolveOrdering } from './order.js';
import { oneOf } from './relate.js';
import type { Counter, Resolution } from './resolution.js';
import { outermost, type Resolved, resolveShape } from './resolve.js';
import { selectOf } from './select.js';

const alias = 'related';

/**
 * A slice of each owner's rows, asked for one owner after another in one statement: an index of the owner and the order gives the first rows
 * without looking at the others.
 */
export function sliceOfEach(shape: Shape, beyond: Counter['beyond']): Resolved {
  const resolution = resolveShape(shape, { ...outermost(beyond), ofMany: 'each' });
  const empty = isEmpty(resolution);
  const { columns, row } = resolveColumns(resolution);
  const orderBy = resolveOrdering(resolution);
  const distinct = resolveDistinct(resolution, orderBy);
  const terms = orderBy.map(({ expr }, i): SelectColumn => ({ expr, as: `o${i}`, type: typeOf(expr) }));
  const named = columns.map((c, i): SelectColumn => ({ ...c, as: `c${i}` }));
  const inner = selectOf(resolution, [...named, ...terms], { orderBy, distinct });
  const outside = (as: string, type: ValueType): ColumnNode => ({ node: 'column', alias, column: as, type });
  const owner = oneOf(resolution.owner!);
  const select: Select = {
    statement: 'select',
    from: { source: 'each', list: resolution.owners!, value: owner, select: inner, alias },
    joins: [],
    columns: [...named.map(({ as, type }) => ({ expr: outside(as!, type), type })), { expr: owner, type: owner.type }],
    distinct: false,
    where: null,
    groupBy: [],
    having: null,
    // the order of a subquery is none of the statement's
    orderBy: orderBy.map((term, i): Ordering => ({ ...term, expr: outside(`o${i}`, typeOf(term.expr)) })),
    limit: null,
    offset: 0,
  };
  return { select, row, empty, met: resolution.counter.met, owner: columns.length };
}
const typeOf = (expr: Expr): ValueType => ('type' in expr ? expr.type : integerType);

/** The same by the numbers of the rows: what stood in LIMIT is a condition on them. Django's _filter_prefetch_queryset. */
export function withSlices(resolution: Resolution, orderBy: readonly Ordering[], owner: Typed): Expr[] {
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
