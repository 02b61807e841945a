import { expect, test } from 'vitest';
import {
  Avg,
  Case,
  Coalesce,
  Count,
  CumeDist,
  Decimal,
  DenseRank,
  Exists,
  F,
  FirstValue,
  func,
  integer,
  Lag,
  LastValue,
  Lead,
  Length,
  Lower,
  Max,
  NthValue,
  Ntile,
  OuterRef,
  PercentRank,
  Q,
  Rank,
  RowNumber,
  Subquery,
  Sum,
  When,
  Window,
} from 'nuages';
import { blogRows } from './blog-rows.js';
import { Comment, Post, Reading, User } from './models.js';
import { onEveryBackend } from './on-every-backend.js';
import { refused } from './refused.js';

/** six rows of two slugs */
async function readings() {
  await Reading.objects.bulkCreate([
    { name: 'a', slug: 'x', small: 1, fee: '0.10', day: '2024-01-01' },
    { name: 'b', slug: 'x', small: 2, fee: '0.20', day: '2024-01-02' },
    { name: 'c', slug: 'x', small: 2, fee: '0.30', day: '2024-01-03' },
    { name: 'd', slug: 'x', small: 5, fee: '0.40' },
    { name: 'e', slug: 'y', small: 3, fee: '1.50' },
    { name: 'f', slug: 'y', small: 4, fee: '3.00' },
  ]);
}
const column = (rows: readonly object[], name: string): unknown[] => rows.map((row) => (row as Record<string, unknown>)[name]);

onEveryBackend('windows', () => {
  test('ranks and numbers', async () => {
    await readings();
    const rows = await Reading.objects
      .annotate({
        n: Window(RowNumber(), { orderBy: 'name' }),
        rank: Window(Rank(), { partitionBy: 'slug', orderBy: 'small' }),
        dense: Window(DenseRank(), { partitionBy: 'slug', orderBy: 'small' }),
        back: Window(Rank(), { orderBy: ['-slug', F('small').desc()] }),
        tile: Window(Ntile(4), { orderBy: 'name' }),
        part: Window(CumeDist(), { orderBy: 'small' }),
        percent: Window(PercentRank(), { orderBy: 'small' }),
      })
      .orderBy('name');
    expect(column(rows, 'n')).toEqual([1, 2, 3, 4, 5, 6]);
    expect(column(rows, 'rank')).toEqual([1, 2, 2, 4, 1, 2]);
    expect(column(rows, 'dense')).toEqual([1, 2, 2, 3, 1, 2]);
    expect(column(rows, 'back')).toEqual([6, 4, 4, 3, 2, 1]);
    expect(column(rows, 'tile')).toEqual([1, 1, 2, 2, 3, 4]);
    expect(column(rows, 'part')).toEqual([1 / 6, 0.5, 0.5, 1, 4 / 6, 5 / 6].map((x) => expect.closeTo(x, 10) as number));
    expect(column(rows, 'percent')).toEqual([0, 0.2, 0.2, 1, 0.6, 0.8].map((x) => expect.closeTo(x, 10) as number));
    expect(rows[0]).toBeInstanceOf(Reading);
  });

  test('neighbours, and the first, last and nth of the frame', async () => {
    await readings();
    const rows = await Reading.objects
      .annotate({
        before: Window(Lag('name'), { orderBy: 'name' }),
        before2: Window(Lag('small', 2, -1), { partitionBy: 'slug', orderBy: 'name' }),
        next: Window(Lead('day'), { orderBy: 'name' }),
        next2: Window(Lead(F('fee').mul(2), 2, '0.5'), { orderBy: 'name' }),
        first: Window(FirstValue('name'), { partitionBy: 'slug', orderBy: '-small' }),
        last: Window(LastValue('small'), { partitionBy: 'slug', orderBy: 'name' }),
        end: Window(LastValue('small'), { partitionBy: 'slug', orderBy: 'name', frame: { type: 'rows' } }),
        second: Window(NthValue('name', 2), { partitionBy: 'slug', orderBy: 'name' }),
      })
      .orderBy('name');
    expect(column(rows, 'before')).toEqual([null, 'a', 'b', 'c', 'd', 'e']);
    expect(column(rows, 'before2')).toEqual([-1, -1, 1, 2, -1, -1]);
    expect(column(rows, 'next')).toEqual(['2024-01-02', '2024-01-03', null, null, null, null]);
    expect(column(rows, 'next2')).toEqual(['0.6', '0.8', '3', '6', '0.5', '0.5'].map((x) => new Decimal(x)));
    expect(column(rows, 'first')).toEqual(['d', 'd', 'd', 'd', 'f', 'f']);
    expect(column(rows, 'last')).toEqual([1, 2, 2, 5, 3, 4]);
    expect(column(rows, 'end')).toEqual([5, 5, 5, 5, 4, 4]);
    expect(column(rows, 'second')).toEqual([null, 'b', 'b', 'b', null, 'f']);
  });

  test('aggregates over windows: running sums, sums of the partition, filters', async () => {
    await readings();
    const rows = await Reading.objects
      .annotate({
        all: Window(Count('*')),
        group: Window(Sum('fee'), { partitionBy: 'slug' }),
        running: Window(Sum('fee'), { partitionBy: 'slug', orderBy: 'name' }),
        mean: Window(Avg('small'), { partitionBy: ['slug', Lower('slug')] }),
        most: Window(Max('small', { filter: { small__lt: 5 } }), { partitionBy: 'slug' }),
        share: F('fee').div(Window(Sum('fee'), { partitionBy: 'slug' })),
        filled: Coalesce(Window(Sum('small', { filter: { slug: 'y' } }), { partitionBy: 'slug' }), 0),
      })
      .orderBy('name');
    expect(column(rows, 'all')).toEqual([6, 6, 6, 6, 6, 6]);
    expect(column(rows, 'group')).toEqual(['1', '1', '1', '1', '4.5', '4.5'].map((x) => new Decimal(x)));
    expect(column(rows, 'running')).toEqual(['0.1', '0.3', '0.6', '1', '1.5', '4.5'].map((x) => new Decimal(x)));
    expect(column(rows, 'mean')).toEqual([2.5, 2.5, 2.5, 2.5, 3.5, 3.5]);
    expect(column(rows, 'most')).toEqual([2, 2, 2, 2, 4, 4]);
    expect(column(rows, 'share').map((x) => Number((x as Decimal).toNumber().toFixed(3)))).toEqual([0.1, 0.2, 0.3, 0.4, 0.333, 0.667]);
    expect(column(rows, 'filled')).toEqual([0, 0, 0, 0, 7, 7]);
  });

  test('frames', async () => {
    await readings();
    const sum = (frame: object) => Window(Sum('small'), { orderBy: 'name', frame });
    const rows = await Reading.objects
      .annotate({
        three: sum({ type: 'rows', start: -1, end: 1 }),
        upTo: sum({ start: null, end: 0 }),
        from: sum({ type: 'rows', start: 0 }),
        before: sum({ type: 'rows', start: null, end: -1 }),
        behind: sum({ type: 'rows', start: 1, end: 2 }),
        last: sum({ type: 'rows', start: -2, end: -1 }),
        peers: Window(Sum('small'), { orderBy: 'small', frame: { type: 'range', start: null, end: 0 } }),
        near: Window(Count('*'), { orderBy: 'small', frame: { type: 'range', start: -1, end: 1 } }),
        groups: Window(Count('*'), { orderBy: 'small', frame: { type: 'groups', start: -1, end: 0 } }),
        others: sum({ type: 'rows', start: -1, end: 1, exclude: 'current row' }),
      } as never)
      .orderBy('name');
    expect(column(rows, 'three')).toEqual([3, 5, 9, 10, 12, 7]);
    expect(column(rows, 'upTo')).toEqual([1, 3, 5, 10, 13, 17]);
    expect(column(rows, 'from')).toEqual([17, 16, 14, 12, 7, 4]);
    expect(column(rows, 'before')).toEqual([null, 1, 3, 5, 10, 13]);
    expect(column(rows, 'behind')).toEqual([4, 7, 8, 7, 4, null]);
    expect(column(rows, 'last')).toEqual([null, 1, 3, 4, 7, 8]);
    expect(column(rows, 'peers')).toEqual([1, 5, 5, 17, 8, 12]);
    expect(column(rows, 'near')).toEqual([3, 4, 4, 2, 4, 3]);
    expect(column(rows, 'groups')).toEqual([1, 3, 3, 2, 3, 2]);
    expect(column(rows, 'others')).toEqual([2, 3, 7, 5, 9, 3]);
  });

  test('what exclude() says of windows and columns together is asked after the windows', async () => {
    await readings();
    const ranked = Reading.objects.annotate({ rank: Window(RowNumber(), { partitionBy: 'slug', orderBy: '-small' }) }).orderBy('name');
    // without "d" another row would be the first of its slug
    const left = ranked.exclude(Q({ rank: 1 }).or({ name: 'd' })).valuesList('name', { flat: true });
    expect(await left).toEqual(['a', 'b', 'c', 'e']);
  });

  test('a filter on a window picks rows after the window is known', async () => {
    await readings();
    const ranked = Reading.objects.annotate({ rank: Window(RowNumber(), { partitionBy: 'slug', orderBy: '-small' }) });
    expect(await ranked.filter({ rank: 1 }).orderBy('name').valuesList('name', 'rank')).toEqual([
      ['d', 1],
      ['f', 1],
    ]);
    const best = await ranked.filter({ rank__lte: 1 }).orderBy('name');
    expect([best[0]!.name, best[0]!.rank, best[0]!.fee, best[0] instanceof Reading]).toEqual(['d', 1, new Decimal('0.4'), true]);
    expect(await ranked.filter({ rank: 1, slug: 'x' }).valuesList('name', { flat: true })).toEqual(['d']);
    // conditions on columns are asked before, those on windows after
    expect(await ranked.filter({ small__lt: 5 }).filter({ rank: 1, slug: 'x' }).count()).toBe(1);
    expect(await ranked.filter({ rank: 1 }).filter({ small__lt: 5 }).orderBy('name').valuesList('rank', { flat: true })).toEqual([1, 1]);
    expect(await ranked.filter({ rank__gt: 1 }).count()).toBe(4);
    expect(await ranked.exclude({ rank: 1 }).count()).toBe(4);
    expect(await ranked.filter({ rank: 1 }).exists()).toBe(true);
    expect(await ranked.filter({ rank__gt: 9 }).exists()).toBe(false);
    expect(await ranked.filter({ rank: 1 }).orderBy('-name').slice(0, 1).valuesList('name', { flat: true })).toEqual(['f']);
    expect(
      await ranked
        .filter({ rank: 1 })
        .orderBy('-name')
        .first()
        .then((r) => r?.name),
    ).toBe('f');
    expect(
      await ranked
        .filter(Q({ rank: 1 }).or({ name: 'a' }))
        .orderBy('name')
        .valuesList('name', { flat: true }),
    ).toEqual(['a', 'd', 'f']);
    expect(await ranked.filter(Q({ rank: 1 }).not()).count()).toBe(4);
    expect(
      await ranked
        .filter(Q({ rank: 1 }).xor({ name: 'd' }))
        .orderBy('name')
        .valuesList('name', { flat: true }),
    ).toEqual(['f']);
    expect(await ranked.filter({ rank: 1 }).aggregate({ fees: Sum('fee'), n: Count('*') })).toEqual({ fees: new Decimal('3.4'), n: 2 });
    expect(await ranked.filter({ rank: F('small').sub(4) } as never).valuesList('name', { flat: true })).toEqual(['d']);
    expect(
      await Reading.objects
        .alias({ rank: Window(RowNumber(), { partitionBy: 'slug', orderBy: '-small' }) })
        .filter({ rank: 1 })
        .orderBy('name')
        .valuesList('name', { flat: true }),
    ).toEqual(['d', 'f']);
    const streamed: string[] = [];
    for await (const row of ranked.filter({ rank: 1 }).orderBy('name').iterator({ chunkSize: 1 })) streamed.push(row.name);
    expect(streamed).toEqual(['d', 'f']);
  });

  test('filters on windows across relations, with only(), values(), distinct()', async () => {
    await blogRows();
    const ranked = Comment.objects.annotate({ n: Window(RowNumber(), { partitionBy: 'post', orderBy: ['-score', 'id'] }) });
    expect(await ranked.filter({ n: 1 }).orderBy('post__title').values('post__title', 'user__username', 'score')).toEqual([
      { post__title: 'One', user__username: 'bob', score: 5 },
      { post__title: 'Two', user__username: 'ann', score: 5 },
    ]);
    const [only] = await ranked.filter({ n: 1, user__username: 'bob' }).only('score');
    expect([Object.keys(only!), await only!.body]).toEqual([['id', 'score', 'n'], 'good']);
    expect(await ranked.filter({ n__gt: 1 }).values('post__title').distinct().orderBy('post__title')).toEqual([
      { post__title: 'One' },
      { post__title: 'Two' },
    ]);
    expect(await ranked.filter({ n: 1, post__author__username: 'ann' }).count()).toBe(2);
    expect(await Comment.objects.filter({ pk__in: ranked.filter({ n: 1 }).values('pk') }).count()).toBe(2);
    expect(await Post.objects.filter(Exists(ranked.filter({ n: 3, post: OuterRef('pk') }))).count()).toBe(1);
    const second = Comment.objects
      .filter({ post: OuterRef('pk') })
      .annotate({ n: Window(RowNumber(), { orderBy: ['-score', 'id'] }) })
      .filter({ n: 2 })
      .values('score');
    expect(
      await Post.objects
        .annotate({ second: Subquery(second) })
        .orderBy('id')
        .valuesList('second', { flat: true }),
    ).toEqual([2, 3, null]);
  });

  test('windows over groups', async () => {
    await blogRows();
    const groups = Comment.objects
      .values('user__username')
      .annotate({ n: Count('id') })
      .annotate({ place: Window(Rank(), { orderBy: '-n' }) });
    expect(await groups.orderBy('place', 'user__username').valuesList('user__username', 'n', 'place')).toEqual([
      ['ann', 3, 1],
      ['bob', 1, 2],
      ['cat', 1, 2],
    ]);
    expect(await groups.filter({ place: 1 }).valuesList('user__username', { flat: true })).toEqual(['ann']);
    const users = User.objects
      .annotate({ written: Count('posts') })
      .annotate({ before: Window(Lag('written', 1, 0), { orderBy: 'username' }) });
    expect(await users.orderBy('username').valuesList('written', 'before')).toEqual([
      [2, 0],
      [1, 2],
      [0, 1],
    ]);
    expect(await users.filter({ written__gt: 0, before: 2 }).valuesList('username', { flat: true })).toEqual(['bob']);
    expect(await users.count()).toBe(3);
    // as in Django, an aggregate is not added up once more
    expect(await refused(() => users.annotate({ all: Window(Sum('written')) }))).toMatch(
      /NUA_QUERY_INVALID: sum\(\) of "written", an aggregate itself/,
    );
  });

  test('ordering by windows, windows in cases and in aggregates of all rows', async () => {
    await readings();
    expect(
      await Reading.objects
        .annotate({ n: Window(RowNumber(), { orderBy: 'small' }) })
        .orderBy('-n')
        .slice(0, 1)
        .valuesList('name', { flat: true }),
    ).toEqual(['d']);
    const top = Case([When({ n: 1 }, 'first')], { default: 'other' });
    expect(
      await Reading.objects
        .annotate({ n: Window(RowNumber(), { orderBy: 'name' }) })
        .annotate({ place: top })
        .orderBy('name')
        .slice(0, 2)
        .valuesList('place', { flat: true }),
    ).toEqual(['first', 'other']);
    expect(
      await Reading.objects.annotate({ running: Window(Sum('small'), { orderBy: 'name' }) }).aggregate({ most: Max('running') }),
    ).toEqual({ most: 17 });
    expect(
      await Reading.objects.orderBy(Window(Lag('small', 1, 0), { orderBy: 'name' }), 'name').valuesList('name', { flat: true }),
    ).toEqual(['a', 'b', 'c', 'd', 'f', 'e']);
  });

  test('frames over dates and a function of your own', async () => {
    await readings();
    const Dense = func('DENSE_RANK', integer());
    expect(
      await Reading.objects
        .annotate({ n: Window(Dense() as never, { orderBy: 'slug' }) })
        .orderBy('name')
        .valuesList('n' as 'name', { flat: true }),
    ).toEqual([1, 1, 1, 1, 2, 2]);
  });

  test('what is wrong is named', async () => {
    expect(await refused(() => Window(F('score') as never))).toMatch(
      /NUA_QUERY_INVALID: Window\(\) takes an aggregate or a function of windows/,
    );
    expect(await refused(() => Window(Length('body') as never))).toMatch(/Window\(\) takes an aggregate or a function of windows/);
    expect(await refused(() => Window('score' as never))).toMatch(/not a string/);
    expect(await refused(() => Window(Rank(), { partition: 'post' } as never))).toMatch(
      /NUA_QUERY_INVALID: Window\(\) has no such option.*partitionBy, orderBy, frame, output/s,
    );
    expect(await refused(() => Window(Rank(), { orderBy: undefined } as never))).toMatch(/or it is undefined/);
    expect(await refused(() => Window(Rank(), { orderBy: 3 } as never))).toMatch(
      /NUA_QUERY_INVALID: An ordering is a name or an expression, not a number/,
    );
    expect(await refused(() => Window(Rank(), { orderBy: '' } as never))).toMatch(/An ordering is a name/);
    for (const frame of [{ type: 'row' }, { start: 'x' }, { start: 2, end: 1 }, { start: 0.5 }, { exclude: 'me' }, { start: Infinity }]) {
      expect(await refused(() => Window(Sum('score'), { frame } as never)), JSON.stringify(frame)).toMatch(
        /NUA_QUERY_INVALID: The frame of a window is none.*start: -2, end: 0/s,
      );
    }
    expect(await refused(() => Window(Sum('score'), { frame: 'rows' } as never))).toMatch(
      /NUA_QUERY_INVALID: The options of Window frame\(\) are an object/,
    );
    expect(await refused(() => Window(Sum('score'), { frame: { begin: 1 } } as never))).toMatch(
      /no such option.*type, start, end, exclude/s,
    );
    for (const make of [
      () => Ntile(0),
      () => Ntile(1.5),
      () => Ntile('4' as never),
      () => NthValue('score', 0),
      () => Lag('score', -1),
      () => Lead('score', NaN),
    ]) {
      expect(await refused(make)).toMatch(/NUA_QUERY_INVALID: \w+\(\) takes a whole number from 1/);
    }
    expect(await refused(() => Comment.objects.annotate({ x: Window(Rank(), { orderBy: 'scor' }) } as never))).toMatch(
      /NUA_FIELD_UNKNOWN.*"scor".*score/s,
    );
    expect(await refused(() => Comment.objects.annotate({ x: Window(Sum('scor'), { partitionBy: 'post' }) } as never))).toMatch(
      /NUA_FIELD_UNKNOWN.*"scor"/s,
    );
    expect(await refused(() => Comment.objects.annotate({ x: Window(Sum('score'), { partitionBy: 'pos' }) } as never))).toMatch(
      /NUA_FIELD_UNKNOWN.*"pos".*post/s,
    );
    expect(await refused(() => Comment.objects.annotate({ x: Window(Sum('score', { default: 0 })) }))).toMatch(
      /NUA_QUERY_INVALID: The default of an aggregate stands around its window.*Coalesce/s,
    );
    expect(await refused(() => Comment.objects.annotate({ n: Window(Rank(), { orderBy: 'score' }) }).annotate({ m: Sum('n') }))).toMatch(
      /NUA_QUERY_INVALID: sum\(\) of a window.*aggregate\(\) with its name/s,
    );
    expect(await refused(() => Comment.objects.aggregate({ m: Max(Window(Sum('score'), { orderBy: 'id' })) }))).toMatch(
      /NUA_QUERY_INVALID: max\(\) of a window/,
    );
    expect(await refused(() => Comment.objects.annotate({ x: Rank() } as never))).toMatch(
      /NUA_QUERY_INVALID: rank\(\) is a function of windows.*Window\(Rank\(\)/s,
    );
    expect(await refused(() => Comment.objects.aggregate({ x: Window(Sum('score')) } as never))).toMatch(
      /NUA_QUERY_INVALID: aggregate\(\) gives one value/,
    );
    expect(await refused(() => Comment.objects.annotate({ x: Window(Window(Sum('score') as never) as never) } as never))).toMatch(
      /NUA_QUERY_INVALID/,
    );
    expect(
      await refused(() => Comment.objects.annotate({ n: Window(Rank(), { orderBy: 'score' }) }).annotate({ m: Window(Sum('n')) })),
    ).toMatch(/NUA_QUERY_INVALID/);
    expect(
      await refused(() => Comment.objects.annotate({ n: Window(Rank(), { orderBy: 'score' }) }).update({ score: F('n') } as never)),
    ).toMatch(/NUA_/);
    expect(await refused(() => Comment.objects.annotate({ x: Window(Count('id', { distinct: true }), { orderBy: 'score' }) }))).toMatch(
      /NUA_/,
    );
  });
});
