import { NotSupportedError } from '../../../errors/index.js';
import type { ColumnType } from '../../../ir/index.js';

/** Types by the names that Django gives them: SQLite takes any, and derives from it only how values are converted. */
const types: Readonly<Record<Exclude<ColumnType['name'], 'array' | 'custom'>, (type: ColumnType) => string>> = {
  char: ({ length }) => (length === undefined ? 'varchar' : `varchar(${length})`),
  text: () => 'text',
  smallint: () => 'smallint',
  integer: () => 'integer',
  bigint: () => 'bigint',
  float: () => 'real',
  decimal: () => 'decimal',
  boolean: () => 'bool',
  date: () => 'date',
  time: () => 'time',
  timestamp: () => 'datetime',
  interval: () => 'bigint',
  json: () => 'text',
  uuid: () => 'char(32)',
  binary: () => 'BLOB',
  ip: () => 'char(39)',
};

/** @throws NotSupportedError NUA_BACKEND_UNSUPPORTED for arrays, and for a custom type that names no SQL for this database */
export function typeSql(type: ColumnType): string {
  if (type.name === 'array') {
    throw new NotSupportedError('NUA_BACKEND_UNSUPPORTED', 'sqlite has no columns of arrays.', { fix: 'Use json(), or a related model.' });
  }
  if (type.name !== 'custom') return types[type.name](type);
  const sql = typeof type.sql === 'string' ? type.sql : type.sql?.['sqlite'];
  if (sql !== undefined) return sql;
  const has = Object.keys(type.sql ?? {}).join(', ') || 'none';
  throw new NotSupportedError('NUA_BACKEND_UNSUPPORTED', `A custom type has no SQL for sqlite (it has: ${has}).`, {
    fix: "Give its type as { sqlite: '...' } too.",
  });
}
