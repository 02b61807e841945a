import pg from 'pg';
import { expect, inject, test } from 'vitest';
import { skippedBecause } from '../availability.js';
import { createTestDatabase, describeOn } from '../servers.js';

test('a missing database is named with the reason', () => {
  expect(skippedBecause({ name: 'PostgreSQL', missing: 'not reachable at 127.0.0.1:1/test (ECONNREFUSED)' })).toBe(
    'skipped: PostgreSQL not reachable at 127.0.0.1:1/test (ECONNREFUSED)',
  );
});

describeOn('postgres', 'a test database', () => {
  const databasesNamed = async (name: string, url: string): Promise<number> => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    await client.end();
    return rowCount ?? 0;
  };

  test('is empty, its own, and gone afterwards', async () => {
    const { url: server } = inject('databases').postgres;
    let name: string;
    {
      await using database = await createTestDatabase('Its own');
      name = new URL(database.url).pathname.slice(1);
      expect(name).toMatch(/^nuages_test_\d+_\d+_its_own$/);
      expect(await databasesNamed(name, database.url)).toBe(1);
    }
    expect(await databasesNamed(name, server)).toBe(0);
  });
});
