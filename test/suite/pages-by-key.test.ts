import { beforeAll, beforeEach, expect, test } from 'vitest';
import { captureQueries, createSchema, dateTime, KeysetPaginator, Model, register } from 'nuages';
import { Post, Tag, User } from './models.js';
import { onEveryBackend } from './on-every-backend.js';
import { Random } from './random.js';
import { type AnyQuerySet, backward, forward, keyOf, keysOf, pagesOf } from './turn-pages.js';

/** read as Date, which has three digits, from a column of six */
class Instant extends Model('Instant', { at: dateTime({ precision: 6, null: true }) }, { ordering: ['at'] }) {}
/** the same table, all digits of it */
class ExactInstant extends Model(
  'ExactInstant',
  { at: dateTime({ precision: 6, mode: 'string', null: true }) },
  { table: 'instant', managed: false },
) {}
declare module 'nuages' {
  interface Models {
    Instant: typeof Instant;
    ExactInstant: typeof ExactInstant;
  }
}
register({ Instant, ExactInstant });

const whatever = (queryset: unknown) => queryset as AnyQuerySet;
const tags = (names: string) => Tag.objects.bulkCreate(Array.from(names, (name) => ({ name })));

onEveryBackend('pages by key', (suite) => {
  beforeAll(() => createSchema({ models: [Instant] }));
  beforeEach(() => ExactInstant.objects.all().delete());

  test('the default ordering of the model, none at all, no rows', async () => {
    await tags('cadb');
    const names = async (pages: KeysetPaginator<Tag>) => (await forward(pages)).map(({ items }) => items.map((t) => t.name).join(''));
    expect(await names(new KeysetPaginator(Tag.objects, 3))).toEqual(['abc', 'd']);
    expect(await names(new KeysetPaginator(Tag.objects.orderBy().reverse(), 3))).toEqual(['bda', 'c']);
    expect(await names(new KeysetPaginator(Tag.objects.none(), 3))).toEqual(['']);
    const empty = await new KeysetPaginator(Tag.objects.filter({ name: 'x' }), 3).before();
    expect(empty).toMatchObject({ items: [], hasNext: false, hasPrevious: false, nextCursor: null, previousCursor: null });
  });

  test('rows of any kind', async () => {
    await tags('cadb');
    const flat = await forward(new KeysetPaginator(Tag.objects.valuesList('name', { flat: true }), 3));
    expect(flat.map(({ items }) => items)).toEqual([['a', 'b', 'c'], ['d']]);
    const [first] = await forward(new KeysetPaginator(Tag.objects.valuesList('name', 'name__length', { named: true }), 3));
    expect([first!.items[1]!.name, first!.items[1]![1]]).toEqual(['b', 1]);
    const [partial] = await forward(new KeysetPaginator(Tag.objects.defer('name'), 3));
    expect(Object.keys(partial!.items[0]!)).toEqual(['id']);
    expect(await partial!.items[0]!.name).toBe('a');
  });

  test('distinct values are told apart by all of them', async () => {
    const [ann, bob] = await User.objects.bulkCreate([
      { username: 'ann', age: 1 },
      { username: 'bob', age: 2 },
    ]);
    await Post.objects.bulkCreate([ann!, bob!, ann!, bob!, ann!].map((author, i) => ({ title: `${i % 3}`, author })));
    const distinct = whatever(Post.objects.values('author__username', 'title').distinct());
    const expected = (await distinct.orderBy('-author__username', '-title')).map(keyOf);
    expect(expected).toHaveLength(5);
    for (const size of [1, 2, 3]) expect(keysOf(await forward(pagesOf(distinct.orderBy('-author__username'), size)))).toEqual(expected);
  });

  test.each(['date', 'string'] as const)('500 instants of less than a millisecond apart, read as %s', async (mode) => {
    const micros = new Random(4).shuffle(Array.from({ length: 500 }, (_, i) => i));
    await ExactInstant.objects.bulkCreate(micros.map((i) => ({ at: `2024-02-29T12:00:00.${String(123_000 + i).padStart(6, '0')}Z` })));
    const rows = whatever(mode === 'date' ? Instant.objects.all() : ExactInstant.objects.orderBy('at'));
    const ids = (await ExactInstant.objects.orderBy('at').valuesList('pk', { flat: true })).map(String);
    const pages = pagesOf(rows, 7);
    expect(keysOf(await forward(pages))).toEqual(ids);
    expect(keysOf(await backward(pages))).toEqual(ids);
  });

  test('a page is one query, of one row more than it has; its rows are siblings', async () => {
    const [user] = await User.objects.bulkCreate([{ username: 'ann' }]);
    await Post.objects.bulkCreate(Array.from({ length: 9 }, (_, i) => ({ title: `${i}`, author: user! })));
    const pages = new KeysetPaginator(Post.objects.orderBy('title'), 3);
    const first = await pages.after();
    const { result: second, queries } = await captureQueries(() => pages.after(first.nextCursor));
    expect(second.items.map((p) => p.title)).toEqual(['3', '4', '5']);
    expect([...second]).toEqual(second.items);
    expect(queries.map(({ rows }) => rows)).toEqual([4]);
    const compiled = (await captureQueries(() => pages.after(second.nextCursor))).queries[0]!.sql;
    expect(compiled).toBe(queries[0]!.sql);
  });

  test('rows that come and go move no other row', async () => {
    await tags('bdfhj');
    const pages = new KeysetPaginator(Tag.objects, 2);
    const first = await pages.after();
    await Tag.objects.filter({ name__in: ['b', 'd'] }).delete();
    await tags('aeg');
    const second = await pages.after(first.nextCursor);
    expect(second.items.map((t) => t.name)).toEqual(['e', 'f']);
    expect((await pages.before(second.previousCursor)).items.map((t) => t.name)).toEqual(['a']);
    // nothing is left on this side: the way back leads to the rows on the other
    await Tag.objects.filter({ name__gt: 'f' }).delete();
    const beyond = await pages.after(second.nextCursor);
    expect(beyond).toMatchObject({ items: [], hasNext: false, hasPrevious: true, nextCursor: null });
    expect((await pages.before(beyond.previousCursor)).items.map((t) => t.name)).toEqual(['e', 'f']);
  });

  test('what has no pages by key is refused at once', () => {
    expect(() => new KeysetPaginator(Post.objects.slice(0, 10), 2)).toThrow(/NUA_QUERY_INVALID.*slice\(\)/);
    expect(() => new KeysetPaginator(Post.objects.orderBy('?'), 2)).toThrow(/NUA_QUERY_INVALID.*random/);
    expect(() => new KeysetPaginator([] as never, 2)).toThrow(/NUA_QUERY_INVALID: KeysetPaginator takes a queryset, not an array/);
    for (const size of [0, -1, 1.5, '2', NaN])
      expect(() => new KeysetPaginator(Post.objects, size as number)).toThrow(/NUA_QUERY_INVALID: perPage is a whole number from 1/);
  });

  test.skipIf(suite.name === 'sqlite')('distinct() of columns has no pages by key: SQLite has none', () => {
    const firsts = Post.objects.orderBy('title').distinct('title');
    expect(() => new KeysetPaginator(firsts, 2)).toThrow(/NUA_QUERY_INVALID.*distinct\(\) of columns/);
  });
});
