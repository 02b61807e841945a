import type { Write } from '../../../../contract/index.js';
import { NotSupportedError } from '../../../../errors/index.js';
import type { SchemaChange } from '../../../../ir/index.js';
import { quote } from '../quote.js';
import { createIndex } from './create-index.js';
import { createTable, refuse } from './create-table.js';
import { tableSql } from './table-name.js';

/** @throws NotSupportedError NUA_BACKEND_UNSUPPORTED for what would need the table to be made anew */
export function schemaChange(change: SchemaChange, write: Write): readonly string[] {
  switch (change.change) {
    case 'createTable':
      return [createTable(change, write)];
    case 'createIndex':
      return [createIndex(change.index, write)];
    case 'dropTable':
      return [`DROP TABLE IF EXISTS ${tableSql(change.table)}`];
    case 'addConstraint': {
      const { table, constraint } = change;
      if (constraint.constraint === 'unique') {
        refuse(constraint);
        return [`CREATE UNIQUE INDEX ${quote(constraint.name)} ON ${quote(table.name)} (${constraint.columns.map(quote).join(', ')})`];
      }
      throw new NotSupportedError(
        'NUA_BACKEND_UNSUPPORTED',
        `sqlite can't add the constraint "${constraint.name}" to a table that exists.`,
        {
          fix: 'Create the table with it.',
        },
      );
    }
    case 'createSchema':
      throw new NotSupportedError('NUA_BACKEND_UNSUPPORTED', 'sqlite has no schemas.', {
        fix: 'Leave schema out, or use a file of its own.',
      });
  }
}
