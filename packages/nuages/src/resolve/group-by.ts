import { booleanType } from '../expressions/index.js';
import { columnsIn, type ExistsNode, type Expr, partsOf, type SubqueryNode } from '../ir/index.js';
import type { ModelMeta } from '../metadata/model-meta.js';
import { aggregates } from './aggregate.js';
import { valueAt } from './columns.js';
import { columnAt } from './path.js';
import type { Resolution } from './resolution.js';

/** After new annotations: an aggregate makes rows one, those of the same values, or of the same model's row. Django's set_group_by. */
export function groupFor(resolution: Resolution, names: readonly string[]): void {
  const { annotations, values } = resolution;
  if (!names.some((name) => aggregates(annotations.get(name)!.expr))) return;
  if (!values) resolution.groupBy = 'read';
  else resolution.groupBy = groupOf(resolution, values.names);
}

/** values() of rows that an aggregate was computed for: they stay the rows of the model. */
export function groupByColumns(resolution: Resolution): void {
  const { groupBy, meta, base, joins, annotations } = resolution;
  if (groupBy !== 'read') return;
  const selected = [...annotations.values()].filter((a) => a.selected);
  resolution.groupBy = [...meta.columns.map((c) => columnAt(joins, base, meta, c)), ...selected.flatMap(({ expr }) => groupingOf(expr))];
}

/** the values read that are no aggregates, each as a whole */
function groupOf(resolution: Resolution, names: readonly string[]): Expr[] {
  const { annotations } = resolution;
  const read = new Set(names);
  const columns = names.filter((name) => !annotations.has(name)).flatMap((name) => valueAt(resolution, name).map((c) => c.expr));
  const computed = [...annotations].filter(([name, a]) => a.selected && read.has(name)).map(([, a]) => a.expr);
  return [...columns, ...computed.flatMap((expr) => (aggregates(expr) ? groupingOf(expr) : groupingOf(expr).length > 0 ? [expr] : []))];
}

/** What rows must agree in for a value to be one for all of them. Django's get_group_by_cols. */
export function groupingOf(expr: Expr): Expr[] {
  switch (expr.node) {
    case 'column':
      return [expr];
    case 'param':
    case 'literal':
    case 'constant':
    case 'aggregate':
    case 'star':
      return [];
    case 'sql':
      return [expr];
    case 'subquery':
    case 'exists':
      return groupingOfQuery(expr);
    case 'not':
      // Exists().not() is one expression, and a condition under NOT what it is made of
      return expr.arg.node === 'exists' && 'type' in expr ? [expr] : groupingOf(expr.arg);
    case 'window':
      return [...expr.partitionBy, ...expr.orderBy.map((o) => o.expr)].flatMap(groupingOf);
    case 'call':
    case 'case':
      // a comparison is known where its sides are
      if (expr.type === booleanType) return partsOf(expr).flatMap(groupingOf);
      return aggregates(expr) || partsOf(expr).length === 0 ? partsOf(expr).flatMap(groupingOf) : [expr];
    default:
      // a condition that was given a type is a value like others
      if ('type' in expr && expr.type !== booleanType && partsOf(expr).length > 0) return [expr];
      return partsOf(expr).flatMap(groupingOf);
  }
}

/** The columns of the query around that it looks at; itself, where those may have several values. */
function groupingOfQuery(expr: SubqueryNode | ExistsNode): Expr[] {
  const columns = columnsIn(expr);
  return columns.some((c) => c.across) ? [expr] : columns;
}

export interface Grouped {
  readonly groupBy: Resolution['groupBy'];
  readonly read: readonly Expr[];
  /** of an ordering that was asked for */
  readonly orderBy: readonly Expr[];
  readonly having: Expr | null;
}
/** GROUP BY: what was asked for, what is read, what orders, what HAVING looks at. */
export function resolveGroupBy(resolution: Resolution, { groupBy, read, orderBy, having }: Grouped): Expr[] {
  if (groupBy === 'none') return [];
  const asked = groupBy === 'read' ? [] : groupBy;
  const whole = new Set(asked.map(textOf));
  const selected = new Set(read.map(textOf));
  const all = [
    ...asked,
    ...read.filter((expr) => !whole.has(textOf(expr))).flatMap(groupingOf),
    ...orderBy.filter((expr) => !selected.has(textOf(expr))).flatMap(groupingOf),
    ...(having ? groupingOf(having) : []),
  ];
  const seen = new Set<string>();
  return byKey(
    all.filter((expr) => {
      const text = textOf(expr);
      return !seen.has(text) && seen.add(text);
    }),
    resolution,
  );
}

/** A row's key says all of the row: its other columns depend on it. Django's collapse_group_by. */
function byKey(exprs: readonly Expr[], { joins, base, meta }: Resolution): Expr[] {
  const names = new Map<string, Set<string>>();
  for (const expr of exprs) {
    if (expr.node !== 'column') continue;
    const known = names.get(expr.alias);
    if (known) known.add(expr.column);
    else names.set(expr.alias, new Set([expr.column]));
  }
  const keys = new Map<string, ReadonlySet<string>>();
  for (const [alias, read] of names) {
    const { managed, primaryKey } = alias === base ? meta : (joins.sources.get(alias)?.step?.to ?? nothing);
    if (managed && primaryKey.every((key) => read.has(key.column))) keys.set(alias, new Set(primaryKey.map((key) => key.column)));
  }
  return exprs.filter((expr) => expr.node !== 'column' || (keys.get(expr.alias)?.has(expr.column) ?? true));
}
/** a table that is none of the query's */
const nothing = { managed: false, primaryKey: [] } as const satisfies Pick<ModelMeta, 'managed' | 'primaryKey'>;

export const textOf = (expr: Expr): string => JSON.stringify(expr);
