import { NotSupportedError } from '../../../errors/index.js';
import type { ColumnType } from '../../../ir/index.js';

/** By which custom types name their SQL. */
export const DIALECT = 'postgres';

type SqlOf = (column: ColumnType) => string;
const precise =
  (name: string, zone = ''): SqlOf =>
  ({ precision }) =>
    `${name}${precision === undefined ? '' : `(${precision})`}${zone}`;

const types: Readonly<Record<Exclude<ColumnType['name'], 'array' | 'custom'>, SqlOf>> = {
  char: ({ length }) => (length === undefined ? 'varchar' : `varchar(${length})`),
  text: () => 'text',
  smallint: () => 'smallint',
  integer: () => 'integer',
  bigint: () => 'bigint',
  float: () => 'double precision',
  decimal: ({ digits, places }) => (digits === undefined ? 'numeric' : `numeric(${digits}, ${places ?? 0})`),
  boolean: () => 'boolean',
  date: () => 'date',
  time: precise('time'),
  timestamp: precise('timestamp', ' with time zone'),
  interval: () => 'interval',
  json: () => 'jsonb',
  uuid: () => 'uuid',
  binary: () => 'bytea',
  ip: () => 'inet',
};

/** A type in DDL and casts. */
export function typeSql(column: ColumnType): string {
  if (column.name === 'array') return `${typeSql(column.item ?? { name: 'text' })}[]`;
  return column.name === 'custom' ? customSql(column) : types[column.name](column);
}

function customSql({ sql }: ColumnType): string {
  const own = typeof sql === 'object' ? sql[DIALECT] : sql;
  if (own !== undefined) return own;
  throw new NotSupportedError('NUA_BACKEND_UNSUPPORTED', 'A custom type has no SQL for PostgreSQL.', {
    fix: `Give it: { sql: { ${DIALECT}: '...' } }.`,
  });
}

/** Of parameters: no length, digits or precision, to which a cast would silently cut or round. */
export function parameterType({ name, item, ...rest }: ColumnType): string {
  switch (name) {
    case 'array':
      return `${parameterType(item ?? { name: 'text' })}[]`;
    case 'custom':
      return customSql({ name, ...rest });
    case 'char':
      return 'text';
    // arithmetic with a smallint would overflow early
    case 'smallint':
      return 'integer';
    case 'timestamp':
      return 'timestamptz';
    default:
      return types[name]({ name });
  }
}
