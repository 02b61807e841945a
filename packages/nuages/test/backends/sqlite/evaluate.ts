import { bind, compileStatement } from '../../../src/compile/index.js';
import type { Dialect, DriverConnection } from '../../../src/contract/index.js';
import { dialect } from '../../../src/backends/sqlite/dialect/dialect.js';
import type { AggregateNode, CallNode, CellName, ColumnNode, Expr, Kind, ParamNode, Select, ValueType } from '../../../src/ir/index.js';
import { statement } from './open.js';

export const type = (kind: Kind, cell: CellName): ValueType => ({
  kind,
  cell: { name: cell },
  column: { name: 'text' },
  encode: (value) => value,
});

export const integer = type('number', 'number');
export const float = type('number', 'float');
export const big = type('bigint', 'bigint');
export const text = type('text', 'text');
export const bool = type('boolean', 'boolean');
export const decimal = type('decimal', 'decimal');
export const date = type('date', 'date');
export const time = type('time', 'time');
export const datetime = type('datetime', 'datetime-text');
export const duration = type('duration', 'duration');
export const uuid = type('uuid', 'uuid');
export const JSON_NULL = Symbol('JSON null');
export const json: ValueType = { ...type('json', 'json'), encode: (value) => (value === JSON_NULL ? null : value) };
export const binary = type('binary', 'binary');

/** A value of the statement, in the order of `value()` calls. */
export class Values {
  readonly list: unknown[] = [];
  readonly value = (of: ValueType, value: unknown, more: Partial<ParamNode> = {}): ParamNode => ({
    node: 'param',
    value: this.list.push(value) - 1,
    type: of,
    ...more,
  });
}

export const call = (op: string, of: ValueType, args: readonly Expr[], options?: Record<string, unknown>): CallNode => ({
  node: 'call',
  op,
  args,
  type: of,
  ...(options && { options }),
});
export const column = (name: string, of: ValueType): ColumnNode => ({ node: 'column', alias: 't', column: name, type: of });
export const literal = (of: ValueType, value: unknown): Expr => ({ node: 'literal', type: of, value });

export const select = (columns: readonly (Expr & { readonly type: ValueType })[], more: Partial<Select> = {}): Select => ({
  statement: 'select',
  from: { source: 'table', table: { name: 't' }, alias: 't' },
  joins: [],
  columns: columns.map((expr) => ({ expr, type: expr.type })),
  distinct: false,
  where: null,
  groupBy: [],
  having: null,
  orderBy: [],
  limit: null,
  offset: 0,
  ...more,
});

export async function runSelect(connection: DriverConnection, query: Select, values: readonly unknown[] = [], on: Dialect = dialect) {
  const plan = compileStatement(query, on);
  return (await connection.run(statement(plan.sql, plan.columns), bind(plan, values), undefined)).rows;
}

/** The value of an expression over the one row of t. */
export async function evaluate(connection: DriverConnection, build: (values: Values) => CallNode): Promise<unknown> {
  const values = new Values();
  const [row] = await runSelect(connection, select([build(values)]), values.list);
  return row![0];
}

export const aggregate = (
  op: string,
  of: ValueType,
  args: readonly Expr[],
  { distinct = false, ...options }: { readonly distinct?: boolean; readonly sample?: boolean } = {},
): AggregateNode => ({ node: 'aggregate', op, args, distinct, filter: null, orderBy: [], type: of, options });
