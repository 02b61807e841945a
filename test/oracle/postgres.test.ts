import { afterAll } from 'vitest';
import type { TestDatabase } from '../servers.js';
import { createTestDatabase, describeOn } from '../servers.js';
import { describeOracle } from './describe-oracle.js';

describeOn('postgres', 'oracle', () => {
  let database: TestDatabase | undefined;
  afterAll(() => database?.drop());
  describeOracle('postgres', async () => {
    database = await createTestDatabase('oracle');
    return database.url;
  });
});
