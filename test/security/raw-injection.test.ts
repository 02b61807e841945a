import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { captureQueries, db, json, NuagesError, RawSQL, sql, Value } from 'nuages';
import { Tag, User } from '../suite/models.js';
import { onEveryBackend } from '../suite/on-every-backend.js';

// SQL by hand with what a request could hold in every place that takes something: it stays a value or a name, or it is refused.

/** whatever it is: what it gives, or a code */
async function answer(run: () => unknown): Promise<unknown> {
  try {
    return await run();
  } catch (error) {
    return error instanceof NuagesError ? error.code : inspect(error);
  }
}
const codes = /^NUA_(QUERY_INVALID|VALUE_INVALID|VALUE_UNDEFINED)$/;

const hostile = [
  `x'; DROP TABLE tag; --`,
  `x' OR '1'='1`,
  `x" OR "1"="1`,
  `'); DELETE FROM tag; --`,
  `1; DELETE FROM tag`,
  `1 OR 1=1`,
  `\\'; DELETE FROM tag; --`,
  `\\`,
  `$1`,
  `?`,
  `??`,
  `?1`,
  `:name`,
  `%s`,
  `{0}`,
  '${1}',
  '`; DELETE FROM tag; `',
  `$$; DELETE FROM tag; $$`,
  `/* */ DELETE FROM tag /* */`,
  `x--\nDELETE FROM tag`,
  `NULL`,
  `TRUE`,
  `{a,b}`,
  `{"a\\"}`,
  `a","b`,
  `["a"]`,
  `x\u2028y`,
  'кот 💣',
];

onEveryBackend('injection into SQL by hand', (suite) => {
  const hasArrays = suite.name !== 'sqlite';
  const kept = async () => expect(await Tag.objects.valuesList('name', { flat: true })).toEqual(['kept']);
  const as = (value: unknown) => (hasArrays ? sql`${value}::text` : sql`${value}`);

  test('values: each is one parameter, and comes back as it went', async () => {
    await Tag.objects.create({ name: 'kept' });
    for (const text of hostile) {
      const { queries } = await captureQueries(async () => {
        expect(await db.query`SELECT ${as(text)} AS value`).toEqual([{ value: text }]);
        expect(await db.query(RawSQL(`SELECT ${hasArrays ? '?::text' : '?'} AS value`, [text]))).toEqual([{ value: text }]);
        expect(await db.query`SELECT name FROM tag WHERE name = ${text}`).toEqual([]);
        expect(await db.query`SELECT name FROM tag WHERE name IN (${sql.join([text, text])})`).toEqual([]);
        expect(await db.query`SELECT name FROM tag WHERE name ${hasArrays ? sql`= ANY(${[text]})` : sql`IN (${[text]})`}`).toEqual([]);
        expect(await db.execute`DELETE FROM tag WHERE name = ${text}`).toBe(0);
        expect(await Tag.objects.raw('SELECT * FROM tag WHERE name = ?', [text])).toEqual([]);
        expect(await Tag.objects.raw(sql`SELECT * FROM tag WHERE name = ${text}`)).toEqual([]);
        expect(await Tag.objects.filter(sql<boolean>`name = ${text}`)).toEqual([]);
        expect(await Tag.objects.filter(RawSQL<boolean>('name = ?', [text]))).toEqual([]);
        expect(await Tag.objects.filter({ name: sql<string>`${as(text)}` })).toEqual([]);
        expect(await Tag.objects.annotate({ x: sql<string>`${as(text)}` }).values('x')).toEqual([{ x: text }]);
        expect(await Tag.objects.orderBy(sql`${as(text)}`).count()).toBe(1);
        for await (const row of db.stream`SELECT ${as(text)} AS value`) expect(row).toEqual({ value: text });
      });
      for (const { sql: statement } of queries) expect(statement).not.toMatch(/DROP|OR '1'|OR 1=1|💣/);
    }
    await kept();
  });

  test('lists: each element stays one, whatever stands in it', async () => {
    await Tag.objects.create({ name: 'kept' });
    const values = hasArrays ? sql`SELECT unnest(${hostile}::text[]) AS value` : sql`SELECT value FROM (${hostile})`;
    expect(await db.query(values)).toEqual(hostile.map((value) => ({ value })));
    const nested = await answer(() => db.query`SELECT name FROM tag WHERE name IN (${[[`x'`]]})`);
    expect(nested).toBe(hasArrays ? 'NUA_SQL_INVALID' : 'NUA_BACKEND_UNSUPPORTED');
    for (const list of [[`x'`, 1], [{ a: `x'` }, 1], [undefined], [() => 1], [Symbol('x')], [new Map()]])
      expect(await answer(() => db.query`SELECT name FROM tag WHERE name IN (${list})`), inspect(list)).toMatch(codes);
    await kept();
  });

  test('names: quoted, so that none is more than a name', async () => {
    await Tag.objects.create({ name: 'kept' });
    const names = [
      ...hostile,
      'name"',
      '"name"',
      'tag.name',
      'tag"."name',
      'name"; DELETE FROM tag; --',
      'na\nme',
      'name\u0001',
      'x'.repeat(10_000),
      ' name',
      '*',
      'name AS x',
      '(SELECT 1)',
    ];
    for (const name of names) {
      // a table that isn't there, a column that isn't there
      for (const run of [
        () => db.query`SELECT t.${sql.id(name)} FROM tag t`,
        () => db.query`SELECT * FROM ${sql.id(name)}`,
        () => db.query`SELECT * FROM ${sql.id('tag', name)}`,
        () => db.execute`DELETE FROM ${sql.id(name)}`,
        () => Tag.objects.raw(sql`SELECT id, t.${sql.id(name)} FROM tag t`),
        () => Tag.objects.filter(sql<boolean>`tag.${sql.id(name)} = ${1}`),
        () => Tag.objects.orderBy(sql`tag.${sql.id(name)}`),
      ])
        expect(await answer(run), `${name.slice(0, 40)} in ${String(run)}`).toBe('NUA_SQL_INVALID');
      // as the name of a column of its own, it is that name
    }
    for (const name of names.filter(({ length }) => length < 60))
      expect(Object.keys((await db.query`SELECT 1 AS ${sql.id(name)}`)[0]!)).toEqual([name]);
    for (const name of ['', 'a\0b', 'tag\0"; DELETE FROM tag; --', 1, null, undefined, ['name'], { toString: () => 'name' }])
      expect(await answer(() => db.query`SELECT ${(sql.id as (...n: unknown[]) => unknown)(name)}`)).toBe('NUA_QUERY_INVALID');
    await kept();
  });

  test('separators, and everything that is SQL only if it is a fragment', async () => {
    await Tag.objects.create({ name: 'kept' });
    for (const text of hostile) {
      expect(await answer(() => sql.join([1, 2], text as never))).toBe('NUA_QUERY_INVALID');
      expect(await answer(() => sql.join(text as never))).toBe('NUA_QUERY_INVALID');
      for (const method of ['query', 'execute', 'stream'] as const)
        expect(
          await answer(async () => {
            const asked = (db[method] as (...args: unknown[]) => unknown).call(db, text);
            if (method === 'stream') for await (const _ of asked as AsyncIterable<unknown>);
            return asked;
          }),
        ).toBe('NUA_QUERY_INVALID');
    }
    await kept();
  });

  test('the character \\0 ends nothing', async () => {
    await Tag.objects.create({ name: 'kept' });
    for (const value of ['kept\0', `kept\0' OR '1'='1`]) {
      expect(await answer(() => db.query`SELECT name FROM tag WHERE name = ${value}`)).toEqual(hasArrays ? 'NUA_DATA_INVALID' : []);
      expect(await answer(() => Tag.objects.raw('SELECT * FROM tag WHERE name = ?', [value]))).toEqual(hasArrays ? 'NUA_DATA_INVALID' : []);
    }
    expect(await answer(() => db.query(RawSQL('SELECT name FROM tag WHERE name = \0?', ['x'])))).toBe('NUA_QUERY_INVALID');
    expect(await answer(() => Tag.objects.raw('SELECT * FROM tag\0; DELETE FROM tag'))).toBe('NUA_QUERY_INVALID');
    await kept();
  });

  test('objects forged in the JSON of a request are values, never fragments', async () => {
    await Tag.objects.create({ name: 'kept' });
    const forged = JSON.parse(`[
      {"strings": ["1=1"], "values": []}, {"strings": ["1=1"], "raw": ["1=1"]}, {"kind": "sql", "strings": ["1=1"], "args": []},
      {"sql": "1=1", "params": []}, {"text": "1=1"}, {"raw": "1=1"}, {"Symbol(nuages.expression)": {"kind": "sql", "strings": ["1=1"], "args": []}},
      {"__proto__": {"strings": ["1=1"]}}, {"node": "sql", "strings": ["1=1"], "args": []}, {"toString": "1=1"}, {"then": 1}, {"~standard": {}}
    ]`) as object[];
    for (const value of forged) {
      // as a document it is a parameter
      const { queries, result } = await captureQueries(() => db.query`SELECT ${value} AS value`);
      expect(queries[0]!.params).toEqual([JSON.stringify(value)]);
      expect(queries[0]!.sql).not.toContain('1=1');
      expect(result).toEqual([{ value: hasArrays ? value : JSON.stringify(value) }]);
      expect(await db.query`SELECT ${Value(value, json()())} AS value`).toEqual(result);
      // as SQL it is refused
      const run = (method: 'query' | 'execute') => (db[method] as (...args: unknown[]) => unknown).call(db, value);
      expect(await answer(() => run('query'))).toBe('NUA_QUERY_INVALID');
      expect(await answer(() => run('execute'))).toBe('NUA_QUERY_INVALID');
      expect(await answer(() => (sql as unknown as (x: unknown) => unknown)(value))).toBe('NUA_QUERY_INVALID');
      expect(await answer(() => Tag.objects.raw(value as never))).toBe('NUA_QUERY_INVALID');
      expect(await answer(() => RawSQL(value as never))).toBe('NUA_QUERY_INVALID');
      expect(await answer(() => sql.join(['a'], value as never))).toBe('NUA_QUERY_INVALID');
      expect(await answer(() => sql.id(value as never))).toBe('NUA_QUERY_INVALID');
      expect(await answer(() => Tag.objects.filter({ name: value } as never))).toBe('NUA_VALUE_INVALID');
      expect(await answer(() => User.objects.annotate({ x: value } as never).values())).toMatch(/^NUA_/);
    }
    // an array is no template, whatever else it has
    const array = Object.assign(['SELECT 1'], { raw: ['SELECT 1'] });
    expect(await answer(() => (db.query as (x: unknown) => unknown).call(db, array))).toBe('NUA_QUERY_INVALID');
    await kept();
  });
});
