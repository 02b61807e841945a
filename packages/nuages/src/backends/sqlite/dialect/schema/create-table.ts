import type { Write } from '../../../../contract/index.js';
import { NotSupportedError } from '../../../../errors/index.js';
import type {
  ColumnDefinition,
  ConstraintDefinition,
  Expr,
  ForeignKeyDefinition,
  SchemaChange,
  UniqueDefinition,
} from '../../../../ir/index.js';
import { quote } from '../quote.js';
import { typeSql } from '../types.js';
import { tableSql } from './table-name.js';

type CreateTable = Extract<SchemaChange, { change: 'createTable' }>;

export function createTable({ table, columns, primaryKey, constraints }: CreateTable, write: Write): string {
  const inline = (column: string) => constraints.filter(isInline).filter((key) => key.columns[0] === column);
  const lines = [
    ...columns.map((column) => columnSql(column, primaryKey, inline(column.name), write)),
    ...(primaryKey.length > 1 ? [`PRIMARY KEY (${list(primaryKey)})`] : []),
    ...constraints.filter((c) => !isInline(c)).map((c) => constraintSql(c, write)),
  ];
  return `CREATE TABLE ${tableSql(table)} (${lines.join(', ')})`;
}

const isInline = (constraint: ConstraintDefinition): constraint is ForeignKeyDefinition =>
  constraint.constraint === 'foreignKey' && constraint.columns.length === 1;
const list = (columns: readonly string[]): string => columns.map(quote).join(', ');

function columnSql(column: ColumnDefinition, primaryKey: readonly string[], keys: readonly ForeignKeyDefinition[], write: Write): string {
  const { name, type, generated, identity } = column;
  const isKey = primaryKey.length === 1 && primaryKey[0] === name;
  if (identity && !isKey) {
    throw new NotSupportedError('NUA_BACKEND_UNSUPPORTED', `sqlite numbers the rows by the primary key only, not by "${name}".`, {
      fix: 'Make it the primary key, or give it a default.',
    });
  }
  return [
    quote(name),
    // only this very type makes a column the row's own number
    identity ? 'integer' : typeSql(type),
    ...(column.default ? [`DEFAULT ${defaultSql(column.default, write)}`] : []),
    generated
      ? `GENERATED ALWAYS AS (${write(generated.expression)}) ${generated.stored ? 'STORED' : 'VIRTUAL'}`
      : column.null
        ? 'NULL'
        : 'NOT NULL',
    ...(isKey ? [identity ? 'PRIMARY KEY AUTOINCREMENT' : 'PRIMARY KEY'] : []),
    ...(type.name === 'json' ? [`CHECK ((JSON_VALID(${quote(name)}) OR ${quote(name)} IS NULL))`] : []),
    ...keys.map(references),
  ].join(' ');
}

const defaultSql = (value: Expr, write: Write): string => (value.node === 'literal' ? write(value) : `(${write(value)})`);

const references = ({ target, targetColumns, deferred }: ForeignKeyDefinition): string =>
  `REFERENCES ${quote(target.name)} (${list(targetColumns)})${deferred ? ' DEFERRABLE INITIALLY DEFERRED' : ''}`;

function constraintSql(constraint: ConstraintDefinition, write: Write): string {
  const named = `CONSTRAINT ${quote(constraint.name)}`;
  switch (constraint.constraint) {
    case 'unique':
      refuse(constraint);
      return `${named} UNIQUE (${list(constraint.columns)})`;
    case 'check':
      return `${named} CHECK (${write(constraint.condition)})`;
    case 'foreignKey':
      return `${named} FOREIGN KEY (${list(constraint.columns)}) ${references(constraint)}`;
  }
}

/** What would change which rows are allowed is refused; what only makes it faster (INCLUDE) is left out. */
export function refuse({ name, deferrable, nullsDistinct }: Pick<UniqueDefinition, 'name' | 'deferrable' | 'nullsDistinct'>): void {
  const what = deferrable ? 'be deferred' : nullsDistinct === false ? 'take NULLs for equal' : null;
  if (what === null) return;
  throw new NotSupportedError('NUA_BACKEND_UNSUPPORTED', `The unique constraint "${name}" can't ${what} on sqlite.`, {
    fix: `Leave ${deferrable ? 'deferrable' : 'nullsDistinct'} out.`,
  });
}
