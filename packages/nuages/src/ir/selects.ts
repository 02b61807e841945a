import type { Expr } from './expression.js';
import type { Select } from './statement.js';
import { partsOf } from './walk.js';

/** A select and every one inside it: tables made of rows, subqueries of its expressions. */
export function* selectsIn(select: Select): Generator<Select> {
  yield select;
  const { from } = select;
  if (from.source === 'select' || from.source === 'each') yield* selectsIn(from.select);
  if (from.source === 'union') for (const part of from.selects) yield* selectsIn(part);
  for (const expr of exprsOf(select)) yield* selectsInside(expr);
}

function* selectsInside(expr: Expr): Generator<Select> {
  if (expr.node === 'subquery' || expr.node === 'exists') yield* selectsIn(expr.select);
  else for (const part of partsOf(expr)) yield* selectsInside(part);
}

/** The expressions of a select's own clauses. */
export function exprsOf({ columns, joins, distinct, where, groupBy, having, orderBy }: Select): Expr[] {
  return [
    ...columns.map((c) => c.expr),
    ...joins.map((j) => j.on),
    ...(typeof distinct === 'boolean' ? [] : distinct),
    ...(where ? [where] : []),
    ...groupBy,
    ...(having ? [having] : []),
    ...orderBy.map((o) => o.expr),
  ];
}

/** The names of the tables that a select looks at. */
export function tablesIn(select: Select): string[] {
  const names = new Set<string>();
  for (const { from, joins } of selectsIn(select)) {
    if (from.source === 'table') names.add(from.table.name);
    for (const { table } of joins) names.add(table.name);
  }
  return [...names];
}
