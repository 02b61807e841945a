import type { ColumnNode, Expr } from '../ir/index.js';
import type { Resolution } from './resolution.js';

/** Functions that give NULL only where an argument is NULL, on every database. */
const strict: ReadonlySet<string> = new Set(
  'lower upper length trim ltrim rtrim replace reverse abs ceil floor round add sub mul year iso-year quarter month week day week-day iso-week-day hour minute second date time trunc'.split(
    ' ',
  ),
);
/** Functions that never give NULL. */
const total: ReadonlySet<string> = new Set(['concat', 'now', 'isnull', 'notnull']);

/** May a value be NULL? Where nobody can tell, it may. */
export function mayBeNull(resolution: Resolution, expr: Expr): boolean {
  switch (expr.node) {
    case 'column':
      return columnMayBeNull(resolution, expr);
    case 'literal':
      return expr.value === null;
    case 'param':
      return false;
    case 'call': {
      const { op, args } = expr;
      if (total.has(op)) return false;
      const may = (arg: Expr) => mayBeNull(resolution, arg);
      return op === 'coalesce' ? args.every(may) : !strict.has(op) || args.some(may);
    }
    default:
      return true;
  }
}

/** it takes NULL, or its row may be missing */
function columnMayBeNull({ joins, meta }: Resolution, { alias, column }: ColumnNode): boolean {
  const { kind, step } = joins.get(alias);
  return kind === 'left' || (step?.to ?? meta).ownColumns.find((c) => c.column === column)?.options.null !== false;
}
