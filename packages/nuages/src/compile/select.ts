import type { Dialect } from '../contract/index.js';
import { NotSupportedError } from '../errors/index.js';
import type { Expr, Join, Lock, Select, SelectColumn, TableName } from '../ir/index.js';
import { writeOrder } from './aggregate.js';

/** What a clause is written with. */
interface Pen {
  readonly dialect: Dialect;
  readonly write: (expr: Expr) => string;
}
type Clause = (select: Select, pen: Pen) => string;

/** The clauses of SELECT, in SQL's order. */
const clauses: readonly Clause[] = [
  ({ distinct, columns }, pen) => `SELECT ${writeDistinct(distinct, pen)}${columns.map((c) => writeColumn(c, pen)).join(', ')}`,
  ({ from, joins }, pen) => ` FROM ${writeFrom(from, pen)}${joins.map((j) => writeJoin(j, pen)).join('')}`,
  ({ where }, { write }) => (where ? ` WHERE ${writeCondition(where, write)}` : ''),
  ({ groupBy }, { write }) => (groupBy.length ? ` GROUP BY ${groupBy.map(write).join(', ')}` : ''),
  ({ having }, { write }) => (having ? ` HAVING ${writeCondition(having, write)}` : ''),
  ({ orderBy }, { write }) => writeOrder(orderBy, write),
  ({ limit, offset }, { dialect }) => dialect.limit(limit, offset),
  ({ lock }, pen) => (lock ? writeLock(lock, pen) : ''),
];

export function writeSelect(select: Select, pen: Pen): string {
  return clauses.map((clause) => clause(select, pen)).join('');
}

export const writeTable = ({ schema, name }: TableName, dialect: Dialect): string =>
  schema ? `${dialect.quote(schema)}.${dialect.quote(name)}` : dialect.quote(name);

function writeDistinct(distinct: Select['distinct'], { dialect, write }: Pen): string {
  if (distinct === false) return '';
  if (distinct !== true && !dialect.features.distinctOn) {
    throw new NotSupportedError('NUA_BACKEND_UNSUPPORTED', `${dialect.name} has no distinct() of columns.`, {
      fix: 'Leave the columns out, or group the rows.',
    });
  }
  return distinct === true ? 'DISTINCT ' : `DISTINCT ON (${distinct.map(write).join(', ')}) `;
}

function writeColumn({ expr, as, label, type }: SelectColumn, { dialect, write }: Pen): string {
  const sql = write(expr);
  if (as !== undefined) return `${sql} AS ${dialect.quote(as)}`;
  const read = dialect.read?.[type.cell.name];
  return `${read ? read(sql) : sql}${label === undefined ? '' : ` AS ${dialect.quote(label)}`}`;
}

function writeFrom(from: Select['from'], pen: Pen): string {
  const name = pen.dialect.quote(from.alias);
  switch (from.source) {
    case 'table': {
      const table = writeTable(from.table, pen.dialect);
      return from.alias === from.table.name ? table : `${table} ${name}`;
    }
    case 'select':
      return `(${writeSelect(from.select, pen)}) ${name}`;
    case 'each': {
      const { list, value } = from;
      const values = pen.write({ node: 'call', op: 'unnest', args: [list], type: list.type });
      const column = `${pen.dialect.quote(value.alias)}(${pen.dialect.quote(value.column)})`;
      return `${values} ${column} CROSS JOIN LATERAL (${writeSelect(from.select, pen)}) ${name}`;
    }
    case 'union':
      return `(${from.selects.map((select, i) => writePart(select, `${from.alias}${i + 1}`, pen)).join(` ${from.operator.toUpperCase()} `)}) ${name}`;
  }
}

/** a part of a union may have an order and a limit of its own only inside parentheses, which not every database takes there */
const writePart = (select: Select, alias: string, pen: Pen): string =>
  `SELECT * FROM (${writeSelect(select, pen)}) ${pen.dialect.quote(alias)}`;

function writeJoin({ kind, table, alias, on }: Join, { dialect, write }: Pen): string {
  const name = writeTable(table, dialect);
  return ` ${kind === 'inner' ? 'INNER' : 'LEFT OUTER'} JOIN ${alias === table.name ? name : `${name} ${dialect.quote(alias)}`} ON (${writeCondition(on, write)})`;
}

function writeLock({ noKey, of, wait }: Lock, { dialect }: Pen): string {
  const tables = of.length > 0 ? ` OF ${of.map((alias) => dialect.quote(alias)).join(', ')}` : '';
  return ` FOR ${noKey ? 'NO KEY ' : ''}UPDATE${tables}${wait === 'wait' ? '' : ` ${wait.toUpperCase()}`}`;
}

/** A condition that stands alone after WHERE, HAVING or ON: no parentheses around all of it. */
export const writeCondition = (expr: Expr, write: (expr: Expr) => string): string =>
  expr.node === 'and' ? expr.args.map(write).join(' AND ') : write(expr);
