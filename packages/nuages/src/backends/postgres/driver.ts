import type pg from 'pg';
import type { BeginOptions, Dialect, Driver, DriverConnection } from '../../contract/index.js';
import { begin } from './begin.js';
import { clientConfig } from './client/client-config.js';
import { connectionFailed } from './client/connection-failed.js';
import { openPublic } from './client/open-public.js';
import { openWire } from './client/open-wire.js';
import { connectionClass } from './client/pg-internals.js';
import type { ClientSettings } from './client/settings.js';
import { dialect } from './dialect/dialect.js';

/** Opens connections to one PostgreSQL database through `pg`. */
export class PostgresDriver implements Driver {
  readonly dialect: Dialect = dialect;
  readonly #pg: typeof pg;
  readonly #settings: ClientSettings;
  readonly #where: string;

  constructor(pgModule: typeof pg, settings: ClientSettings) {
    this.#pg = pgModule;
    this.#settings = settings;
    const { host, port, database } = new pgModule.Client(clientConfig(settings));
    this.#where = `${host.includes(':') ? `[${host}]` : host}:${port}/${database ?? ''}`;
  }

  async connect(): Promise<DriverConnection> {
    const { tls } = this.#settings;
    try {
      return await this.#open(this.#settings).catch((error: unknown) => {
        if (!tls.optional || !/does not support SSL/.test((error as Error).message)) throw error;
        return this.#open({ ...this.#settings, tls: { options: false, optional: false } });
      });
    } catch (error) {
      throw connectionFailed(this.#where, error);
    }
  }

  begin(options: BeginOptions): string {
    return begin(options);
  }
  describe(): string {
    return this.#where;
  }
  close(): Promise<void> {
    return Promise.resolve();
  }

  async #open(settings: ClientSettings): Promise<DriverConnection> {
    const { Client } = this.#pg;
    const Connection = connectionClass(this.#pg);
    const wire = Connection && (await openWire({ Client, Connection }, settings));
    return wire ?? openPublic(Client, settings);
  }
}
