import { beforeEach, expect, inject, test } from 'vitest';
import pg from 'pg';
import { describeOn } from '../../../../../test/servers.js';
import { openPublic } from '../../../src/backends/postgres/client/open-public.js';
import { clientSettings } from '../../../src/backends/postgres/client/settings.js';
import { postgresBackend } from '../../../src/backends/postgres/index.js';
import type { DriverConnection } from '../../../src/contract/index.js';
import { cell, openDriver, rejection, rowsOf, settings, statement } from './connect.js';

describeOn('postgres', 'prepared statements', () => {
  const { url } = inject('databases').postgres;
  let connection: DriverConnection;
  let open: DriverConnection;
  beforeEach(async () => {
    connection = await (await openDriver(postgresBackend, url)).connect({ write: true });
    open = await openPublic(pg.Client, clientSettings(settings(url)));
    return async () => {
      await connection.close();
      await open.close();
    };
  });
  const prepared = async (c = connection): Promise<string[]> =>
    (await c.run(statement('SELECT name FROM pg_prepared_statements ORDER BY prepare_time', null, null), [], null)).rows.map(
      ([name]) => name as string,
    );

  test('once per connection, under the name given', async () => {
    const asked = statement('SELECT $1::int', [cell('number')], 'nua_once');
    for (let i = 0; i < 5; i++) await connection.run(asked, [i], null);
    // another statement of the same text
    expect((await connection.run({ ...asked }, [7], null)).rows).toEqual([[7]]);
    expect(await prepared()).toEqual(['nua_once']);
  });

  test('unnamed ones leave nothing behind and are read the same', async () => {
    const asked = statement("SELECT $1::int, now() > '2020-01-01'", [cell('number'), cell('boolean')], null);
    for (let i = 0; i < 3; i++) expect((await connection.run(asked, [i], null)).rows).toEqual([[i, true]]);
    expect(await prepared()).toEqual([]);
  });

  test('at most 256, the ones used last', async () => {
    const first = statement('SELECT 0', [cell('number')], 'nua_first');
    for (let i = 0; i < 300; i++) {
      await connection.run(statement(`SELECT ${i}`, [cell('number')], `nua_${i}`), [], null);
      await connection.run(first, [], null);
    }
    const names = await prepared();
    expect(names).toHaveLength(256);
    expect(names).toContain('nua_first');
    expect(names).toContain('nua_299');
    expect(names).not.toContain('nua_5');
    expect((await connection.run(statement('SELECT 5', [cell('number')], 'nua_5'), [], null)).rows).toEqual([[5]]);
    expect(await prepared()).toHaveLength(256);
  });

  test('a table that changed under a statement', async () => {
    await connection.script('CREATE TEMP TABLE t (a int); INSERT INTO t VALUES (5)');
    const asked = statement('SELECT a FROM t', [cell('text')], 'nua_changing');
    for (let i = 0; i < 3; i++) expect((await connection.run(asked, [], null)).rows).toEqual([['5']]);
    await connection.script('ALTER TABLE t ALTER a TYPE timestamptz USING to_timestamp(a)');
    expect((await connection.run(asked, [], null)).rows).toEqual([['1970-01-01 00:00:05+00']]);
    const star = statement('SELECT * FROM t', null, 'nua_star');
    await connection.run(star, [], null);
    await connection.script('ALTER TABLE t ADD b int DEFAULT 2');
    expect((await connection.run(star, [], null)).rows).toEqual([[new Date(5000), 2]]);
  });

  test('one that changed inside a transaction fails, and is mended for the next', async () => {
    await connection.script('CREATE TEMP TABLE t (a int); INSERT INTO t VALUES (5)');
    const star = statement('SELECT * FROM t', null, 'nua_in_tx');
    await connection.run(star, [], null);
    await connection.script('BEGIN; ALTER TABLE t ADD b int');
    expect(await rejection(connection.run(star, [], null))).toMatchObject({ code: expect.stringMatching(/^NUA_/) });
    await connection.script('ROLLBACK; ALTER TABLE t ADD b int');
    expect((await connection.run(star, [], null)).rows).toEqual([[5, null]]);
  });

  test('types that changed between two connections', async () => {
    const name = `nuages_types_${process.pid}`;
    await connection.script(`CREATE TABLE ${name} (a int); INSERT INTO ${name} VALUES (5)`);
    const asked = statement(`SELECT a FROM ${name}`, [cell('number')], 'nua_two');
    for (let i = 0; i < 2; i++) await connection.run(asked, [], null);
    await connection.script(`ALTER TABLE ${name} ALTER a TYPE numeric`);
    const other = await (await openDriver(postgresBackend, url)).connect({ write: true });
    expect(await rejection(other.run(asked, [], null))).toMatchObject({ code: 'NUA_DATABASE_ERROR', retryable: true });
    expect((await other.run(asked, [], null)).rows).toEqual([[5]]);
    await connection.script(`ALTER TABLE ${name} ALTER a TYPE bigint`);
    expect((await other.run(asked, [], null)).rows).toEqual([[5]]);
    expect((await connection.run(asked, [], null)).rows).toEqual([[5]]);
    await connection.script(`DROP TABLE ${name}`);
    await other.close();
  });

  test('DISCARD ALL, or another server process behind a pooler', async () => {
    const asked = statement('SELECT $1::int', [cell('number')], 'nua_gone');
    await connection.run(asked, [1], null);
    await connection.script('DISCARD ALL');
    expect((await connection.run(asked, [2], null)).rows).toEqual([[2]]);
    await connection.script("PREPARE nua_foreign AS SELECT 'foreign'");
    expect((await connection.run(statement('SELECT 3', [cell('number')], 'nua_foreign'), [], null)).rows).toEqual([[3]]);
  });

  test('one that failed to be prepared', async () => {
    const asked = statement('SELECT a FROM later', [cell('number')], 'nua_later');
    expect(await rejection(connection.run(asked, [], null))).toMatchObject({ code: 'NUA_SQL_INVALID' });
    await connection.script('CREATE TEMP TABLE later (a int)');
    expect((await connection.run(asked, [], null)).rows).toEqual([]);
    // a value that is refused leaves it prepared
    const typed = statement('SELECT $1::int', [cell('number')], 'nua_typed');
    expect(await rejection(connection.run(typed, ['x'], null))).toMatchObject({ code: 'NUA_DATA_INVALID' });
    expect((await connection.run(typed, [1], null)).rows).toEqual([[1]]);
    expect((await prepared()).filter((n) => n === 'nua_typed')).toHaveLength(1);
  });

  test('none at all where the settings say so', async () => {
    const pooled = await (await openDriver(postgresBackend, url, { options: { preparedStatements: false } })).connect({ write: true });
    const asked = statement('SELECT $1::int', [cell('number')]);
    for (let i = 0; i < 3; i++) expect((await pooled.run(asked, [i], null)).rows).toEqual([[i]]);
    expect(await prepared(pooled)).toEqual([]);
    await pooled.close();
  });

  test('through the public API', async () => {
    await open.script('CREATE TEMP TABLE t (a int); INSERT INTO t VALUES (5)');
    const star = statement('SELECT * FROM t', null, 'nua_public');
    for (let i = 0; i < 2; i++) expect((await open.run(star, [], null)).rows).toEqual([[5]]);
    expect(await prepared(open)).toEqual(['nua_public_1']);
    await open.script('ALTER TABLE t ADD b int');
    expect(await rejection(open.run(star, [], null))).toMatchObject({ code: 'NUA_SQL_INVALID' });
    expect((await open.run(star, [], null)).rows).toEqual([[5, null]]);
    for (let i = 0; i < 300; i++) expect(await rowsOf(open, `SELECT ${i}`)).toEqual([[i]]);
    expect((await prepared(open)).length).toBeLessThanOrEqual(256);
  });
});
