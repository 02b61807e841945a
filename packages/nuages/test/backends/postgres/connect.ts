import type { Backend, DatabaseSettings, Driver, DriverConnection, DriverStatement } from '../../../src/contract/index.js';
import type { Cell, CellName } from '../../../src/ir/index.js';

export const settings = (url: string | null, more: Partial<DatabaseSettings> = {}): DatabaseSettings => ({
  alias: 'default',
  scheme: 'postgres',
  url: url === null ? null : new URL(url),
  path: null,
  driver: null,
  options: {},
  connectTimeout: 5000,
  statementTimeout: null,
  lockTimeout: 4000,
  onConnect: [],
  pool: { min: 0, max: 10, maxLifetime: 1800, idleTimeout: 60, acquireTimeout: 10_000 },
  ...more,
});

export const openDriver = (backend: Backend, url: string, more: Partial<DatabaseSettings> = {}): Promise<Driver> =>
  backend.open(settings(url, more));

export const cell = (name: CellName, item?: Cell): Cell => ({ name, ...(item && { item }) });

let names = 0;
/** Rows as arrays of cells. */
export function statement(
  sql: string,
  columns: readonly Cell[] | null,
  name: string | null = `test_${process.pid}_${++names}`,
): DriverStatement<unknown[]> {
  return Object.freeze({ sql, name, columns, make: (_context: unknown, ...cells: unknown[]) => cells });
}

export async function rowsOf(
  connection: DriverConnection,
  sql: string,
  columns: readonly Cell[] | null = null,
  params: readonly unknown[] = [],
): Promise<unknown[][]> {
  const { rows } = await connection.run(statement(sql, columns), params, null);
  return rows;
}

/** What a promise is rejected with. */
export async function rejection(promise: Promise<unknown>): Promise<Error & Readonly<Record<string, unknown>>> {
  try {
    await promise;
  } catch (error) {
    return error as Error & Readonly<Record<string, unknown>>;
  }
  throw new Error('was expected to fail, and did not');
}
