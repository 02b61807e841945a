import { expect, inject, test } from 'vitest';
import pg from 'pg';
import { describeOn } from '../../../../../test/servers.js';
import { connectionFailed } from '../../../src/backends/postgres/client/connection-failed.js';
import { connectionClass, type PgConnectionClass } from '../../../src/backends/postgres/client/pg-internals.js';
import { PublicConnection } from '../../../src/backends/postgres/client/public-connection.js';
import { clientSettings } from '../../../src/backends/postgres/client/settings.js';
import { PostgresDriver } from '../../../src/backends/postgres/driver.js';
import { postgresBackend } from '../../../src/backends/postgres/index.js';
import { loadPackage } from '../../../src/backends/postgres/load-package.js';
import { message } from '../../../src/backends/postgres/protocol/messages.js';
import { ProtocolConnection } from '../../../src/backends/postgres/protocol/connection.js';
import { openDriver, rejection, rowsOf, settings } from './connect.js';
import { authenticated, fakeServer, refusal } from './fake-server.js';

const failure = async (url: string, more = {}): Promise<Error & { code?: string }> =>
  rejection((await openDriver(postgresBackend, url, more)).connect({ write: true }));

test('a package that is missing', async () => {
  const absent = Object.assign(new Error('Cannot find package'), { code: 'ERR_MODULE_NOT_FOUND' });
  expect(await rejection(loadPackage('pg', () => Promise.reject(absent)))).toMatchObject({
    code: 'NUA_BACKEND_MISSING',
    fix: 'Run: npm install pg',
  });
});

test('nobody listens', async () => {
  expect(await failure('postgres://127.0.0.1:1/shop')).toMatchObject({
    code: 'NUA_CONNECTION_FAILED',
    message: 'NUA_CONNECTION_FAILED: 127.0.0.1:1/shop refused the connection. Start the server, or mend host and port in the URL.',
    retryable: true,
  });
});

test('a host that does not exist', async () => {
  expect(await failure('postgres://nowhere.invalid/shop')).toMatchObject({
    code: 'NUA_CONNECTION_FAILED',
    message: expect.stringContaining('nowhere.invalid:5432/shop has a host name that'),
  });
});

test('a socket that does not exist', async () => {
  expect(await failure('postgres:///shop?host=/nowhere')).toMatchObject({
    code: 'NUA_CONNECTION_FAILED',
    message: expect.stringContaining('/nowhere:5432/shop has no socket there'),
  });
});

test('a server that never answers', async () => {
  await using server = await fakeServer(() => undefined);
  expect(await failure(server.url, { connectTimeout: 100 })).toMatchObject({
    code: 'NUA_CONNECTION_FAILED',
    message: expect.stringContaining('did not answer'),
  });
});

test('a server that hangs up', async () => {
  await using server = await fakeServer((socket) => socket.end());
  expect(await failure(server.url)).toMatchObject({
    code: 'NUA_CONNECTION_FAILED',
    message: expect.stringContaining('broke the connection off'),
  });
});

test.each([
  ['28P01', 'password authentication failed for user "me"', 'NUA_CONNECTION_AUTH'],
  ['28000', 'no pg_hba.conf entry for host', 'NUA_CONNECTION_AUTH'],
  ['3D000', 'database "shop" does not exist', 'NUA_CONNECTION_FAILED'],
  ['53300', 'sorry, too many clients already', 'NUA_CONNECTION_FAILED'],
  ['57P03', 'the database system is starting up', 'NUA_CONNECTION_FAILED'],
  ['22023', 'invalid value for parameter "search_path"', 'NUA_CONFIG_INVALID'],
])('the server refuses with %s', async (state, text, code) => {
  await using server = await fakeServer((socket) => socket.end(refusal('FATAL', state, text)));
  const error = await failure(server.url);
  expect(error).toMatchObject({ code });
  expect(error.message).not.toContain('wrong');
});

test('no password where one is wanted', async () => {
  await using server = await fakeServer((socket) => {
    socket.write(message('R', Buffer.from([0, 0, 0, 10]), 'SCRAM-SHA-256', Buffer.from([0])));
    socket.once('data', (bytes) => {
      const nonce = /r=([^,\0]+)/.exec(bytes.toString('latin1'))![1];
      socket.write(message('R', Buffer.from([0, 0, 0, 11]), Buffer.from(`r=${nonce}more,s=c2FsdA==,i=4096`)));
    });
  });
  const { PGPASSWORD, PGPASSFILE } = process.env;
  delete process.env['PGPASSWORD'];
  process.env['PGPASSFILE'] = '/nowhere';
  try {
    expect(await failure(server.url.replace(':wrong', ''))).toMatchObject({
      code: 'NUA_CONNECTION_AUTH',
      message: expect.stringContaining('wants a password'),
    });
  } finally {
    if (PGPASSWORD !== undefined) process.env['PGPASSWORD'] = PGPASSWORD;
    if (PGPASSFILE === undefined) delete process.env['PGPASSFILE'];
    else process.env['PGPASSFILE'] = PGPASSFILE;
  }
});

test('a pooler that knows only some settings gets the others as statements', async () => {
  const said: string[] = [];
  await using server = await fakeServer((socket, startup) => {
    if (startup.includes('lock_timeout')) return socket.end(refusal('FATAL', '08P01', 'unsupported startup parameter: lock_timeout'));
    socket.write(authenticated);
    socket.on('data', (bytes) => {
      said.push(bytes.toString('latin1', 5));
      socket.write(authenticated.subarray(9));
    });
    return undefined;
  });
  const connection = await (await openDriver(postgresBackend, server.url, { statementTimeout: 5000 })).connect({ write: true });
  expect(server.startups).toHaveLength(2);
  expect(server.startups[1]).toContain('TimeZone UTC');
  expect(said).toEqual([
    expect.stringMatching(/^SET TimeZone = 'UTC'; .*IntervalStyle = 'postgres'.*lock_timeout = '4000'; SET statement_timeout = '5000'\0$/),
  ]);
  await connection.close();
});

test('certificates', () => {
  for (const code of ['DEPTH_ZERO_SELF_SIGNED_CERT', 'ERR_TLS_CERT_ALTNAME_INVALID']) {
    expect(connectionFailed('here', Object.assign(new Error('tls'), { code }))).toMatchObject({
      code: 'NUA_CONNECTION_FAILED',
      fix: expect.stringContaining('sslrootcert'),
    });
  }
});

test('what pg keeps inside is not what is expected', () => {
  expect(connectionClass(pg)).not.toBeNull();
  expect(connectionClass({})).toBeNull();
  expect(connectionClass({ Connection: class {} })).toBeNull();
});

describeOn('postgres', 'connecting', () => {
  const { url } = inject('databases').postgres;

  test('reads the wire itself, and says where', async () => {
    const driver = await openDriver(postgresBackend, url);
    const connection = await driver.connect({ write: true });
    expect(connection).toBeInstanceOf(ProtocolConnection);
    expect(driver.describe()).toBe(new URL(url).host + new URL(url).pathname);
    await connection.close();
  });

  test('falls back to the public API where it can not', async () => {
    const deaf = class extends pg.Connection {};
    Object.assign(deaf.prototype, { attachListeners: undefined });
    for (const other of [{}, { Connection: deaf }]) {
      const driver = new PostgresDriver({ Client: pg.Client, ...other } as unknown as typeof pg, clientSettings(settings(url)));
      const connection = await driver.connect();
      expect(connection).toBeInstanceOf(PublicConnection);
      expect(await rowsOf(connection, 'SELECT 1')).toEqual([[1]]);
      await connection.close();
    }
  });

  test('falls back to the public API where pg reads past us', async () => {
    const secretive = class extends (pg.Connection as unknown as PgConnectionClass) {
      override connect(port: number | string, host?: string): void {
        Object.assign(this, { attachListeners: Reflect.get(pg.Connection.prototype, 'attachListeners') });
        super.connect(port, host);
      }
    };
    const driver = new PostgresDriver({ Client: pg.Client, Connection: secretive } as unknown as typeof pg, clientSettings(settings(url)));
    const connection = await driver.connect();
    expect(connection).toBeInstanceOf(PublicConnection);
    expect(await rowsOf(connection, 'SELECT 1')).toEqual([[1]]);
    await connection.close();
  });

  test('a database that does not exist', async () => {
    const missing = new URL(url);
    missing.pathname = 'nuages_no_such_database';
    expect(await failure(missing.href)).toMatchObject({
      code: 'NUA_CONNECTION_FAILED',
      message: expect.stringContaining('has no such database. Create it'),
    });
  });

  test('sessions run in UTC, in ISO style, under our name', async () => {
    const connection = await (
      await openDriver(postgresBackend, `${url}?options=-c%20search_path%3Dother`, { statementTimeout: 7000 })
    ).connect({ write: true });
    const settings = {
      TimeZone: 'UTC',
      DateStyle: 'ISO, MDY',
      IntervalStyle: 'postgres',
      standard_conforming_strings: 'on',
      bytea_output: 'hex',
      extra_float_digits: '1',
      application_name: 'nuages',
      statement_timeout: '7s',
      lock_timeout: '4s',
      search_path: 'other',
    };
    const rows = await rowsOf(
      connection,
      `SELECT ${Object.keys(settings)
        .map((name) => `current_setting('${name}')`)
        .join(', ')}`,
    );
    expect(rows).toEqual([Object.values(settings)]);
    await connection.close();
  });

  test('a server without TLS', async () => {
    const client = new pg.Client(url);
    await client.connect();
    const { rows } = await client.query<{ ssl: string }>('SHOW ssl');
    await client.end();
    if (rows[0]!.ssl === 'on') return;
    expect(await failure(`${url}?sslmode=require`)).toMatchObject({
      code: 'NUA_CONNECTION_FAILED',
      message: expect.stringContaining('has no TLS'),
    });
    const connection = await (await openDriver(postgresBackend, `${url}?sslmode=prefer`)).connect({ write: true });
    expect(await rowsOf(connection, 'SELECT 1')).toEqual([[1]]);
    await connection.close();
  });

  test('an idle connection lets the process end; a closed one can be closed again', async () => {
    const connection = await (await openDriver(postgresBackend, url)).connect({ write: true });
    connection.unref!();
    connection.ref!();
    await connection.close();
    await connection.close();
    expect(connection.usable).toBe(false);
    expect(await rejection(rowsOf(connection, 'SELECT 1'))).toMatchObject({ code: 'NUA_CONNECTION_LOST' });
  });
});
