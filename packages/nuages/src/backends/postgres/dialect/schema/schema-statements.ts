import type { Write } from '../../../../contract/index.js';
import type { SchemaChange } from '../../../../ir/index.js';
import { quoteName } from '../quote.js';
import { columnSql } from './column.js';
import { constraintSql } from './constraint.js';
import { indexStatement } from './index-statement.js';
import { nameList, tableSql } from './table-name.js';

/** The statements of a schema change, in order. */
export function schemaStatements(change: SchemaChange, write: Write): readonly string[] {
  switch (change.change) {
    case 'createSchema':
      return [`CREATE SCHEMA IF NOT EXISTS ${quoteName(change.name)}`];
    case 'createTable':
      return createTable(change, write);
    case 'addConstraint':
      return [`ALTER TABLE ${tableSql(change.table)} ADD ${constraintSql(change.constraint, write)}`];
    case 'createIndex':
      return [indexStatement(change.index, write)];
    case 'dropTable':
      return [`DROP TABLE IF EXISTS ${tableSql(change.table)} CASCADE`];
  }
}

/** Foreign keys come after the table, which they may point at. */
function createTable(
  { table, columns, primaryKey, constraints }: Extract<SchemaChange, { change: 'createTable' }>,
  write: Write,
): string[] {
  const lines = [
    ...columns.map((column) => columnSql(column, write)),
    ...(primaryKey.length ? [`PRIMARY KEY (${nameList(primaryKey)})`] : []),
    ...constraints.filter((c) => c.constraint !== 'foreignKey').map((c) => constraintSql(c, write)),
  ];
  const keys = constraints.filter((c) => c.constraint === 'foreignKey');
  return [
    `CREATE TABLE ${tableSql(table)} (\n  ${lines.join(',\n  ')}\n)`,
    ...keys.map((key) => `ALTER TABLE ${tableSql(table)} ADD ${constraintSql(key, write)}`),
  ];
}
