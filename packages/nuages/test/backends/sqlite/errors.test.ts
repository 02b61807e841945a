import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { DriverConnection } from '../../../src/contract/index.js';
import type { DatabaseError } from '../../../src/errors/index.js';
import { cells, connect, openDriver, rows, statement, onEachPackage } from './open.js';

async function failure(work: Promise<unknown>): Promise<DatabaseError & Record<string, unknown>> {
  try {
    await work;
  } catch (error) {
    return error as DatabaseError & Record<string, unknown>;
  }
  throw new Error('nothing was thrown');
}

onEachPackage('errors', (driver) => {
  let connection: DriverConnection;
  beforeEach(async () => {
    connection = await connect(driver);
    await connection.script(`CREATE TABLE parent (id integer PRIMARY KEY);
      CREATE TABLE post (id integer PRIMARY KEY, slug text NOT NULL UNIQUE, lang text, views integer CONSTRAINT views_positive CHECK (views > 0),
        parent_id bigint REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED, now_id bigint REFERENCES parent (id), UNIQUE (lang, views));
      CREATE UNIQUE INDEX post_lower ON post (lower(slug));
      INSERT INTO post (id, slug, lang, views) VALUES (1, 'secret', 'fr', 5)`);
  });
  afterEach(() => connection.close());

  const insert = (columns: string, ...params: unknown[]) =>
    failure(rows(connection, `INSERT INTO post (${columns}) VALUES (${params.map((_, i) => `?${i + 1}`).join(', ')})`, params));

  it.each([
    ['slug', ['secret'], { code: 'NUA_INTEGRITY_UNIQUE', constraint: 'post_lower' }],
    ['id, slug', [1n, 'x'], { code: 'NUA_INTEGRITY_UNIQUE', table: 'post', column: 'id' }],
    ['slug, lang, views', ['x', 'fr', 5n], { code: 'NUA_INTEGRITY_UNIQUE', table: 'post' }],
    ['slug', [null], { code: 'NUA_INTEGRITY_NOT_NULL', table: 'post', column: 'slug' }],
    ['slug, views', ['x', -12_345n], { code: 'NUA_INTEGRITY_CHECK', constraint: 'views_positive' }],
    ['slug, now_id', ['x', 12_345n], { code: 'NUA_INTEGRITY_FOREIGN_KEY' }],
    ['slug, id', ['x', 'secret'], { code: 'NUA_DATA_INVALID' }],
  ])('in a constraint on %s', async (columns, params, expected) => {
    const error = await insert(columns, ...params);
    expect(error).toMatchObject(expected);
    expect(error.query).toMatch(/^INSERT INTO post/);
    expect(error.message).not.toMatch(/secret|12345/);
    expect(error.cause).toBeDefined();
  });

  it('in a unique column name it', async () => {
    await connection.script('DROP INDEX post_lower');
    const error = await insert('slug', 'secret');
    expect(error).toMatchObject({ name: 'IntegrityError', code: 'NUA_INTEGRITY_UNIQUE', table: 'post', column: 'slug' });
    expect(error.message).toMatch(/^NUA_INTEGRITY_UNIQUE: "post" already has a row with the same slug\./);
    expect((await insert('slug, lang, views', 'x', 'fr', 5n)).message).toMatch('with the same lang, views.');
  });

  it('in a deferred key come with the commit, or when asked for', async () => {
    await connection.script('BEGIN');
    await rows(connection, 'INSERT INTO post (slug, parent_id) VALUES (?1, ?2)', ['x', 7n]);
    expect(await failure(connection.checkConstraints!())).toMatchObject({
      code: 'NUA_INTEGRITY_FOREIGN_KEY',
      table: 'post',
      column: 'parent_id',
    });
    expect(await failure(connection.script('COMMIT'))).toMatchObject({ code: 'NUA_INTEGRITY_FOREIGN_KEY', query: 'COMMIT' });
    await rows(connection, 'INSERT INTO parent (id) VALUES (7)');
    await connection.checkConstraints!();
    await connection.script('COMMIT');
    expect(await rows(connection, 'SELECT parent_id FROM post WHERE id > 1')).toEqual([[7]]);
  });

  it('of the text', async () => {
    expect(await failure(rows(connection, 'SELEC 1'))).toMatchObject({
      name: 'ProgrammingError',
      code: 'NUA_SQL_INVALID',
      query: 'SELEC 1',
    });
    const missing = await failure(rows(connection, 'SELECT * FROM nowhere'));
    expect(missing.message).toBe(
      "NUA_SQL_INVALID: SQLite can't run the statement: no such table: nowhere. Create it: run the migrations, or createSchema().",
    );
    expect((await failure(rows(connection, 'SELECT absent FROM post'))).message).toMatch('no such column: absent. Create it');
    expect(await failure(connection.script('BEGIN; BEGIN'))).toMatchObject({ code: 'NUA_SQL_INVALID' });
  });

  it('of values', async () => {
    const tooBig = await failure(rows(connection, 'SELECT ?1', [2n ** 63n]));
    expect(tooBig).toMatchObject({ name: 'DataError', code: 'NUA_DATA_INVALID' });
    expect(await failure(rows(connection, 'SELECT ?1', [{}]))).toMatchObject({ code: 'NUA_DATA_INVALID' });
    const read = await failure(rows(connection, 'SELECT 9007199254740993', [], cells('bigint-number')));
    expect(read).toMatchObject({ name: 'ValueError', code: 'NUA_VALUE_INVALID', fix: "Declare the field as bigint({ mode: 'bigint' })." });
  });

  it('of making rows pass unchanged', async () => {
    const own = new TypeError('database is not open');
    const make = () => {
      throw own;
    };
    expect(await failure(connection.run({ ...statement('SELECT 1'), make }, [], undefined))).toBe(own);
  });

  it('of a closed connection', async () => {
    await connection.close();
    await connection.close();
    expect(connection.usable).toBe(false);
    expect(await failure(rows(connection, 'SELECT 1'))).toMatchObject({ name: 'OperationalError', code: 'NUA_CONNECTION_CLOSED' });
    connection = await connect(driver);
  });

  it('leave ROLLBACK without a transaction in peace', async () => {
    await connection.script('ROLLBACK');
    expect(await failure(connection.script('COMMIT'))).toMatchObject({ code: 'NUA_SQL_INVALID' });
  });

  describe('of files', () => {
    let folder: string;
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'nuages-sqlite-'));
    });
    afterAll(() => rm(folder, { recursive: true }));
    const open = async (path: string, write = true) => (await openDriver({ driver, path })).connect({ write });

    it('that can not be opened', async () => {
      const path = join(folder, 'none', 'x.db');
      const error = await failure(open(path));
      expect(error).toMatchObject({ name: 'OperationalError', code: 'NUA_CONNECTION_FAILED' });
      expect(error.message).toContain(`SQLite file ${path} can't be opened`);
    });

    it('that are no database', async () => {
      const path = join(folder, 'text.db');
      await writeFile(path, 'x'.repeat(5000));
      expect(await failure(open(path))).toMatchObject({ code: 'NUA_CONNECTION_FAILED' });
    });

    it('that another holds', async () => {
      const path = join(folder, 'held.db');
      const [one, two] = [await open(path), await open(path)];
      await one.script('CREATE TABLE t (a); BEGIN IMMEDIATE');
      const started = Date.now();
      expect(await failure(two.script('BEGIN IMMEDIATE'))).toMatchObject({
        name: 'OperationalError',
        code: 'NUA_TIMEOUT',
        retryable: true,
      });
      expect(Date.now() - started).toBeGreaterThanOrEqual(90);
      await Promise.all([one.close(), two.close()]);
    });

    it('that may only be read', async () => {
      const path = join(folder, 'read.db');
      const writer = await open(path);
      await writer.script('CREATE TABLE t (a)');
      const reader = await open(path, false);
      const error = await failure(rows(reader, 'INSERT INTO t VALUES (1)'));
      expect(error).toMatchObject({ name: 'OperationalError', code: 'NUA_DATABASE_ERROR' });
      expect(error.message).toMatch('may only be read');
      await Promise.all([writer.close(), reader.close()]);
    });
  });
});
