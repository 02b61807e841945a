import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { compileChannel } from '../../src/events/index.js';
import { atomic, captureQueries, database } from '../../src/execute/index.js';
import { NotLoaded } from '../../src/hydrate/index.js';
import { type Decimal, Duration, JsonNull } from '../../src/ir/index.js';
import { META } from '../../src/metadata/index.js';
import type { Connections, Settings } from '../../src/types/settings.js';
import { Author, Counter, Country, Kinds, Line, models, plain, Post, Profile, type Row, Seat, Token } from './models.js';
import { connect } from '../../src/connect.js';
import { createSchema } from '../../src/migrate/index.js';

const metas = Object.values(models).map((m) => m[META]);
const sent = async (run: () => Promise<unknown>): Promise<string[]> => (await captureQueries(run)).queries.map((q) => q.sql.split(' ')[0]!);
const author = async (name = 'django'): Promise<Author> => (await Author.objects.all().create({ name })) as Author;
const again = async (cls: { readonly objects: { all(): { get(...where: unknown[]): Promise<unknown> } } }, pk: unknown): Promise<Row> =>
  plain((await cls.objects.all().get({ pk })) as object);

/** What writing does, the same on every database. */
export function writeBehaviour(databases: () => Promise<Settings['databases']>): void {
  let connections: Connections;
  beforeAll(async () => {
    connections = await connect({ databases: await databases() });
    await createSchema({ models: Object.values(models) as never });
  });
  afterAll(() => connections.close());

  beforeEach(async () => {
    const tables = ['post_labels', ...metas.map((m) => m.table.name).reverse()];
    await database().script(tables.map((table) => `DELETE FROM "${table}"`).join(';'));
  });

  describe('create()', () => {
    test('inserts a row and reads back what the database gave', async () => {
      const before = Date.now();
      const made = await author();
      const post = plain((await Post.objects.all().create({ title: 'a', author: made, data: { deep: [1] } })) as object);
      expect(post['id']).toBeTypeOf('number');
      expect(post['createdAt']).toBeInstanceOf(Date);
      expect((post['createdAt'] as Date).getTime()).toBeGreaterThanOrEqual(before);
      expect(post['author']).toBe(made);
      const read = await again(Post, post['id']);
      expect(read).toEqual(post);
      expect(read).toStrictEqual(post);
      expect(Object.getPrototypeOf(read)).toBe(Post.prototype);
    });

    test('takes defaults and generated columns from the database', async () => {
      const line = plain((await Line.objects.all().create({ price: 3, quantity: 2 })) as object);
      expect(line).toMatchObject({ status: 'open', total: 6 });
      expect(Object.keys(line)).toEqual(['id', 'price', 'quantity', 'status', 'total']);
      expect(await again(Line, line['id'])).toEqual(line);
      expect(plain((await Line.objects.all().create({ price: 3, status: null })) as object)['status']).toBeNull();
    });

    test('keeps values of every kind', async () => {
      const made = plain(
        (await Kinds.objects.all().create({
          price: '12.50',
          exact: '1.25',
          big: 2n ** 60n,
          bytes: new Uint8Array([0, 255]),
          day: '2024-02-29',
          at: '23:59:59.5',
          seen: '2024-01-02T03:04:05.000006Z',
          length: { days: 1, microseconds: 5 },
          document: { a: [1, 'x', null, { b: true }] },
          tags: ['a'],
        })) as object,
      );
      const read = await again(Kinds, made['id']);
      expect(read).toMatchObject({
        exact: '1.25',
        big: 2n ** 60n,
        day: '2024-02-29',
        at: '23:59:59.500000',
        seen: '2024-01-02T03:04:05.000006Z',
        document: { a: [1, 'x', null, { b: true }] },
        tags: ['a'],
      });
      expect((read['price'] as Decimal).equals('12.5')).toBe(true);
      expect([...(read['bytes'] as Uint8Array)]).toEqual([0, 255]);
      expect(read['length']).toEqual(new Duration({ days: 1, microseconds: 5 }));
    });

    test('tells JSON null from NULL', async () => {
      const [sql, document] = (await Kinds.objects.all().bulkCreate([{ document: null }, { document: JsonNull }])) as Kinds[];
      const isNull = async (row: object) =>
        Kinds.objects
          .all()
          .filter({ pk: plain(row)['id'], document__isnull: true })
          .exists();
      expect([await isNull(sql!), await isNull(document!)]).toEqual([true, false]);
      const one = (await Kinds.objects.all().create({ document: JsonNull })) as object;
      expect(await isNull(one)).toBe(false);
    });

    test('names the field of a wrong value, before anything is sent', async () => {
      const wrong = async (data: object, cls = Post) => {
        const { queries, result } = await captureQueries(() =>
          cls.objects
            .all()
            .create(data)
            .catch((e: Error) => e.message),
        );
        expect(queries).toEqual([]);
        return String(result);
      };
      expect(await wrong({ title: 5, authorId: 1 })).toContain('NUA_VALUE_INVALID: Post.title takes text');
      expect(await wrong({ title: null, authorId: 1 })).toContain("NUA_INTEGRITY_NOT_NULL: Post.title can't be null.");
      expect(await wrong({ title: 'x' })).toContain("NUA_INTEGRITY_NOT_NULL: Post.authorId can't be null.");
      expect(await wrong({ title: 'x', author: new Author({ name: 'y' }) })).toContain(
        "NUA_WRITE_INVALID: Post.author is an instance of Author that isn't saved yet. Save it first.",
      );
      expect(await wrong({ title: 'x', authorId: 1, views: 1.5 })).toContain('NUA_VALUE_INVALID: Post.views takes');
      await expect(Post.objects.all().create([])).rejects.toThrow(
        'NUA_WRITE_INVALID: create() of Post takes the values of fields, not an array.',
      );
      await expect(Post.objects.all().create(new Post({ title: 'x' }))).rejects.toThrow('NUA_WRITE_INVALID');
    });

    test('raises the errors of constraints', async () => {
      await author('same');
      await expect(author('same')).rejects.toMatchObject({ code: 'NUA_INTEGRITY_UNIQUE' });
      await expect(Post.objects.all().create({ title: 'x', authorId: 999_999 })).rejects.toMatchObject({
        code: 'NUA_INTEGRITY_FOREIGN_KEY',
      });
    });

    test('compiles nothing the second time', async () => {
      await author('first');
      const compiled: unknown[] = [];
      const listen = (event: unknown) => void compiled.push(event);
      compileChannel.subscribe(listen);
      try {
        const made = await author('second');
        plain(made)['name'] = 'third';
        await made.save();
        const before = compiled.length;
        plain(made)['name'] = 'fourth';
        await made.save();
        expect(before).toBeLessThanOrEqual(1);
        expect(compiled).toHaveLength(before);
      } finally {
        compileChannel.unsubscribe(listen);
      }
    });

    test('works for a class with private members', async () => {
      const counter = (await Counter.objects.all().create({})) as Counter;
      expect([counter.visits, counter.secret, typeof counter.pk]).toEqual([0, 7, 'number']);
      const read = (await Counter.objects.all().get({ pk: counter.pk })) as Counter;
      expect([read.visits, read.secret, read.pk]).toEqual([0, 7, counter.pk]);
    });
  });

  describe('save()', () => {
    test('inserts without a key and updates with one', async () => {
      const row = new Author({ name: 'a' });
      expect(await sent(() => row.save())).toEqual(['INSERT']);
      plain(row)['name'] = 'b';
      expect(await sent(() => row.save())).toEqual(['UPDATE']);
      expect(await again(Author, row.pk)).toMatchObject({ name: 'b' });
      expect(await Author.objects.all().count()).toBe(1);
    });

    test('updates, then inserts, with a key of the caller', async () => {
      const country = new Country({ code: 'fr', name: 'France' });
      expect(await sent(() => country.save())).toEqual(['UPDATE', 'INSERT']);
      expect(await sent(() => new Country({ code: 'fr', name: 'FR' }).save())).toEqual(['UPDATE']);
      expect(await again(Country, 'fr')).toMatchObject({ name: 'FR' });
      await expect(new Country({ code: 'fr', name: 'F' }).save({ forceInsert: true })).rejects.toMatchObject({
        code: 'NUA_INTEGRITY_UNIQUE',
      });
      const post = new Post({ id: 77, title: 'x', author: await author() });
      expect(await sent(() => post.save())).toEqual(['UPDATE', 'INSERT']);
    });

    test('only inserts a new row whose key has a default', async () => {
      expect(await sent(() => new Token().save())).toEqual(['INSERT']);
    });

    test('writes keys of several columns', async () => {
      const seat = new Seat({ row: 1, number: 2, holder: 'x' });
      await seat.save();
      plain(seat)['holder'] = null;
      await seat.save();
      expect(await Seat.objects.all().count()).toBe(1);
      expect(await again(Seat, [1, 2])).toMatchObject({ holder: null });
      expect((await seat.delete()).count).toBe(1);
    });

    test('writes some fields only', async () => {
      const row = (await Post.objects.all().create({ title: 'a', author: await author() })) as Post;
      const { updatedAt } = plain(row);
      Object.assign(row, { title: 'b', views: 5 });
      await row.save({ updateFields: ['title'] });
      const read = await again(Post, row.pk);
      expect(read).toMatchObject({ title: 'b', views: 0, updatedAt });
      expect(await sent(() => row.save({ updateFields: [] }))).toEqual([]);
      await row.save({ updateFields: ['author', 'editorId'] });
      await expect(row.save({ updateFields: ['titel'] })).rejects.toThrow(
        'NUA_FIELD_UNKNOWN: Post has no field "titel". Did you mean "title"?',
      );
      await expect(row.save({ updateFields: ['id'] })).rejects.toThrow('NUA_WRITE_INVALID: Post.id is the key');
      await expect(row.save({ updateFields: ['labels'] })).rejects.toThrow('NUA_WRITE_INVALID: Post.labels is no column of Post.');
      await expect(row.save({ forceInsert: true, forceUpdate: true })).rejects.toThrow('NUA_WRITE_INVALID');
      await expect(row.save({ updateField: [] } as object)).rejects.toThrow(
        'NUA_WRITE_INVALID: save() has no option "updateField". Did you mean "updateFields"?',
      );
    });

    test('says when the row is gone', async () => {
      const row = await author();
      await Author.objects.all().delete();
      await expect(row.save({ forceUpdate: true })).rejects.toMatchObject({ code: 'NUA_NOT_UPDATED', name: 'DoesNotExist' });
      await expect(row.save({ updateFields: ['name'] })).rejects.toMatchObject({ code: 'NUA_NOT_UPDATED' });
      await row.save();
      expect(await Author.objects.all().count()).toBe(1);
      await expect(new Author({ name: 'x' }).save({ forceUpdate: true })).rejects.toThrow('NUA_WRITE_INVALID');
    });

    test('sets times', async () => {
      const row = plain((await Post.objects.all().create({ title: 'a', author: await author() })) as object);
      const created = row['createdAt'] as Date;
      expect(row['updatedAt']).toEqual(created);
      expect(row['updatedAt']).not.toBe(created);
      await new Promise((done) => setTimeout(done, 5));
      await (row as unknown as Post).save();
      expect(row['createdAt']).toBe(created);
      expect((row['updatedAt'] as Date).getTime()).toBeGreaterThan(created.getTime());
      expect(await again(Post, row['id'])).toEqual(row);
    });

    test('refuses undefined', async () => {
      const row = await author();
      plain(row)['name'] = undefined;
      await expect(row.save()).rejects.toThrow('NUA_VALUE_UNDEFINED: Author.name is undefined.');
    });

    test('takes the key of a related row that was saved later', async () => {
      const late = new Author({ name: 'late' });
      const post = new Post({ title: 'a', author: late });
      await expect(post.save()).rejects.toThrow("NUA_WRITE_INVALID: Post.author is an instance of Author that isn't saved yet.");
      await late.save();
      await post.save();
      expect(plain(post)['authorId']).toBe(late.pk);
      expect(plain(post)['author']).toBe(late);
      plain(post)['editor'] = late;
      plain(post)['editorId'] = null;
      await post.save();
      expect(await again(Post, post.pk)).toMatchObject({ authorId: late.pk, editorId: null });
    });

    test('writes only what is loaded', async () => {
      const { pk } = (await Post.objects.all().create({ title: 'a', body: 'long', author: await author() })) as Post;
      const row = (await Post.objects.all().defer('body', 'data').get({ pk })) as Post;
      plain(row)['title'] = 'b';
      const { queries } = await captureQueries(() => row.save());
      expect(queries).toHaveLength(1);
      expect(queries[0]!.sql).not.toContain('body');
      expect(plain(row)['body']).toBeInstanceOf(NotLoaded);
      expect(await plain(row)['body']).toBe('long');
      expect(plain(row)['body']).toBe('long');
      await expect(((await Post.objects.all().defer('body').get({ pk })) as Post).save({ forceInsert: true })).rejects.toThrow(
        'NUA_NOT_LOADED',
      );
    });
  });

  describe('bulkCreate()', () => {
    test('inserts many rows by one statement, in order', async () => {
      const names = Array.from({ length: 300 }, (_, i) => `n${i}`);
      const { result, queries } = await captureQueries(() => Author.objects.all().bulkCreate(names.map((name) => ({ name }))));
      expect(queries).toHaveLength(1);
      const rows = (result as Author[]).map(plain);
      expect(rows.map((r) => r['name'])).toEqual(names);
      expect(new Set(rows.map((r) => r['id'])).size).toBe(300);
      const read = new Map(((await Author.objects.all()) as Author[]).map((a) => [a.pk, plain(a)['name']]));
      for (const row of rows) expect(read.get(row['id'])).toBe(row['name']);
    });

    test('in batches, all of them or none', async () => {
      const data = (n: number) => Array.from({ length: n }, (_, i) => ({ name: `n${i}` }));
      expect(await sent(() => Author.objects.all().bulkCreate(data(25), { batchSize: 10 }))).toEqual(['INSERT', 'INSERT', 'INSERT']);
      await database().script('DELETE FROM "author"');
      await expect(Author.objects.all().bulkCreate([...data(12), { name: 'n0' }], { batchSize: 10 })).rejects.toMatchObject({
        code: 'NUA_INTEGRITY_UNIQUE',
      });
      expect(await Author.objects.all().count()).toBe(0);
    });

    test('numbers the rows that have no key', async () => {
      const given = [{ name: 'a' }, { name: 'b', id: 1000 }, new Author({ name: 'c' }), { name: 'd', id: null }];
      const rows = (await Author.objects.all().bulkCreate(given)) as Author[];
      expect(rows.map((r) => plain(r)['name'])).toEqual(['a', 'b', 'c', 'd']);
      expect(rows[1]!.pk).toBe(1000);
      expect(rows[2]).toBe(given[2]);
      for (const row of rows) expect(await again(Author, row.pk)).toEqual(row);
    });

    test('keeps values of every kind, and nulls', async () => {
      const full = {
        price: '1.50',
        exact: '2',
        big: -1n,
        bytes: new Uint8Array([7]),
        day: '2024-01-01',
        at: '01:02:03',
        seen: '2024-01-02T03:04:05.000006Z',
        length: { hours: 2 },
        document: { a: "it's" },
        tags: [1],
      };
      const rows = (await Kinds.objects.all().bulkCreate([full, {}])) as Kinds[];
      for (const row of rows) {
        const read = await again(Kinds, row.pk);
        expect(JSON.parse(JSON.stringify(read))).toEqual({
          ...(JSON.parse(JSON.stringify(row)) as object),
          price: (read['price'] as Decimal).toString(),
          exact: read['exact'],
        });
      }
    });

    test('takes defaults from the database row by row', async () => {
      const rows = (await Line.objects
        .all()
        .bulkCreate([{ price: 1 }, { price: 2, status: 'done' }, { price: 3, status: null }])) as Line[];
      expect(rows.map((r) => [plain(r)['status'], plain(r)['total']])).toEqual([
        ['open', 1],
        ['done', 2],
        [null, 3],
      ]);
    });

    test('of nothing runs nothing; wrong options and rows are refused before anything runs', async () => {
      expect(await sent(() => Author.objects.all().bulkCreate([]))).toEqual([]);
      const all = Author.objects.all();
      await expect(all.bulkCreate([{ name: 'a' }], { batchSize: 0 })).rejects.toThrow(
        'NUA_WRITE_INVALID: bulkCreate() of Author has a batchSize',
      );
      await expect(all.bulkCreate([{ name: 'a' }], { size: 1 } as object)).rejects.toThrow(
        'NUA_WRITE_INVALID: bulkCreate() has no option "size"',
      );
      await expect(all.bulkCreate({ name: 'a' } as never)).rejects.toThrow('NUA_WRITE_INVALID: bulkCreate() of Author takes a list');
      await expect(all.bulkCreate([new Post()])).rejects.toThrow('NUA_WRITE_INVALID');
      await expect(all.bulkCreate([{ name: 'a' }, { name: null }])).rejects.toThrow('NUA_INTEGRITY_NOT_NULL');
      await expect(all.bulkCreate([{ name: 'a' }, { name: 1 }])).rejects.toThrow('NUA_VALUE_INVALID: Author.name takes text');
      expect(await all.count()).toBe(0);
    });

    test('of rows without columns', async () => {
      const rows = (await Counter.objects.all().bulkCreate([{}, {}])) as Counter[];
      expect(new Set(rows.map((r) => r.pk)).size).toBe(2);
    });
  });

  describe('update()', () => {
    test('sets columns of the rows that match', async () => {
      const [a, b] = [await author('a'), await author('b')];
      await Post.objects.all().bulkCreate([
        { title: 'one', author: a },
        { title: 'two', author: a },
        { title: 'three', author: b },
      ]);
      const mine = Post.objects.all().filter({ author__name: 'a' });
      expect(await mine.update({ views: 3, editor: b, data: null })).toBe(2);
      expect(await Post.objects.all().filter({ views: 3, editor: b }).count()).toBe(2);
      expect(await Post.objects.all().filter({ title: 'three' }).update({ authorId: a.pk, editor: null })).toBe(1);
      expect(await mine.count()).toBe(3);
      expect(await Post.objects.all().none().update({ views: 9 })).toBe(0);
      expect(await Post.objects.all().update({})).toBe(0);
      expect(await Post.objects.all().update({ views: 1 })).toBe(3);
    });

    test('refuses what it can not set', async () => {
      const all = Post.objects.all();
      await expect(all.update({ titel: 'x' })).rejects.toThrow('NUA_FIELD_UNKNOWN: Post has no field "titel". Did you mean "title"?');
      await expect(all.update({ title: undefined })).rejects.toThrow('NUA_VALUE_UNDEFINED: Post.title is undefined.');
      await expect(all.update({ title: null })).rejects.toThrow('NUA_INTEGRITY_NOT_NULL');
      await expect(all.update({ title: 1 })).rejects.toThrow('NUA_VALUE_INVALID: Post.title takes text');
      await expect(all.update({ labels: [] })).rejects.toThrow('NUA_WRITE_INVALID');
      await expect(all.update({ author: new Post() })).rejects.toThrow(
        'NUA_WRITE_INVALID: Post.author takes an instance of Author, not of Post.',
      );
      await expect(all.update({ author: new Author() })).rejects.toThrow('NUA_WRITE_INVALID');
      await expect(all.update({ author: 1, authorId: 2 })).rejects.toThrow('NUA_WRITE_INVALID: update() of Post sets authorId twice.');
      await expect(Line.objects.all().update({ total: 1 })).rejects.toThrow('NUA_WRITE_INVALID: Line.total is computed by the database.');
      await expect(all.update('x')).rejects.toThrow('NUA_WRITE_INVALID');
      await expect(all.slice(0, 1).update({ views: 1 })).rejects.toThrow('NUA_QUERY_INVALID');
    });
  });

  describe('delete()', () => {
    test('of an instance', async () => {
      const row = await author();
      expect(await row.delete()).toEqual({ count: 1, models: { Author: 1 } });
      expect(row.pk).toBeNull();
      await expect(row.delete()).rejects.toThrow('NUA_WRITE_INVALID');
      await row.save();
      expect(await Author.objects.all().count()).toBe(1);
    });

    test('of a queryset', async () => {
      await Author.objects.all().bulkCreate([{ name: 'a' }, { name: 'b' }, { name: 'c' }]);
      expect(
        await Author.objects
          .all()
          .filter({ name__in: ['a', 'b'] })
          .delete(),
      ).toEqual({ count: 2, models: { Author: 2 } });
      expect(await Author.objects.all().none().delete()).toEqual({ count: 0, models: {} });
      expect(await Author.objects.all().filter({ name: 'x' }).delete()).toEqual({ count: 0, models: {} });
      await Post.objects.all().create({ title: 'x', author: (await Author.objects.all().get({ name: 'c' })) as Author });
      expect((await Post.objects.all().filter({ author__name: 'c' }).delete()).count).toBe(1);
    });

    test('takes along what points at a row', async () => {
      const [a, b] = [await author('a'), await author('b')];
      await Post.objects.all().create({ title: 'x', author: a });
      expect(await a.delete()).toEqual({ count: 2, models: { Author: 1, Post: 1 } });
      expect(a.pk).toBeNull();
      expect(await Post.objects.all().count()).toBe(0);
      expect((await b.delete()).count).toBe(1);
    });

    test('counts a row that is gone already as none', async () => {
      const token = (await Token.objects.all().create({})) as Token;
      const same = (await Token.objects.all().get({ pk: token.pk })) as Token;
      expect(await token.delete()).toEqual({ count: 1, models: { Token: 1 } });
      expect(await same.delete()).toEqual({ count: 0, models: { Token: 0 } });
    });

    test('in a transaction that is rolled back', async () => {
      await author('a');
      await expect(
        atomic(async () => {
          expect((await Author.objects.all().delete()).count).toBe(1);
          throw new Error('no');
        }),
      ).rejects.toThrow('no');
      expect(await Author.objects.all().count()).toBe(1);
    });
  });

  describe('relations', () => {
    test('are read by await, once', async () => {
      const made = await author();
      const { pk } = (await Post.objects.all().create({ title: 'x', author: made })) as Post;
      const post = await again(Post, pk);
      const { queries, result } = await captureQueries(() => Promise.all([post['author'], post['author']]));
      expect(queries).toHaveLength(1);
      expect(result[0]).toBe(result[1]);
      expect(result[0]).toEqual(made);
      expect(post['author']).toBe(result[0]);
      expect(JSON.parse(JSON.stringify(post))).toMatchObject({ authorId: made.pk, author: { name: 'django' } });
      expect(((await made.save(), plain(made)['posts']) as { all(): { count(): Promise<number> } }).all()).toBeDefined();
      expect(await (plain(made)['posts'] as { count(): Promise<number> }).count()).toBe(1);
    });

    test('of one to one', async () => {
      const made = await author();
      expect(await plain(await again(Author, made.pk))['profile']).toBeNull();
      const profile = (await Profile.objects.all().create({ author: made, bio: 'b' })) as Profile;
      const read = await again(Author, made.pk);
      const found = plain((await read['profile']) as object);
      expect(found).toEqual(profile);
      expect(found['author']).toBe(read);
      expect(JSON.parse(JSON.stringify(read))).toEqual({
        id: made.pk,
        name: 'django',
        isActive: true,
        profile: { id: profile.pk, authorId: made.pk, bio: 'b' },
      });
    });

    test('whose key is deferred read the key first', async () => {
      const made = await author();
      const { pk } = (await Post.objects.all().create({ title: 'x', author: made })) as Post;
      const post = plain((await Post.objects.all().only('title').get({ pk })) as object);
      expect(post['author']).toBeInstanceOf(NotLoaded);
      expect(await post['author']).toEqual(made);
      expect(post['authorId']).toBe(made.pk);
    });
  });

  describe('refreshFromDb()', () => {
    test('reads again and forgets relations', async () => {
      const [a, b] = [await author('a'), await author('b')];
      const post = plain((await Post.objects.all().create({ title: 'x', author: a })) as object);
      await Post.objects.all().update({ title: 'y', views: 4, author: b });
      await (post as unknown as Post).refreshFromDb({ fields: ['views'] });
      expect(post).toMatchObject({ title: 'x', views: 4 });
      expect(post['author']).toBe(a);
      await (post as unknown as Post).refreshFromDb();
      expect(post).toMatchObject({ title: 'y', authorId: b.pk });
      expect(post['author']).toBeInstanceOf(NotLoaded);
      await Post.objects.all().delete();
      await expect((post as unknown as Post).refreshFromDb()).rejects.toMatchObject({ code: 'NUA_DOES_NOT_EXIST' });
      await expect(new Post().refreshFromDb()).rejects.toThrow('NUA_WRITE_INVALID');
      await expect((post as unknown as Post).refreshFromDb({ fields: ['titel'] })).rejects.toThrow('NUA_FIELD_UNKNOWN');
    });
  });

  describe('fullClean()', () => {
    test('gives every issue at once', async () => {
      await author('taken');
      const issues = async (row: { fullClean(): Promise<void> }) =>
        row.fullClean().then(
          () => [],
          (e: { code: string; issues: unknown[] }) => e.issues,
        );
      expect(await issues(new Post({ title: 'x'.repeat(30), views: 'many' }))).toEqual([
        { path: ['title'], message: expect.any(String) as string },
        { path: ['views'], message: expect.stringContaining('takes') as string },
        { path: ['author'], message: 'takes no null' },
      ]);
      expect(await issues(new Author({ name: 'taken' }))).toEqual([{ path: ['name'], message: 'is taken: another row has this value' }]);
      expect(await issues(new Author({ name: 'free' }))).toEqual([]);
      expect(await issues((await Author.objects.all().get({ name: 'taken' })) as Author)).toEqual([]);
      await Seat.objects.all().create({ row: 1, number: 1, holder: 'x' });
      expect(await issues(new Seat({ row: 1, number: 2, holder: 'x' }))).toEqual([
        { path: [], message: 'another row has these values of row, holder' },
      ]);
      expect(await issues(new Seat({ row: 1, number: 2 }))).toEqual([]);
    });
  });

  afterEach(() => expect(compileChannel.hasSubscribers).toBe(false));
}
