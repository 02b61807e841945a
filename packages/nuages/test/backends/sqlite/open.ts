import type { DatabaseSettings, Driver, DriverConnection, DriverStatement } from '../../../src/contract/index.js';
import type { Cell, CellName } from '../../../src/ir/index.js';
import { sqliteBackend } from '../../../src/backends/sqlite/index.js';
import { choosePackage, packageNames } from '../../../src/backends/sqlite/package/choose-package.js';

/** The packages that work on this Node: each test runs on all of them. */
export const working: readonly string[] = (
  await Promise.all(packageNames.map((name) => choosePackage(name).then(() => [name], () => [])))
).flat();

export const settings = (more: Partial<DatabaseSettings> = {}): DatabaseSettings => ({
  alias: 'default',
  url: null,
  path: ':memory:',
  driver: null,
  options: {},
  connectTimeout: 1000,
  statementTimeout: null,
  lockTimeout: 100,
  onConnect: [],
  pool: { min: 0, max: 4, maxLifetime: 60_000, idleTimeout: 60_000, acquireTimeout: 1000 },
  ...more,
});

export const openDriver = (more: Partial<DatabaseSettings> = {}): Promise<Driver> => sqliteBackend.open(settings(more));

export async function connect(driver: string): Promise<DriverConnection> {
  return (await openDriver({ driver })).connect({ write: true });
}

export const cells = (...names: CellName[]): Cell[] => names.map((name) => ({ name }));

/** A statement whose rows are arrays of cells. */
export const statement = (sql: string, columns: readonly Cell[] | null = null): DriverStatement<unknown[]> =>
  Object.freeze({ sql, name: null, columns, make: (_: unknown, ...row: unknown[]) => row });

export async function rows(connection: DriverConnection, sql: string, params: readonly unknown[] = [], columns: readonly Cell[] | null = null) {
  return (await connection.run(statement(sql, columns), params, undefined)).rows;
}
