import { afterAll, beforeAll, beforeEach, describe } from 'vitest';
import { atomic, connect, createSchema, db, dropSchema, type Connections, type Settings } from 'nuages';
import { describeOn } from '../servers.js';
import { createTestDatabase, type TestDatabase } from '../servers.js';
import './decimal-equality.js';
import { Comment, Post, Profile, Reading, Seat, Tag, Topic, User } from './models.js';
import { all } from './registry.js';

export type BackendName = 'sqlite' | 'pglite' | 'postgres';
/** The backend that a suite runs on at the moment. */
export interface Suite {
  readonly name: BackendName;
  /** of the database: to connect once more, or otherwise */
  readonly url: string;
  reconnect(settings?: Settings): Promise<void>;
}

interface SuiteOptions {
  /** makes rows that tests only read, once for all of them; without it each test begins with none */
  readonly rows?: () => Promise<unknown>;
}

/** Runs the tests on SQLite, PGlite and PostgreSQL, each on an empty database with the suite's models. What is missing is skipped by name. */
export function onEveryBackend(title: string, tests: (suite: Suite) => void, options: SuiteOptions = {}): void {
  describeOn('sqlite', `${title} on SQLite`, () => {
    onOne('sqlite', tests, options);
  });
  describe(`${title} on PGlite`, () => {
    onOne('pglite', tests, options);
  });
  describeOn('postgres', `${title} on PostgreSQL`, () => {
    onOne('postgres', tests, options);
  });
}

function onOne(name: BackendName, tests: (suite: Suite) => void, { rows }: SuiteOptions): void {
  let connections: Connections | null = null;
  let server: TestDatabase | null = null;
  const suite = {
    name,
    url: '',
    async reconnect(settings?: Settings) {
      await connections?.close();
      connections = await connect(settings ?? { databases: { default: suite.url } });
    },
  };
  beforeAll(async () => {
    if (name === 'postgres') server = await createTestDatabase('suite');
    suite.url = server?.url ?? { sqlite: 'sqlite::memory:', pglite: 'pglite://memory', postgres: '' }[name];
    await suite.reconnect();
    await createSchema({ models: Object.values(all) });
  });
  // thousands of rows, on a busy machine
  if (rows) beforeAll(rows, 120_000);
  else beforeEach(clear);
  afterAll(async () => {
    await dropSchema({ models: Object.values(all) });
    await connections?.close();
    await server?.drop();
  });
  tests(suite);
}

/** all rows, those that point at others first */
async function clear(): Promise<void> {
  await atomic(async () => {
    await db.execute`DELETE FROM post_tags`;
    for (const model of [Comment, Topic]) await model.objects.filter({ parent__isnull: false }).delete();
    for (const model of [Comment, Profile]) await model.objects.all().delete();
    await Post.objects.all().delete();
    for (const model of [Tag, Topic, User, Reading, Seat]) await model.objects.all().delete();
  });
}
