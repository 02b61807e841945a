import { mkdir } from 'node:fs/promises';
import type { PGlite } from '@electric-sql/pglite';
import type { BeginOptions, Dialect, Driver, DriverConnection } from '../../contract/index.js';
import { OperationalError } from '../../errors/index.js';
import { begin } from '../postgres/begin.js';
import { formSettings, settingStatements } from '../postgres/client/session-settings.js';
import { embeddedConnection } from './embedded-connection.js';
import { dialect } from './dialect.js';
import type { PgliteSettings } from './settings.js';

/** Runs one PostgreSQL in this process: one connection, and a folder or memory behind it. */
export class PgliteDriver implements Driver {
  readonly dialect: Dialect = dialect;
  readonly #PGlite: typeof PGlite;
  readonly #settings: PgliteSettings;
  #connection: DriverConnection | null = null;

  constructor(pgliteClass: typeof PGlite, settings: PgliteSettings) {
    this.#PGlite = pgliteClass;
    this.#settings = settings;
  }

  async connect(): Promise<DriverConnection> {
    if (this.#connection?.usable) {
      throw new OperationalError('NUA_CONNECTION_BUSY', `${this.describe()} has one connection, which is open.`, {
        fix: 'Close it first.',
      });
    }
    const connection = embeddedConnection(await this.#start());
    await connection.script(settingStatements(formSettings));
    return (this.#connection = connection);
  }

  begin(options: BeginOptions): string {
    return begin(options);
  }
  describe(): string {
    return this.#settings.folder ?? 'pglite in memory';
  }
  async close(): Promise<void> {
    await this.#connection?.close();
  }

  async #start(): Promise<PGlite> {
    const { folder, extensions } = this.#settings;
    try {
      if (folder !== null) await mkdir(folder, { recursive: true });
      return await this.#PGlite.create({ dataDir: folder ?? 'memory://', extensions });
    } catch (cause) {
      throw new OperationalError('NUA_CONNECTION_FAILED', `PGlite could not be started in ${this.describe()}.`, {
        fix: 'The folder must be empty, or made by the same major version of PGlite, and no other process may use it.',
        cause,
      });
    }
  }
}
