import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestDatabase } from '../../../../test/servers.js';
import { createTestDatabase, describeOn } from '../../../../test/servers.js';
import { connect } from '../../src/connect.js';
import type { NuagesError } from '../../src/errors/index.js';
import { atomic, database } from '../../src/execute/index.js';
import { createTables, insert, names, statement, write } from './real-backends.js';
import { codeOf, gate } from './use-fake.js';

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const one = (sql: string): Promise<unknown> => database().run(statement(sql), [], { write: false, context: null });
const backend = async (): Promise<string> => {
  const { rows } = await database().run(statement('SELECT pg_backend_pid()::text'), [], { write: false, context: null });
  return String(rows[0]?.[0]);
};

describeOn('postgres', 'failures of a server', () => {
  let made: TestDatabase;
  beforeAll(async () => {
    made = await createTestDatabase('failures');
    await connect({ databases: { default: made.url, admin: made.url } });
    await createTables();
    return () => made.drop();
  });
  afterAll(() => Promise.all([database().close(), database('admin').close()]));
  const terminate = (pid: string): Promise<unknown> =>
    database('admin').run(statement(`SELECT pg_terminate_backend(${pid})::text`), [], { write: false, context: null });

  test('a connection dropped in mid-query is NUA_CONNECTION_LOST, and the pool goes on', async () => {
    const pid = await backend();
    const sleeping = codeOf(one('SELECT pg_sleep(10)::text'));
    await pause(50);
    await terminate(pid);
    expect(await sleeping).toBe('NUA_CONNECTION_LOST');
    expect(await backend()).not.toBe(pid);
  });

  test('a connection dropped while idle is thrown away unseen', async () => {
    const pid = await backend();
    await terminate(pid);
    await pause(50);
    expect(await backend()).not.toBe(pid);
  });

  test('a connection dropped inside a transaction gives that error, nothing is committed', async () => {
    const outcome = codeOf(
      atomic(async () => {
        await insert('lost');
        await terminate(await backend());
        await pause(50);
        await insert('more');
      }),
    );
    expect(await outcome).toBe('NUA_CONNECTION_LOST');
    expect(await names()).toBe('');
    // nobody notices until the commit
    const atCommit = codeOf(
      atomic(async () => {
        await insert('lost');
        await terminate(await backend());
      }),
    );
    expect(await atCommit).toBe('NUA_CONNECTION_LOST');
    expect(await names()).toBe('');
  });

  test('a connection dropped under an iterator', async () => {
    const outcome = codeOf(
      (async () => {
        const sql = 'SELECT pg_backend_pid()::text FROM generate_series(1, 10)';
        for await (const chunk of database().iterate(statement(sql), [], { chunkSize: 2, context: () => null })) {
          await terminate(String(chunk[0]?.[0]));
          await pause(50);
        }
      })(),
    );
    expect(await outcome).toBe('NUA_CONNECTION_LOST');
    expect(await names()).toBe('');
  });

  test('a full pool', async () => {
    await connect({ databases: { default: { url: made.url, pool: { max: 2, acquireTimeout: 200 } }, admin: made.url } });
    const hold = gate();
    const blocks = [atomic(() => hold.promise), atomic(() => hold.promise)];
    await pause(50);
    const error = (await one('SELECT 1::text').catch((e: unknown) => e)) as NuagesError;
    expect(error.code).toBe('NUA_POOL_TIMEOUT');
    expect(error.message).toMatch(/2 of 2 are in use, 1 wait\. It is held for 0\.\d s by atomic\(\) at .*server-failures\.test\.ts/);
    hold.open();
    await Promise.all(blocks);
    await one('SELECT 1::text');
  });

  test('serialisation failures are retried', async () => {
    await write("INSERT INTO tag VALUES ('0')");
    let attempts = 0;
    const increment = (): Promise<void> =>
      atomic(
        async () => {
          attempts++;
          const { rows } = await database().run(statement('SELECT name FROM tag'), [], { write: false, context: null });
          await pause(20);
          await write(`UPDATE tag SET name = '${Number(rows[0]?.[0]) + 1}'`);
        },
        { isolation: 'serializable', retry: 10 },
      );
    await Promise.all([increment(), increment()]);
    expect(await names()).toBe('2');
    expect(attempts).toBeGreaterThan(2);
    await write('DELETE FROM tag');
  });

  test('a read-only transaction refuses to write', async () => {
    expect(await codeOf(atomic(() => insert('a'), { readOnly: true }))).not.toBe('resolved');
    expect(await names()).toBe('');
  });

  test('an abort stops the statement on the server', async () => {
    const since = performance.now();
    const signal = AbortSignal.timeout(100);
    const outcome = database()
      .run(statement('SELECT pg_sleep(10)::text'), [], { write: false, context: null, signal })
      .catch((error: unknown) => error);
    expect(await outcome).toMatchObject({ name: 'TimeoutError' });
    expect(performance.now() - since).toBeLessThan(5000);
    await one('SELECT 1::text');
  });

  test('statementTimeout', async () => {
    await connect({ databases: { default: { url: made.url, statementTimeout: 100 }, admin: made.url } });
    expect(await codeOf(one('SELECT pg_sleep(10)::text'))).toBe('NUA_TIMEOUT');
    await one('SELECT 1::text');
  });

  test('a statement in a pool of many does not wait for others', async () => {
    const all = Array.from({ length: 20 }, () => one('SELECT pg_sleep(0.05)::text'));
    const since = performance.now();
    await Promise.all(all);
    expect(performance.now() - since).toBeLessThan(1000);
  });
});

describe('a server that can not be reached', () => {
  test('refuses the connection', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    await using _ = await connect({ databases: { default: `postgres://app:s3cret@127.0.0.1:${port}/shop` } });
    const error = (await one('SELECT 1::text').catch((e: unknown) => e)) as NuagesError;
    expect(error.code).toBe('NUA_CONNECTION_FAILED');
    expect(error.message).toContain(`127.0.0.1:${port}`);
    expect(`${error.stack} ${JSON.stringify(error)}`).not.toContain('s3cret');
  });

  test('does not answer within connectTimeout', async () => {
    const server = createServer(() => undefined);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await using _ = await connect({ databases: { default: { url: `postgres://app@127.0.0.1:${port}/shop`, connectTimeout: 200 } } });
    expect(await codeOf(one('SELECT 1::text'))).toBe('NUA_CONNECTION_FAILED');
    server.close();
  });
});
