import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { citext } from '@electric-sql/pglite/contrib/citext';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lockFolder } from '../../../src/backends/pglite/folder-lock.js';
import { pgliteBackend } from '../../../src/backends/pglite/index.js';
import { toDriver } from '../../../src/compile/to-driver.js';
import type { Driver, DriverConnection } from '../../../src/contract/index.js';
import { cellCases } from '../postgres/cell-cases.js';
import { cell, rejection, rowsOf, settings, statement } from '../postgres/connect.js';
import { types } from '../postgres/types.js';

const folder = mkdtempSync(join(tmpdir(), 'nuages-pglite-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const open = (path: string, options = {}): Promise<Driver> => pgliteBackend.open(settings(null, { path, options }));

describe('in memory', () => {
  let driver: Driver;
  let connection: DriverConnection;
  beforeAll(async () => {
    driver = await open(':memory:');
    connection = await driver.connect({ write: true });
    return () => driver.close();
  });

  test('every cell', async () => {
    for (const [sql, of, value] of cellCases) {
      const asked = statement(`SELECT ${sql}`, [of]);
      for (let run = 0; run < 3; run++) expect((await connection.run(asked, [], null)).rows, sql).toEqual([[value]]);
    }
  });

  test('parameters, lists, bytes', async () => {
    const sql = `SELECT $1::integer, $2::text, $3::bytea, $4::jsonb, ARRAY(SELECT unnest($5::timestamptz[])), $6::interval`;
    const columns = [types.integer, types.text, types.binary, types.json, { cell: cell('array', cell('datetime')) }, types.duration].map(
      (t) => t.cell,
    );
    const at = new Date('2024-02-29T12:34:56.789Z');
    const params = [
      5,
      'ß "\\',
      new Uint8Array([0, 255]),
      toDriver(types.json.cell, driver.dialect)!({ a: 1 }),
      driver.dialect.bindList(types.datetime.cell, [at, null]),
      toDriver(types.duration.cell, driver.dialect)!(5n),
    ];
    const asked = statement(sql, columns);
    for (let run = 0; run < 2; run++)
      expect((await connection.run(asked, params, null)).rows).toEqual([[5, 'ß "\\', new Uint8Array([0, 255]), { a: 1 }, [at, null], 5n]]);
  });

  test('10,000 rows and wide texts', async () => {
    const asked = statement("SELECT g, repeat('ß', g % 3000) FROM generate_series(1, 10000) g", [cell('number'), cell('text')]);
    for (let run = 0; run < 2; run++) {
      const { rows, affected } = await connection.run(asked, [], null);
      expect(affected).toBe(10_000);
      expect(rows.every(([n, text]) => (text as string) === 'ß'.repeat((n as number) % 3000))).toBe(true);
    }
  });

  test('errors are coded as a server has them, and the connection goes on', async () => {
    await connection.script('CREATE TABLE a (id int PRIMARY KEY, b int NOT NULL); INSERT INTO a VALUES (1, 2)');
    expect(await rejection(rowsOf(connection, 'INSERT INTO a VALUES (1, 2)'))).toMatchObject({
      code: 'NUA_INTEGRITY_UNIQUE',
      constraint: 'a_pkey',
      table: 'a',
      column: 'id',
    });
    expect(await rejection(rowsOf(connection, 'INSERT INTO a VALUES (2, NULL)'))).toMatchObject({
      code: 'NUA_INTEGRITY_NOT_NULL',
      column: 'b',
    });
    expect(await rejection(rowsOf(connection, 'SELECT nothing'))).toMatchObject({ code: 'NUA_SQL_INVALID' });
    expect(await rejection(connection.script('SELECT 1; SELEC 2'))).toMatchObject({ code: 'NUA_SQL_INVALID' });
    expect(await rejection(rowsOf(connection, 'SELECT $1::int', null, ['x']))).toMatchObject({ code: 'NUA_DATA_INVALID' });
    expect(await rowsOf(connection, 'SELECT b FROM a')).toEqual([[2]]);
  });

  test('transactions and cursors', async () => {
    await connection.script(driver.begin({ write: true, isolation: 'serializable' }));
    const cursor = await connection.open(statement('SELECT g FROM generate_series(1, 25) g', [cell('number')]), []);
    expect(await cursor.read(10, null)).toHaveLength(10);
    expect(await rowsOf(connection, 'SELECT 1')).toEqual([[1]]);
    expect(await cursor.read(10, null)).toHaveLength(10);
    expect((await cursor.read(10, null)).at(-1)).toEqual([25]);
    await connection.script('ROLLBACK');
  });

  test('statements prepared once, and again after a change', async () => {
    await connection.script('CREATE TABLE c (a int); INSERT INTO c VALUES (5)');
    const star = statement('SELECT * FROM c', null, 'nua_star');
    for (let run = 0; run < 3; run++) expect((await connection.run(star, [], null)).rows).toEqual([[5]]);
    await connection.script('ALTER TABLE c ADD b int');
    expect((await connection.run(star, [], null)).rows).toEqual([[5, null]]);
  });

  test('sent at once, answered in order', async () => {
    const sent = Array.from({ length: 20 }, (_, i) => rowsOf(connection, `SELECT ${i}`));
    expect((await Promise.all(sent)).flat(2)).toEqual(Array.from({ length: 20 }, (_, i) => i));
  });

  test('one connection only', async () => {
    expect(driver.dialect.features).toMatchObject({ singleConnection: true, statementTimeout: false });
    expect(await rejection(driver.connect({ write: true }))).toMatchObject({ code: 'NUA_CONNECTION_BUSY' });
    expect(driver.describe()).toBe('pglite in memory');
  });
});

test('a folder keeps what is written, in UTC, and can be opened again once it is closed', async () => {
  const path = join(folder, 'deep', 'er');
  const driver = await open(path);
  const first = await driver.connect({ write: true });
  await first.script('CREATE TABLE t (a int); INSERT INTO t VALUES (7)');
  expect(await rowsOf(first, "SELECT current_setting('TimeZone')")).toEqual([['UTC']]);
  await first.close();
  expect(first.usable).toBe(false);
  expect(await rejection(rowsOf(first, 'SELECT 1'))).toMatchObject({ code: 'NUA_CONNECTION_LOST' });
  const second = await driver.connect({ write: true });
  expect(await rowsOf(second, 'SELECT a FROM t')).toEqual([[7]]);
  await driver.close();
  expect(driver.describe()).toBe(path);
}, 60_000);

test('a folder is open once, in one process', async () => {
  const path = join(folder, 'shared');
  const [driver, other] = [await open(path), await open(path)];
  await driver.connect({ write: true });
  expect(await rejection(other.connect({ write: true }))).toMatchObject({
    code: 'NUA_CONNECTION_BUSY',
    message: expect.stringContaining(`in process ${process.pid}`),
  });
  await driver.close();
  expect(existsSync(`${path}.lock`)).toBe(false);
  // of a process that runs, and of one that a crash ended
  writeFileSync(`${path}.lock`, String(process.ppid));
  expect(await rejection(other.connect({ write: true }))).toMatchObject({
    code: 'NUA_CONNECTION_BUSY',
    fix: expect.stringContaining(`delete ${path}.lock`),
  });
  for (const left of ['999999999', '', String(process.pid)]) {
    writeFileSync(`${path}.lock`, left);
    (await lockFolder(path))();
  }
  expect(existsSync(`${path}.lock`)).toBe(false);
}, 60_000);

test('a folder that is no database', async () => {
  const file = join(folder, 'file');
  writeFileSync(file, 'not a folder');
  expect(await rejection((await open(file)).connect({ write: true }))).toMatchObject({
    code: 'NUA_CONNECTION_FAILED',
    message: expect.stringContaining(file),
  });
  const broken = join(folder, 'broken');
  mkdirSync(broken);
  writeFileSync(join(broken, 'PG_VERSION'), '9\n');
  expect(await rejection((await open(broken)).connect({ write: true }))).toMatchObject({ code: 'NUA_CONNECTION_FAILED' });
}, 60_000);

test('extensions', async () => {
  const driver = await open(':memory:', { extensions: { citext } });
  const connection = await driver.connect({ write: true });
  await connection.script('CREATE EXTENSION citext');
  expect(await rowsOf(connection, "SELECT 'A'::citext = 'a'")).toEqual([[true]]);
  await driver.close();
});

test('settings', async () => {
  expect(await rejection(open(':memory:', { extensions: 'vector' }))).toMatchObject({ code: 'NUA_CONFIG_INVALID' });
});
