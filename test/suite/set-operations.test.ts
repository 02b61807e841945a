import { expect, test } from 'vitest';
import { Count, Decimal, F, Length, Upper, Value, Window, RowNumber } from 'nuages';
import { blogRows } from './blog-rows.js';
import { Comment, Post, Reading, Seat, Tag, User } from './models.js';
import { onEveryBackend } from './on-every-backend.js';
import { refused } from './refused.js';

const named = (...names: string[]) => Tag.objects.filter({ name__in: names });
const names = (tags: readonly Tag[]) => tags.map((t) => t.name);

onEveryBackend('set operations', () => {
  test('union: rows of both, each once; all: as often as they occur', async () => {
    await blogRows();
    const both = named('jazz', 'swing').union(named('swing', 'waltz'));
    expect(names(await both.orderBy('name'))).toEqual(['jazz', 'swing', 'waltz']);
    expect((await both.orderBy('name'))[0]).toBeInstanceOf(Tag);
    expect(names(await both.orderBy('-name').slice(0, 2))).toEqual(['waltz', 'swing']);
    expect(names(await both.orderBy('name').slice(1))).toEqual(['swing', 'waltz']);
    expect(names(await both.orderBy('name').reverse())).toEqual(['waltz', 'swing', 'jazz']);
    const all = named('jazz', 'swing').union(named('swing'), named('swing'), { all: true });
    expect(names(await all.orderBy('name'))).toEqual(['jazz', 'swing', 'swing', 'swing']);
    expect([await both.count(), await all.count(), await both.exists()]).toEqual([3, 4, true]);
    expect([(await both.orderBy('name').first())?.name, (await both.orderBy('name').last())?.name]).toEqual(['jazz', 'waltz']);
    expect((await both.first())?.name).toBe('jazz');
    expect(await both.orderBy('name').slice(0, 2).count()).toBe(2);
    expect(names(await named('jazz').union())).toEqual(['jazz']);
  });

  test('intersection and difference', async () => {
    await blogRows();
    expect(names(await named('jazz', 'swing').intersection(named('swing', 'waltz')))).toEqual(['swing']);
    expect(names(await Tag.objects.all().intersection(named('swing', 'waltz'), named('waltz')))).toEqual(['waltz']);
    expect(names(await Tag.objects.all().difference(named('swing')).orderBy('name'))).toEqual(['jazz', 'waltz']);
    expect(names(await Tag.objects.all().difference(named('swing'), named('waltz')))).toEqual(['jazz']);
    expect(await named('jazz').intersection(named('swing')).count()).toBe(0);
    expect(await named('jazz').intersection(named('swing')).exists()).toBe(false);
    expect(await named('jazz').difference(named('jazz')).first()).toBeNull();
  });

  test('set operations of set operations', async () => {
    await blogRows();
    const one = named('jazz').union(named('swing'));
    expect(names(await one.union(named('waltz')).orderBy('name'))).toEqual(['jazz', 'swing', 'waltz']);
    expect(names(await one.difference(named('jazz')))).toEqual(['swing']);
    expect(names(await Tag.objects.all().difference(one))).toEqual(['waltz']);
    expect(names(await one.intersection(named('jazz', 'waltz').union(named('waltz'))))).toEqual(['jazz']);
    // what is sliced before it is combined stays so
    const first = Tag.objects.orderBy('name').slice(0, 1);
    const last = Tag.objects.orderBy('-name').slice(0, 1);
    expect(names(await first.union(last).orderBy('name'))).toEqual(['jazz', 'waltz']);
    expect(names(await first.union(last, { all: true }).orderBy('-name').slice(0, 1))).toEqual(['waltz']);
    expect(await first.union(last).count()).toBe(2);
  });

  test('values(): before and behind, of one model and of several', async () => {
    await blogRows();
    const words = Tag.objects.values('name').union(User.objects.values('username') as never);
    expect(await words.orderBy('name')).toEqual(['ann', 'bob', 'cat', 'jazz', 'swing', 'waltz'].map((name) => ({ name })));
    expect(await words.count()).toBe(6);
    expect(await Tag.objects.valuesList('name').union(User.objects.valuesList('username')).orderBy('-name').slice(0, 2)).toEqual([
      ['waltz'],
      ['swing'],
    ]);
    expect(
      await Tag.objects
        .valuesList('name', { flat: true })
        .union(User.objects.valuesList('username', { flat: true }))
        .orderBy('name')
        .slice(0, 2),
    ).toEqual(['ann', 'bob']);
    expect(await named('jazz').union(named('swing')).orderBy('-name').values('name')).toEqual([{ name: 'swing' }, { name: 'jazz' }]);
    expect(await named('jazz').union(named('swing')).orderBy('name').valuesList('name', { flat: true })).toEqual(['jazz', 'swing']);
    expect(
      await User.objects.values('username', 'age').union(User.objects.values('username', 'age')).orderBy('-age', 'username').values('age'),
    ).toEqual([{ age: 40 }, { age: 30 }, { age: 20 }]);
    expect(
      await Post.objects
        .values('author__username')
        .union(Post.objects.values('editor__username') as never)
        .orderBy(F('author__username').asc({ nullsLast: true })),
    ).toEqual([{ author__username: 'ann' }, { author__username: 'bob' }, { author__username: null }]);
  });

  test('rows with annotations, aggregates, windows, decimals', async () => {
    await blogRows();
    const loud = (name: string) => named(name).annotate({ loud: Upper('name'), n: Value(1) });
    expect((await loud('jazz').union(loud('swing')).orderBy('-loud')).map((t) => [t.loud, t.n])).toEqual([
      ['SWING', 1],
      ['JAZZ', 1],
    ]);
    const counted = User.objects.annotate({ n: Count('posts') });
    expect(
      await counted
        .filter({ n: 2 })
        .values('username', 'n')
        .union(counted.filter({ n: 0 }).values('username', 'n'))
        .orderBy('-n'),
    ).toEqual([
      { username: 'ann', n: 2 },
      { username: 'cat', n: 0 },
    ]);
    const best = Comment.objects.annotate({ n: Window(RowNumber(), { partitionBy: 'post', orderBy: ['-score', 'id'] }) });
    expect(
      await best
        .filter({ n: 1 })
        .values('score')
        .union(best.filter({ n: 2 }).values('score'), { all: true })
        .orderBy('score')
        .valuesList('score', { flat: true }),
    ).toEqual([2, 3, 5, 5]);
    await Reading.objects.bulkCreate([
      { name: 'a', fee: '0.10', meta: { a: 1 } },
      { name: 'b', fee: '0.20' },
    ]);
    const fees = Reading.objects
      .filter({ name: 'a' })
      .values('fee', 'took')
      .union(Reading.objects.filter({ name: 'b' }).values('fee', 'took'));
    expect(await fees.orderBy('fee')).toEqual([
      { fee: new Decimal('0.1'), took: null },
      { fee: new Decimal('0.2'), took: null },
    ]);
  });

  test('empty parts', async () => {
    await blogRows();
    const none = Tag.objects.none();
    expect(names(await none.union(named('jazz')))).toEqual(['jazz']);
    expect(names(await named('jazz').union(none))).toEqual(['jazz']);
    expect(names(await named('jazz').union(Tag.objects.filter({ pk__in: [] }), { all: true }))).toEqual(['jazz']);
    expect(await none.union(none)).toEqual([]);
    expect(await none.union(none).count()).toBe(0);
    expect(await none.union(none).exists()).toBe(false);
    expect(await named('jazz').intersection(none)).toEqual([]);
    expect(names(await named('jazz').difference(none))).toEqual(['jazz']);
    expect(await none.difference(named('jazz'))).toEqual([]);
    expect(await named('jazz').union(named('swing')).none()).toEqual([]);
    expect(await none.values('name').union(User.objects.filter({ username: 'ann' }).values('username') as never)).toEqual([
      { name: 'ann' },
    ]);
  });

  test('streams, pages, keys of several columns', async () => {
    await blogRows();
    const seen: string[] = [];
    for await (const tag of named('jazz').union(named('swing')).orderBy('name').iterator({ chunkSize: 1 })) seen.push(tag.name);
    expect(seen).toEqual(['jazz', 'swing']);
    await Seat.objects.bulkCreate([
      { row: 'a', number: 1 },
      { row: 'b', number: 2 },
    ]);
    const seats = Seat.objects.filter({ row: 'a' }).union(Seat.objects.filter({ number: 2 }));
    expect((await seats.orderBy('row')).map((s) => s.pk)).toEqual([
      ['a', 1],
      ['b', 2],
    ]);
    expect(await seats.count()).toBe(2);
  });

  test('as a subquery and as the right-hand side of in', async () => {
    await blogRows();
    const tags = named('jazz').union(named('waltz'));
    expect(names(await Tag.objects.filter({ pk__in: tags }))).toEqual(['jazz', 'waltz']);
    expect(names(await Tag.objects.exclude({ pk__in: tags }))).toEqual(['swing']);
    expect(names(await Tag.objects.filter({ name__in: tags.values('name') }))).toEqual(['jazz', 'waltz']);
    expect(await Post.objects.filter({ tags__in: tags }).distinct().count()).toBe(2);
  });

  test('ordering by expressions, with NULLs', async () => {
    await blogRows();
    const users = User.objects.filter({ age__lt: 25 }).union(User.objects.filter({ age__gt: 25 }));
    expect((await users.orderBy(F('email').desc({ nullsLast: true }))).map((u) => u.username)).toEqual(['cat', 'ann', 'bob']);
    expect((await users.orderBy(F('email').asc({ nullsFirst: true }))).map((u) => u.username)).toEqual(['bob', 'ann', 'cat']);
    expect((await users.orderBy(Length('username'), '-age')).map((u) => u.username)).toEqual(['cat', 'ann', 'bob']);
    expect((await users.orderBy('?')).length).toBe(3);
  });

  test('the same values in several parts keep their places', async () => {
    await blogRows();
    const run = async (a: string, b: string, c: string) =>
      names(
        await named(a)
          .exclude({ name: 'x' })
          .union(named(b).filter({ name__length: b.length }), Tag.objects.filter({ name: c }))
          .orderBy('name'),
      );
    expect(await run('jazz', 'swing', 'waltz')).toEqual(['jazz', 'swing', 'waltz']);
    expect(await run('waltz', 'jazz', 'none')).toEqual(['jazz', 'waltz']);
  });

  test('what would change the parts is refused', async () => {
    const both = named('jazz').union(named('swing'));
    const message = (method: string) =>
      new RegExp(`NUA_QUERY_INVALID: ${method}\\(\\) can't follow union.*Call ${method}\\(\\) on each of them first`, 's');
    expect(await refused(() => both.filter({ name: 'x' }))).toMatch(message('filter'));
    expect(await refused(() => both.exclude({ name: 'x' }))).toMatch(/can't follow union/);
    expect(await refused(() => both.annotate({ n: Count('posts') }))).toMatch(message('annotate'));
    expect(await refused(() => both.aggregate({ n: Count('*') }))).toMatch(message('aggregate'));
    expect(await refused(() => both.alias({ n: Count('posts') }))).toMatch(/can't follow union/);
    expect(await refused(() => both.distinct())).toMatch(message('distinct'));
    expect(await refused(() => both.only('name'))).toMatch(message('only'));
    expect(await refused(() => both.defer('name'))).toMatch(message('defer'));
    expect(await refused(() => both.get({ name: 'jazz' }))).toMatch(message('filter'));
    expect(await refused(() => both.update({ name: 'x' }))).toMatch(/NUA_/);
    expect(await refused(() => both.delete())).toMatch(/NUA_/);
    expect(await refused(() => both.contains({} as never))).toMatch(/NUA_/);
    expect(await refused(() => both.inBulk([1]))).toMatch(message('filter'));
    expect(await refused(() => both.intersection(named('jazz')).filter({ name: 'x' }))).toMatch(/can't follow intersect/);
    expect(await refused(() => both.values({ n: Length('name') }))).toMatch(/NUA_QUERY_INVALID: values\(\) can't follow union/);
    expect(await refused(() => both.orderBy('posts__title'))).toMatch(/NUA_FIELD_UNKNOWN: The queries that are combined read no "posts"/);
    expect(await refused(() => both.orderBy('nam' as 'name'))).toMatch(/NUA_FIELD_UNKNOWN.*"nam".*name/s);
    expect(await refused(() => both.values('nam' as 'name'))).toMatch(/NUA_FIELD_UNKNOWN.*"nam".*name/s);
    expect(await refused(() => Tag.objects.values('name').union(User.objects.values('username', 'age') as never))).toMatch(
      /NUA_QUERY_INVALID: Queries that are combined read the same number of columns/,
    );
    expect(await refused(() => both.union('x' as never))).toMatch(/NUA_QUERY_INVALID/);
    expect(await refused(() => both.intersection({ all: true } as never))).toMatch(
      /NUA_QUERY_INVALID: Querysets go together with querysets/,
    );
    expect(await refused(() => both.union(named('x'), { al: true } as never))).toMatch(
      /NUA_QUERY_INVALID: union\(\) has no such option.*all/s,
    );
    expect(await refused(() => both.union(undefined as never))).toMatch(/NUA_/);
  });
});
