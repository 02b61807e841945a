import { beforeEach, expect, inject, test } from 'vitest';
import pg from 'pg';
import { describeOn } from '../../../../../test/servers.js';
import { openPublic } from '../../../src/backends/postgres/client/open-public.js';
import { clientSettings } from '../../../src/backends/postgres/client/settings.js';
import { postgresBackend } from '../../../src/backends/postgres/index.js';
import type { DriverConnection } from '../../../src/contract/index.js';
import { openDriver, rejection, rowsOf, settings } from './connect.js';

const after = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describeOn('postgres', 'a connection under way', () => {
  const { url } = inject('databases').postgres;
  let admin: DriverConnection;
  let wire: DriverConnection;
  let open: DriverConnection;
  beforeEach(async () => {
    const driver = await openDriver(postgresBackend, url);
    [admin, wire] = [await driver.connect({ write: true }), await driver.connect({ write: true })];
    open = await openPublic(pg.Client, clientSettings(settings(url)));
    return () => Promise.all([admin.close(), wire.close(), open.close()]);
  });
  const pidOf = async (connection: DriverConnection): Promise<number> =>
    (await rowsOf(connection, 'SELECT pg_backend_pid()'))[0]![0] as number;
  const end = async (pid: number): Promise<unknown> => rowsOf(admin, 'SELECT pg_terminate_backend($1::int)', null, [pid]);

  test('the server ends it in mid-statement', async () => {
    for (const connection of [wire, open]) {
      const pid = await pidOf(connection);
      const running = rejection(rowsOf(connection, 'SELECT pg_sleep(20)'));
      await after(50);
      await end(pid);
      expect(await running).toMatchObject({
        code: 'NUA_CONNECTION_LOST',
        query: 'SELECT pg_sleep(20)',
        message: expect.stringContaining('administrator'),
      });
      await after(50);
      expect(connection.usable).toBe(false);
      expect(await rejection(rowsOf(connection, 'SELECT 1'))).toMatchObject({ code: 'NUA_CONNECTION_LOST' });
    }
  });

  test('the server ends it while it is idle', async () => {
    await end(await pidOf(wire));
    await after(100);
    expect(wire.usable).toBe(false);
    expect(await rejection(rowsOf(wire, 'SELECT 1'))).toMatchObject({
      code: 'NUA_CONNECTION_LOST',
      message: expect.stringContaining('administrator'),
    });
  });

  test('cancelling', async () => {
    for (const connection of [wire, open]) {
      const running = rejection(rowsOf(connection, 'SELECT pg_sleep(20)'));
      await after(50);
      await connection.cancel!();
      expect(await running).toMatchObject({ code: 'NUA_TIMEOUT', retryable: false });
      expect(await rowsOf(connection, 'SELECT 1')).toEqual([[1]]);
    }
  });

  test('time limits', async () => {
    await wire.script("SET statement_timeout = '50ms'");
    expect(await rejection(rowsOf(wire, 'SELECT pg_sleep(20)'))).toMatchObject({ code: 'NUA_TIMEOUT' });
  });

  test('closing does not wait for a statement', async () => {
    const running = rejection(rowsOf(wire, 'SELECT pg_sleep(20)'));
    await after(50);
    await wire.close();
    expect(await running).toMatchObject({ code: 'NUA_CONNECTION_LOST' });
  });

  test('statements sent at once are answered in order', async () => {
    const wrong = (i: number): boolean => i % 7 === 3;
    const numbers = Array.from({ length: 50 }, (_, i) => i);
    const settled = await Promise.allSettled(
      numbers.map((i) => (wrong(i) ? rowsOf(wire, 'SELECT nothing') : rowsOf(wire, `SELECT ${i}, $1::text`, null, [`p${i}`]))),
    );
    const expected = numbers.map((i) =>
      wrong(i) ? { status: 'rejected', reason: { code: 'NUA_SQL_INVALID' } } : { status: 'fulfilled', value: [[i, `p${i}`]] },
    );
    expect(settled).toMatchObject(expected);
  });

  test('several statements in a script, and an error in the last', async () => {
    await wire.script('BEGIN; SELECT 1; SELECT generate_series(1, 1000)');
    expect(await rejection(wire.script('SELECT 1; SELECT nothing'))).toMatchObject({ code: 'NUA_SQL_INVALID' });
    await wire.script('ROLLBACK');
    await wire.script('');
  });
});
