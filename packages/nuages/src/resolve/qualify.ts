import type { CallNode, Expr, Ordering, Select, SelectColumn, ValueType } from '../ir/index.js';
import { replace } from '../ir/index.js';
import { textOf } from './group-by.js';

const alias = 'qualified';

/** A condition on windows is asked of the rows with their windows: of a query around them. Django's get_qualify_sql. */
export function qualified(select: Select, qualify: Expr): Select {
  const inner = new Inner(select.columns);
  const where = replace(qualify, inner.lift);
  const columns = select.columns.map((column) => ({ label: nameOf(column.expr), ...column, expr: inner.place(column.expr) }));
  const orderBy = select.orderBy.map((o): Ordering => ({ ...o, expr: replace(o.expr, inner.lift) }));
  const distinct = typeof select.distinct === 'boolean' ? select.distinct : select.distinct.map((expr) => replace(expr, inner.lift));
  return {
    ...select,
    from: {
      source: 'select',
      alias,
      select: { ...select, columns: inner.columns, distinct: false, orderBy: [], limit: null, offset: 0 },
    },
    joins: [],
    columns,
    where,
    groupBy: [],
    having: null,
    orderBy,
    distinct,
  };
}

const nameOf = (expr: Expr): string => (expr.node === 'column' ? expr.column : expr.node);

/** The columns that the query around reads from one inside, by what they are. */
export class Inner {
  readonly columns: SelectColumn[] = [];
  readonly #names = new Map<string, string>();
  readonly #alias: string;

  constructor(columns: readonly SelectColumn[] = [], name = alias) {
    this.#alias = name;
    for (const { expr } of columns) this.place(expr);
  }

  /** the column outside for an expression inside */
  readonly place = (expr: Expr): Expr => {
    const type = 'type' in expr ? expr.type : undefined;
    const text = textOf(expr);
    let name = this.#names.get(text);
    if (name === undefined) {
      name = `c${this.columns.length}`;
      this.#names.set(text, name);
      this.columns.push({ expr, as: name, type: type as ValueType });
    }
    return { node: 'column', alias: this.#alias, column: name, type: type as ValueType };
  };

  /** what can only be computed inside becomes a column; values stay */
  readonly lift = (expr: Expr): Expr | null => {
    const known = this.#names.has(textOf(expr));
    return known || insideOnly.has(expr.node) || isAmongRows(expr) ? this.place(expr) : null;
  };
}
const insideOnly: ReadonlySet<Expr['node']> = new Set<Expr['node']>(['column', 'aggregate', 'window', 'subquery', 'exists', 'sql']);

/** `x IN (SELECT ...)`: the rows of the list can't be a column. */
export const isAmongRows = (expr: Expr): expr is CallNode =>
  expr.node === 'call' && expr.op === 'in' && expr.args.some((arg) => arg.node === 'subquery');
