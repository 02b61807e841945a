import pg from 'pg';
import type { TestProject } from 'vitest/node';
import type { Databases } from './availability.js';
import { skippedBecause } from './availability.js';
import { dropStaleDatabases } from './test-database.js';

/** Looks once for the databases that need more than npm. NUAGES_REQUIRE_SERVERS=1 makes a missing server an error. */
export default async function setup(project: TestProject): Promise<void> {
  const postgres = await findPostgres();
  if (postgres.missing !== undefined && process.env['NUAGES_REQUIRE_SERVERS'] === '1')
    throw new Error(`NUAGES_REQUIRE_SERVERS=1 forbids to skip, but this run has to. ${skippedBecause(postgres)}`);
  project.provide('databases', { postgres, sqlite: await findSqlite() });
}

async function findPostgres(): Promise<Databases['postgres']> {
  const url = process.env['NUAGES_TEST_POSTGRES'] ?? 'postgres://postgres@127.0.0.1:5432/test';
  const { host, pathname } = new URL(url);
  const found = { name: 'PostgreSQL', url };
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3000 });
  try {
    await client.connect();
    await dropStaleDatabases(client);
    return found;
  } catch (error) {
    return { ...found, missing: `not reachable at ${host}${pathname} (${reason(error)})` };
  } finally {
    await client.end();
  }
}

/** SQLite comes with Node, or from better-sqlite3, which is optional because it may have to be compiled. */
async function findSqlite(): Promise<Databases['sqlite']> {
  const found = { name: 'SQLite' };
  try {
    const { default: Sqlite } = await import('better-sqlite3');
    new Sqlite(':memory:').close();
    return found;
  } catch (error) {
    const builtIn = process.getBuiltinModule('node:sqlite') !== undefined;
    return builtIn ? found : { ...found, missing: `not in this Node, and better-sqlite3 is not built (${reason(error)})` };
  }
}

function reason(error: unknown): string {
  const { code, message } = error as { code?: unknown; message?: unknown };
  return String(message || code || error); // the message of several refused addresses is empty
}
