import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DatabaseSettings } from '../../src/contract/index.js';
import type { NuagesError } from '../../src/errors/index.js';
import { currentTimeZone, database } from '../../src/execute/index.js';
import { applySettings } from '../../src/execute/settings/apply-settings.js';
import { loadConfig } from '../../src/execute/settings/load-config.js';
import { parseSettings } from '../../src/execute/settings/parse-settings.js';
import { FakeBackend, statement } from './fake-backend.js';
import { codeOf } from './use-fake.js';

const server = new FakeBackend({ options: ['ssl', 'applicationName'], drivers: ['server-driver'] });
const file = new FakeBackend({ features: { singleWriter: true, statementTimeout: false }, drivers: ['file-driver', 'node:file'] });
const embedded = new FakeBackend({ features: { singleConnection: true }, options: ['extensions'], drivers: ['embedded-driver'] });
const backends = { server, servers: server, file, embedded };

const parse = (database: unknown, more: object = {}): DatabaseSettings =>
  parseSettings({ databases: { default: database }, ...more }, backends).databases[0]!.settings;
const parseAny = (settings: unknown): unknown => parseSettings(settings, backends);

function errorOf(fn: () => unknown): NuagesError {
  try {
    fn();
  } catch (error) {
    return error as NuagesError;
  }
  throw new Error('it was taken');
}

describe('what is taken', () => {
  test('a URL of a server, with defaults in milliseconds', () => {
    expect(parse('server://app:secret@db.example:5433/shop?sslmode=require')).toEqual({
      alias: 'default',
      scheme: 'server',
      url: new URL('server://app:secret@db.example:5433/shop?sslmode=require'),
      path: null,
      driver: null,
      options: {},
      connectTimeout: 10_000,
      statementTimeout: null,
      lockTimeout: null,
      onConnect: [],
      pool: { min: 0, max: 10, maxLifetime: 1_800_000, idleTimeout: 60_000, acquireTimeout: 10_000 },
    });
  });

  test('an object of settings, a backend has its own beside them', () => {
    const { pool, ...settings } = parse({
      url: 'servers://h/n',
      driver: 'server-driver',
      pool: { min: 1, max: 20, maxLifetime: 600, idleTimeout: 30, acquireTimeout: 500 },
      onConnect: ['SET a = 1'],
      connectTimeout: 1,
      statementTimeout: 2,
      lockTimeout: 3,
      ssl: { ca: 'x' },
    });
    expect(pool).toEqual({ min: 1, max: 20, maxLifetime: 600_000, idleTimeout: 30_000, acquireTimeout: 500 });
    expect(settings).toMatchObject({
      scheme: 'servers',
      driver: 'server-driver',
      options: { ssl: { ca: 'x' } },
      onConnect: ['SET a = 1'],
      connectTimeout: 1,
      statementTimeout: 2,
      lockTimeout: 3,
    });
  });

  test('files, folders and memory of embedded databases', () => {
    expect(parse('file:./a.db')).toMatchObject({ scheme: 'file', url: null, path: resolve('a.db') });
    expect(parse('file:///tmp/a.db').path).toBe('/tmp/a.db');
    expect(parse('file:/tmp/a.db').path).toBe('/tmp/a.db');
    expect(parse('embedded::memory:').path).toBe(':memory:');
    expect(parse('embedded://memory').path).toBe(':memory:');
    expect(parse('embedded:memory').path).toBe(resolve('memory'));
    expect(parse({ path: './a.db', driver: 'file' })).toMatchObject({ scheme: 'file', path: resolve('a.db'), driver: null });
    expect(parse({ path: './a.db', driver: 'node:file' })).toMatchObject({ scheme: 'file', driver: 'node:file' });
    expect(parse('file:./a.db').pool.max).toBe(4);
  });
});

describe('what is refused, with its code and the fix', () => {
  test.each([
    [{ databases: { default: 'server://h/n' }, timezone: 'UTC' }, 'NUA_CONFIG_UNKNOWN', '"timezone"', '"timeZone"'],
    [{ DATABASES: {} }, 'NUA_CONFIG_UNKNOWN', '"DATABASES"', '"databases"'],
    [{ datasources: {} }, 'NUA_CONFIG_UNKNOWN', '"datasources"', '"databases"'],
    [{ databases: { default: { url: 'server://h/n', pol: {} } } }, 'NUA_CONFIG_UNKNOWN', '"databases.default.pol"', 'Did you mean "pool"?'],
    [
      { databases: { default: { url: 'server://h/n', pool: { acquireTimout: 1 } } } },
      'NUA_CONFIG_UNKNOWN',
      '"databases.default.pool.acquireTimout"',
      'Did you mean "acquireTimeout"?',
    ],
    [
      { databases: { default: { url: 'server://h/n', max_connections: 5 } } },
      'NUA_CONFIG_UNKNOWN',
      '"databases.default.max_connections"',
      '"databases.default.pool.max": connections at most, 10.',
    ],
    [
      { databases: { default: { url: 'server://h/n', CONN_MAX_AGE: 5 } } },
      'NUA_CONFIG_UNKNOWN',
      '"databases.default.CONN_MAX_AGE"',
      '"databases.default.pool.maxLifetime": seconds',
    ],
    [
      { databases: { default: { url: 'server://h/n', connection_limit: 5 } } },
      'NUA_CONFIG_UNKNOWN',
      'connection_limit',
      '"databases.default.pool.max"',
    ],
    [{ databases: { default: { url: 'server://h/n', poolSize: 5 } } }, 'NUA_CONFIG_UNKNOWN', 'poolSize', '"databases.default.pool.max"'],
    [
      { databases: { default: { url: 'server://h/n', idleTimeoutMillis: 5 } } },
      'NUA_CONFIG_UNKNOWN',
      'idleTimeoutMillis',
      '"databases.default.pool.idleTimeout": seconds',
    ],
    [
      { databases: { default: { url: 'server://h/n', pool: { idleTimeoutMillis: 5 } } } },
      'NUA_CONFIG_UNKNOWN',
      'pool.idleTimeoutMillis',
      '"databases.default.pool.idleTimeout": seconds',
    ],
    [
      { databases: { default: { url: 'server://h/n', acquireTimeout: 5 } } },
      'NUA_CONFIG_UNKNOWN',
      'acquireTimeout',
      '"databases.default.pool.acquireTimeout"',
    ],
    [
      { databases: { default: { url: 'server://h/n', pool: { lockTimeout: 5 } } } },
      'NUA_CONFIG_UNKNOWN',
      'pool.lockTimeout',
      '"databases.default.lockTimeout": milliseconds',
    ],
    [{ databases: { default: { url: 'server://h/n', timeZone: 'UTC' } } }, 'NUA_CONFIG_UNKNOWN', 'timeZone', 'called "timeZone"'],
    [{ databases: { default: { HOST: 'h' } } }, 'NUA_CONFIG_UNKNOWN', 'HOST', '"databases.default.url"'],
    [
      { databases: { default: { url: 'server://h/n', statement_timeout: 5 } } },
      'NUA_CONFIG_UNKNOWN',
      'statement_timeout',
      '"databases.default.statementTimeout"',
    ],

    [{ databases: { default: { url: 'server://h/n', path: 'x' } } }, 'NUA_CONFIG_CONFLICT', 'a url and a path', 'Keep the one'],
    [
      { databases: { default: { url: 'server://h/n', pool: { min: 5, max: 2 } } } },
      'NUA_CONFIG_CONFLICT',
      '"databases.default.pool.min" is 5',
      'Lower min or raise max',
    ],
    [{ databases: { default: { url: 'embedded:./d', pool: {} } } }, 'NUA_CONFIG_CONFLICT', 'one connection', 'Leave "pool" out'],
    [{ databases: { default: { url: 'file::memory:', pool: {} } } }, 'NUA_CONFIG_CONFLICT', 'one connection', 'Leave "pool" out'],
    [
      { databases: { default: { url: 'server://h/n', driver: 'file-driver' } } },
      'NUA_CONFIG_CONFLICT',
      'driver "file-driver"',
      'server-driver',
    ],
    [
      { databases: { default: { url: 'server://h/n', extensions: [] } } },
      'NUA_CONFIG_CONFLICT',
      'of another database',
      'Leave "extensions" out',
    ],
    [
      { databases: { default: { url: 'file:a', statementTimeout: 1 } } },
      'NUA_CONFIG_CONFLICT',
      'can not stop',
      'Leave "statementTimeout" out',
    ],
    [{ databases: { default: { url: 'file:a', connectTimeout: 1 } } }, 'NUA_CONFIG_CONFLICT', 'embedded', 'Leave "connectTimeout" out'],
    [{ databases: { default: { path: 'a', driver: 'server' } } }, 'NUA_CONFIG_CONFLICT', 'of a server', "url: 'server://"],

    [{ databases: { default: 'mysql://h/n' } }, 'NUA_CONFIG_INVALID', 'scheme "mysql"', 'server:, servers:, file:, embedded:.'],
    [{ databases: { default: './a.db' } }, 'NUA_CONFIG_INVALID', 'has no scheme', 'begins with server:'],
    [{ databases: { default: 'file:' } }, 'NUA_CONFIG_INVALID', 'names no file', ':memory:'],
    [{ databases: { default: 'file:a.db?mode=ro' } }, 'NUA_CONFIG_INVALID', 'has a "?"', 'beside'],
    [{ databases: { default: { url: 'server://h/n', driver: 'odbc' } } }, 'NUA_CONFIG_INVALID', 'is "odbc"', 'server-driver'],
    [{ databases: { default: { url: 5 } } }, 'NUA_CONFIG_INVALID', '"databases.default.url" is not a string', 'quotes'],
    [
      { databases: { default: { url: 'server://h/n', pool: { max: 0 } } } },
      'NUA_CONFIG_INVALID',
      '"databases.default.pool.max"',
      'whole number',
    ],
    [
      { databases: { default: { url: 'server://h/n', pool: { max: '5' } } } },
      'NUA_CONFIG_INVALID',
      '"databases.default.pool.max"',
      'whole number',
    ],
    [
      { databases: { default: { url: 'server://h/n', pool: { idleTimeout: NaN } } } },
      'NUA_CONFIG_INVALID',
      'number of seconds',
      'Give a number',
    ],
    [
      { databases: { default: { url: 'server://h/n', pool: { max: undefined } } } },
      'NUA_CONFIG_INVALID',
      '"databases.default.pool.max" is undefined',
      'environment',
    ],
    [
      { databases: { default: { url: 'server://h/n', onConnect: 'SET a = 1' } } },
      'NUA_CONFIG_INVALID',
      'list of strings',
      "onConnect: ['SET ...']",
    ],
    [
      { databases: { default: { url: 'server://h/n', pool: 5 } } },
      'NUA_CONFIG_INVALID',
      '"databases.default.pool" is not an object',
      'min, max',
    ],
    [{ databases: { default: 'server://h/n' }, timeZone: 'Mars' }, 'NUA_CONFIG_INVALID', '"timeZone"', 'IANA'],
    [{ databases: { default: 'server://h/n' }, secretKey: 'guess me' }, 'NUA_CONFIG_INVALID', '"secretKey" is not text of 32', 'openssl'],
    [{ databases: { default: 'server://h/n' }, secretKey: null }, 'NUA_CONFIG_INVALID', '"secretKey" is not text of 32', 'openssl'],
    [{ databases: { default: 'server://h/n' }, secret_key: 'x' }, 'NUA_CONFIG_UNKNOWN', '"secret_key"', 'called "secretKey"'],
    [{ databases: [] }, 'NUA_CONFIG_INVALID', 'by alias', 'default'],

    [{}, 'NUA_CONFIG_MISSING', 'no "databases"', 'default'],
    [{ databases: { other: 'server://h/n' } }, 'NUA_CONFIG_MISSING', '"databases.default"', 'alias "default"'],
    [{ databases: { default: undefined } }, 'NUA_CONFIG_MISSING', '"databases.default" is undefined', 'environment variable'],
    [{ databases: { default: {} } }, 'NUA_CONFIG_MISSING', "doesn't say where", 'url'],
    [{ databases: { default: { path: 'a.db' } } }, 'NUA_CONFIG_MISSING', 'a path and no driver', 'server, servers, file, embedded'],
  ])('%j', (settings, code, fact, fix) => {
    const error = errorOf(() => parseAny(settings));
    expect(error.code).toBe(code);
    expect(error.message).toContain(fact);
    expect(error.fix).toContain(fix);
  });

  test.each([
    'server://app:s3cret@host:port/n',
    'server://app:s3cret#x@host/n',
    'server://app:s3cret%@host/n',
    'serber://app:s3cret@host/n',
    'app:s3cret@host/n',
  ])('an invalid URL never shows its password: %s', (url) => {
    const error = errorOf(() => parse(url));
    expect(error.code).toBe('NUA_CONFIG_INVALID');
    expect(`${error.stack} ${JSON.stringify(error)}`).not.toContain('s3cret');
  });
});

describe('connecting again', () => {
  const apply = (databases: object, timeZone = 'UTC') => applySettings(parseSettings({ databases, timeZone }, backends));

  test('with the same settings goes on, with others replaces after closing', async () => {
    await apply({ default: 'server://h/n', other: 'server://h/other' });
    const [first, other] = [database(), database('other')];
    await first.run(statement('a'), [], { write: false, context: null });
    const connection = server.connections.at(-1)!;
    await apply({ default: 'server://h/n' }, 'Europe/Paris');
    expect(database()).toBe(first);
    expect(currentTimeZone()).toBe('Europe/Paris');
    expect(other.closed).toBe(true);
    await apply({ default: { url: 'server://h/n', pool: { max: 3 } } });
    expect(database()).not.toBe(first);
    expect(connection.closed).toBe(true);
    expect(await codeOf(first.run(statement('a'), [], { write: false, context: null }))).toBe('NUA_CONNECTION_CLOSED');
    await database().run(statement('b'), [], { write: false, context: null });
  });

  test('after close() opens anew', async () => {
    const [db] = await apply({ default: 'server://h/n' });
    await db?.close();
    expect(await codeOf(database().run(statement('a'), [], { write: false, context: null }))).toBe('NUA_CONNECTION_CLOSED');
    await apply({ default: 'server://h/n' });
    await database().run(statement('a'), [], { write: false, context: null });
  });
});

describe('nuages.config', () => {
  let folder: string;
  beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'nuages-config-'))));
  afterEach(() => rm(folder, { recursive: true }));

  test('is found in the working directory', async () => {
    await writeFile(join(folder, 'nuages.config.mjs'), `export default { databases: { default: 'server://h/n' } }`);
    expect(await loadConfig(folder)).toEqual({ databases: { default: 'server://h/n' } });
  });

  test('without one, or without a default export, says so', async () => {
    expect(await codeOf(loadConfig(folder))).toBe('NUA_CONFIG_MISSING');
    await writeFile(join(folder, 'nuages.config.js'), 'export const config = {};');
    await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
    expect(await codeOf(loadConfig(folder))).toBe('NUA_CONFIG_INVALID');
  });

  test('an error inside it is its own', async () => {
    await writeFile(join(folder, 'nuages.config.mjs'), `throw new TypeError('mine')`);
    expect(await codeOf(loadConfig(folder))).toBe('mine');
  });
});
