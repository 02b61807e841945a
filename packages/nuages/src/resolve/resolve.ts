import { integerType } from '../expressions/index.js';
import type { Expr, Ordering, ParamNode, Select, SelectColumn } from '../ir/index.js';
import type { ModelMeta } from '../metadata/model-meta.js';
import type { RowShape } from '../metadata/row-shape.js';
import type { Op, QueryState, Shape } from '../query/index.js';
import { resolveColumns } from './columns.js';
import { call, column } from './nodes.js';
import { resolveDistinct } from './distinct.js';
import { resolveOrdering } from './order.js';
import { type Counter, type Nest, Resolution } from './resolution.js';
import { selectExists, selectOf } from './select.js';
import { steps } from './steps.js';

/** A query ready to be compiled. */
export interface Resolved {
  readonly select: Select;
  readonly row: RowShape;
  /** no row can match: there is nothing to ask the database */
  readonly empty: boolean;
  /** the values that it was asked with: they are checked, also where none is sent */
  readonly met: readonly ParamNode[];
  /** of a page: the columns that tell where a row stands in the ordering */
  readonly place?: { readonly at: number; readonly size: number };
}

/** Django's rules, applied call by call. The values of the shape begin at `counter.next`. */
export function resolveShape(shape: Shape, depth = 0, counter: Counter = { next: 0, met: [] }): Resolution {
  const resolution = new Resolution(shape.meta, nest, depth, counter);
  const begin = counter.next;
  for (const call of calls(shape)) {
    counter.next = begin + call[0]!.parent!.size;
    const { op } = call[0]!.op!;
    (steps[op] as (r: Resolution, ops: readonly Op[]) => void)(
      resolution,
      call.map((s) => s.op!),
    );
  }
  counter.next = begin + shape.size;
  return resolution;
}

/** steps of one call together */
function calls(shape: Shape): Shape[][] {
  const grouped: Shape[][] = [];
  for (const at of shape.path()) {
    if ('first' in at.op! && !at.op.first) grouped.at(-1)!.push(at);
    else grouped.push([at]);
  }
  return grouped;
}

/** no row can match */
export const isEmpty = (resolution: Resolution, where: Expr | null): boolean =>
  resolution.none || resolution.limit === 0 || (where?.node === 'constant' && !where.value);

export const countFrom = (beyond: Counter['beyond']): Counter => ({ next: 0, met: [], ...(beyond && { beyond }) });

/** The rows of a query. `beyond`: values that lie outside what their columns can hold. */
export function resolveRows(shape: Shape, beyond?: Counter['beyond']): Resolved {
  return rowsOf(resolveShape(shape, 0, countFrom(beyond)));
}

function rowsOf(resolution: Resolution): Resolved {
  const { columns, row } = resolveColumns(resolution);
  const orderBy = resolveOrdering(resolution);
  const distinct = resolveDistinct(resolution, orderBy);
  const select = selectOf(resolution, distinct === true ? [...columns, ...orderedOutside(columns, orderBy)] : columns, {
    orderBy,
    distinct,
  });
  return { select, row, empty: isEmpty(resolution, select.where), met: resolution.counter.met };
}

/** The order of rows that are counted doesn't matter, and its columns would make them more. */
function unorderedRowsOf(resolution: Resolution): Resolved {
  const { columns, row } = resolveColumns(resolution);
  const select = selectOf(resolution, columns, { distinct: true });
  return { select, row, empty: isEmpty(resolution, select.where), met: resolution.counter.met };
}

/** DISTINCT rows can only be ordered by what is selected: the rest is selected too, and not read. */
export function orderedOutside(columns: readonly SelectColumn[], orderBy: readonly Ordering[]): SelectColumn[] {
  const text = (expr: Expr) => JSON.stringify(expr);
  const selected = new Set(columns.map((c) => text(c.expr)));
  return orderBy.flatMap(({ expr }) => ('type' in expr && !selected.has(text(expr)) ? [{ expr, type: expr.type }] : []));
}

const single = (name: string): RowShape => ({ kind: 'flat', value: { name, type: integerType, position: 0 } });
const countColumn: SelectColumn = { expr: call('count', [{ node: 'star' }], integerType), type: integerType };

/** How many rows: of a slice or of distinct rows, counted around them. */
export function resolveCount(shape: Shape, beyond?: Counter['beyond']): Resolved {
  const resolution = resolveShape(shape, 0, countFrom(beyond));
  const row = single('count');
  if (!resolution.sliced && resolution.distinct === false) {
    // values() joins its tables, which may multiply the rows
    if (resolution.values) resolveColumns(resolution);
    const select = selectOf(resolution, [countColumn]);
    return { select, row, empty: isEmpty(resolution, select.where), met: resolution.counter.met };
  }
  const inner = resolution.sliced || resolution.distinct !== true ? rowsOf(resolution) : unorderedRowsOf(resolution);
  const named = inner.select.columns.map((c, i) => ({ ...c, as: `c${i}` }));
  const orderBy = resolution.sliced || Array.isArray(resolution.distinct) ? inner.select.orderBy : [];
  const select: Select = {
    ...selectOf(resolution, [countColumn]),
    from: { source: 'select', select: { ...inner.select, columns: named, orderBy }, alias: 'counted' },
    joins: [],
    where: null,
    limit: null,
    offset: 0,
  };
  return { select, row, empty: inner.empty, met: resolution.counter.met };
}

/** Is there a row? */
export function resolveExists(shape: Shape, beyond?: Counter['beyond']): Resolved {
  const resolution = resolveShape(shape, 0, countFrom(beyond));
  // behind an offset it matters how many rows values() makes
  if (resolution.sliced && resolution.values) resolveColumns(resolution);
  // which distinct rows lie behind an offset is known only from the rows
  const select =
    resolution.sliced && resolution.distinct !== false
      ? { ...rowsOf(resolution).select, limit: 1 }
      : selectExists(resolution, { limit: 1 });
  return { select, row: single('exists'), empty: isEmpty(resolution, select.where), met: resolution.counter.met };
}

/** A queryset inside another: its columns, or the key of its model. */
function nest({ shape }: QueryState, depth: number, counter: Counter): ReturnType<Nest> {
  const resolution = resolveShape(shape, depth, counter);
  const { columns, model } = nestedColumns(resolution);
  const orderBy = ordering(resolution);
  const select = selectOf(resolution, columns, { orderBy, distinct: resolveDistinct(resolution, orderBy) });
  return { select, type: columns[0]!.type, model, empty: isEmpty(resolution, select.where) };
}

function nestedColumns(resolution: Resolution): { readonly columns: readonly SelectColumn[]; readonly model: ModelMeta | null } {
  if (resolution.values) return { columns: resolveColumns(resolution).columns, model: null };
  const { meta, base } = resolution;
  return { columns: meta.primaryKey.map((key) => ({ expr: column(base, key), type: key.type })), model: meta };
}

/** order matters to a subquery only where it is sliced or distinct by columns */
const ordering = (resolution: Resolution) => (resolution.sliced || Array.isArray(resolution.distinct) ? resolveOrdering(resolution) : []);
