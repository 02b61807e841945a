import { integerType } from '../expressions/index.js';
import type { Expr, Select, SelectColumn } from '../ir/index.js';
import type { Joins } from './joins.js';
import { and } from './nodes.js';
import type { Resolution } from './resolution.js';

/** FROM and its joins, from the tables in use. The first is the first of those: a subquery may begin later than its path. */
function tables(joins: Joins): Pick<Select, 'from' | 'joins'> {
  const [first, ...rest] = joins.used();
  return { from: { source: 'table', table: first!.table, alias: first!.alias }, joins: rest.map((s) => joins.toIR(s)) };
}

const rest = { distinct: false, groupBy: [], having: null, orderBy: [], limit: null, offset: 0 } as const;

/** The condition of a query: null where everything matches. */
export function whereOf({ where }: Resolution): Expr | null {
  const all = and(where);
  return all.node === 'constant' && all.value ? null : all;
}

export function selectOf(resolution: Resolution, columns: readonly SelectColumn[], more: Partial<Select> = {}): Select {
  const { joins, limit, offset } = resolution;
  return Object.freeze({ ...rest, statement: 'select', ...tables(joins), columns, where: whereOf(resolution), limit, offset, ...more });
}

/** SELECT 1 ... : is there a row? */
export function selectExists(resolution: Resolution, more: Partial<Select> = {}): Select {
  return selectOf(resolution, [{ expr: { node: 'literal', value: 1, type: integerType }, type: integerType }], more);
}
