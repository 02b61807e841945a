import type { DriverConnection, DriverCursor, DriverResult, DriverStatement } from '../../../contract/index.js';
import { databaseError } from '../errors/database-error.js';
import type { SqliteDatabase } from '../package/sqlite-package.js';
import { SqliteCursor } from './cursor.js';
import { checkForeignKeys } from './foreign-key-check.js';
import { type Prepared, prepareStatement, StatementCache } from './statement-cache.js';

/** The outcome as a promise: what throws at once rejects. */
function promised<T>(work: () => T): Promise<T> {
  try {
    return Promise.resolve(work());
  } catch (error) {
    return Promise.reject(error as Error);
  }
}

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
  #open = true;

  constructor(database: SqliteDatabase) {
    this.#database = database;
    this.#statements = new StatementCache(database);
  }

  get usable(): boolean {
    return this.#open;
  }

  run<T>(statement: DriverStatement<T>, params: readonly unknown[], context: unknown): Promise<DriverResult<T>> {
    return promised(() => this.#run(statement, params, context));
  }

  #run<T>(statement: DriverStatement<T>, params: readonly unknown[], context: unknown): DriverResult<T> {
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

  open<T>(statement: DriverStatement<T>, params: readonly unknown[]): Promise<DriverCursor<T>> {
    return promised(() => coded(statement.sql, () => new SqliteCursor(prepareStatement(this.#database, statement), params, statement.sql)));
  }

  script(sql: string): Promise<void> {
    return promised(() => {
      try {
        this.#database.exec(sql);
      } catch (error) {
        // some failures (a full disk, say) have rolled back already
        if (/^\s*ROLLBACK\s*;?\s*$/i.test(sql) && error instanceof Error && error.message.includes('no transaction is active')) return;
        throw databaseError(error, { query: sql });
      }
    });
  }

  checkConstraints(): Promise<void> {
    return promised(() => coded('PRAGMA foreign_key_check', () => checkForeignKeys(this.#database)));
  }

  close(): Promise<void> {
    return promised(() => {
      if (!this.#open) return;
      this.#open = false;
      this.#database.close();
    });
  }
}
