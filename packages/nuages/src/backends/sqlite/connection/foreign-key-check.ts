import { IntegrityError } from '../../../errors/index.js';
import { quote } from '../dialect/quote.js';
import type { SqliteDatabase } from '../package/sqlite-package.js';

/** Looks through all foreign keys; throws for the first row that points nowhere. */
export function checkForeignKeys(database: SqliteDatabase): void {
  const [violation] = database.prepare('PRAGMA foreign_key_check', false).all([]);
  if (!violation) return;
  const [table, , target, id] = violation as [string, unknown, string, number];
  const columns = database
    .prepare(`PRAGMA foreign_key_list(${quote(table)})`, false)
    .all([])
    .filter((key) => key[0] === id)
    .map((key) => String(key[3]));
  const column = columns.join(', ');
  throw new IntegrityError('NUA_INTEGRITY_FOREIGN_KEY', `A row of "${table}" points through ${column} at no row of "${target}".`, {
    table,
    column,
  });
}
