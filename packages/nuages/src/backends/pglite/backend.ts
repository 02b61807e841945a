import type { Backend, DatabaseSettings, Driver } from '../../contract/index.js';
import { loadPackage } from '../postgres/load-package.js';
import { dialect } from './dialect.js';
import { PgliteDriver } from './driver.js';
import { readSettings } from './settings.js';

/** `pglite::memory:` or `pglite:./folder`: PostgreSQL in this process, through the package `@electric-sql/pglite`. */
export const pgliteBackend: Backend = Object.freeze({
  dialect,
  options: ['extensions'],
  drivers: ['@electric-sql/pglite'],
  async open(settings: DatabaseSettings): Promise<Driver> {
    const name = '@electric-sql/pglite';
    const { PGlite } = await loadPackage(name, () => import('@electric-sql/pglite'));
    return new PgliteDriver(PGlite, readSettings(settings));
  },
});
