import { expect, test } from 'vitest';
import {
  ArrayAgg,
  Avg,
  BitAnd,
  BitOr,
  BitXor,
  BoolAnd,
  BoolOr,
  Coalesce,
  Count,
  Decimal,
  decimal,
  Duration,
  Exists,
  F,
  integer,
  JSONBAgg,
  Length,
  Max,
  Min,
  OuterRef,
  Q,
  StdDev,
  StringAgg,
  Subquery,
  Sum,
  Variance,
} from 'nuages';
import { blogRows } from './blog-rows.js';
import { Comment, Post, Reading, Tag, User } from './models.js';
import { onEveryBackend } from './on-every-backend.js';
import { refused } from './refused.js';

onEveryBackend('aggregates', (suite) => {
  const hasLists = suite.name !== 'sqlite';

  test('aggregate() gives one row', async () => {
    await blogRows();
    expect(
      await Comment.objects.aggregate({
        all: Count('*'),
        voices: Count('user', { distinct: true }),
        sum: Sum('score'),
        mean: Avg('score'),
        least: Min('score'),
        most: Max('score'),
        answers: Count('parent'),
      }),
    ).toEqual({ all: 5, voices: 3, sum: 16, mean: 3.2, least: 1, most: 5, answers: 1 });
    expect(await Comment.objects.aggregate({})).toEqual({});
    expect(await User.objects.filter({ isActive: true }).aggregate({ n: Count('pk'), posts: Count('posts') })).toEqual({ n: 3, posts: 2 });
  });

  test('over no rows: Count is 0, others are null or their default', async () => {
    expect(
      await Reading.objects.aggregate({
        n: Count('*'),
        sum: Sum('small'),
        fees: Sum('fee'),
        mean: Avg('small'),
        least: Min('day'),
        spread: StdDev('small'),
        zero: Sum('small', { default: 0 }),
        fee: Sum('fee', { default: 0 }),
        text: Max('slug', { default: 'none' }),
        took: Sum('took', { default: { hours: 0 } }),
      }),
    ).toEqual({
      n: 0,
      sum: null,
      fees: null,
      mean: null,
      least: null,
      spread: null,
      zero: 0,
      fee: new Decimal(0),
      text: 'none',
      took: new Duration({ hours: 0 }),
    });
    expect(await Reading.objects.none().aggregate({ n: Count('*'), sum: Sum('small'), zero: Sum('small', { default: 7 }) })).toEqual({
      n: 0,
      sum: null,
      zero: 7,
    });
    expect(await Reading.objects.filter({ pk__in: [] }).aggregate({ n: Count('pk'), mean: Avg('fee', { default: '1.5' }) })).toEqual({
      n: 0,
      mean: new Decimal('1.5'),
    });
  });

  test('NULLs count for nothing', async () => {
    await Reading.objects.bulkCreate([{ name: 'a', ratio: 0.5 }, { name: 'b' }, { name: 'c', ratio: 1.5 }]);
    expect(
      await Reading.objects.aggregate({ n: Count('ratio'), rows: Count('*'), sum: Sum('ratio'), mean: Avg('ratio'), most: Max('ratio') }),
    ).toEqual({
      n: 2,
      rows: 3,
      sum: 2,
      mean: 1,
      most: 1.5,
    });
    expect(await Reading.objects.aggregate({ none: Max('bytes'), sites: Count('site', { distinct: true }) })).toEqual({
      none: null,
      sites: 0,
    });
  });

  test('decimals, durations and bigints add up exactly', async () => {
    await Reading.objects.bulkCreate([
      { name: 'a', fee: '0.10', took: { hours: 1 }, bytes: 9_007_199_254_740_993n, views: 2 ** 52, opensAt: '01:00:00' },
      { name: 'b', fee: '0.20', took: { minutes: 30, microseconds: 1 }, bytes: 1n, views: 1, opensAt: '02:30:00' },
    ]);
    const sums = await Reading.objects.aggregate({
      fees: Sum('fee'),
      meanFee: Avg('fee'),
      most: Max('fee'),
      tax: Sum(F('fee').mul(0.1)),
      total: Sum('took'),
      mean: Avg('took'),
      longest: Max('took'),
      big: Sum('bytes'),
      top: Max('bytes'),
      seen: Sum('views'),
    });
    expect(sums).toEqual({
      fees: new Decimal('0.3'),
      meanFee: new Decimal('0.15'),
      most: new Decimal('0.2'),
      tax: new Decimal('0.03'),
      total: new Duration({ minutes: 90, microseconds: 1 }),
      mean: expect.any(Duration) as Duration,
      longest: new Duration({ hours: 1 }),
      big: 9_007_199_254_740_994n,
      top: 9_007_199_254_740_993n,
      seen: 2 ** 52 + 1,
    });
    expect(Number(sums.mean!.microseconds)).toBeCloseTo(45 * 60e6, -1);
    expect(sums.fees!.toString()).toMatch(/^0\.30?$/);
    expect(sums.fees).toBeInstanceOf(Decimal);
    // three times a third
    await Reading.objects.bulkCreate([{ name: 'c', fee: '0.70' }]);
    expect((await Reading.objects.aggregate({ mean: Avg('fee') })).mean!.toString()).toMatch(/^0\.33333333333333/);
  });

  test('sums beyond what a number holds are refused, and read as bigint or decimal where that is said', async () => {
    await Reading.objects.bulkCreate([
      { name: 'a', views: 2 ** 53 - 1 },
      { name: 'b', views: 2 ** 53 - 1 },
    ]);
    expect(await refused(() => Reading.objects.aggregate({ sum: Sum('views') }))).toMatch(/NUA_/);
    expect(await Reading.objects.aggregate({ sum: Sum('views', { output: decimal({ maxDigits: 30, decimalPlaces: 0 }) }) })).toEqual({
      sum: new Decimal('18014398509481982'),
    });
  });

  test('the least and the greatest of what has an order', async () => {
    const at = new Date('2024-02-29T10:00:00.000Z');
    await Reading.objects.bulkCreate([
      { name: 'a', day: '2024-02-29', opensAt: '09:00:00', startsAt: at, slug: 'b', seenAt: '2024-02-29T12:34:56.789012Z' },
      {
        name: 'b',
        day: '2023-12-31',
        opensAt: '17:30:00',
        startsAt: new Date(at.getTime() + 1),
        slug: 'a',
        seenAt: '2024-02-29T12:34:56.789011Z',
      },
    ]);
    expect(
      await Reading.objects.aggregate({
        first: Min('day'),
        opens: Max('opensAt'),
        starts: Max('startsAt'),
        text: Min('slug'),
        seen: Max('seenAt'),
        sizes: Max(Length('slug')),
      }),
    ).toEqual({
      first: '2023-12-31',
      opens: '17:30:00',
      starts: new Date(at.getTime() + 1),
      text: 'a',
      seen: '2024-02-29T12:34:56.789012Z',
      sizes: 1,
    });
  });

  test('StdDev and Variance, of all there are and of a sample', async () => {
    await Reading.objects.bulkCreate([2, 4, 4, 4, 5, 5, 7, 9].map((small, i) => ({ name: `n${i}`, small, fee: String(small) })));
    const spread = await Reading.objects.aggregate({
      dev: StdDev('small'),
      variance: Variance('small'),
      sample: Variance('small', { sample: true }),
      deviation: StdDev('small', { sample: true }),
      few: StdDev('small', { sample: true, filter: { small: 9 } }),
      one: StdDev('small', { filter: { small: 9 } }),
    });
    expect(spread.dev).toBeCloseTo(2, 10);
    expect(spread.variance).toBeCloseTo(4, 10);
    expect(spread.sample).toBeCloseTo(32 / 7, 10);
    expect(spread.deviation).toBeCloseTo(Math.sqrt(32 / 7), 10);
    expect([spread.few, spread.one]).toEqual([null, 0]);
  });

  test('filter: lookups, Q, paths across relations, subqueries', async () => {
    const { ann } = await blogRows();
    const users = User.objects
      .annotate({
        all: Count('posts'),
        out: Count('posts', { filter: { posts__isPublished: true } }),
        not: Count('posts', { filter: Q({ posts__isPublished: true }).not() }),
        byBob: Count('posts', { filter: { posts__editor__username: 'bob' } }),
        none: Count('posts', { filter: { posts__in: [] } }),
      })
      .orderBy('username');
    expect(await users.values('username', 'all', 'out', 'not', 'byBob', 'none')).toEqual([
      { username: 'ann', all: 2, out: 1, not: 1, byBob: 1, none: 0 },
      { username: 'bob', all: 1, out: 1, not: 0, byBob: 0, none: 0 },
      { username: 'cat', all: 0, out: 0, not: 0, byBob: 0, none: 0 },
    ]);
    expect(
      await Comment.objects.aggregate({
        high: Sum('score', { filter: { score__gt: 3 } }),
        anns: Sum('score', { filter: { user: ann } }),
        low: Sum('score', { filter: { score__lt: 0 }, default: 0 }),
        written: Count('pk', { filter: { user__in: User.objects.filter({ posts__isPublished: true }) } }),
        wrote: Count('pk', { filter: Exists(Post.objects.filter({ author: OuterRef('user') })) }),
        voices: Count('user', { filter: { score: 5 }, distinct: true }),
      }),
    ).toEqual({ high: 10, anns: 8, low: 0, written: 4, wrote: 4, voices: 2 });
  });

  test('distinct: each value once', async () => {
    await blogRows();
    expect(
      await Comment.objects.aggregate({
        scores: Count('score', { distinct: true }),
        sum: Sum('score', { distinct: true }),
        mean: Avg('score', { distinct: true }),
      }),
    ).toEqual({
      scores: 4,
      sum: 11,
      mean: 2.75,
    });
  });

  test('aggregates in arithmetic, functions and of expressions', async () => {
    await blogRows();
    expect(
      await Comment.objects.aggregate({
        span: Max('score').sub(Min('score')),
        perUser: Sum('score').div(Count('user', { distinct: true })),
        ages: Sum(F('score').mul(F('user__age'))),
        filled: Coalesce(Sum('score', { filter: { score__gt: 50 } }), 0),
      }),
    ).toEqual({ span: 4, perUser: 5, ages: 5 * 20 + (1 + 5 + 2) * 30 + 3 * 40, filled: 0 });
    // what was named before is one of the names, and hides a field of that name
    expect(await Comment.objects.aggregate({ most: Max('score'), twice: F('most').mul(2) } as never)).toEqual({ most: 5, twice: 10 });
    expect(await refused(() => Comment.objects.aggregate({ score: Max('score'), least: Min('score') }))).toMatch(
      /NUA_QUERY_INVALID: min\(\) of "score", an aggregate itself.*another name/s,
    );
  });

  test('aggregates of annotations, of aggregates per row, of slices, distinct rows and unions', async () => {
    await blogRows();
    expect(
      await Post.objects.annotate({ size: Length('title') }).aggregate({ sizes: Sum('size'), n: Count('size', { distinct: true }) }),
    ).toEqual({ sizes: 11, n: 2 });
    expect(await User.objects.annotate({ written: Count('posts') }).aggregate({ mean: Avg('written'), most: Max('written') })).toEqual({
      mean: 1,
      most: 2,
    });
    expect(
      await User.objects
        .annotate({ written: Count('posts') })
        .filter({ written__gt: 0 })
        .aggregate({ sum: Sum('written'), age: Sum('age') }),
    ).toEqual({ sum: 3, age: 50 });
    expect(
      await Comment.objects
        .orderBy('-score', 'id')
        .slice(0, 3)
        .aggregate({ sum: Sum('score'), n: Count('*') }),
    ).toEqual({ sum: 13, n: 3 });
    expect(
      await Comment.objects
        .values('score')
        .distinct()
        .aggregate({ sum: Sum('score') }),
    ).toEqual({ sum: 11 });
    expect(
      await Comment.objects
        .values('post')
        .annotate({ n: Count('id') })
        .aggregate({ most: Max('n'), groups: Count('*') }),
    ).toEqual({ most: 3, groups: 2 });
    const both = Comment.objects.filter({ score: 5 }).union(Comment.objects.filter({ score: 3 }));
    expect(await both.count()).toBe(3);
    const best = Comment.objects
      .filter({ post: OuterRef('pk') })
      .orderBy('-score')
      .values('score')
      .slice(0, 1);
    expect(await Post.objects.annotate({ best: Subquery(best) }).aggregate({ sum: Sum('best'), n: Count('best') })).toEqual({
      sum: 10,
      n: 2,
    });
  });

  test('count() of what is computed: rows are rows', async () => {
    await blogRows();
    expect(await User.objects.annotate({ written: Count('posts') }).count()).toBe(3);
    expect(
      await User.objects
        .annotate({ written: Count('posts') })
        .filter({ written: 0 })
        .count(),
    ).toBe(1);
    expect(
      await Post.objects
        .values('author')
        .annotate({ n: Count('id') })
        .count(),
    ).toBe(2);
    expect(await Comment.objects.values('score').distinct().count()).toBe(4);
    expect(await Comment.objects.orderBy('id').slice(1, 4).count()).toBe(3);
    expect(await Comment.objects.slice(4, 10).count()).toBe(1);
    expect(await Comment.objects.slice(9).count()).toBe(0);
    // as in Django, a join that multiplies rows is counted with them
    expect(await User.objects.annotate({ title: F('posts__title') }).count()).toBe(4);
    expect(await User.objects.annotate({ written: Count('posts') }).exists()).toBe(true);
    expect(
      await User.objects
        .values('isActive')
        .annotate({ n: Count('*') })
        .filter({ n__gt: 5 })
        .exists(),
    ).toBe(false);
  });

  test.runIf(hasLists)('lists of values, where the database has them', async () => {
    await blogRows();
    const lists = () => ({
      titles: ArrayAgg('posts__title', { orderBy: '-posts__title' }),
      text: StringAgg('posts__title', ', ', { orderBy: 'posts__title', default: '' }),
      json: JSONBAgg('posts__title', { orderBy: 'posts__title' }),
    });
    const users = User.objects.annotate(lists()).orderBy('username');
    expect(await users.values('username', 'titles', 'text', 'json')).toEqual([
      { username: 'ann', titles: ['Two', 'One'], text: 'One, Two', json: ['One', 'Two'] },
      { username: 'bob', titles: ['Three'], text: 'Three', json: ['Three'] },
      // the row of cat has no post: NULL is in its list, as in Django
      { username: 'cat', titles: [null], text: '', json: [null] },
    ]);
    expect(
      await Reading.objects.aggregate({
        list: ArrayAgg('name'),
        text: StringAgg('name', ','),
        json: JSONBAgg('name'),
        empty: ArrayAgg('small', { default: [] }),
      }),
    ).toEqual({
      list: null,
      text: null,
      json: null,
      empty: [],
    });
    await Reading.objects.bulkCreate([
      { name: 'a', fee: '1.50', day: '2024-02-29', took: { hours: 1 }, bytes: 2n ** 60n },
      { name: 'b', fee: '0.50' },
    ]);
    expect(
      await Reading.objects.aggregate({
        fees: ArrayAgg('fee', { orderBy: 'fee' }),
        days: ArrayAgg('day', { orderBy: 'name' }),
        took: ArrayAgg('took', { filter: { name: 'a' } }),
        bytes: ArrayAgg('bytes', { filter: { bytes__isnull: false } }),
      }),
    ).toEqual({
      fees: [new Decimal('0.5'), new Decimal('1.5')],
      days: ['2024-02-29', null],
      took: [new Duration({ hours: 1 })],
      bytes: [2n ** 60n],
    });
    expect(await Comment.objects.aggregate({ scores: ArrayAgg('score', { distinct: true, orderBy: '-score' }) })).toEqual({
      scores: [5, 3, 2, 1],
    });
  });

  test.runIf(hasLists)('truths and bits, where the database has them', async () => {
    await blogRows();
    const some = {
      every: BoolAnd('isApproved'),
      any: BoolOr('isApproved'),
      and: BitAnd('score'),
      or: BitOr('score'),
      xor: BitXor('score'),
    };
    expect(await Comment.objects.aggregate(some)).toEqual({ every: false, any: true, and: 0, or: 7, xor: 5 ^ 1 ^ 5 ^ 3 ^ 2 });
    expect(await Comment.objects.filter({ pk__in: [-1] }).aggregate(some)).toEqual({
      every: null,
      any: null,
      and: null,
      or: null,
      xor: null,
    });
  });

  test.skipIf(hasLists)('a database without lists, truths and bits refuses them by name', async () => {
    const missing = {
      'array-agg': ArrayAgg('score'),
      'string-agg': StringAgg('body', ', '),
      'json-agg': JSONBAgg('score'),
      'bool-and': BoolAnd('isApproved'),
      'bool-or': BoolOr('isApproved'),
      'bit-and': BitAnd('score'),
      'bit-or': BitOr('score'),
      'bit-xor': BitXor('score'),
    };
    const answers: string[] = [];
    for (const expression of Object.values(missing))
      answers.push(await refused(() => Comment.objects.aggregate({ x: expression } as never)));
    expect(answers).toEqual(
      Object.keys(missing).map((name) => expect.stringContaining(`NUA_BACKEND_UNSUPPORTED: sqlite has no aggregate "${name}"`) as string),
    );
  });

  test('what is wrong is named', async () => {
    expect(await refused(() => Post.objects.aggregate({ n: Count('comment') } as never))).toMatch(
      /NUA_FIELD_UNKNOWN.*"comment".*comments/s,
    );
    expect(await refused(() => User.objects.annotate({ n: Count('posts__titel') } as never))).toMatch(/NUA_FIELD_UNKNOWN.*"titel".*title/s);
    expect(await refused(() => User.objects.annotate({ n: Count('posts', { filter: { posts__publishd: true } }) } as never))).toMatch(
      /NUA_FIELD_UNKNOWN.*"publishd".*isPublished/s,
    );
    expect(await refused(() => Post.objects.aggregate({ up: F('title') } as never))).toMatch(
      /NUA_QUERY_INVALID: aggregate\(\) gives one value for all rows, and "up" is no aggregate/,
    );
    expect(await refused(() => User.objects.annotate({ n: Count('posts') }).annotate({ m: Max('n') } as never))).toMatch(
      /NUA_QUERY_INVALID: max\(\) of "n", an aggregate itself/,
    );
    expect(await refused(() => User.objects.annotate({ m: Sum(Count('posts')) } as never))).toMatch(
      /NUA_QUERY_INVALID: sum\(\) of an aggregate.*Subquery/s,
    );
    expect(await refused(() => Tag.objects.aggregate({ sum: Sum('name') } as never))).toMatch(
      /NUA_QUERY_INVALID: sum\(\) takes numbers, not text/,
    );
    expect(await refused(() => Post.objects.aggregate({ mean: Avg('isPublished') } as never))).toMatch(
      /NUA_QUERY_INVALID: avg\(\) takes numbers, not a boolean/,
    );
    expect(await refused(() => Count('*', { distinct: true } as never))).toMatch(
      /NUA_QUERY_INVALID: Count\('\*'\) counts rows.*Count\('pk'/s,
    );
    expect(await refused(() => Count('*', { filter: { score: 1 } } as never))).toMatch(/NUA_QUERY_INVALID: Count\('\*'\)/);
    expect(await refused(() => Count('posts', { default: 0 } as never))).toMatch(
      /NUA_QUERY_INVALID: Count\(\) has no such option.*distinct, filter/s,
    );
    expect(await refused(() => Sum('score', { filter: undefined } as never))).toMatch(
      /NUA_QUERY_INVALID: Sum\(\) has no such option, or it is undefined/,
    );
    expect(await refused(() => Sum('score', { filters: {} } as never))).toMatch(/Options are distinct, filter, default, output/);
    expect(await refused(() => Sum('score', 'distinct' as never))).toMatch(
      /NUA_QUERY_INVALID: The options of Sum\(\) are an object, not a string/,
    );
    expect(await refused(() => Sum('score', { filter: 'score' as never }))).toMatch(
      /NUA_QUERY_INVALID: A condition is an object of lookups/,
    );
    expect(await refused(() => Sum('score', { filter: { score: undefined } } as never))).toMatch(
      /NUA_VALUE_UNDEFINED: "score" is undefined/,
    );
    expect(await refused(() => Sum('score', { output: 'integer' } as never))).toMatch(/NUA_QUERY_INVALID: A type is said by a field/);
    expect(await refused(() => Sum('score', { output: integer } as never))).toMatch(/NUA_QUERY_INVALID: A type is said by a field/);
    expect(await refused(() => Sum(undefined as never))).toMatch(/NUA_VALUE_UNDEFINED/);
    expect(await refused(() => Comment.objects.aggregate({ x: Sum('score', { default: 'much' } as never) }))).toMatch(/NUA_VALUE_INVALID/);
    expect(await refused(() => Comment.objects.orderBy(Count('id') as never))).toMatch(
      /NUA_QUERY_INVALID: orderBy\(\) takes no aggregate.*annotate/s,
    );
    expect(await refused(() => Comment.objects.aggregate(Count('id') as never))).toMatch(
      /NUA_QUERY_INVALID: Expressions stand in an object/,
    );
    expect(await refused(() => Comment.objects.aggregate({ x: 5 } as never))).toContain('"x" is a number, not an expression');
    expect(await refused(() => Comment.objects.filter({ score__gt: Avg('score') } as never))).toMatch(
      /NUA_QUERY_INVALID: A condition holds an aggregate.*annotate\(\)/s,
    );
    expect(await refused(() => Comment.objects.update({ score: Max('score') } as never))).toMatch(/NUA_/);
    expect(await refused(() => Comment.objects.create({ score: Max('score') } as never))).toMatch(/NUA_/);
  });
});
