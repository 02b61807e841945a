import type { ColumnNode, Expr, Ordering } from './expression.js';
import type { Select } from './statement.js';

/** What an expression is made of, its subqueries apart. */
export function partsOf(expr: Expr): readonly Expr[] {
  switch (expr.node) {
    case 'call':
    case 'sql':
    case 'tuple':
    case 'and':
    case 'or':
    case 'xor':
      return expr.args;
    case 'aggregate':
      return [...expr.args, ...(expr.filter ? [expr.filter] : []), ...expr.orderBy.map((o) => o.expr)];
    case 'case':
      return [...expr.branches.flatMap((b) => [b.when, b.then]), ...(expr.otherwise ? [expr.otherwise] : [])];
    case 'window':
      return [expr.of, ...expr.partitionBy, ...expr.orderBy.map((o) => o.expr)];
    case 'not':
      return [expr.arg];
    default:
      return [];
  }
}

/** Whether an expression, or a part of it, is such; subqueries are looked at as a whole. */
export const some = (expr: Expr, is: (expr: Expr) => boolean): boolean => is(expr) || partsOf(expr).some((part) => some(part, is));

/** The expression with other parts: `replace` gives what a part becomes, or null to look inside it. */
export function replace(expr: Expr, by: (expr: Expr) => Expr | null): Expr {
  const found = by(expr);
  if (found) return found;
  const inside = (part: Expr): Expr => replace(part, by);
  const ordered = (orderBy: readonly Ordering[]): Ordering[] => orderBy.map((o) => ({ ...o, expr: inside(o.expr) }));
  switch (expr.node) {
    case 'call':
    case 'sql':
    case 'tuple':
    case 'and':
    case 'or':
    case 'xor':
      return { ...expr, args: expr.args.map(inside) };
    case 'aggregate':
      return { ...expr, args: expr.args.map(inside), filter: expr.filter && inside(expr.filter), orderBy: ordered(expr.orderBy) };
    case 'case':
      return {
        ...expr,
        branches: expr.branches.map((b) => ({ when: inside(b.when), then: inside(b.then) })),
        otherwise: expr.otherwise && inside(expr.otherwise),
      };
    case 'window':
      return { ...expr, of: inside(expr.of), partitionBy: expr.partitionBy.map(inside), orderBy: ordered(expr.orderBy) };
    case 'not':
      return { ...expr, arg: inside(expr.arg) };
    default:
      return expr;
  }
}

/** The columns of an expression; those inside subqueries which belong to the query around them included. */
export function columnsIn(expr: Expr): ColumnNode[] {
  if (expr.node === 'column') return [expr];
  if (expr.node === 'subquery' || expr.node === 'exists') return outerColumns(expr.select);
  return partsOf(expr).flatMap(columnsIn);
}

/** The columns of a query that are none of its own tables'. */
function outerColumns(select: Select): ColumnNode[] {
  const { from, joins } = select;
  const own = new Set([from.alias, ...joins.map((j) => j.alias)]);
  const inside =
    from.source === 'select' || from.source === 'each'
      ? outerColumns(from.select)
      : from.source === 'union'
        ? from.selects.flatMap(outerColumns)
        : [];
  const distinct = typeof select.distinct === 'boolean' ? [] : select.distinct;
  const exprs = [
    ...select.columns.map((c) => c.expr),
    ...joins.map((j) => j.on),
    ...distinct,
    ...select.groupBy,
    ...select.orderBy.map((o) => o.expr),
    ...[select.where, select.having].filter((e) => e !== null),
  ];
  return [...exprs.flatMap(columnsIn), ...inside].filter((c) => !own.has(c.alias));
}
