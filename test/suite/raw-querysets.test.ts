import { inspect } from 'node:util';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { atomic, captureQueries, connect, createSchema, db, type Decimal, Prefetch, RawSQL, sql } from 'nuages';
import { describeOn } from '../servers.js';
import { Post, Reading, Seat, Tag, User } from './models.js';
import { onEveryBackend } from './on-every-backend.js';

const coded = (code: string, text = '') => expect.objectContaining({ code, message: expect.stringContaining(text) as string }) as unknown;

onEveryBackend('raw()', (suite) => {
  const people = async () =>
    User.objects.bulkCreate([
      { username: 'ann', age: 30, email: 'ann@example.org' },
      { username: 'bob', age: 40 },
    ]);

  test('instances: columns by name, in any order, read as their fields read them', async () => {
    const [ann] = await people();
    const found = await User.objects.raw(sql`SELECT created_at, is_active, age, email, username, id FROM "user" WHERE age < ${35}`);
    expect(found).toHaveLength(1);
    expect(found[0]).toBeInstanceOf(User);
    expect(found[0]).toEqual(await User.objects.get({ pk: ann!.pk }));
    expect(Object.keys(found[0]!)).toEqual(['id', 'username', 'email', 'age', 'isActive', 'createdAt']);
    expect(found[0]!.display).toBe('ann (30)');
    found[0]!.age = 31;
    await found[0]!.save();
    expect((await User.objects.get({ username: 'ann' })).age).toBe(31);
    // by attribute too
    expect(
      await User.objects.raw('SELECT id, username, email, age, is_active AS "isActive", created_at FROM "user" WHERE age = ?', [31]),
    ).toEqual([await User.objects.get({ age: 31 })]);
    await Reading.objects.create({ name: 'r', fee: '1.50', meta: { a: 1 }, day: '2024-02-29', logo: new Uint8Array([7]) });
    expect(await Reading.objects.raw(sql`SELECT * FROM reading`)).toEqual(await Reading.objects.all());
  });

  test('columns that are left out are loaded when they are awaited, relations too', async () => {
    const [ann] = await people();
    await Post.objects.create({ title: 'a', body: 'long', author: ann! });
    const [post] = await Post.objects.raw(sql`SELECT id, author_id FROM post`);
    expect(inspect(post)).toContain('title: <not loaded>');
    const { queries } = await captureQueries(async () => {
      expect(await (post!.title as unknown as Promise<string>)).toBe('a');
      expect(post!.title).toBe('a');
      expect((await post!.author).username).toBe('ann');
    });
    expect(queries).toHaveLength(2);
    await post!.save();
    expect((await Post.objects.get()).body).toBe('long');
  });

  test('what the model does not have becomes an attribute', async () => {
    const [ann] = await people();
    await Post.objects.bulkCreate([
      { title: 'a', author: ann! },
      { title: 'b', author: ann! },
    ]);
    const found = await User.objects.raw<User & { posts_made: number; average: Decimal | number }>(sql`
      SELECT u.id, u.username, count(p.id) AS posts_made, avg(u.age) AS average FROM "user" u LEFT JOIN post p ON p.author_id = u.id
      GROUP BY u.id, u.username ORDER BY u.username`);
    expect(found.map((u) => [u.username, u.posts_made, Number(u.average)])).toEqual([
      ['ann', 2, 30],
      ['bob', 0, 40],
    ]);
  });

  test('translations give columns of the SQL the names of attributes', async () => {
    await people();
    const text = 'SELECT id AS key, username AS label, age AS years FROM "user" WHERE age > ? ORDER BY age';
    const [ann] = await User.objects.raw(text, [1], { translations: { key: 'id', label: 'username', years: 'age' } });
    expect([ann!.username, ann!.age]).toEqual(['ann', 30]);
    // the same SQL, otherwise
    const other = await User.objects.raw<User & { label: string; years: number }>(text, [1], { translations: { key: 'id' } });
    expect([other[0]!.label, other[0]!.years]).toEqual(['ann', 30]);
    expect(() => User.objects.raw(text, [1], { translations: { key: 'nothing' as 'id' } })).toThrow(
      /NUA_FIELD_UNKNOWN: User has no column "nothing".*age/,
    );
  });

  test('what can not be an instance is refused', async () => {
    await people();
    const run = (...args: unknown[]) => (User.objects.raw as (...a: unknown[]) => PromiseLike<unknown>).apply(User.objects, args);
    await expect(run(sql`SELECT username FROM "user"`)).rejects.toEqual(coded('NUA_QUERY_INVALID', 'no column "id", the key of User'));
    await expect(run(sql`SELECT id, age, age FROM "user"`)).rejects.toEqual(coded('NUA_QUERY_INVALID', 'two columns'));
    await expect(run(sql`SELECT id, is_active, age AS "isActive" FROM "user"`)).rejects.toEqual(coded('NUA_QUERY_INVALID', 'two columns'));
    for (const name of ['save', 'display', 'posts', '__proto__', 'constructor', 'toString'])
      await expect(run(sql`SELECT id, age AS ${sql.id(name)} FROM "user"`)).rejects.toEqual(coded('NUA_QUERY_INVALID', 'AS'));
    await expect(run(sql`SELECT id FROM nowhere`)).rejects.toEqual(coded('NUA_SQL_INVALID'));
    for (const args of [
      [1],
      [null],
      [{ strings: ['SELECT 1'] }],
      ['SELECT ?'],
      ['SELECT 1', [1]],
      ['SELECT ?', { 0: 1 }],
      [sql`SELECT 1`, [1]],
      ['SELECT 1', [], { limit: 1 }],
    ])
      expect(() => run(...args)).toThrow(/NUA_QUERY_INVALID/);
    await expect(Seat.objects.raw(sql`SELECT ${'A'} AS row`)).rejects.toEqual(coded('NUA_QUERY_INVALID', 'number'));
    expect(await User.objects.raw(sql`SELECT id FROM "user" WHERE age > ${1000}`)).toEqual([]);
  });

  test('awaited, iterated, in a transaction, by alias; never by oversight', async () => {
    await people();
    const all = User.objects.raw(RawSQL('SELECT * FROM "user" ORDER BY age'));
    const names: string[] = [];
    for await (const user of all) names.push(user.username);
    for await (const user of all.iterator({ chunkSize: 1 })) names.push(user.username);
    expect(names).toEqual(['ann', 'bob', 'ann', 'bob']);
    for (let i = 0; i < 20; i++) for await (const _ of all.iterator({ chunkSize: 1 })) break;
    expect(await all.columns()).toEqual(['id', 'username', 'email', 'age', 'is_active', 'created_at']);
    expect(await User.objects.raw(sql`SELECT id, age AS years FROM "user" WHERE age > ${99}`).columns()).toEqual(['id', 'years']);
    expect(await all.catch(() => [])).toHaveLength(2);
    await atomic(async () => {
      await User.objects.create({ username: 'cy', age: 50 });
      expect(await all).toHaveLength(3);
    });
    expect(() => [...(all as unknown as Iterable<User>)]).toThrow(/NUA_AWAIT_FIRST/);
    expect(() => JSON.stringify(all)).toThrow(/NUA_AWAIT_FIRST/);
    expect(inspect(all)).toBe('RawQuerySet<User>');
    expect(User.objects.raw('SELECT * FROM "user" WHERE age > ?', [3]).toSQL().sql).toMatch(/WHERE age > [$?]1/);
    expect(await User.objects.using('default').raw(sql`SELECT id FROM "user"`)).toHaveLength(3);
    await expect(all.using('nowhere')).rejects.toEqual(coded('NUA_DATABASE_UNKNOWN'));
    expect(suite.name).toBeTruthy();
  });
});

onEveryBackend('prefetchRelated() of raw()', () => {
  test("loads the relations of instances by SQL of one's own", async () => {
    const [ann, bob] = (await User.objects.bulkCreate([{ username: 'ann' }, { username: 'bob' }])) as [User, User];
    await Post.objects.bulkCreate([
      { title: 'a', author: ann },
      { title: 'b', author: ann },
      { title: 'c', author: bob },
    ]);
    const raw = User.objects.raw(sql`SELECT * FROM "user" ORDER BY id`);
    const recent = Prefetch('posts', { queryset: Post.objects.orderBy('-id').slice(0, 1), toAttr: 'last' });
    const { result: users, count } = await captureQueries(() => raw.prefetchRelated('posts').prefetchRelated(recent));
    expect(users.map(({ posts, last }) => [posts.map((post) => post.title), last.map((post) => post.title)])).toEqual([
      [['a', 'b'], ['b']],
      [['c'], ['c']],
    ]);
    expect(count).toBe(3);
    const read: string[] = [];
    for await (const user of raw.prefetchRelated('posts').iterator({ chunkSize: 1 })) read.push(...user.posts.map((post) => post.title));
    expect(read).toEqual(['a', 'b', 'c']);
    expect(() => raw.prefetchRelated('postz' as never)).toThrow(/has no relation "postz"/);
  });
});

describeOn('sqlite', 'SQL by hand on a file of SQLite, whose readers can not write', () => {
  test('what writes goes to the writer', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'nuages-raw-'));
    const connections = await connect({ databases: { default: `sqlite:${join(folder, 'a.db')}` } });
    try {
      await createSchema({ models: [Tag] });
      expect(await db.query`INSERT INTO tag (name) VALUES (${'a'}) RETURNING name`).toEqual([{ name: 'a' }]);
      expect(await Tag.objects.raw(sql`UPDATE tag SET name = ${'b'} RETURNING *`)).toMatchObject([{ name: 'b' }]);
      expect(await db.execute`DELETE FROM tag`).toBe(1);
      await Tag.objects.bulkCreate(Array.from({ length: 10 }, (_, i) => ({ name: String(i) })));
      for (let i = 0; i < 30; i++) for await (const _ of db.stream(sql`SELECT * FROM tag`, { chunkSize: 2 })) break;
      // a stream has a connection of its own beside the writer
      for await (const { id } of db.stream<{ id: number }>(sql`SELECT id FROM tag`, { chunkSize: 2 }))
        await db.execute`DELETE FROM tag WHERE id = ${id}`;
      expect(await Tag.objects.count()).toBe(0);
    } finally {
      await connections.close();
      await rm(folder, { recursive: true });
    }
  });
});
