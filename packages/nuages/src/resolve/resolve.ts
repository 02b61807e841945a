import { integerType } from '../expressions/index.js';
import type { ParamNode, Select, SelectColumn } from '../ir/index.js';
import type { ColumnMeta, ModelMeta } from '../metadata/model-meta.js';
import type { RowShape } from '../metadata/row-shape.js';
import type { Op, Shape } from '../query/index.js';
import { resolveColumns, valueAt } from './columns.js';
import { checkCombined, combinedRows } from './combine.js';
import { isEmpty } from './empty.js';
import { groupByColumns } from './group-by.js';
import { constant } from './nodes.js';
import { locked } from './lock.js';
import { multipliedBy } from './multiplied.js';
import { resolveDistinct } from './distinct.js';
import { resolveOrdering } from './order.js';
import { type Counter, type Nest, type Place, Resolution } from './resolution.js';
import { selectExists, selectOf } from './select.js';
import { rowsOf } from './rows.js';
import { type At, steps } from './steps.js';
import { countRows, resolveSummary, withoutRows } from './summary.js';

/** A query ready to be compiled. */
export interface Resolved {
  readonly select: Select;
  readonly row: RowShape;
  /** no row can match: there is nothing to ask the database */
  readonly empty: boolean;
  /** the values that it was asked with: they are checked, also where none is sent */
  readonly met: readonly ParamNode[];
  /** relations to many rows that multiply what aggregates add up */
  readonly multiplied?: readonly string[];
  /** of a summary that is empty: its row */
  readonly nothing?: Readonly<Record<string, unknown>>;
  /** of a page: the columns that tell where a row stands in the ordering */
  readonly place?: { readonly at: number; readonly size: number };
  /** of related rows of many: the column that tells whose each is */
  readonly owner?: number;
}

/** What the database can do, as far as it decides which statement is asked. */
export interface Abilities {
  readonly nullsSortFirst: boolean;
  readonly lateralJoins: boolean;
  readonly rowLocks: boolean;
}

/** Django's rules, applied call by call. The values of the shape begin at `place.counter.next`. */
export function resolveShape(shape: Shape, place: Place = outermost()): Resolution {
  const resolution = new Resolution(shape.meta, nest, place);
  const { counter } = place;
  const begin = counter.next;
  for (const call of calls(shape)) {
    const { sticky } = resolution;
    counter.next = begin + call[0]!.parent!.size;
    const op = call[0]!.op!;
    const at = { before: call[0]!.parent!, first: begin, place, resolve: resolveShape };
    checkCombined(resolution, op);
    (steps[op.op] as (r: Resolution, ops: readonly Op[], at: At) => void)(
      resolution,
      call.map((s) => s.op!),
      at,
    );
    // for one call only
    if (resolution.sticky === sticky) resolution.sticky = new Set();
  }
  counter.next = begin + shape.size;
  return resolution;
}
export const outermost = (beyond?: Counter['beyond']): Place => ({ depth: 0, counter: countFrom(beyond), outer: null });

/** steps of one call together */
function calls(shape: Shape): Shape[][] {
  const grouped: Shape[][] = [];
  for (const at of shape.path()) {
    if ('first' in at.op! && !at.op.first) grouped.at(-1)!.push(at);
    else grouped.push([at]);
  }
  return grouped;
}

const countFrom = (beyond: Counter['beyond']): Counter => ({ next: 0, met: [], ...(beyond && { beyond }) });

/** The rows of a query. `beyond`: values that lie outside what their columns can hold. */
export function resolveRows(shape: Shape, beyond?: Counter['beyond'], { rowLocks }: Partial<Abilities> = {}): Resolved {
  const resolution = resolveShape(shape, outermost(beyond));
  const { select, row } = resolution.combined ? combinedRows(resolution) : rowsOf(resolution);
  const computed = [...resolution.annotations.values()].map((a) => a.expr);
  return {
    select: rowLocks ? locked(select, resolution) : select,
    row,
    empty: isEmpty(resolution),
    met: resolution.counter.met,
    multiplied: multipliedBy(resolution, computed),
  };
}

/** How many rows. */
export function resolveCount(shape: Shape, beyond?: Counter['beyond']): Resolved {
  const resolution = resolveShape(shape, outermost(beyond));
  return { ...countRows(resolution), empty: isEmpty(resolution), met: resolution.counter.met };
}

/** What aggregate() asks. */
export function resolveAggregation(shape: Shape, beyond?: Counter['beyond']): Resolved {
  const resolution = resolveShape(shape, outermost(beyond));
  const empty = isEmpty(resolution) || resolution.summary!.names.length === 0;
  // no row matches, and what stands around an aggregate may still give a value
  if (empty) resolution.where.push(constant(false));
  const { select, row, unasked } = resolveSummary(resolution);
  const computed = select.columns.map((c) => c.expr);
  const nothing = empty || unasked ? withoutRows(select) : null;
  const multiplied = select.from.source === 'table' ? multipliedBy(resolution, computed) : [];
  return { select, row, empty: nothing !== null, ...(nothing && { nothing }), met: resolution.counter.met, multiplied };
}

/** Is there a row? */
export function resolveExists(shape: Shape, beyond?: Counter['beyond']): Resolved {
  const resolution = resolveShape(shape, outermost(beyond));
  const row: RowShape = { kind: 'flat', value: { name: 'exists', type: integerType, position: 0 } };
  return { select: { ...existing(resolution), limit: 1 }, row, empty: isEmpty(resolution), met: resolution.counter.met };
}

/** Which distinct rows lie behind an offset is known only from the rows. */
function existing(resolution: Resolution): Select {
  if (resolution.combined) return { ...combinedRows(resolution).select, orderBy: [] };
  if (resolution.sliced && resolution.distinct !== false) return rowsOf(resolution).select;
  groupByColumns(resolution);
  return selectExists(resolution);
}

/** A queryset inside another: its columns, or the key of its model. */
const nest: Nest = {
  query({ shape }, place, key) {
    const resolution = resolveShape(shape, place);
    const empty = isEmpty(resolution);
    if (resolution.combined) {
      const { select, row } = combinedRows(resolution);
      return { select: keyOnly(select, row), type: select.columns[0]!.type, model: row.kind === 'instance' ? row.meta : null, empty };
    }
    const { columns, model } = nestedColumns(resolution, key);
    const orderBy = ordering(resolution);
    const select = selectOf(resolution, columns, { orderBy, distinct: resolveDistinct(resolution, orderBy) });
    return { select, type: columns[0]!.type, model, empty };
  },
  exists({ shape }, place) {
    const resolution = resolveShape(shape, place);
    const select = existing(resolution);
    return isEmpty(resolution) ? constant(false) : { node: 'exists', select };
  },
};

/** of whole rows, their key */
const keyOnly = (select: Select, row: RowShape): Select =>
  row.kind === 'instance'
    ? {
        ...select,
        columns: select.columns.filter((_, i) =>
          row.meta.primaryKey.includes(row.columns.find((c) => c.position === i)?.column as ColumnMeta),
        ),
      }
    : select;

function nestedColumns(
  resolution: Resolution,
  key?: ColumnMeta,
): { readonly columns: readonly SelectColumn[]; readonly model: ModelMeta | null } {
  if (resolution.values) return { columns: resolveColumns(resolution).columns, model: null };
  const { meta } = resolution;
  const keys = key && meta.columns.includes(key) ? [key] : meta.primaryKey;
  return { columns: keys.flatMap((each) => valueAt(resolution, each.name)), model: meta };
}

/** order matters to a subquery only where it is sliced or distinct by columns */
const ordering = (resolution: Resolution) => (resolution.sliced || Array.isArray(resolution.distinct) ? resolveOrdering(resolution) : []);
