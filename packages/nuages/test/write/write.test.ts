import { beforeAll, describe } from 'vitest';
import { createTestDatabase, describeOn, type TestDatabase } from '../../../../test/servers.js';
import { writeBehaviour } from './behaviour.js';

describe('on PGlite', () => {
  writeBehaviour(() => Promise.resolve({ default: 'pglite::memory:' }));
});

describeOn('sqlite', 'on SQLite', () => {
  writeBehaviour(() => Promise.resolve({ default: 'sqlite::memory:' }));
});

describeOn('postgres', 'on PostgreSQL', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase('write');
    return () => database.drop();
  });
  writeBehaviour(() => Promise.resolve({ default: database.url }));
});
