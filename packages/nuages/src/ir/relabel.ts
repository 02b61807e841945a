import type { Expr } from './expression.js';
import type { Select } from './statement.js';
import { replace } from './walk.js';

/** The expression with other aliases for its tables, inside subqueries too: those have aliases of their own. */
export function relabel(expr: Expr, aliases: ReadonlyMap<string, string>): Expr {
  return replace(expr, (part) => {
    if (part.node === 'column') return { ...part, alias: aliases.get(part.alias) ?? part.alias };
    if (part.node === 'subquery' || part.node === 'exists') return { ...part, select: relabelSelect(part.select, aliases) };
    return null;
  });
}

function relabelSelect(select: Select, aliases: ReadonlyMap<string, string>): Select {
  const { from } = select;
  const inside = (expr: Expr): Expr => relabel(expr, aliases);
  return {
    ...select,
    from:
      from.source === 'select' || from.source === 'each'
        ? { ...from, select: relabelSelect(from.select, aliases) }
        : from.source === 'union'
          ? { ...from, selects: from.selects.map((s) => relabelSelect(s, aliases)) }
          : from,
    joins: select.joins.map((join) => ({ ...join, on: inside(join.on) })),
    columns: select.columns.map((c) => ({ ...c, expr: inside(c.expr) })),
    distinct: typeof select.distinct === 'boolean' ? select.distinct : select.distinct.map(inside),
    where: select.where && inside(select.where),
    groupBy: select.groupBy.map(inside),
    having: select.having && inside(select.having),
    orderBy: select.orderBy.map((o) => ({ ...o, expr: inside(o.expr) })),
  };
}
