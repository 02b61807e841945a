import type { DriverConnection, DriverCursor, DriverResult, DriverStatement } from '../../../contract/index.js';
import { databaseError } from '../errors/database-error.js';
import type { SqliteDatabase } from '../package/sqlite-package.js';
import { SqliteCursor } from './cursor.js';
import { checkForeignKeys } from './foreign-key-check.js';
import { type Prepared, prepareStatement, StatementCache } from './statement-cache.js';

/** What the package throws, coded. */
function coded<T>(query: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw databaseError(error, { query });
  }
}

/** SQLite runs in this process: each call does all its work at once, and its promise is there for the contract. */
export class SqliteConnection implements DriverConnection {
  readonly #database: SqliteDatabase;
  readonly #statements: StatementCache;
  readonly #cursors = new Set<{ end(): void }>();
  #open = true;

  constructor(database: SqliteDatabase) {
    this.#database = database;
    this.#statements = new StatementCache(database);
  }

  get usable(): boolean {
    return this.#open;
  }

  async run<T>(statement: DriverStatement<T>, params: readonly unknown[], context: unknown): Promise<DriverResult<T>> {
    let prepared: Prepared<T>;
    let raw: unknown[][];
    try {
      prepared = this.#statements.get(statement);
      if (!prepared.statement.reads) return { rows: [], affected: prepared.statement.run(params) };
      raw = prepared.statement.all(params);
    } catch (error) {
      throw databaseError(error, { query: statement.sql });
    }
    // rows are made in place of what they are made from
    const affected = raw.length;
    return { rows: statement.columns?.length === 0 ? [] : prepared.decode(raw, context), affected };
  }

  async open<T>(statement: DriverStatement<T>, params: readonly unknown[]): Promise<DriverCursor<T>> {
    const { sql } = statement;
    return coded(sql, () => {
      const prepared = prepareStatement(this.#database, statement);
      const cursor = new SqliteCursor(prepared, params, sql, (ended) => this.#cursors.delete(ended));
      this.#cursors.add(cursor);
      return cursor;
    });
  }

  async script(sql: string): Promise<void> {
    try {
      this.#database.exec(sql);
    } catch (error) {
      // some failures (a full disk, say) have rolled back already
      if (/^\s*ROLLBACK\s*;?\s*$/i.test(sql) && error instanceof Error && error.message.includes('no transaction is active')) return;
      throw databaseError(error, { query: sql });
    }
  }

  async checkConstraints(): Promise<void> {
    coded('PRAGMA foreign_key_check', () => checkForeignKeys(this.#database));
  }

  async close(): Promise<void> {
    if (!this.#open) return;
    this.#open = false;
    for (const cursor of this.#cursors) cursor.end();
    this.#database.close();
  }
}
