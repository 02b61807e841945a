import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  Decimal,
  captureQueries,
  Coalesce,
  createSchema,
  dateTime,
  F,
  KeysetPaginator,
  type KeysetPage,
  Length,
  Lower,
  Model,
  register,
} from 'nuages';
import { Post, Reading, Seat, Tag, User } from './models.js';
import { onEveryBackend } from './on-every-backend.js';
import { Random } from './random.js';

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

/** an argument of orderBy(), and where it goes */
interface Term {
  readonly by: unknown;
  readonly desc: boolean;
}
/** a queryset whose orderings are made up at run time */
interface AnyQuerySet extends PromiseLike<readonly object[]> {
  orderBy(...by: readonly unknown[]): AnyQuerySet;
  reverse(): AnyQuerySet;
}
interface AnyPages {
  after(cursor?: string | null): Promise<KeysetPage<object>>;
  before(cursor?: string | null): Promise<KeysetPage<object>>;
}
const any = (queryset: unknown) => queryset as AnyQuerySet;
const pagesOf = (queryset: AnyQuerySet, size: number) => new KeysetPaginator(queryset as never, size) as AnyPages;

const named = (...paths: string[]): Term[] =>
  paths.flatMap((path) => [
    { by: path, desc: false },
    { by: `-${path}`, desc: true },
  ]);
interface Orderable {
  asc(nulls?: object): object;
  desc(nulls?: object): object;
}
const computed = (...expressions: readonly Orderable[]): Term[] =>
  expressions.flatMap((x) => [
    { by: x, desc: false },
    ...[{}, { nullsFirst: true }, { nullsLast: true }].flatMap((nulls) => [
      { by: x.asc(nulls), desc: false },
      { by: x.desc(nulls), desc: true },
    ]),
  ]);

/** every page from the first on */
async function forward(pages: AnyPages, from: string | null = null): Promise<KeysetPage<object>[]> {
  const all = [await pages.after(from)];
  for (let cursor = all[0]!.nextCursor; cursor !== null; cursor = all.at(-1)!.nextCursor) {
    if (all.length > 1000) throw new Error('the pages go round in a circle');
    all.push(await pages.after(cursor));
  }
  return all;
}
/** every page up to the last, read from there */
async function backward(pages: AnyPages, from: string | null = null): Promise<KeysetPage<object>[]> {
  const all = [await pages.before(from)];
  for (let cursor = all[0]!.previousCursor; cursor !== null; cursor = all[0]!.previousCursor) {
    if (all.length > 1000) throw new Error('the pages go round in a circle');
    all.unshift(await pages.before(cursor));
  }
  return all;
}
const keyOf = (row: object) => JSON.stringify('pk' in row ? row.pk : row);
const keys = (pages: readonly Iterable<object>[]) => pages.flatMap((page) => [...page].map(keyOf));
const sizes = (pages: readonly KeysetPage<object>[]) => pages.map(({ items }) => items.length);

/** The pages are the rows of the queryset, each once and in its order, whichever way they are turned. */
async function expectTiles(queryset: AnyQuerySet, terms: readonly Term[], key: readonly string[], random: Random): Promise<void> {
  const size = 1 + random.below(8);
  const desc = terms.at(-1)?.desc ?? false;
  const total = [...terms.map(({ by }) => by), ...key.map((name) => (desc ? `-${name}` : name))];
  const turned = random.chance(0.3);
  const ordered = (by: readonly unknown[]) => (turned ? queryset.orderBy(...by).reverse() : queryset.orderBy(...by));
  const expected = (await ordered(total)).map(keyOf);
  const pages = pagesOf(ordered(terms.map(({ by }) => by)), size);

  const on = await forward(pages);
  expect(keys(on)).toEqual(expected);
  expect(
    sizes(on)
      .slice(0, -1)
      .every((n) => n === size),
  ).toBe(true);
  expect(keys(await backward(pages))).toEqual(expected);
  // from a page in the middle, back to the first and on to the last
  const middle = random.below(on.length);
  const { previousCursor, nextCursor, hasPrevious, hasNext } = on[middle]!;
  expect([hasPrevious, hasNext]).toEqual([middle > 0, middle < on.length - 1]);
  if (previousCursor !== null) expect(keys(await backward(pages, previousCursor))).toEqual(keys(on.slice(0, middle)));
  if (nextCursor !== null) expect(keys(await forward(pages, nextCursor))).toEqual(keys(on.slice(middle + 1)));
}

onEveryBackend('pages by key', (suite) => {
  beforeAll(() => createSchema({ models: [Instant] }));
  beforeEach(() => ExactInstant.objects.all().delete());

  describe('tile the rows, with ties and NULLs, in every direction', () => {
    const some = (random: Random, from: readonly Term[]) => random.shuffle(from).slice(0, random.below(4));

    test('through relations, with expressions', async () => {
      const random = new Random(1);
      const people = await User.objects.bulkCreate(
        Array.from({ length: 6 }, (_, i) => ({
          username: `${'aAbBçé'[i]}${i}`,
          age: random.below(3),
          email: random.chance(0.5) ? `${random.below(3)}@example.com` : null,
        })),
      );
      await Post.objects.bulkCreate(
        Array.from({ length: 30 }, (_, i) => ({
          title: random.pick(['', 'a', 'A', 'b', "it's", 'é', '😀']),
          body: 'x'.repeat(random.below(3)),
          isPublished: random.chance(0.5),
          author: random.pick(people),
          editor: random.chance(0.5) ? random.pick(people) : null,
          createdAt: new Date(1e12 + random.below(3) * 9e8 + (i % 2)),
        })),
      );
      const terms = [
        ...named(
          'title',
          'isPublished',
          'createdAt',
          'author',
          'editor',
          'author__username',
          'editor__username',
          'editor__email',
          'author__age',
          'editor__age',
          'createdAt__day',
          'title__length',
          'id',
        ),
        ...computed(
          Lower('title'),
          Length('body'),
          F('editor__age'),
          F('editor__email'),
          F('author__age').add(1),
          F('editor__age').sub(2),
          Coalesce(F('editor__age'), 1),
          Lower('editor__email'),
        ),
      ];
      for (let run = 0; run < 40; run++) {
        const rows = random.pick([
          Post.objects.all(),
          Post.objects.filter({ isPublished: true }),
          Post.objects.exclude({ editor__age: 1 }),
          Post.objects.filter({ author__posts__title: 'a' }).distinct(),
          Post.objects.only('title'),
          Post.objects.values('pk', 'title'),
          Post.objects.filter({ title: 'nothing' }),
        ]);
        await expectTiles(any(rows), some(random, terms), ['pk'], random);
      }
    }, 120_000);

    test('by columns of every kind', async () => {
      const random = new Random(2);
      const or = <T>(items: readonly T[]) => (random.chance(0.25) ? null : random.pick(items));
      await Reading.objects.bulkCreate(
        Array.from({ length: 30 }, (_, i) => ({
          name: `n${i}`,
          small: i,
          slug: random.pick(['', 'a', 'b-c']),
          site: or(['https://example.com/', 'https://example.org/?a=1']),
          address: or(['10.0.0.1', '9.0.0.1', '::1']),
          views: random.pick([0, -1, 2 ** 52, 7]),
          bytes: or([2n ** 62n, 2n ** 62n + 1n, -5n]),
          ratio: or([0.1 + 0.2, 0.3, 1 / 3, 1e300, -5e-324, 2]),
          fee: random.pick(['0.10', '12.50', '99999999.99', '-0.01']),
          day: or(['2024-02-29', '0999-01-01']),
          opensAt: or(['09:30:00', '09:30:00.000001']),
          startsAt: or([new Date(0), new Date(-1), new Date(1e12 + 1)]),
          seenAt: or(['2024-02-29T12:34:56.789012Z', '2024-02-29T12:34:56.789013Z', '2024-02-29T12:34:56Z']),
          took: or([{ hours: 25, microseconds: 1 }, { hours: 25 }, { hours: -1 }]),
          logo: or([new Uint8Array([0, 255]), new Uint8Array([])]),
          meta: or([{ a: 1 }, { a: 'x' }, { b: [1, 2] }, 3]),
          status: random.pick(['open', 'closed'] as const),
        })),
      );
      const terms = [
        ...named(
          'slug',
          'site',
          'address',
          'views',
          'bytes',
          'ratio',
          'fee',
          'day',
          'opensAt',
          'startsAt',
          'seenAt',
          'took',
          'logo',
          'meta',
          'status',
          'double',
          'madeAt',
          'meta__a',
          'startsAt__year',
          'day__month',
          'seenAt__date',
        ),
        ...computed(F('ratio').mul(3), F('bytes'), F('fee').mul(new Decimal('0.1')), F('took'), F('seenAt'), F('ratio').add(0.1)),
      ];
      for (let run = 0; run < 40; run++) await expectTiles(any(Reading.objects.all()), some(random, terms), ['pk'], random);
    }, 120_000);

    test('of rows with a key of two columns', async () => {
      const random = new Random(3);
      await Seat.objects.bulkCreate(
        Array.from({ length: 24 }, (_, i) => ({ row: 'abcd'[i % 4]!, number: Math.floor(i / 4), taken: random.chance(0.5) })),
      );
      for (let run = 0; run < 12; run++)
        await expectTiles(any(Seat.objects.all()), some(random, named('row', 'number', 'taken', 'pk')), ['row', 'number'], random);
    });
  });

  test('the default ordering of the model, none at all, no rows', async () => {
    await Tag.objects.bulkCreate(['c', 'a', 'd', 'b'].map((name) => ({ name })));
    const names = async (pages: KeysetPaginator<Tag>) =>
      (await forward(pages as never)).map(({ items }) => (items as readonly Tag[]).map((t) => t.name).join(''));
    expect(await names(new KeysetPaginator(Tag.objects, 3))).toEqual(['abc', 'd']);
    expect(await names(new KeysetPaginator(Tag.objects.orderBy().reverse(), 3))).toEqual(['bda', 'c']);
    expect(await names(new KeysetPaginator(Tag.objects.none(), 3))).toEqual(['']);
    const empty = await new KeysetPaginator(Tag.objects.filter({ name: 'x' }), 3).before();
    expect({ ...empty }).toEqual({ items: [], hasNext: false, hasPrevious: false, nextCursor: null, previousCursor: null });
  });

  test('distinct values are told apart by all of them', async () => {
    const [ann, bob] = await User.objects.bulkCreate([
      { username: 'ann', age: 1 },
      { username: 'bob', age: 2 },
    ]);
    await Post.objects.bulkCreate([ann!, bob!, ann!, bob!, ann!].map((author, i) => ({ title: `${i % 3}`, author })));
    const distinct = any(Post.objects.values('author__username', 'title').distinct());
    const expected = (await distinct.orderBy('-author__username', '-title')).map(keyOf);
    expect(expected).toHaveLength(5);
    for (const size of [1, 2, 3]) expect(keys(await forward(pagesOf(distinct.orderBy('-author__username'), size)))).toEqual(expected);
  });

  test.each(['date', 'string'] as const)('500 instants of less than a millisecond apart, read as %s', async (mode) => {
    const micros = new Random(4).shuffle(Array.from({ length: 500 }, (_, i) => i));
    await ExactInstant.objects.bulkCreate(micros.map((i) => ({ at: `2024-02-29T12:00:00.${String(123_000 + i).padStart(6, '0')}Z` })));
    const rows = any(mode === 'date' ? Instant.objects.all() : ExactInstant.objects.orderBy('at'));
    const ids = (await ExactInstant.objects.orderBy('at').valuesList('pk', { flat: true })).map(String);
    const pages = pagesOf(rows, 7);
    expect(keys(await forward(pages))).toEqual(ids);
    expect(keys(await backward(pages))).toEqual(ids);
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
    await Tag.objects.bulkCreate([...'bdfhj'].map((name) => ({ name })));
    const pages = new KeysetPaginator(Tag.objects, 2);
    const first = await pages.after();
    await Tag.objects.filter({ name__in: ['b', 'd'] }).delete();
    await Tag.objects.bulkCreate([...'aeg'].map((name) => ({ name })));
    const second = await pages.after(first.nextCursor);
    expect(second.items.map((t) => t.name)).toEqual(['e', 'f']);
    expect((await pages.before(second.previousCursor)).items.map((t) => t.name)).toEqual(['a']);
    // nothing is left on this side: the way back leads to the rows on the other
    await Tag.objects.filter({ name__gt: 'f' }).delete();
    const beyond = await pages.after(second.nextCursor);
    expect({ ...beyond, previousCursor: null }).toEqual({
      items: [],
      hasNext: false,
      hasPrevious: true,
      nextCursor: null,
      previousCursor: null,
    });
    expect((await pages.before(beyond.previousCursor)).items.map((t) => t.name)).toEqual(['e', 'f']);
  });

  describe('cursors', () => {
    const secret = 'a secret of more than thirty-two characters';
    const fill = async () => {
      const [user] = await User.objects.bulkCreate([{ username: 'ann', age: 7 }]);
      await Post.objects.bulkCreate(Array.from({ length: 5 }, (_, i) => ({ title: `${i}`, author: user! })));
    };
    const invalid = { name: 'ValueError', code: 'NUA_CURSOR_INVALID' };

    test('are refused when they are changed or made up', async () => {
      await fill();
      const pages = new KeysetPaginator(Post.objects.orderBy('title'), 2);
      const cursor = (await pages.after()).nextCursor!;
      const [body, signature] = cursor.split('.') as [string, string];
      const other = Buffer.from(Buffer.from(body, 'base64url').toString().replace(/1"/, '3"')).toString('base64url');
      expect(other).not.toBe(body);
      const forged = [
        '',
        '.',
        'x',
        cursor.slice(1),
        cursor.slice(0, -1),
        `${cursor}.`,
        `${cursor}x`,
        `${other}.${signature}`,
        `${body}.`,
        `${signature}.${body}`,
        body,
        7,
        {},
        [cursor],
        true,
      ];
      for (const each of forged) {
        await expect(pages.after(each as string), String(each)).rejects.toMatchObject(invalid);
        await expect(pages.before(each as string), String(each)).rejects.toMatchObject(invalid);
      }
      expect((await pages.after(cursor)).items.map((p) => p.title)).toEqual(['2', '3']);
    });

    test('are refused by another ordering or model, and taken with another filter or size', async () => {
      await fill();
      const cursor = (await new KeysetPaginator(Post.objects.orderBy('title'), 2).after()).nextCursor;
      const others = [
        Post.objects.all(),
        Post.objects.orderBy('-title'),
        Post.objects.orderBy('title').reverse(),
        Post.objects.orderBy('body'),
        Post.objects.orderBy('title', 'body'),
        Post.objects.orderBy('author__username'),
        Post.objects.orderBy(Lower('title')),
        Tag.objects.orderBy('name'),
      ];
      for (const queryset of others)
        await expect(new KeysetPaginator(queryset as typeof Post.objects, 2).after(cursor)).rejects.toMatchObject(invalid);
      expect(
        (await new KeysetPaginator(Post.objects.filter({ title__gt: '2' }).orderBy('title'), 9).after(cursor)).items.map((p) => p.title),
      ).toEqual(['3', '4']);
      const by = (more: number) => new KeysetPaginator(Post.objects.filter({ author__age: 7 }).orderBy(F('author__age').add(more)), 2);
      const computedCursor = (await by(1).after()).nextCursor;
      await expect(by(2).after(computedCursor)).rejects.toMatchObject(invalid);
      expect((await by(1).after(computedCursor)).items).toHaveLength(2);
    });

    test('are signed with the secret, the setting or a key of the process', async () => {
      await fill();
      const posts = Post.objects.orderBy('title');
      const own = (await new KeysetPaginator(posts, 2).after()).nextCursor;
      const signed = (await new KeysetPaginator(posts, 2, { secret }).after()).nextCursor;
      expect((await new KeysetPaginator(posts, 2, { secret }).after(signed)).items).toHaveLength(2);
      await expect(new KeysetPaginator(posts, 2).after(signed)).rejects.toMatchObject(invalid);
      await expect(new KeysetPaginator(posts, 2, { secret }).after(own)).rejects.toMatchObject(invalid);
      for (const weak of ['', 'short', 7])
        expect(() => new KeysetPaginator(posts, 2, { secret: weak as string })).toThrow(/NUA_CONFIG_INVALID/);
    });

    test('are the same text for the same place in another process', async () => {
      await fill();
      // pinned: an upgrade of Nuages must not end the cursors that are out there
      const { nextCursor } = await new KeysetPaginator(Post.objects.orderBy('-title', Lower('body')).values('title'), 2, {
        secret,
      }).after();
      const [body] = nextCursor!.split('.') as [string];
      const [mark, place] = JSON.parse(Buffer.from(body, 'base64url').toString()) as [string, string[]];
      expect(mark).toBe(suite.name === 'sqlite' ? 'v9vVD7Bq5zd' : 'Nx0JXKbTa8F');
      expect(place.slice(0, 2)).toEqual(suite.name === 'sqlite' ? ['t3', 't'] : ['3', '']);
    });
  });

  test('what has no pages by key is refused at once', () => {
    expect(() => new KeysetPaginator(Post.objects.slice(0, 10), 2)).toThrow(/NUA_QUERY_INVALID.*slice\(\)/);
    expect(() => new KeysetPaginator(Post.objects.orderBy('?'), 2)).toThrow(/NUA_QUERY_INVALID.*random/);
    expect(() => new KeysetPaginator([] as never, 2)).toThrow(/NUA_QUERY_INVALID: KeysetPaginator takes a queryset, not an array/);
    for (const size of [0, -1, 1.5, '2', NaN])
      expect(() => new KeysetPaginator(Post.objects, size as number)).toThrow(/NUA_QUERY_INVALID: perPage is a whole number from 1/);
    if (suite.name !== 'sqlite')
      expect(() => new KeysetPaginator(Post.objects.orderBy('title').distinct('title'), 2)).toThrow(
        /NUA_QUERY_INVALID.*distinct\(\) of columns/,
      );
  });
});
