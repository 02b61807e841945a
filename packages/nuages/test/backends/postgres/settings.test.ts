import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { clientSettings } from '../../../src/backends/postgres/client/settings.js';
import { settings } from './connect.js';

const read = (url: string, options: Record<string, unknown> = {}): ReturnType<typeof clientSettings> =>
  clientSettings(settings(url, { options }));

test('the parts of a URL', () => {
  expect(read('postgres://ann:p%40ss@db.example:6543/my%20shop?application_name=web&options=-c%20x%3Dy')).toMatchObject({
    host: 'db.example',
    port: 6543,
    user: 'ann',
    password: 'p@ss',
    database: 'my shop',
    applicationName: 'web',
    serverOptions: '-c x=y',
    tls: { options: false },
    keepPrepared: true,
  });
});

test('what a URL leaves out is left to the environment', () => {
  expect(read('postgres:///')).toMatchObject({
    host: undefined,
    port: undefined,
    user: undefined,
    password: undefined,
    database: undefined,
  });
});

test.each([
  ['postgres://ann@%2Frun%2Fpostgresql/shop', '/run/postgresql'],
  ['postgres:///shop?host=/run/postgresql', '/run/postgresql'],
  ['postgres://[::1]:5433/shop', '::1'],
])('the host of %s', (url, host) => {
  expect(read(url).host).toBe(host);
});

test('options win over the URL', async () => {
  const password = (): Promise<string> => Promise.resolve('token');
  expect(
    read('postgres://a:b@c/d?sslmode=require', { password, ssl: false, applicationName: 'job', preparedStatements: false }),
  ).toMatchObject({
    password,
    tls: { options: false },
    applicationName: 'job',
    keepPrepared: false,
  });
});

test.each([
  ['postgres://h/d?sslmod=require', {}, 'NUA_CONFIG_UNKNOWN', 'Did you mean "sslmode"?'],
  ['postgres://h/d?sslmode=strict', {}, 'NUA_CONFIG_INVALID', 'verify-full'],
  ['postgres://h/d?port=x', {}, 'NUA_CONFIG_INVALID', 'from 1 to 65535'],
  ['postgres://h/d?sslrootcert=/nowhere.pem', {}, 'NUA_CONFIG_INVALID', 'PEM'],
  ['postgres://h/d', { ssl: 'yes' }, 'NUA_CONFIG_INVALID', 'tls.connect()'],
  ['postgres://h/d', { password: 1 }, 'NUA_CONFIG_INVALID', 'text, or a function'],
  ['postgres://h/d', { applicationName: 1 }, 'NUA_CONFIG_INVALID', 'text'],
  ['postgres://h/d', { preparedStatements: 'no' }, 'NUA_CONFIG_INVALID', 'true or false'],
])('%s %o', (url, options, code, says) => {
  expect(() => read(url, options)).toThrow(expect.objectContaining({ code, message: expect.stringContaining(says) as string }));
});

test('no URL', () => {
  expect(() => clientSettings(settings(null))).toThrow('NUA_CONFIG_MISSING');
});

describe('sslmode', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nuages-tls-'));
  const ca = join(folder, 'ca.pem');
  writeFileSync(ca, 'CERTIFICATE');
  afterAll(() => rmSync(folder, { recursive: true }));
  const tls = (query: string): unknown => read(`postgres://h/d?${query}`).tls;

  test('as libpq reads it', () => {
    expect(tls('sslmode=disable')).toEqual({ options: false, optional: false });
    expect(tls('sslmode=prefer')).toEqual({ options: { rejectUnauthorized: false }, optional: true });
    expect(tls('sslmode=require')).toEqual({ options: { rejectUnauthorized: false }, optional: false });
    expect(tls('sslmode=no-verify')).toEqual({ options: { rejectUnauthorized: false }, optional: false });
    expect(tls('sslmode=verify-full')).toEqual({ options: { rejectUnauthorized: true }, optional: false });
    expect(tls(`sslmode=require&sslrootcert=${ca}`)).toMatchObject({
      options: { rejectUnauthorized: true, ca: 'CERTIFICATE', checkServerIdentity: expect.any(Function) as unknown },
    });
    expect(tls(`sslmode=verify-ca&sslrootcert=${ca}`)).toMatchObject({
      options: { rejectUnauthorized: true, checkServerIdentity: expect.any(Function) as unknown },
    });
    expect(tls(`sslrootcert=${ca}`)).toEqual({ options: { rejectUnauthorized: true, ca: 'CERTIFICATE' }, optional: false });
  });

  test('ssl as an option', () => {
    expect(read('postgres://h/d', { ssl: true }).tls).toEqual({ options: {}, optional: false });
    expect(read('postgres://h/d', { ssl: { ca: 'x' } }).tls).toEqual({ options: { ca: 'x' }, optional: false });
  });
});
