import { describe } from 'vitest';
import type { DatabaseSettings, Driver, DriverConnection, DriverStatement } from '../../../src/contract/index.js';
import type { Cell, CellName } from '../../../src/ir/index.js';
import { sqliteBackend } from '../../../src/backends/sqlite/index.js';
import { choosePackage, packageNames } from '../../../src/backends/sqlite/package/choose-package.js';

/** The packages that work on this Node: each test runs on all of them. */
export const working: readonly string[] = (
  await Promise.all(
    packageNames.map((name) =>
      choosePackage(name).then(
        () => [name],
        () => [],
      ),
    ),
  )
).flat();

/** Tests for each of them; where there is none, they are skipped and say so. */
export function onEachPackage(name: string, tests: (driver: string) => void): void {
  const drivers = working.length > 0 ? working : ['no package for SQLite, as none works here'];
  for (const driver of drivers)
    describe.skipIf(working.length === 0)(`${name} through ${driver}`, () => {
      tests(driver);
    });
}

export const settings = (more: Partial<DatabaseSettings> = {}): DatabaseSettings => ({
  alias: 'default',
  scheme: 'sqlite',
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

export async function rows(
  connection: DriverConnection,
  sql: string,
  params: readonly unknown[] = [],
  columns: readonly Cell[] | null = null,
) {
  return (await connection.run(statement(sql, columns), params, undefined)).rows;
}
