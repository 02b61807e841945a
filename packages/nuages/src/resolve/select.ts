import { integerType } from '../expressions/index.js';
import type { Expr, Ordering, Select, SelectColumn } from '../ir/index.js';
import { type Clauses, split } from './clauses.js';
import { resolveGroupBy } from './group-by.js';
import type { Joins } from './joins.js';
import { and } from './nodes.js';
import { qualified } from './qualify.js';
import type { Resolution } from './resolution.js';

/** FROM and its joins, from the tables in use. The first is the first of those: a subquery may begin later than its path. */
function tables(joins: Joins): Pick<Select, 'from' | 'joins'> {
  const [first, ...rest] = joins.used();
  return { from: { source: 'table', table: first!.table, alias: first!.alias }, joins: rest.map((s) => joins.toIR(s)) };
}

/** The conditions of a query: null where everything matches. */
export function clausesOf({ where, groupBy }: Resolution, more: readonly Expr[] = []): Clauses {
  const all = and([...where, ...more]);
  if (all.node === 'constant') return { where: all.value ? null : all, having: null, qualify: null };
  return split(all.node === 'and' ? all.args : [all], groupBy !== 'none');
}

export interface SelectOptions {
  readonly orderBy?: readonly Ordering[];
  readonly distinct?: Select['distinct'];
  /** beside the query's own */
  readonly conditions?: readonly Expr[];
  /** the query's own, unless given */
  readonly groupBy?: Resolution['groupBy'];
}

/** The SELECT of a query, for these columns. */
export function selectOf(resolution: Resolution, columns: readonly SelectColumn[], options: SelectOptions = {}): Select {
  const { joins, limit, offset } = resolution;
  const { orderBy = [], distinct = false, groupBy = resolution.groupBy } = options;
  const { where, having, qualify } = clausesOf(resolution, options.conditions);
  const read = columns.map((c) => c.expr);
  const group = resolveGroupBy(resolution, { groupBy, read, orderBy: orderBy.map((o) => o.expr), having });
  const select: Select = {
    statement: 'select',
    ...tables(joins),
    columns,
    distinct,
    where,
    groupBy: group,
    having,
    orderBy,
    limit,
    offset,
  };
  return Object.freeze(qualify ? qualified(select, qualify) : select);
}

const one: Expr = Object.freeze({ node: 'literal', value: 1, type: integerType });
/** SELECT 1 ... : is there a row? */
export function selectExists(resolution: Resolution, options: SelectOptions = {}): Select {
  return selectOf(resolution, [{ expr: one, type: integerType }], options);
}
