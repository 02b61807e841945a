import { expect, test } from 'vitest';
import { atomic, captureQueries, db, Decimal, Duration, F, json, RawSQL, type Sql, sql, type StandardSchemaV1, Value } from 'nuages';
import { Comment, Post, Reading, Tag, User } from './models.js';
import { onEveryBackend } from './on-every-backend.js';

const coded = (code: string, text = '') => expect.objectContaining({ code, message: expect.stringContaining(text) as string }) as unknown;
const numbers = async (query: Sql<unknown>) => (await db.query<{ n: number }>(query)).map(({ n }) => n);

async function listOf<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const row of rows) list.push(row);
  return list;
}

onEveryBackend('SQL by hand', (suite) => {
  const hasArrays = suite.name !== 'sqlite';

  test('rows are objects by the names of the database; an empty result has none', async () => {
    await Tag.objects.bulkCreate([{ name: 'jazz' }, { name: 'swing' }]);
    const rows = await db.query<{ id: number; name: string }>`SELECT * FROM tag WHERE name = ${'jazz'}`;
    expect(rows).toEqual([{ id: expect.any(Number) as number, name: 'jazz' }]);
    expect(Object.getPrototypeOf(rows[0])).toBe(Object.prototype);
    expect(await db.query`SELECT * FROM tag WHERE name = ${'none'}`).toEqual([]);
    expect(await db.query`SELECT 1 AS ${sql.id('__proto__')}`).toEqual([
      Object.defineProperty({}, '__proto__', { value: 1, enumerable: true }),
    ]);
  });

  test('values come back as their columns have them, whatever the number of runs', async () => {
    const took = new Duration({ hours: 1 });
    const startsAt = new Date('2024-02-29T12:30:15.250Z');
    await Reading.objects.create({
      name: 'a',
      fee: '12.50',
      views: 5,
      bytes: 9_007_199_254_740_993n,
      ratio: 0.5,
      day: '2024-02-29',
      opensAt: '09:30:00',
      startsAt,
      took,
      logo: new Uint8Array([0, 255]),
      meta: { a: [1] },
    });
    // the third run of a statement is the first that reads what it found out before
    for (let run = 0; run < 3; run++) {
      const [row] = await db.query`SELECT key, fee, views, bytes, ratio, day, opens_at, starts_at, took, logo, meta, site FROM reading`;
      expect(row).toMatchObject({ fee: new Decimal('12.50'), views: 5, bytes: 9_007_199_254_740_993n, ratio: 0.5, site: null });
      expect(row).toMatchObject({ day: '2024-02-29', opens_at: '09:30:00', starts_at: startsAt, logo: new Uint8Array([0, 255]) });
      // SQLite keeps these as texts and numbers that could be anything
      expect(row).toMatchObject(hasArrays ? { took, meta: { a: [1] } } : { took: 3_600_000_000, meta: '{"a":[1]}' });
    }
    const [sums] = await db.query`SELECT count(*) AS n, sum(fee) AS fees, max(bytes) AS most FROM reading`;
    expect(sums).toEqual({ n: 1, fees: hasArrays ? new Decimal('12.50') : 12.5, most: 9_007_199_254_740_993n });
  });

  test('values are parameters of their own types', async () => {
    const at = new Date('2024-02-29T12:30:15.250Z');
    const inserted =
      await db.execute`INSERT INTO reading (key, "select ""name""", slug, small, views, bytes, ratio, fee, day, starts_at, took, logo, meta, status)
      VALUES (${hasArrays ? '0190163d-8694-739b-aea5-966c26f8ad91' : '0190163d8694739baea5966c26f8ad91'}, ${'n'}, ${''}, ${1}, ${2 ** 40}, ${2n ** 60n}, ${0.1},
        ${new Decimal('0.10')}, ${'2024-02-29'}, ${at}, ${new Duration({ minutes: 90 })}, ${new Uint8Array([1])}, ${{ b: null }}, ${'open'})`;
    expect(inserted).toBe(1);
    const reading = await Reading.objects.get();
    expect(reading).toMatchObject({ small: 1, views: 2 ** 40, bytes: 2n ** 60n, ratio: 0.1, startsAt: at, meta: { b: null } });
    expect(String(reading.fee)).toBe('0.10');
    expect(String(reading.took)).toBe('PT1H30M');
    const { queries } = await captureQueries(
      () => db.query`SELECT ${1} AS a, ${null} AS b, ${true} AS c, ${'x'} AS d, ${Value([1, 2], json()())} AS e`,
    );
    expect(queries[0]!.params).toHaveLength(5);
    expect(queries[0]!.sql).not.toMatch(/NULL|TRUE|x/);
  });

  test('fragments nest, join, and carry their values along', async () => {
    await User.objects.bulkCreate([1, 2, 3, 4, 5].map((age) => ({ username: `u${age}`, age })));
    const either = (a: number, b: number) => sql`(age = ${a} OR age = ${b})`;
    const where = sql.join([either(1, 2), sql`age < ${2}`], sql` AND `);
    expect(await numbers(sql`SELECT age AS n FROM ${sql.id('user')} WHERE ${where}`)).toEqual([1]);
    expect(await numbers(sql`SELECT age AS n FROM ${sql.id('user')} WHERE age IN (${sql.join([2, 4])}) ORDER BY age`)).toEqual([2, 4]);
    expect(await numbers(RawSQL('SELECT age AS n FROM "user" WHERE age > ? AND \'?\' = ? ORDER BY ?', [3, '?', sql`age DESC`]))).toEqual([
      5, 4,
    ]);
  });

  test('a queryset is its SELECT, its values among the others', async () => {
    const ann = await User.objects.create({ username: 'ann', age: 30 });
    const bob = await User.objects.create({ username: 'bob', age: 40 });
    await Post.objects.bulkCreate([
      { title: 'a', author: ann },
      { title: 'b', author: bob },
      { title: 'c', author: bob },
    ]);
    const old = User.objects.filter({ age__gt: 35, username__in: ['ann', 'bob'] });
    const rows = await db.query`SELECT title FROM post WHERE title <> ${'c'} AND author_id IN (${old.values('id')}) AND title <> ${'z'}`;
    expect(rows).toEqual([{ title: 'b' }]);
    expect(await db.query`SELECT username, age FROM (${old}) AS old WHERE age < ${100}`).toEqual([{ username: 'bob', age: 40 }]);
    expect(await db.query`SELECT username FROM (${old.orderBy('-age').slice(0, 1)}) AS old`).toEqual([{ username: 'bob' }]);
    expect(await numbers(sql`SELECT count(*) AS n FROM (${old.none()}) AS none`)).toEqual([0]);
    const twice = User.objects.annotate({ twice: F('age').mul(2) }).filter({ twice__lt: 70 });
    expect(await db.query`SELECT twice FROM (${twice}) AS t WHERE twice > ${1}`).toEqual([{ twice: 60 }]);
    await expect(db.query`SELECT 1 FROM (${User.objects.using('other')}) AS t`).rejects.toEqual(coded('NUA_QUERY_INVALID', '"other"'));
  });

  test('a list: one parameter; IN (sql.join()) everywhere', async () => {
    await User.objects.bulkCreate([1, 2, 3].map((age) => ({ username: `u${age}`, age })));
    const among = (column: string, list: readonly unknown[]) =>
      numbers(sql`SELECT age AS n FROM "user" WHERE ${sql.id(column)} ${hasArrays ? sql`= ANY(${list})` : sql`IN (${list})`} ORDER BY age`);
    expect(await among('age', [1, 3, 99])).toEqual([1, 3]);
    expect(await among('age', [1, 2.5, 3n])).toEqual([1, 3]);
    expect(await among('age', [])).toEqual([]);
    expect(await among('age', [null, 2])).toEqual([2]);
    expect(await among('username', ['u1', `u'2`, 'u"3', 'u\\', '{u2}'])).toEqual([1]);
    expect(await among('age', [new Decimal(2), 3])).toEqual([2, 3]);
    expect(await among('is_active', [true])).toEqual([1, 2, 3]);
    // as an array is no element
    expect(await db.query`SELECT 1 AS n FROM "user" WHERE username IN (${['u1']})`.catch((e: unknown) => e)).toEqual(
      hasArrays ? coded('NUA_SQL_INVALID') : [{ n: 1 }],
    );
    const { queries } = await captureQueries(() => among('age', [1, 2, 3]));
    expect(queries[0]!.params).toHaveLength(1);
    await expect(among('age', [1, 'x'])).rejects.toEqual(coded('NUA_VALUE_INVALID', 'values of one kind'));
    const at = new Date('2024-02-29T12:30:15.250Z');
    await Reading.objects.create({ name: 'r', logo: new Uint8Array([1, 0]), startsAt: at });
    expect(await numbers(sql`SELECT 1 AS n FROM reading WHERE starts_at ${hasArrays ? sql`= ANY(${[at]})` : sql`IN (${[at]})`}`)).toEqual([
      1,
    ]);
    const logos = [new Uint8Array([1, 0])];
    expect(await numbers(sql`SELECT 1 AS n FROM reading WHERE logo ${hasArrays ? sql`= ANY(${logos})` : sql`IN (${logos})`}`)).toEqual([1]);
  });

  test.runIf(hasArrays)('lists of lists, and lists as values', async () => {
    const nested = [
      [1, 2],
      [3, 4],
    ];
    expect(await db.query`SELECT ${nested} AS list, ${['a', null]}::text[] AS texts`).toEqual([{ list: nested, texts: ['a', null] }]);
  });

  test('what is no value, no name, no SQL is refused before anything is sent', async () => {
    const refused = async (query: () => unknown) => {
      const { queries, result } = await captureQueries(async () => {
        try {
          await query();
        } catch (error) {
          return (error as { code: string }).code;
        }
        return 'sent';
      });
      expect(queries).toEqual([]);
      return result;
    };
    const run = (...args: unknown[]) => Reflect.apply(db.query.bind(db), null, args);
    expect(await refused(() => db.query`SELECT ${undefined}`)).toBe('NUA_VALUE_UNDEFINED');
    for (const value of [() => 1, Symbol('x'), new Map(), new User({ username: 'x' }), User.objects, User])
      expect(await refused(() => db.query`SELECT ${value}`)).toMatch(/^NUA_(QUERY|VALUE)_INVALID$/);
    expect(await refused(() => db.query`SELECT ${NaN}`)).toBe('NUA_VALUE_INVALID');
    expect(await refused(() => db.query`SELECT ${{ a: 1n }}`)).toBe('NUA_VALUE_INVALID');
    expect(await refused(() => db.query`SELECT ${F('age')} FROM "user"`)).toBe('NUA_QUERY_INVALID');
    for (const query of ['SELECT 1', ['SELECT 1'], { strings: ['SELECT 1'], values: [] }, null, F('age'), Tag.objects.all()])
      expect(await refused(() => run(query))).toBe('NUA_QUERY_INVALID');
    expect(await refused(() => run(sql`SELECT 1`, { limit: 1 }))).toBe('NUA_QUERY_INVALID');
    for (const names of [[], [''], ['a\0b'], [1], [null], [['a']]])
      expect(await refused(() => (sql.id as (...n: unknown[]) => unknown)(...names))).toBe('NUA_QUERY_INVALID');
    expect(await refused(() => sql.join([]))).toBe('NUA_QUERY_INVALID');
    expect(await refused(() => sql.join(['a'], ' OR ' as never))).toBe('NUA_QUERY_INVALID');
    expect(await refused(() => RawSQL('SELECT ?', []))).toBe('NUA_QUERY_INVALID');
    expect(await refused(() => RawSQL('SELECT 1', [1]))).toBe('NUA_QUERY_INVALID');
    expect(await refused(() => RawSQL('SELECT 1\0'))).toBe('NUA_QUERY_INVALID');
    expect(await refused(() => db.using('nowhere').query`SELECT 1`)).toBe('NUA_DATABASE_UNKNOWN');
  });

  test('one statement at a time, and none of transactions', async () => {
    await Tag.objects.create({ name: 'kept' });
    for (const query of [sql`SELECT 1 AS a; DELETE FROM tag`, sql`DELETE FROM tag; DELETE FROM tag`, sql`SELECT ?9 AS a`]) {
      await expect(db.query(query)).rejects.toEqual(coded('NUA_SQL_INVALID'));
      await expect(db.execute(query)).rejects.toEqual(coded('NUA_SQL_INVALID'));
    }
    for (const query of [
      sql`BEGIN`,
      sql` -- now\n commit`,
      sql`/* */ROLLBACK`,
      sql`;SAVEPOINT a`,
      sql`start  transaction`,
      sql`RELEASE a`,
      sql`End`,
    ]) {
      await expect(db.execute(query)).rejects.toEqual(coded('NUA_QUERY_INVALID', 'atomic()'));
      await expect(db.query(query)).rejects.toEqual(coded('NUA_QUERY_INVALID', 'atomic()'));
      await expect(Tag.objects.raw(query)).rejects.toEqual(coded('NUA_QUERY_INVALID', 'atomic()'));
    }
    expect(await db.query`SELECT name FROM tag;`).toEqual([{ name: 'kept' }]);
  });

  test('two columns of one name are an error, with rows or without', async () => {
    const message = 'two columns called "id"';
    await expect(db.query`SELECT t.id, u.id FROM tag t, tag u`).rejects.toEqual(coded('NUA_QUERY_INVALID', message));
    await Tag.objects.create({ name: 'a' });
    for (let run = 0; run < 3; run++)
      await expect(db.query`SELECT t.id, u.id FROM tag t, tag u`).rejects.toEqual(coded('NUA_QUERY_INVALID', message));
    await expect(atomic(async () => listOf(db.stream`SELECT t.id, u.id FROM tag t, tag u`))).rejects.toEqual(
      coded('NUA_QUERY_INVALID', message),
    );
    expect(await numbers(sql`SELECT 1 AS n`)).toEqual([1]);
  });

  test('execute() counts, and takes any statement', async () => {
    await Tag.objects.bulkCreate([{ name: 'a' }, { name: 'b' }]);
    expect(await db.execute`UPDATE tag SET name = name || ${'!'}`).toBe(2);
    expect(await db.execute(sql`DELETE FROM tag WHERE name = ${'a!'}`)).toBe(1);
    expect(await db.execute`DELETE FROM tag WHERE name = ${'a!'}`).toBe(0);
    expect(await db.query`INSERT INTO tag (name) VALUES (${'c'}) RETURNING name`).toEqual([{ name: 'c' }]);
    expect(await db.query`DELETE FROM tag`).toEqual([]);
    await db.execute`CREATE TABLE by_hand (a integer)`;
    await db.execute`INSERT INTO by_hand VALUES (${1})`;
    const all = () => db.query`SELECT * FROM by_hand`;
    for (let run = 0; run < 3; run++) expect(await all()).toEqual([{ a: 1 }]);
    await db.execute`ALTER TABLE by_hand ADD COLUMN b text`;
    for (let run = 0; run < 3; run++) expect(await all()).toEqual([{ a: 1, b: null }]);
    await db.execute`DROP TABLE by_hand`;
    await expect(all()).rejects.toEqual(coded('NUA_SQL_INVALID'));
  });

  test('errors of the database are coded, and name the statement without its values', async () => {
    await Tag.objects.create({ name: 'taken' });
    const error = await db.execute`INSERT INTO tag (name) VALUES (${'taken'})`.catch((e: unknown) => e as Error & { query: string });
    expect(error).toEqual(coded('NUA_INTEGRITY_UNIQUE'));
    expect((error as { query: string }).query).toMatch(/^INSERT INTO tag \(name\) VALUES \([$?]1\)$/);
    expect(String(error)).not.toContain('taken');
    const nul = await db.query`SELECT ${'a\0b'} AS text`.catch((e: unknown) => e);
    expect(nul).toEqual(hasArrays ? coded('NUA_DATA_INVALID') : [{ text: 'a\0b' }]);
  });

  test('in a transaction: on its connection, undone with it', async () => {
    const names = () => db.query`SELECT name FROM tag`;
    const seen: unknown[] = [];
    const undone = atomic(async () => {
      await Tag.objects.create({ name: 'mine' });
      seen.push(await names());
      await atomic(async () => {
        await db.execute`INSERT INTO tag (name) VALUES (${'inner'})`;
        throw new Error('inner');
      }).catch(() => undefined);
      seen.push(await names(), await listOf(db.stream`SELECT name FROM tag`));
      throw new Error('undo');
    });
    await expect(undone).rejects.toThrow('undo');
    expect(seen).toEqual(Array.from({ length: 3 }, () => [{ name: 'mine' }]));
    expect(await names()).toEqual([]);
  });

  test.runIf(suite.name === 'postgres')('two transactions: each on its own connection', async () => {
    const pid = async () => (await db.query<{ pid: number }>`SELECT pg_backend_pid() AS pid`)[0]!.pid;
    let meet = () => {};
    const met = new Promise<void>((resolve) => (meet = resolve));
    let here = 0;
    const inside = () =>
      atomic(async () => {
        const before = await pid();
        if (++here === 2) meet();
        await met;
        return [before, await pid()] as const;
      });
    const [one, other] = await Promise.all([inside(), inside()]);
    expect([one[0], other[0]]).toEqual([one[1], other[1]]);
    expect(one[0]).not.toBe(other[0]);
  });

  test('a schema checks each row, and says which is wrong and where', async () => {
    await User.objects.bulkCreate([
      { username: 'ann', age: 1 },
      { username: 'bob', age: -1 },
    ]);
    const schema = (late: boolean): StandardSchemaV1<unknown, { readonly grown: boolean }> => {
      const validate = (value: unknown) => {
        const { age } = value as { age: number };
        return age < 0 ? { issues: [{ message: 'is no age', path: ['person', { key: 'age' }] }] } : { value: { grown: age > 17 } };
      };
      return {
        '~standard': { version: 1, vendor: 'test', validate: (value) => (late ? Promise.resolve(validate(value)) : validate(value)) },
      };
    };
    for (const late of [false, true]) {
      const good: { readonly grown: boolean }[] = await db.query(sql`SELECT age FROM "user" WHERE age > ${0}`, { schema: schema(late) });
      expect(good).toEqual([{ grown: false }]);
      const bad = await db.query(sql`SELECT age FROM "user" ORDER BY age DESC`, { schema: schema(late) }).catch((e: unknown) => e);
      expect(bad).toMatchObject({ code: 'NUA_VALIDATION', issues: [{ path: ['1', 'person', 'age'], message: 'is no age' }] });
      expect((bad as Error).message).toBe('NUA_VALIDATION: The result is not valid: 1.person.age: is no age.');
      const seen: unknown[] = [];
      const streaming = async () => {
        for await (const row of db.stream(sql`SELECT age FROM "user" ORDER BY age DESC`, { schema: schema(late), chunkSize: 1 }))
          seen.push(row);
      };
      await expect(streaming()).rejects.toEqual(coded('NUA_VALIDATION'));
      expect(seen).toEqual([{ grown: false }]);
    }
    await expect(db.query(sql`SELECT 1`, { schema: {} as never })).rejects.toEqual(coded('NUA_QUERY_INVALID'));
  });

  test('a stream reads in chunks, inside a transaction and outside, and leaves nothing behind', async () => {
    await Tag.objects.bulkCreate(Array.from({ length: 25 }, (_, i) => ({ name: String(i).padStart(2, '0') })));
    const names = sql<{ name: string }>`SELECT name FROM tag WHERE name >= ${'05'} ORDER BY name`;
    const all = Array.from({ length: 20 }, (_, i) => String(i + 5).padStart(2, '0'));
    const read = async (chunkSize: number) => (await listOf(db.stream(names, { chunkSize }))).map((row) => row.name);
    for (const chunkSize of [1, 7, 20, 2000]) {
      expect(await read(chunkSize)).toEqual(all);
      expect(await atomic(() => read(chunkSize))).toEqual(all);
    }
    const first = async (leave: 'break' | 'throw') => {
      for await (const { name } of db.stream(names, { chunkSize: 2 })) {
        if (leave === 'throw') throw new Error(name);
        return name;
      }
      return null;
    };
    // more often than a pool has connections
    for (let i = 0; i < 30; i++) {
      expect(await first('break')).toBe('05');
      await expect(first('throw')).rejects.toThrow('05');
    }
    await atomic(async () => {
      expect(await first('break')).toBe('05');
      expect(await Tag.objects.count()).toBe(25);
    });
    // other statements between the chunks
    let total = 0;
    for await (const { name } of db.stream(names, { chunkSize: 3 })) total += await Tag.objects.filter({ name }).count();
    expect(total).toBe(20);
    await expect(read(0)).rejects.toEqual(coded('NUA_QUERY_INVALID'));
    await expect(listOf(db.stream`SELECT nothing FROM nowhere`)).rejects.toEqual(coded('NUA_SQL_INVALID'));
    expect(await read(5)).toEqual(all);
  });

  test('captures and events see it like any other statement; a signal ends it', async () => {
    const { queries } = await captureQueries(async () => {
      await db.query`SELECT ${1} AS a`;
      await db.execute`DELETE FROM tag WHERE name = ${'x'}`;
      for await (const _ of db.stream`SELECT ${2} AS a`);
      await Tag.objects.raw(sql`SELECT * FROM tag WHERE id = ${3}`);
    });
    expect(queries.map(({ params, rows }) => [params.map(Number).filter(Number.isFinite), rows])).toEqual([
      [[1], 1],
      [[], 0],
      [[2], 1],
      [[3], 0],
    ]);
    await expect(db.query(sql`SELECT 1`, { signal: AbortSignal.abort(new Error('gone')) })).rejects.toThrow('gone');
  });

  test('JSON is never taken for a fragment', async () => {
    await Comment.objects.all().delete();
    for (const text of ['{"strings":["1=1"],"values":[]}', '{"kind":"sql","strings":["1"],"args":[]}', '{"sql":"1"}', '["SELECT 1"]']) {
      const { queries } = await captureQueries(() => db.query`SELECT ${Value(JSON.parse(text), json()())} AS value`);
      expect(queries[0]!.params).toHaveLength(1);
      expect(queries[0]!.sql).not.toContain('1=1');
    }
  });
});
