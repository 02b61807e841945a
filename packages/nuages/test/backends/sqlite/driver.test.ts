import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BeginOptions } from '../../../src/contract/index.js';
import { StatementCache } from '../../../src/backends/sqlite/connection/statement-cache.js';
import { sqliteBackend } from '../../../src/backends/sqlite/index.js';
import { choosePackage, packageNames } from '../../../src/backends/sqlite/package/choose-package.js';
import { positional } from '../../../src/backends/sqlite/package/numbered-parameters.js';
import { cells, connect, openDriver, rows, onEachPackage, statement, working } from './open.js';

describe('the package', () => {
  it('is one that works here, if any does', async () => {
    const chosen = await choosePackage(null).then(
      ({ name }) => name,
      ({ code }: { code: string }) => code,
    );
    expect(working.length > 0 ? working : ['NUA_BACKEND_MISSING']).toContain(chosen);
    expect(sqliteBackend.drivers).toEqual(['node:sqlite', 'better-sqlite3']);
  });

  it.each(packageNames.filter((name) => !working.includes(name)))('%s is missing, and the error says why', async (name) => {
    await expect(openDriver({ driver: name })).rejects.toThrow(
      new RegExp(`^NUA_BACKEND_MISSING: No package for SQLite works here \\(${name}: .+\\)\\. Install better-sqlite3`),
    );
  });

  it('gets plain parameters where their order is plain', () => {
    expect(positional(`SELECT ?1, '?2', "?""3", ?2 -- ?4\n, /* ?5 */ ?3`)).toBe(`SELECT ?, '?2', "?""3", ? -- ?4\n, /* ?5 */ ?`);
    expect(positional('SELECT ?2, ?1')).toBeNull();
    expect(positional('SELECT ?1, ?1')).toBeNull();
    expect(positional('SELECT 1')).toBe('SELECT 1');
  });
});

onEachPackage('the driver', (driver) => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nuages-sqlite-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('a connection in memory stands alone', async () => {
    const memory = await openDriver({ driver });
    expect(memory.dialect.features).toMatchObject({ singleConnection: true, singleWriter: true, readOnlyTransactions: false });
    expect(memory.describe()).toBe('SQLite in memory');
    await memory.close();
  });

  it('a file has a log, keys that are enforced, and readers beside its writer', async () => {
    const file = await openDriver({ driver, path: join(folder, 'a.db'), lockTimeout: 1234 });
    expect(file.dialect.features).toMatchObject({ singleConnection: false, singleWriter: true, readOnlyTransactions: true });
    const writer = await file.connect({ write: true });
    const reader = await file.connect({ write: false });
    const settingsOf = async (name: string) => (await rows(writer, `PRAGMA ${name}`))[0]![0];
    expect(await Promise.all(['journal_mode', 'foreign_keys', 'busy_timeout', 'synchronous'].map(settingsOf))).toEqual(['wal', 1, 1234, 2]);
    expect(await rows(reader, 'PRAGMA foreign_keys')).toEqual([[1]]);

    await writer.script('CREATE TABLE t (a integer); INSERT INTO t VALUES (1)');
    await writer.script(file.begin({ write: true }));
    await rows(writer, 'INSERT INTO t VALUES (2)');
    expect(await rows(reader, 'SELECT count(*) FROM t')).toEqual([[1]]);
    await writer.script('COMMIT');
    expect(await rows(reader, 'SELECT count(*) FROM t')).toEqual([[2]]);
    await Promise.all([writer.close(), reader.close()]);
  });

  it('a file is found wherever the process moves to, and none is an error', async () => {
    const path = join(folder, 'b.db');
    expect((await openDriver({ driver, path: relative(process.cwd(), path) })).describe()).toBe(`SQLite file ${path}`);
    await expect(openDriver({ driver, path: null })).rejects.toThrow(
      'NUA_CONFIG_MISSING: databases.default names no file. Write sqlite:./file.db',
    );
  });

  it('transactions begin as writers or as readers', async () => {
    const opened = await openDriver({ driver });
    const begin = (options: BeginOptions) => opened.begin(options);
    expect([begin({ write: true }), begin({ write: false }), begin({ write: true, readOnly: true })]).toEqual([
      'BEGIN IMMEDIATE',
      'BEGIN',
      'BEGIN',
    ]);
  });

  it('savepoints nest', async () => {
    const connection = await connect(driver);
    await connection.script('CREATE TABLE t (a); BEGIN; INSERT INTO t VALUES (1); SAVEPOINT "s1"; INSERT INTO t VALUES (2)');
    await connection.script('ROLLBACK TO SAVEPOINT "s1"; RELEASE SAVEPOINT "s1"; COMMIT');
    expect(await rows(connection, 'SELECT a FROM t')).toEqual([[1]]);
    await connection.close();
  });

  it('results tell the rows and how many are affected', async () => {
    const connection = await connect(driver);
    await connection.script('CREATE TABLE t (id integer PRIMARY KEY AUTOINCREMENT, a text)');
    const run = (sql: string, names: Parameters<typeof cells>, ...params: unknown[]) =>
      connection.run(statement(sql, cells(...names)), params, undefined);
    expect(await run('INSERT INTO t (a) VALUES (?1), (?2), (?1) RETURNING id, a', ['bigint-number', 'text'], 'x', 'y')).toEqual({
      rows: [
        [1, 'x'],
        [2, 'y'],
        [3, 'x'],
      ],
      affected: 3,
    });
    expect(await run('UPDATE t SET a = ?1 WHERE a = ?2', [], 'z', 'x')).toEqual({ rows: [], affected: 2 });
    expect(await run('DELETE FROM t WHERE id > ?1', [], 1n)).toEqual({ rows: [], affected: 2 });
    expect(await run('SELECT id FROM t', ['number'])).toEqual({ rows: [[1]], affected: 1 });
    expect(await run('SELECT id FROM t', [])).toEqual({ rows: [], affected: 1 });
    await connection.close();
  });

  it('rows of unknown columns are what is found', async () => {
    const connection = await connect(driver);
    expect(await rows(connection, "SELECT 1, 9007199254740993, 1.5, 'a', NULL, x'01'")).toEqual([
      [1, 9_007_199_254_740_993n, 1.5, 'a', null, new Uint8Array([1])],
    ]);
    await connection.close();
  });

  it('one value may stand in several places', async () => {
    const connection = await connect(driver);
    expect(await rows(connection, 'SELECT ?2, ?1, ?2', ['a', 'b'])).toEqual([['b', 'a', 'b']]);
    await connection.close();
  });

  it('a statement takes as many parameters as the features say', async () => {
    const connection = await connect(driver);
    const params = Array.from({ length: sqliteBackend.dialect.features.maxParameters }, (_, i) => BigInt(i));
    const sql = `SELECT count(*) FROM (VALUES ${params.map((_, i) => `(?${i + 1})`).join(', ')})`;
    expect(await rows(connection, sql, params)).toEqual([[params.length]]);
    await connection.close();
  });

  it('make gets the context of its run', async () => {
    const connection = await connect(driver);
    const seen = { sql: 'SELECT 1', name: null, columns: cells('number'), make: (context: unknown, cell: unknown) => [context, cell] };
    const group = {};
    expect((await connection.run(seen, [], group)).rows).toEqual([[group, 1]]);
    expect((await connection.run(seen, [], 'other')).rows).toEqual([['other', 1]]);
    await connection.close();
  });

  it('wide rows keep bigint where it is asked for, number elsewhere', async () => {
    const connection = await connect(driver);
    const sql = 'SELECT 1, 1, 9007199254740993, 1.5, 1, 3, 12';
    const names = cells('number', 'boolean', 'bigint', 'float', 'float', 'duration', 'decimal');
    expect(await rows(connection, sql, [], names)).toEqual([[1, true, 9_007_199_254_740_993n, 1.5, 1, 3n, '12']]);
    await connection.close();
  });

  describe('a cursor', () => {
    const sequence = 'WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1) SELECT i FROM n';
    const make = (context: unknown, i: unknown) => [context, i];
    const counting = { sql: sequence, name: null, columns: cells('number'), make };

    it('reads chunks, each with its context, and ends', async () => {
      const connection = await connect(driver);
      const cursor = await connection.open(counting, [5n]);
      expect(await cursor.read(2, 'a')).toEqual([
        ['a', 1],
        ['a', 2],
      ]);
      expect(await cursor.read(2, 'b')).toEqual([
        ['b', 3],
        ['b', 4],
      ]);
      expect(await cursor.read(2, 'c')).toEqual([['c', 5]]);
      expect(await cursor.read(2, 'd')).toEqual([]);
      await cursor.close();
      await connection.close();
    });

    it('that is closed early lets its connection go', async () => {
      const connection = await connect(driver);
      const cursor = await connection.open(counting, [1_000_000n]);
      await cursor.read(1, null);
      await cursor.close();
      await cursor.close();
      expect(await cursor.read(1, null)).toEqual([]);
      await connection.script('CREATE TABLE t (a); DROP TABLE t');
      await connection.close();
    });

    it('ends with its connection', async () => {
      const connection = await connect(driver);
      const cursor = await connection.open(counting, [1_000_000n]);
      await cursor.read(1, null);
      await connection.close();
      expect(await cursor.read(1, null)).toEqual([]);
    });

    it('holds no more than a chunk', async () => {
      const connection = await connect(driver);
      const cursor = await connection.open(
        { ...counting, sql: sequence.replace('SELECT i FROM n', 'SELECT hex(zeroblob(5000)) FROM n'), columns: cells('text') },
        [20_000n],
      );
      globalThis.gc?.();
      const before = process.memoryUsage().heapUsed;
      let read = 0;
      for (let chunk; (chunk = await cursor.read(100, null)).length > 0;) read += chunk.length;
      globalThis.gc?.();
      expect(read).toBe(20_000);
      expect(process.memoryUsage().heapUsed - before).toBeLessThan(20_000_000);
      await connection.close();
    });

    it('whose statement fails says so', async () => {
      const connection = await connect(driver);
      await expect(connection.open(statement('SELECT * FROM nowhere'), [])).rejects.toThrow('NUA_SQL_INVALID');
      const cursor = await connection.open(statement('SELECT abs(-9223372036854775807 - ?1)'), [1n]);
      await expect(cursor.read(10, null)).rejects.toThrow('NUA_DATA_INVALID');
      await connection.close();
    });
  });

  it('prepared statements are kept, up to a number, the unused ones given up', async () => {
    const sqlite = await choosePackage(driver);
    const database = sqlite.open(':memory:');
    let prepared = 0;
    const counting = { ...database, prepare: (sql: string, bigints: boolean) => (prepared++, database.prepare(sql, bigints)) };
    const cache = new StatementCache(counting, 3);
    const [a, b, c, d, e] = ['a', 'b', 'c', 'd', 'e'].map((name) => statement(`SELECT '${name}'`));
    for (const one of [a, b, c, a, b, a]) cache.get(one!);
    expect([prepared, cache.size]).toEqual([3, 3]);
    cache.get(d!); // all had been used since: the oldest goes
    cache.get(b!);
    cache.get(e!); // c had not
    cache.get(b!);
    expect([prepared, cache.size]).toEqual([5, 3]);
    database.close();
  });
});
