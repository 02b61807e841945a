import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect as connectTcp, createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TLSSocket } from 'node:tls';
import { beforeAll, expect, inject, test } from 'vitest';
import { describeOn } from '../../../../../test/servers.js';
import { postgresBackend } from '../../../src/backends/postgres/index.js';
import type { DriverConnection } from '../../../src/contract/index.js';
import { cell, openDriver, rejection, rowsOf, statement } from './connect.js';

/** A certificate for `localhost`, made for this run; null without openssl. */
function certificate(folder: string): { key: string; cert: string } | null {
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const args = `req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=localhost -addext subjectAltName=DNS:localhost -keyout ${key} -out ${cert}`;
  try {
    execFileSync('openssl', args.split(' '), { stdio: 'ignore' });
    return { key, cert };
  } catch {
    return null;
  }
}

const folder = mkdtempSync(join(tmpdir(), 'nuages-tls-'));
const made = certificate(folder);
const files = made ?? { key: '', cert: '' };

describeOn('postgres', made ? 'TLS' : 'TLS (skipped: openssl not found)', () => {
  let port: number;
  beforeAll(async () => {
    const target = new URL(inject('databases').postgres.url);
    const sockets = new Set<Socket>();
    // ends the encryption before a server that may have none
    const server = createServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.once('data', () => {
        socket.write('S');
        const plain = new TLSSocket(socket, { isServer: true, key: readFileSync(files.key), cert: readFileSync(files.cert) });
        const behind = connectTcp(Number(target.port || 5432), target.hostname);
        for (const end of [plain, behind]) end.on('error', () => behind.destroy());
        plain.pipe(behind).pipe(plain);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    ({ port } = server.address() as AddressInfo);
    return () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      rmSync(folder, { recursive: true });
    };
  });
  const open = async (host: string, query: string, options = {}): Promise<DriverConnection> => {
    const url = new URL(inject('databases').postgres.url);
    Object.assign(url, { host: `${host}:${port}`, search: query });
    return (await openDriver(postgresBackend, url.href, { options })).connect({ write: true });
  };

  test.skipIf(made === null)('rows, wide texts and cancelling over it', async () => {
    const connection = await open('localhost', `?sslmode=verify-full&sslrootcert=${files.cert}`);
    const asked = statement("SELECT g, repeat('x', 50000) FROM generate_series(1, 50) g", [cell('number'), cell('text')]);
    for (let run = 0; run < 2; run++) expect((await connection.run(asked, [], null)).rows.at(-1)).toEqual([50, 'x'.repeat(50_000)]);
    const running = rejection(rowsOf(connection, 'SELECT pg_sleep(20)'));
    await new Promise((resolve) => setTimeout(resolve, 100));
    await connection.cancel!();
    expect(await running).toMatchObject({ code: 'NUA_TIMEOUT' });
    await connection.close();
  });

  test.skipIf(made === null)('whom each mode trusts', async () => {
    for (const [host, query] of [
      ['127.0.0.1', '?sslmode=require'],
      ['127.0.0.1', '?sslmode=prefer'],
      ['127.0.0.1', '?sslmode=no-verify'],
      ['127.0.0.1', `?sslmode=verify-ca&sslrootcert=${files.cert}`],
    ] as const) {
      const connection = await open(host, query);
      expect(await rowsOf(connection, 'SELECT 1')).toEqual([[1]]);
      await connection.close();
    }
    const refused = { code: 'NUA_CONNECTION_FAILED', fix: expect.stringContaining('sslrootcert') as string };
    expect(await rejection(open('localhost', '?sslmode=verify-full'))).toMatchObject(refused);
    expect(await rejection(open('127.0.0.1', `?sslmode=verify-full&sslrootcert=${files.cert}`))).toMatchObject(refused);
    expect(await rejection(open('localhost', '', { ssl: true }))).toMatchObject(refused);
  });

  test.skipIf(made === null)('options of tls.connect(), which stay as they were', async () => {
    const ssl = Object.freeze({ ca: readFileSync(files.cert, 'utf8') });
    const connection = await open('localhost', '', { ssl });
    expect(await rowsOf(connection, 'SELECT 1')).toEqual([[1]]);
    await connection.close();
  });
});
