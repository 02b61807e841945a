import { beforeAll, expect, test } from 'vitest';
import pg from 'pg';
import { createTestDatabase, describeOn } from '../../../../../test/servers.js';
import { openPublic } from '../../../src/backends/postgres/client/open-public.js';
import { clientSettings } from '../../../src/backends/postgres/client/settings.js';
import { postgresBackend } from '../../../src/backends/postgres/index.js';
import type { DriverConnection } from '../../../src/contract/index.js';
import { DataError, IntegrityError, OperationalError, ProgrammingError } from '../../../src/errors/index.js';
import { openDriver, rejection, rowsOf, settings } from './connect.js';

describeOn('postgres', 'errors', () => {
  let connections: DriverConnection[];
  beforeAll(async () => {
    const database = await createTestDatabase('errors');
    const open = async (): Promise<DriverConnection> => (await openDriver(postgresBackend, database.url)).connect({ write: true });
    connections = [await open(), await openPublic(pg.Client, clientSettings(settings(database.url))), await open()];
    await connections[0]!.script(`
      CREATE TABLE author (id int PRIMARY KEY, email varchar(12) NOT NULL UNIQUE, age int CHECK (age > 0), a int, b int, UNIQUE (a, b));
      CREATE TABLE post (id int PRIMARY KEY, author_id int REFERENCES author DEFERRABLE INITIALLY DEFERRED, at int4range, EXCLUDE USING gist (at WITH &&));
      CREATE TABLE eager (author_id int CONSTRAINT eager_author REFERENCES author);
      INSERT INTO author (id, email, a, b) VALUES (1, 'secret', 1, 2)`);
    return async () => {
      await Promise.all(connections.map((c) => c.close()));
      await database.drop();
    };
  });

  const cases: readonly (readonly [string, string, object, new (...args: never[]) => Error])[] = [
    [
      'unique',
      "INSERT INTO author VALUES (2, 'secret')",
      { code: 'NUA_INTEGRITY_UNIQUE', constraint: 'author_email_key', table: 'author', column: 'email' },
      IntegrityError,
    ],
    [
      'unique of two',
      "INSERT INTO author VALUES (2, 'x', 1, 1, 2)",
      {
        code: 'NUA_INTEGRITY_UNIQUE',
        constraint: 'author_a_b_key',
        table: 'author',
        fix: expect.stringContaining('getOrCreate') as string,
      },
      IntegrityError,
    ],
    [
      'not null',
      'INSERT INTO author (id) VALUES (3)',
      { code: 'NUA_INTEGRITY_NOT_NULL', table: 'author', column: 'email' },
      IntegrityError,
    ],
    ['check', "INSERT INTO author VALUES (2, 'x', -1)", { code: 'NUA_INTEGRITY_CHECK', constraint: 'author_age_check' }, IntegrityError],
    [
      'foreign key',
      'INSERT INTO eager VALUES (99)',
      { code: 'NUA_INTEGRITY_FOREIGN_KEY', constraint: 'eager_author', table: 'eager', column: 'author_id' },
      IntegrityError,
    ],
    ['exclusion', "INSERT INTO post (id, at) VALUES (1, '[1,3)'), (2, '[2,4)')", { code: 'NUA_INTEGRITY_EXCLUSION' }, IntegrityError],
    ['too long', "INSERT INTO author VALUES (2, 'secretsecretsecret')", { code: 'NUA_DATA_INVALID' }, DataError],
    ['out of range', 'SELECT 2147483647 + 1', { code: 'NUA_DATA_INVALID' }, DataError],
    ['malformed', "SELECT 'secret'::int", { code: 'NUA_DATA_INVALID' }, DataError],
    ['unknown zone', "SELECT now() AT TIME ZONE 'secret'", { code: 'NUA_DATA_INVALID' }, DataError],
    ['no table', 'SELECT * FROM nowhere', { code: 'NUA_SQL_INVALID' }, ProgrammingError],
    ['no column', 'SELECT nothing FROM author', { code: 'NUA_SQL_INVALID' }, ProgrammingError],
    ['syntax', 'SELEC 1', { code: 'NUA_SQL_INVALID' }, ProgrammingError],
    ['lock', 'SELECT 1 FROM author FOR UPDATE NOWAIT', { code: 'NUA_TIMEOUT', retryable: true }, OperationalError],
    [
      'raised',
      "DO $$ BEGIN RAISE EXCEPTION 'own rule'; END $$",
      { code: 'NUA_DATABASE_ERROR', message: expect.stringContaining('own rule') },
      OperationalError,
    ],
  ];
  test.each(cases)('%s', async (_, sql, details, kind) => {
    const holder = connections[2]!;
    await holder.script('BEGIN; SELECT 1 FROM author FOR UPDATE');
    // shared locks of foreign keys wait for that one
    if (sql.includes('eager')) await holder.script('ROLLBACK');
    for (const connection of connections.slice(0, 2)) {
      const error = await rejection(rowsOf(connection, sql));
      expect(error).toMatchObject({ query: sql, ...details });
      expect(error).toBeInstanceOf(kind);
      expect(error.message).not.toContain('secret');
      expect(error.cause).toBeDefined();
      expect(connection.usable).toBe(true);
    }
    await holder.script('ROLLBACK');
  });

  test('a key of two columns names none of them', async () => {
    for (const connection of connections.slice(0, 2)) {
      expect(await rejection(rowsOf(connection, "INSERT INTO author VALUES (2, 'x', 1, 1, 2)"))).not.toHaveProperty('column');
    }
  });

  test('an error knows the frames of its caller', async () => {
    const askingForNothing = async (): Promise<number> => (await rowsOf(connections[0]!, 'SELECT * FROM nowhere')).length;
    expect((await rejection(askingForNothing())).stack).toContain('askingForNothing');
  });

  test('deferred keys are checked when asked for, and stay deferred', async () => {
    for (const connection of connections.slice(0, 2)) {
      await connection.script('BEGIN');
      await rowsOf(connection, 'INSERT INTO post (id, author_id) VALUES (10, 99)', []);
      expect(await rejection(connection.checkConstraints!())).toMatchObject({ code: 'NUA_INTEGRITY_FOREIGN_KEY', table: 'post' });
      expect(await rejection(rowsOf(connection, 'SELECT 1'))).toMatchObject({
        message: expect.stringContaining('An earlier statement of the transaction failed'),
      });
      await connection.script('ROLLBACK; BEGIN');
      await connection.checkConstraints!();
      await rowsOf(connection, 'INSERT INTO post (id, author_id) VALUES (10, 99)', []);
      expect(await rejection(connection.script('COMMIT'))).toMatchObject({ code: 'NUA_INTEGRITY_FOREIGN_KEY' });
    }
  });

  test('a serialisation failure and a deadlock may be tried again', async () => {
    const [a, , b] = connections as [DriverConnection, unknown, DriverConnection];
    await a.script("INSERT INTO author (id, email) VALUES (7, 'seven') ON CONFLICT DO NOTHING");
    for (const c of [a, b]) await c.script('BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT * FROM author');
    await a.script('UPDATE author SET age = 1 WHERE id = 1; COMMIT');
    expect(await rejection(b.script('UPDATE author SET age = 2 WHERE id = 1'))).toMatchObject({
      code: 'NUA_SERIALIZATION',
      retryable: true,
    });
    await b.script('ROLLBACK');

    await a.script("BEGIN; SET LOCAL deadlock_timeout = '50ms'; UPDATE author SET age = 1 WHERE id = 1");
    await b.script("BEGIN; SET LOCAL deadlock_timeout = '10s'; UPDATE author SET age = 1 WHERE id = 7");
    const other = b.script('UPDATE author SET age = 1 WHERE id = 1');
    expect(await rejection(a.script('UPDATE author SET age = 1 WHERE id = 7'))).toMatchObject({ code: 'NUA_DEADLOCK', retryable: true });
    await a.script('ROLLBACK');
    await other;
    await b.script('ROLLBACK');
  });

  test('a write in a read-only transaction', async () => {
    await connections[0]!.script('BEGIN READ ONLY');
    expect(await rejection(rowsOf(connections[0]!, 'DELETE FROM post'))).toMatchObject({
      code: 'NUA_DATABASE_ERROR',
      message: expect.stringContaining('read-only'),
    });
    await connections[0]!.script('ROLLBACK');
  });

  test('COPY FROM STDIN does not hang', async () => {
    const [connection] = connections as [DriverConnection];
    expect(await rejection(connection.script('COPY author FROM STDIN'))).toMatchObject({ code: expect.stringMatching(/^NUA_/) });
    expect(await rejection(rowsOf(connection, 'COPY author FROM STDIN', []))).toMatchObject({ code: expect.stringMatching(/^NUA_/) });
    expect(await rowsOf(connection, 'SELECT 1')).toEqual([[1]]);
  });
});
