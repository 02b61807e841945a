import type { Backend, DatabaseSettings, Driver } from '../../contract/index.js';
import { clientSettings, ownOptions } from './client/settings.js';
import { dialect } from './dialect/dialect.js';
import { PostgresDriver } from './driver.js';
import { loadPackage } from './load-package.js';

/** `postgres://` and `postgresql://`: a PostgreSQL server, version 12 or later, through the package `pg`. */
export const postgresBackend: Backend = Object.freeze({
  dialect,
  options: ownOptions,
  drivers: ['pg'],
  async open(settings: DatabaseSettings): Promise<Driver> {
    const { default: pg } = await loadPackage('pg', () => import('pg'));
    return new PostgresDriver(pg, clientSettings(settings));
  },
});
