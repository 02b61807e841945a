import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { expect, test } from 'vitest';
import {
  atomic,
  Avg,
  captureQueries,
  Case,
  char,
  Coalesce,
  Concat,
  Count,
  Decimal,
  decimal,
  duration,
  Exists,
  ExpressionWrapper,
  F,
  integer,
  json,
  Lag,
  Length,
  Lookup,
  Max,
  OuterRef,
  Q,
  RowNumber,
  Subquery,
  Sum,
  Value,
  When,
  Window,
} from 'nuages';
import { blogRows } from './blog-rows.js';
import { Comment, Post, Reading, Tag, User } from './models.js';
import { onEveryBackend } from './on-every-backend.js';

/** how many querysets are turned into SQL */
async function compilations(run: () => PromiseLike<unknown>): Promise<number> {
  let n = 0;
  const see = () => void n++;
  subscribe('nuages:compile', see);
  try {
    await run();
  } finally {
    unsubscribe('nuages:compile', see);
  }
  return n;
}

const price = () => decimal({ maxDigits: 12, decimalPlaces: 3 });
/** each builds its queryset anew, of values that differ from call to call */
const built: Readonly<Record<string, (n: number) => PromiseLike<unknown>>> = {
  annotate: (n) =>
    User.objects
      .annotate({ x: F('age').add(n), y: Concat('username', Value(`v${n}`)) })
      .filter({ x__gt: n })
      .then(),
  alias: (n) =>
    User.objects
      .alias({ x: F('age').mul(n) })
      .filter({ x__lt: n })
      .then(),
  'ExpressionWrapper of a field made anew': (n) =>
    Reading.objects.annotate({ x: ExpressionWrapper(F('fee').mul(n + 0.1), price()) }).then(),
  'Value of a field made anew': (n) =>
    Tag.objects.annotate({ x: Value(`${n}`, char()), y: Value({ n }, json()()), z: Value({ hours: n }, duration()) }).then(),
  'an aggregate': (n) =>
    Comment.objects.aggregate({ x: Count('pk', { filter: { score__gt: n } }), y: Sum('score', { default: n, output: integer() }) }),
  'groups and HAVING': (n) =>
    Comment.objects
      .values('post')
      .annotate({ n: Count('id'), m: Avg(F('score').add(n)) })
      .filter({ n__gt: n })
      .orderBy('-n')
      .then(),
  'a case': (n) =>
    Comment.objects
      .annotate({ x: Case([When({ score__gt: n }, `a${n}`), When(Q({ body: `b${n}` }), 'c')], { default: `d${n}`, output: char() }) })
      .then(),
  'an ordering by a case': (n) => Comment.objects.orderBy(Case([When({ score: n }, 0)], { default: n }).desc()).then(),
  'a subquery': (n) =>
    Post.objects
      .annotate({
        x: Coalesce(
          Subquery(
            Comment.objects
              .filter({ post: OuterRef('pk'), score__gt: n })
              .orderBy('-score')
              .values('score')
              .slice(0, 1),
          ),
          n,
        ),
      })
      .then(),
  exists: (n) => Post.objects.filter(Exists(Comment.objects.filter({ post: OuterRef('pk'), score: n }))).then(),
  'a window': (n) =>
    Comment.objects
      .annotate({ x: Window(Lag('score', 1, n), { partitionBy: 'post', orderBy: 'id' }), y: Window(RowNumber(), { orderBy: 'id' }) })
      .filter({ y__lt: n })
      .then(),
  'a union': (n) =>
    Tag.objects
      .filter({ name: `a${n}` })
      .union(Tag.objects.filter({ name: `b${n}` }))
      .orderBy('name')
      .then(),
  'a merged queryset': (n) =>
    Post.objects
      .filter({ title: `a${n}` })
      .or(Post.objects.filter({ title: `b${n}` }))
      .then(),
  'values() with expressions': (n) => Tag.objects.values('name', { x: Length('name'), y: Value(n) }).then(),
  'a comparison as a value': (n) => Tag.objects.filter(Lookup(Length('name'), 'gt', n)).then(),
  'count() of annotated rows': (n) =>
    User.objects
      .annotate({ x: Count('posts') })
      .filter({ x__gt: n })
      .count(),
  'exists() of groups': (n) =>
    Comment.objects
      .values('post')
      .annotate({ x: Max('score') })
      .filter({ x: n })
      .exists(),
  'first() of annotated rows': (n) =>
    User.objects
      .annotate({ x: F('age').add(n) })
      .orderBy('x')
      .first(),
};

onEveryBackend('querysets that compute', () => {
  test.each(Object.keys(built))('%s is compiled once, whatever its values', async (name) => {
    const run = built[name]!;
    expect(await compilations(() => run(1))).toBe(1);
    const { queries } = await captureQueries(async () => {
      expect(await compilations(async () => [await run(1), await run(2), await run(37)])).toBe(0);
    });
    // one text; the values travel beside it
    expect(new Set(queries.map((q) => q.sql)).size).toBe(1);
    expect(queries[2]!.sql).not.toContain('37');
    expect(JSON.stringify(queries[0]!.params, text) === JSON.stringify(queries[2]!.params, text)).toBe(false);
  });

  test('what is part of the structure makes a text of its own', async () => {
    const one = (queryset: { toSQL(): { sql: string } }) => queryset.toSQL().sql;
    expect(one(Tag.objects.annotate({ x: Value(true) }))).not.toBe(one(Tag.objects.annotate({ x: Value(false) })));
    expect(one(Tag.objects.annotate({ x: Value(null, char()) }))).not.toBe(one(Tag.objects.annotate({ x: Value('null', char()) })));
    expect(one(Comment.objects.annotate({ x: Window(Sum('score'), { orderBy: 'id', frame: { start: -1, end: 0 } }) }))).not.toBe(
      one(Comment.objects.annotate({ x: Window(Sum('score'), { orderBy: 'id', frame: { start: -2, end: 0 } }) })),
    );
    expect(one(Comment.objects.values('user').annotate({ n: Count('id') }))).not.toBe(
      one(Comment.objects.values('user').annotate({ n: Count('id', { distinct: true }) })),
    );
    expect(one(Reading.objects.annotate({ x: ExpressionWrapper(F('fee').mul(2), price()) }))).toContain('fee');
  });

  test('values are never part of the text, whatever they hold', async () => {
    await blogRows();
    const evil = `'; DROP TABLE tag; --`;
    const { queries } = await captureQueries(async () => {
      expect(
        await Tag.objects
          .annotate({ x: Value(evil) })
          .filter({ x: evil })
          .count(),
      ).toBe(3);
      const [tag] = await Tag.objects
        .annotate({ x: Case([When({ name: evil }, evil)], { default: Concat(Value(evil), 'name') }) })
        .orderBy('name');
      expect(tag!.x).toBe(`${evil}jazz`);
      expect(
        await Tag.objects.aggregate({
          n: Count('pk', { filter: { name: evil } }),
          x: Max('name', { filter: { name: evil }, default: evil }),
        }),
      ).toEqual({ n: 0, x: evil });
      expect(await Tag.objects.filter({ name: evil }).union(Tag.objects.filter({ name__contains: evil }))).toEqual([]);
      expect(
        await Tag.objects
          .annotate({ x: Window(Lag('name', 1, evil), { orderBy: 'name' }) })
          .orderBy('name')
          .first()
          .then((t) => t?.x),
      ).toBe(evil);
      expect(await Post.objects.filter(Exists(Comment.objects.filter({ body: evil, post: OuterRef('pk') }))).count()).toBe(0);
    });
    expect(queries.length).toBe(6);
    for (const { sql } of queries) expect(sql).not.toContain('DROP');
    expect(await Tag.objects.count()).toBe(3);
  });

  test('many at once, each with its own values', async () => {
    await blogRows();
    const answers = await Promise.all(
      Array.from({ length: 40 }, async (_, i) => {
        const n = i % 6;
        const { high } = await Comment.objects.aggregate({ high: Count('pk', { filter: { score__gte: n } }) });
        const users = await User.objects
          .annotate({ older: F('age').add(n), some: Exists(Comment.objects.filter({ user: OuterRef('pk'), score: n })) })
          .orderBy('username');
        return [high, users.map((u) => u.older), users.map((u) => u.some)];
      }),
    );
    const scores = [5, 1, 5, 3, 2];
    const by: Record<string, number[]> = { ann: [1, 5, 2], bob: [5], cat: [3] };
    for (const [i, answer] of answers.entries()) {
      const n = i % 6;
      expect(answer).toEqual([
        scores.filter((s) => s >= n).length,
        [30 + n, 20 + n, 40 + n],
        ['ann', 'bob', 'cat'].map((name) => by[name]!.includes(n)),
      ]);
    }
  });

  test('a queryset is immutable: what is built on it leaves it as it was', async () => {
    await blogRows();
    const base = User.objects.annotate({ n: Count('posts') });
    const before = base.toSQL();
    void base.filter({ n: 2 }).orderBy('-n').values('n');
    void base.union(base);
    void base.annotate({ m: F('n').add(1) });
    expect(base.toSQL()).toEqual(before);
    expect(await base.count()).toBe(3);
  });

  test('inside a transaction the rows of the transaction are computed with', async () => {
    await blogRows();
    await expect(
      atomic(async () => {
        await Comment.objects.all().update({ score: 10 });
        expect(await Comment.objects.aggregate({ sum: Sum('score') })).toEqual({ sum: 50 });
        throw new Error('back');
      }),
    ).rejects.toThrow('back');
    expect(await Comment.objects.aggregate({ sum: Sum('score') })).toEqual({ sum: 16 });
    expect(await Reading.objects.aggregate({ fees: Sum('fee', { default: new Decimal('0.1') }) })).toEqual({ fees: new Decimal('0.1') });
  });
});

const text = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? `${value}n` : value);
