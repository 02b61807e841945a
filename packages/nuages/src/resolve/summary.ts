import { printable, ProgrammingError } from '../errors/index.js';
import { Count, type Expression } from '../expressions/index.js';
import { type ColumnNode, columnsIn, type Expr, replace, type Select, type SelectColumn, some } from '../ir/index.js';
import type { RowShape } from '../metadata/row-shape.js';
import { aggregates, windows } from './aggregate.js';
import { resolveColumns, valueAt } from './columns.js';
import { combinedRows } from './combine.js';
import { resolveDistinct } from './distinct.js';
import { resolveExpression, type Typed } from './expression.js';
import { groupingOf } from './group-by.js';
import { column } from './nodes.js';
import { resolveOrdering } from './order.js';
import { isOverNothing } from './over-nothing.js';
import { Inner, isAmongRows } from './qualify.js';
import type { Resolution } from './resolution.js';
import { orderedOutside } from './rows.js';
import type { Scope } from './scope.js';
import { clausesOf, selectOf } from './select.js';

/** The rows that a summary is computed from, where they are a query of their own. */
const alias = 'subquery';
/** Stands for an annotation by its name until it is known whether that is a column of such a query. */
const byName = (name: string, { type }: Typed): ColumnNode => ({ node: 'column', alias: '', column: name, type });

/** What is computed from all rows, each under its name. */
export interface Summary {
  readonly select: Select;
  readonly row: RowShape;
  /** one of them is over nothing, and Django then asks for none */
  readonly unasked?: boolean;
}

/** How many rows: Count('*'). */
export const countRows = (resolution: Resolution): Summary =>
  summarize(resolution, [{ name: 'count', expr: resolveExpression(Count('*'), resolution.scope(null)) }]);

/** What aggregate() was given. */
export function resolveSummary(resolution: Resolution): Summary {
  const { names, expressions, first } = resolution.summary!;
  resolution.counter.next = first;
  const known = new Map<string, Typed>();
  const scope = summaryScope(resolution, known);
  for (const [i, name] of names.entries()) known.set(name, summaryOf(name, expressions[i]!, scope));
  return summarize(
    resolution,
    [...known].map(([name, expr]) => ({ name, expr })),
  );
}

function summaryOf(name: string, expression: Expression, scope: Scope): Typed {
  const expr = resolveExpression(expression, scope);
  if (aggregates(expr)) return expr;
  throw new ProgrammingError('NUA_QUERY_INVALID', `aggregate() gives one value for all rows, and "${printable(name)}" is no aggregate.`, {
    fix: 'Use Count, Sum, Avg, Min or Max; values of each row are for annotate().',
  });
}

/** Names mean the summaries before, then the annotations, then columns. */
function summaryScope(resolution: Resolution, known: ReadonlyMap<string, Typed>): Scope {
  const plain = resolution.scope(null);
  const scope: Scope = {
    ...plain,
    path(path) {
      const before = known.get(path);
      if (before) return before;
      const annotation = resolution.annotations.get(path);
      if (!annotation) return plain.path(path);
      if (annotation.selected) return byName(path, annotation.expr);
      throw new ProgrammingError('NUA_QUERY_INVALID', `"${printable(path)}" is an alias: it is not there to aggregate.`, {
        fix: 'Write annotate() in place of alias().',
        model: resolution.meta.name,
      });
    },
    expression: (expression, beside) => resolveExpression(expression, scope, beside),
  };
  return scope;
}

interface Entry {
  readonly name: string;
  readonly expr: Typed;
}
/** Django's get_aggregation. */
function summarize(resolution: Resolution, entries: readonly Entry[]): Summary {
  const { annotations } = resolution;
  resolution.selectRelated = null;
  const labelled = (label: string) => (resolution.summary ? { label } : {});
  const row: RowShape = { kind: 'object', values: entries.map(({ name, expr: { type } }, position) => ({ name, type, position })) };
  const annotationOf = (expr: Expr): Typed | null =>
    expr.node === 'column' && expr.alias === '' ? annotations.get(expr.column)!.expr : null;
  const refers = entries.flatMap(({ expr }) => namesIn(expr)).map((name) => annotations.get(name)!.expr);
  if (!needsRows(resolution, refers)) {
    const columns = entries.map(({ name, expr }) => ({ expr: replace(expr, annotationOf), type: expr.type, ...labelled(name) }));
    return { select: selectOf(resolution, columns), row };
  }
  const inner = new Inner([], alias);
  const rows = rowsInside(resolution);
  for (const { expr } of rows) inner.place(expr);
  const columns = entries.map(({ name, expr, expr: { type } }) => ({
    ...labelled(name),
    expr: replace(expr, (part) => {
      const annotation = annotationOf(part);
      if (annotation) return inner.place(annotation);
      return isOfRow(part) ? inner.place(part) : null;
    }),
    type,
  }));
  return { select: around(selectInside(resolution, inner), columns), row, unasked: columns.some((c) => isOverNothing(c.expr)) };
}
/** It belongs to a row inside. A subquery that looks at none can be asked outside. */
const isOfRow = (expr: Expr): boolean =>
  isQuery(expr)
    ? columnsIn(expr).length > 0
    : rowOnly.has(expr.node) || (isAmongRows(expr) && expr.args.some((arg) => isQuery(arg) && columnsIn(arg).length > 0));
const isQuery = (expr: Expr): boolean => expr.node === 'subquery' || expr.node === 'exists';
const rowOnly: ReadonlySet<Expr['node']> = new Set<Expr['node']>(['column', 'window', 'sql']);

const namesIn = (expr: Expr): string[] => {
  const names: string[] = [];
  some(expr, (part) => {
    if (part.node === 'column' && part.alias === '') names.push(part.column);
    return false;
  });
  return names;
};

/** Whether the rows have to be found first: they are grouped, sliced, distinct, joined from several queries, or windows or subqueries stand in between. */
function needsRows(resolution: Resolution, refers: readonly Expr[]): boolean {
  const { groupBy, sliced, distinct, combined } = resolution;
  const { having, qualify } = clausesOf(resolution);
  return (
    Array.isArray(groupBy) ||
    sliced ||
    distinct !== false ||
    combined !== null ||
    aggregated(resolution) ||
    having !== null ||
    qualify !== null ||
    refers.some((expr) => windows(expr) || some(expr, (part) => part.node === 'subquery' || part.node === 'exists'))
  );
}
const aggregated = ({ annotations }: Resolution): boolean => [...annotations.values()].some(({ expr }) => aggregates(expr));

/** What the rows are told apart by has to be read of them. */
function rowsInside(resolution: Resolution): readonly SelectColumn[] {
  if (resolution.combined) return [];
  if (resolution.distinct !== false) return resolveColumns(resolution).columns;
  const { groupBy, values, annotations, base, meta } = resolution;
  if (typeof groupBy !== 'string') {
    const columns = values!.names.filter((name) => !annotations.has(name)).flatMap((name) => valueAt(resolution, name));
    const all = [...columns, ...dividing(resolution)];
    return all.length > 0 ? all : groupBy.flatMap((expr) => ('type' in expr ? [{ expr, type: expr.type }] : []));
  }
  const key = meta.primaryKey.slice(0, 1).map((each) => ({ expr: column(base, each), type: each.type }));
  return groupBy === 'none' ? key : [...key, ...dividing(resolution)];
}

/** What is read of the rows and divides groups further. */
function dividing({ annotations, values }: Resolution): SelectColumn[] {
  const read = [...annotations].filter(([name, { selected }]) => (values ? values.names.includes(name) : selected));
  return read.flatMap(([, { expr }]) => (groupingOf(expr).length > 0 ? [{ expr, type: expr.type }] : []));
}

function selectInside(resolution: Resolution, inner: Inner): Select {
  if (resolution.combined) return combinedRows(resolution).select;
  const { sliced, distinct, base, meta } = resolution;
  // one row of the model is one row, whatever is computed for it
  const groupBy = resolution.groupBy === 'read' ? meta.primaryKey.map((key) => column(base, key)) : resolution.groupBy;
  const orderBy = sliced || Array.isArray(distinct) ? resolveOrdering(resolution) : [];
  const outside = distinct === true ? orderedOutside(inner.columns, orderBy) : [];
  return selectOf(resolution, [...inner.columns, ...outside], { groupBy, orderBy, distinct: resolveDistinct(resolution, orderBy) });
}

const around = (select: Select, columns: readonly SelectColumn[]): Select => ({
  statement: 'select',
  from: { source: 'select', select, alias },
  joins: [],
  columns,
  distinct: false,
  where: null,
  groupBy: [],
  having: null,
  orderBy: [],
  limit: null,
  offset: 0,
});

/** What aggregates make of no rows at all: counts are 0, the rest is NULL. Null: something stands around them, the database has to say. */
export function withoutRows({ columns }: Select): Readonly<Record<string, unknown>> | null {
  if (!columns.every(({ expr }) => expr.node === 'aggregate')) return null;
  return Object.freeze(
    Object.fromEntries(columns.map(({ expr, label }) => [label, expr.node === 'aggregate' && expr.op === 'count' ? 0 : null])),
  );
}
