// Connections, settings, schemas, transactions
import { atomic, captureQueries, connect, createSchema, defineConfig, dropSchema, onCommit, transaction } from 'nuages';
import { Post, Tag } from '../models/index.js';
import { expectType } from './expect-type.js';

export async function transactions() {
  expectType<Tag>()(await atomic(async () => await Tag.objects.get({ pk: 1 }), { isolation: 'serializable', retry: 3, durable: true }));
  expectType<Tag[]>()(await atomic(() => Tag.objects.all()));
  onCommit(() => {});
  transaction.setRollback(true);
  const log = await captureQueries(() => Tag.objects.count());
  expectType<number>()(log.result);
  expectType<number | undefined>()(log.queries.at(0)?.rows);
  expectType<number>()(log.count);
  // @ts-expect-error
  atomic(async () => 1, { isolation: 'chaos' });
}

export async function settings() {
  const config = defineConfig({
    databases: {
      default: {
        url: 'postgres://localhost/shop',
        pool: { min: 1, max: 20, maxLifetime: 600, idleTimeout: 60, acquireTimeout: 5000 },
        onConnect: ["SET jit = 'off'"],
        statementTimeout: 5000,
        connectTimeout: 3000,
        lockTimeout: 1000,
      },
      replica: 'postgres://replica/shop',
      cache: { path: './cache.db', driver: 'sqlite' },
      search: { url: 'pglite:./search', extensions: {} },
    },
    timeZone: 'Europe/Paris',
  });
  const db = await connect(config);
  await db.close();
  await using other = await connect();
  void other;
  await createSchema();
  await createSchema({ using: 'replica', models: [Post, Tag] });
  await dropSchema({ models: [Post] });
  // @ts-expect-error the default database is missing
  defineConfig({ databases: { replica: 'postgres://localhost/shop' } });
  // @ts-expect-error unknown key
  defineConfig({ databases: { default: 'sqlite:' }, timezone: 'UTC' });
  // @ts-expect-error unknown key of a database
  defineConfig({ databases: { default: { url: 'sqlite:', maxConnections: 3 } } });
  // @ts-expect-error unknown key of a pool
  defineConfig({ databases: { default: { url: 'sqlite:', pool: { size: 3 } } } });
  // @ts-expect-error no URL
  defineConfig({ databases: { default: { pool: { max: 3 } } } });
  // @ts-expect-error a path alone doesn't say what it is
  defineConfig({ databases: { default: { path: './shop.db' } } });
  // @ts-expect-error not a model
  createSchema({ models: [{}] });
}
