import { expect, test } from 'vitest';
import { Avg, Count, Decimal, F, Length, Lower, Max, Min, Q, Sum, Trunc, Value } from 'nuages';
import { blogRows } from './blog-rows.js';
import { Comment, Post, Reading, Tag, User } from './models.js';
import { onEveryBackend } from './on-every-backend.js';
import { refused } from './refused.js';

onEveryBackend('grouping', () => {
  test('values() before annotate() says what makes a group', async () => {
    await blogRows();
    expect(
      await Comment.objects
        .values('user__username')
        .annotate({ n: Count('id'), best: Max('score') })
        .orderBy('user__username'),
    ).toEqual([
      { user__username: 'ann', n: 3, best: 5 },
      { user__username: 'bob', n: 1, best: 5 },
      { user__username: 'cat', n: 1, best: 3 },
    ]);
    expect(
      await Comment.objects
        .values('post', 'isApproved')
        .annotate({ sum: Sum('score') })
        .orderBy('post', 'isApproved')
        .valuesList('isApproved', 'sum'),
    ).toEqual([
      [false, 3],
      [true, 5],
      [false, 5],
      [true, 3],
    ]);
    expect(
      await Comment.objects
        .valuesList('user__username')
        .annotate({ n: Count('id') })
        .orderBy('-n', 'user__username'),
    ).toEqual([
      ['ann', 3],
      ['bob', 1],
      ['cat', 1],
    ]);
  });

  test('groups by expressions', async () => {
    await blogRows();
    expect(
      await Post.objects
        .values({ size: Length('title') })
        .annotate({ n: Count('id') })
        .orderBy('size'),
    ).toEqual([
      { size: 3, n: 2 },
      { size: 5, n: 1 },
    ]);
    expect(
      await Post.objects
        .annotate({ first: Lower('title') })
        .values('first')
        .annotate({ n: Count('comments') })
        .orderBy('first'),
    ).toEqual([
      { first: 'one', n: 3 },
      { first: 'three', n: 0 },
      { first: 'two', n: 2 },
    ]);
    expect(
      await User.objects
        .values({ grown: Q({ age__gte: 30 }) })
        .annotate({ n: Count('*') })
        .orderBy('grown'),
    ).toEqual([
      { grown: false, n: 1 },
      { grown: true, n: 2 },
    ]);
    expect(
      await User.objects
        .values({ decade: F('age').div(10), one: Value(1) })
        .annotate({ n: Count('*') })
        .orderBy('-decade')
        .valuesList('decade', 'one', 'n'),
    ).toEqual([
      [4, 1, 1],
      [3, 1, 1],
      [2, 1, 1],
    ]);
  });

  test('groups by months, by JSON keys, by NULL', async () => {
    await Reading.objects.bulkCreate([
      { name: 'a', startsAt: new Date('2024-01-05T10:00:00Z'), meta: { kind: 'x' }, fee: '0.10' },
      { name: 'b', startsAt: new Date('2024-01-31T23:59:59Z'), meta: { kind: 'x' }, fee: '0.20' },
      { name: 'c', startsAt: new Date('2024-02-01T00:00:00Z'), meta: { kind: 'y' }, fee: '1.00' },
      { name: 'd' },
    ]);
    expect(
      await Reading.objects
        .filter({ startsAt__isnull: false })
        .values({ month: Trunc('startsAt', 'month') })
        .annotate({ fees: Sum('fee') })
        .orderBy('month'),
    ).toEqual([
      { month: new Date('2024-01-01T00:00:00Z'), fees: new Decimal('0.3') },
      { month: new Date('2024-02-01T00:00:00Z'), fees: new Decimal('1') },
    ]);
    expect(
      await Reading.objects
        .values({ kind: F('meta__kind') })
        .annotate({ n: Count('*') })
        .filter({ n: 2 }),
    ).toEqual([{ kind: 'x', n: 2 }]);
    expect(
      await Reading.objects
        .values('startsAt__year' as 'startsAt')
        .annotate({ n: Count('*') })
        .filter({ n: 3 })
        .count(),
    ).toBe(1);
    expect(await Reading.objects.values('site').annotate({ n: Count('*'), some: Count('site') })).toEqual([{ site: null, n: 4, some: 0 }]);
  });

  test('a condition on an aggregate is asked of groups, another one of rows', async () => {
    await blogRows();
    const users = User.objects.annotate({ written: Count('posts') });
    expect(await users.filter({ written__gt: 0, age__gt: 25 }).valuesList('username', { flat: true })).toEqual(['ann']);
    expect((await users.filter(Q({ written: 0 }).or({ age: 20 })).orderBy('username')).map((u) => u.username)).toEqual(['bob', 'cat']);
    expect((await users.filter(Q({ written__gt: 0 }).not())).map((u) => u.username)).toEqual(['cat']);
    expect((await users.exclude({ written__gt: 0 })).map((u) => u.username)).toEqual(['cat']);
    expect((await users.exclude({ written: 2, age: 30 }).orderBy('username')).map((u) => u.username)).toEqual(['bob', 'cat']);
    expect((await users.filter(Q({ written: 2 }).xor({ age__gte: 30 }))).map((u) => u.username)).toEqual(['cat']);
    expect((await users.filter({ written__in: [1, 2] }).orderBy('username')).map((u) => u.username)).toEqual(['ann', 'bob']);
    expect((await users.filter({ written: F('age').div(20) }).orderBy('username')).map((u) => u.username)).toEqual(['bob']);
    expect(
      await Comment.objects
        .values('post')
        .annotate({ n: Count('id') })
        .filter({ n__gt: 2 })
        .count(),
    ).toBe(1);
    expect(
      await Comment.objects
        .values('user__username')
        .annotate({ mean: Avg('score') })
        .filter({ mean__lt: 3, user__username__startswith: 'a' }),
    ).toEqual([{ user__username: 'ann', mean: expect.closeTo(8 / 3) as number }]);
  });

  test('a condition before annotate() restricts what is counted', async () => {
    await blogRows();
    expect(
      await User.objects
        .filter({ posts__isPublished: true })
        .annotate({ n: Count('posts') })
        .orderBy('username')
        .valuesList('username', 'n'),
    ).toEqual([
      ['ann', 1],
      ['bob', 1],
    ]);
    // one behind it is about posts of its own, and multiplies
    expect(
      await User.objects
        .annotate({ n: Count('posts') })
        .filter({ posts__isPublished: true })
        .orderBy('username')
        .valuesList('username', 'n'),
    ).toEqual([
      ['ann', 2],
      ['bob', 1],
    ]);
  });

  test('alias() of an aggregate groups and is not read', async () => {
    await blogRows();
    expect(
      await User.objects
        .alias({ n: Count('posts') })
        .filter({ n__gt: 0 })
        .orderBy('-n')
        .values('username'),
    ).toEqual([{ username: 'ann' }, { username: 'bob' }]);
    const [user] = await User.objects.alias({ n: Count('posts') }).orderBy('-n', 'username');
    expect([user!.username, 'n' in user!]).toEqual(['ann', false]);
  });

  test('an ordering is part of what groups; that of the model is not', async () => {
    await blogRows();
    // Tag is ordered by its name
    const byAuthor = Tag.objects
      .filter({ posts__isnull: false })
      .values('posts__author')
      .annotate({ n: Count('id') });
    expect(await byAuthor.valuesList('n', { flat: true })).toEqual([3]);
    expect(await byAuthor.orderBy('name').valuesList('n', { flat: true })).toEqual([2, 1]);
    expect(await byAuthor.orderBy().valuesList('n', { flat: true })).toEqual([3]);
  });

  test('several values() and annotate(): what was named last is read, what grouped first groups', async () => {
    await blogRows();
    const byUser = Comment.objects.values('user').annotate({ n: Count('id'), sum: Sum('score') });
    expect(await byUser.orderBy('-n', 'sum').valuesList('n', { flat: true })).toEqual([3, 1, 1]);
    expect(await byUser.orderBy('-n', 'sum').values('sum')).toEqual([{ sum: 8 }, { sum: 3 }, { sum: 5 }]);
    expect(
      await byUser
        .annotate({ mean: F('sum').div(F('n')) })
        .orderBy('-n', 'sum')
        .valuesList('mean', { flat: true }),
    ).toEqual([2, 3, 5]);
    // values() behind annotate() leaves the rows of the model
    expect(
      await User.objects
        .annotate({ n: Count('posts') })
        .values('isActive', 'n')
        .orderBy('id'),
    ).toEqual([
      { isActive: true, n: 2 },
      { isActive: false, n: 1 },
      { isActive: true, n: 0 },
    ]);
    // what is grouped by an aggregate is one group
    const users = User.objects.annotate({ n: Count('posts') }).values('n');
    expect(await users.annotate({ rows: Count('id') })).toEqual([{ n: 3, rows: 4 }]);
  });

  test('first(), last() of groups need an order', async () => {
    await blogRows();
    const groups = Comment.objects.values('user__username').annotate({ n: Count('id') });
    expect(await refused(() => groups.first())).toMatch(/NUA_QUERY_INVALID: first\(\) of groups of rows needs an order.*orderBy\(\)/s);
    expect(await refused(() => groups.last())).toContain('last() of groups');
    expect(await groups.orderBy('n', 'user__username').first()).toEqual({ user__username: 'bob', n: 1 });
    expect(await groups.orderBy('n', 'user__username').last()).toEqual({ user__username: 'ann', n: 3 });
    expect(await groups.filter({ n: 99 }).orderBy('n').first()).toBeNull();
    expect(
      await Comment.objects
        .values('id')
        .annotate({ n: Count('replies') })
        .last(),
    ).toMatchObject({ n: 0 });
    expect(await groups.orderBy('-n', 'user__username').slice(1, 2)).toEqual([{ user__username: 'bob', n: 1 }]);
    expect(await groups.get({ n: 3 })).toEqual({ user__username: 'ann', n: 3 });
    expect([await groups.count(), await groups.exists()]).toEqual([3, true]);
    const rows: unknown[] = [];
    for await (const row of groups.orderBy('user__username')) rows.push(row.n);
    expect(rows).toEqual([3, 1, 1]);
  });

  test('groups through relations to one and to many', async () => {
    await blogRows();
    expect(
      await User.objects
        .annotate({ n: Count('posts__comments'), best: Max('posts__comments__score'), tags: Count('posts__tags', { distinct: true }) })
        .orderBy('username')
        .values('username', 'n', 'best', 'tags'),
    ).toEqual([
      { username: 'ann', n: 8, best: 5, tags: 2 },
      { username: 'bob', n: 0, best: null, tags: 0 },
      { username: 'cat', n: 0, best: null, tags: 0 },
    ]);
    expect(
      await Tag.objects
        .annotate({ posts_: Count('posts'), youngest: Min('posts__author__age') })
        .orderBy('name')
        .values('name', 'posts_', 'youngest'),
    ).toEqual([
      { name: 'jazz', posts_: 2, youngest: 30 },
      { name: 'swing', posts_: 1, youngest: 30 },
      { name: 'waltz', posts_: 0, youngest: null },
    ]);
    expect(
      await Post.objects
        .values('author__username', 'author__age')
        .annotate({ n: Count('id') })
        .orderBy('author__age'),
    ).toEqual([
      { author__username: 'bob', author__age: 20, n: 1 },
      { author__username: 'ann', author__age: 30, n: 2 },
    ]);
  });

  test('rows of groups are counted, sliced and tested like others', async () => {
    await blogRows();
    const groups = Comment.objects.values('post').annotate({ n: Count('id') });
    expect(await groups.orderBy('post').slice(1).count()).toBe(1);
    expect(await groups.filter({ n__gt: 2 }).exists()).toBe(true);
    expect(await groups.none()).toEqual([]);
    expect(await groups.none().count()).toBe(0);
    expect(await Post.objects.filter({ pk__in: groups.filter({ n__gt: 2 }).values('post') }).valuesList('title', { flat: true })).toEqual([
      'One',
    ]);
    expect(
      await Post.objects
        .filter({
          pk__in: Comment.objects
            .values('post')
            .annotate({ n: Count('id') })
            .filter({ n: 2 })
            .valuesList('post', { flat: true }),
        })
        .valuesList('title', { flat: true }),
    ).toEqual(['Two']);
  });

  test('the rows of one queryset are not grouped by another that began as it did', async () => {
    await blogRows();
    const users = User.objects.annotate({ written: Count('posts') });
    const [grouped, plain, filtered] = await Promise.all([
      users
        .values('isActive')
        .annotate({ n: Count('id') } as never)
        .count(),
      users.count(),
      users.filter({ written: 2 }).count(),
    ]);
    expect([plain, filtered, grouped]).toEqual([3, 1, 2]);
  });
});
