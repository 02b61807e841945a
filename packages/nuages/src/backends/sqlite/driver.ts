import { resolve } from 'node:path';
import type { BeginOptions, DatabaseSettings, Dialect, Driver, DriverConnection } from '../../contract/index.js';
import { ConfigurationError } from '../../errors/index.js';
import { SqliteConnection } from './connection/connection.js';
import { dialect, memoryDialect } from './dialect/dialect.js';
import { databaseError } from './errors/database-error.js';
import { aggregates, functions } from './functions/index.js';
import { choosePackage } from './package/choose-package.js';
import type { SqliteDatabase, SqlitePackage } from './package/sqlite-package.js';

const memory = ':memory:';

/**
 * Loads the package and reads the settings.
 * @throws ConfigurationError NUA_BACKEND_MISSING, NUA_CONFIG_MISSING without a path
 */
export async function openDriver({ alias, path, driver, lockTimeout }: DatabaseSettings): Promise<Driver> {
  if (path === null) {
    throw new ConfigurationError('NUA_CONFIG_MISSING', `databases.${alias} names no file.`, {
      fix: 'Write sqlite:./file.db, sqlite:///absolute/file.db or sqlite::memory:.',
    });
  }
  return new SqliteDriver(await choosePackage(driver), path === memory ? memory : resolve(path), lockTimeout ?? Infinity);
}

class SqliteDriver implements Driver {
  readonly dialect: Dialect;
  readonly #package: SqlitePackage;
  readonly #file: string;
  readonly #lockTimeout: number;

  constructor(sqlite: SqlitePackage, file: string, lockTimeout: number) {
    this.dialect = file === memory ? memoryDialect : dialect;
    this.#package = sqlite;
    this.#file = file;
    this.#lockTimeout = lockTimeout;
  }

  async connect({ write }: { readonly write: boolean }): Promise<DriverConnection> {
    try {
      return new SqliteConnection(this.#open(write));
    } catch (error) {
      throw databaseError(error, { where: this.describe() });
    }
  }

  #open(write: boolean): SqliteDatabase {
    const database = this.#package.open(this.#file);
    try {
      database.exec(`PRAGMA busy_timeout = ${Math.min(Math.ceil(this.#lockTimeout), 2 ** 31 - 1)}`);
      if (this.#file !== memory) journal(database);
      // Each commit reaches the disk, as in Django; the packages are built with different defaults.
      database.exec('PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON');
      for (const fn of functions) database.register(fn);
      for (const aggregate of aggregates) database.registerAggregate(aggregate);
      if (!write && this.#file !== memory) database.exec('PRAGMA query_only = ON');
    } catch (error) {
      database.close();
      throw error;
    }
    return database;
  }

  begin({ write, readOnly }: BeginOptions): string {
    return write && !readOnly ? 'BEGIN IMMEDIATE' : 'BEGIN';
  }

  describe(): string {
    return this.#file === memory ? 'SQLite in memory' : `SQLite file ${this.#file}`;
  }

  // each connection is a database of its own
  async close(): Promise<void> {}
}

/** The write-ahead log lets readers read while one writes. It is a property of the file: where it can't be set now, the file serves without. */
function journal(database: SqliteDatabase): void {
  try {
    database.exec('PRAGMA journal_mode = WAL');
  } catch (error) {
    if (!/readonly|read-only|locked/i.test(error instanceof Error ? error.message : '')) throw error;
  }
}
