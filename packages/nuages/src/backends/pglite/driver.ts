import { mkdir } from 'node:fs/promises';
import type { PGlite } from '@electric-sql/pglite';
import type { BeginOptions, Dialect, Driver, DriverConnection } from '../../contract/index.js';
import { OperationalError } from '../../errors/index.js';
import { begin } from '../postgres/begin.js';
import { formSettings, settingStatements } from '../postgres/client/session-settings.js';
import { dialect } from './dialect.js';
import { embeddedConnection } from './embedded-connection.js';
import { lockFolder } from './folder-lock.js';
import type { PgliteSettings } from './settings.js';

/** A database is made with PostgreSQL's own rules for letters: the C library of PGlite has a capital ß, that of servers has none. */
const letters = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'] as const;

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
    const { folder } = this.#settings;
    const release = folder === null ? () => undefined : await this.#lock(folder);
    try {
      const connection = embeddedConnection(await this.#start(), release);
      await connection.script(settingStatements(formSettings));
      return (this.#connection = connection);
    } catch (error) {
      release();
      throw error;
    }
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

  async #lock(folder: string): Promise<() => void> {
    try {
      await mkdir(folder, { recursive: true });
    } catch (cause) {
      throw this.#failed(cause);
    }
    return lockFolder(folder);
  }

  async #start(): Promise<PGlite> {
    const { folder, extensions } = this.#settings;
    try {
      return await this.#PGlite.create({ dataDir: folder ?? 'memory://', extensions, initDbStartParams: [...letters] });
    } catch (cause) {
      throw this.#failed(cause);
    }
  }

  #failed(cause: unknown): OperationalError {
    return new OperationalError('NUA_CONNECTION_FAILED', `PGlite could not be started in ${this.describe()}.`, {
      fix: 'The folder must be empty, or made by the same major version of PGlite.',
      cause,
    });
  }
}
