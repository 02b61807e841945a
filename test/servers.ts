import { describe, inject } from 'vitest';
import type { Databases } from './availability.js';
import { skippedBecause } from './availability.js';
import type { TestDatabase } from './test-database.js';
import { createDatabase } from './test-database.js';

const databases = inject('databases');

/**
 * `describe` for tests that need a database beside PGlite. Where it is missing they are skipped, and the title says why.
 *
 *     describeOn('postgres', 'transactions', () => { ... });
 */
export function describeOn(database: keyof Databases, title: string, tests: () => void): void {
  const found = databases[database];
  if (found.missing === undefined) describe(title, tests);
  else describe.skip(`${title} (${skippedBecause(found)})`, tests);
}

/**
 * An empty PostgreSQL database for one test file, dropped by the function that `beforeAll` is given back.
 *
 *     let database: TestDatabase;
 *     beforeAll(async () => {
 *       database = await createTestDatabase('transactions');
 *       return () => database.drop();
 *     });
 *
 * Throws when PostgreSQL is missing: use it inside `describeOn('postgres', ...)`.
 */
export async function createTestDatabase(name: string): Promise<TestDatabase> {
  if (databases.postgres.missing !== undefined) throw new Error(skippedBecause(databases.postgres));
  return createDatabase(databases.postgres.url, name);
}

export type { TestDatabase } from './test-database.js';
