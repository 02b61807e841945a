import { beforeAll, expect, inject, test } from 'vitest';
import pg from 'pg';
import { describeOn } from '../../../../../test/servers.js';
import { openPublic } from '../../../src/backends/postgres/client/open-public.js';
import { clientSettings } from '../../../src/backends/postgres/client/settings.js';
import { postgresBackend } from '../../../src/backends/postgres/index.js';
import type { DriverConnection } from '../../../src/contract/index.js';
import { cell, openDriver, rejection, rowsOf, settings, statement } from './connect.js';

describeOn('postgres', 'cursors', () => {
  let connections: DriverConnection[];
  beforeAll(async () => {
    const { url } = inject('databases').postgres;
    connections = [
      await (await openDriver(postgresBackend, url)).connect({ write: true }),
      await openPublic(pg.Client, clientSettings(settings(url))),
    ];
    return async () => {
      for (const connection of connections) await connection.close();
    };
  });

  test.each(['named', null])('chunks of a %s statement, each with its context', async (name) => {
    const asked = {
      ...statement('SELECT g, $1::text FROM generate_series(1, 25) g', [cell('number'), cell('text')], name && `${name}_${process.pid}`),
      make: (context: unknown, ...cells: unknown[]) => [context, ...cells],
    };
    for (const connection of connections) {
      for (let run = 0; run < 2; run++) {
        await connection.script('BEGIN');
        const cursor = await connection.open(asked, ['x']);
        expect((await cursor.read(10, 'a')).at(-1)).toEqual(['a', 10, 'x']);
        expect((await cursor.read(10, 'b')).at(-1)).toEqual(['b', 20, 'x']);
        // others run between two reads
        expect(await rowsOf(connection, 'SELECT 1')).toEqual([[1]]);
        expect(await cursor.read(10, 'c')).toHaveLength(5);
        expect(await cursor.read(10, 'd')).toEqual([]);
        await cursor.close();
        await connection.script('COMMIT');
      }
    }
  });

  test('a result that ends with a chunk', async () => {
    for (const connection of connections) {
      await connection.script('BEGIN');
      const cursor = await connection.open(statement('SELECT g FROM generate_series(1, 20) g', [cell('number')]), []);
      expect(await cursor.read(10, null)).toHaveLength(10);
      expect(await cursor.read(10, null)).toHaveLength(10);
      expect(await cursor.read(10, null)).toEqual([]);
      await connection.script('COMMIT');
    }
  });

  test('two at once, closed early', async () => {
    for (const connection of connections) {
      await connection.script('BEGIN');
      const asked = statement('SELECT g FROM generate_series(1, 100000) g', [cell('number')]);
      const [one, two] = [await connection.open(asked, []), await connection.open(asked, [])];
      expect(await one.read(2, null)).toEqual([[1], [2]]);
      expect(await two.read(1, null)).toEqual([[1]]);
      expect(await one.read(1, null)).toEqual([[3]]);
      await one.close();
      await one.close();
      expect(await one.read(1, null)).toEqual([]);
      expect(await two.read(1, null)).toEqual([[2]]);
      await two.close();
      expect(await rowsOf(connection, "SELECT count(*) FROM pg_cursors WHERE name <> ''")).toEqual([[0]]);
      await connection.script('COMMIT');
    }
  });

  test('errors, at the first read and later', async () => {
    for (const connection of connections) {
      await connection.script('BEGIN');
      const bad = await connection.open(statement('SELECT nothing', [cell('number')]), []);
      expect(await rejection(bad.read(1, null))).toMatchObject({ code: 'NUA_SQL_INVALID' });
      await connection.script('ROLLBACK; BEGIN');
      const late = await connection.open(statement('SELECT 1 / (3 - g) FROM generate_series(1, 5) g', [cell('number')]), []);
      expect(await late.read(2, null)).toHaveLength(2);
      expect(await rejection(late.read(2, null))).toMatchObject({ code: 'NUA_DATA_INVALID' });
      await connection.script('ROLLBACK');
      expect(await rowsOf(connection, 'SELECT 1')).toEqual([[1]]);
    }
  });

  test('what a cell has no room for closes the cursor', async () => {
    const [connection] = connections as [DriverConnection];
    await connection.script('BEGIN');
    const cursor = await connection.open(
      statement('SELECT 9007199254740993::int8 FROM generate_series(1, 5)', [cell('bigint-number')]),
      [],
    );
    expect(await rejection(cursor.read(2, null))).toMatchObject({ code: 'NUA_VALUE_INVALID' });
    expect(await rowsOf(connection, 'SELECT 1')).toEqual([[1]]);
    await connection.script('COMMIT');
  });
});
