import { expect, test } from 'vitest';
import {
  Avg,
  Case,
  Coalesce,
  Count,
  Decimal,
  decimal,
  Exists,
  F,
  integer,
  Length,
  Max,
  OuterRef,
  Q,
  Subquery,
  Sum,
  Value,
  When,
} from 'nuages';
import { blogRows } from './blog-rows.js';
import { Comment, Post, Reading, Seat, Tag, User } from './models.js';
import { onEveryBackend } from './on-every-backend.js';
import { refused } from './refused.js';

const best = () => Comment.objects.filter({ post: OuterRef('pk') }).orderBy('-score', 'id');

onEveryBackend('subqueries', () => {
  test('one value of each row: the first by an order, null where there is none', async () => {
    await blogRows();
    const posts = Post.objects.annotate({
      best: Subquery(best().values('body').slice(0, 1)),
      by: Subquery(best().valuesList('user__username', { flat: true }).slice(0, 1)),
    });
    expect(await posts.orderBy('id').valuesList('title', 'best', 'by')).toEqual([
      ['One', 'good', 'bob'],
      ['Two', 'bad', 'ann'],
      ['Three', null, null],
    ]);
    expect(await posts.filter({ best: 'good' }).valuesList('title', { flat: true })).toEqual(['One']);
    expect(await posts.filter({ best: null }).valuesList('title', { flat: true })).toEqual(['Three']);
    expect(await posts.orderBy('-by', 'id').filter({ by__isnull: false }).valuesList('title', { flat: true })).toEqual(['One', 'Two']);
    expect(await posts.count()).toBe(3);
    expect(await posts.filter({ by__startswith: 'a' }).exists()).toBe(true);
  });

  test('aggregates in a subquery don’t multiply', async () => {
    await blogRows();
    const sums = Comment.objects
      .filter({ post: OuterRef('pk') })
      .orderBy()
      .values('post')
      .annotate({ sum: Sum('score'), n: Count('pk') });
    const posts = Post.objects.annotate({
      sum: Coalesce(Subquery(sums.values('sum')), 0),
      n: Subquery(sums.values('n')),
      labels: Count('tags'),
    });
    expect(await posts.orderBy('id').values('title', 'sum', 'n', 'labels')).toEqual([
      { title: 'One', sum: 8, n: 3, labels: 2 },
      { title: 'Two', sum: 8, n: 2, labels: 1 },
      { title: 'Three', sum: 0, n: null, labels: 0 },
    ]);
    expect(await posts.filter({ sum__gt: 0, labels: 2 }).count()).toBe(1);
    expect(await Post.objects.annotate({ n: Subquery(sums.values('n')) }).aggregate({ all: Sum('n'), mean: Avg('n') })).toEqual({
      all: 5,
      mean: 2.5,
    });
    expect(
      await Post.objects
        .values({ n: Subquery(sums.values('n')) })
        .annotate({ posts_: Count('pk') })
        .orderBy(F('n').asc({ nullsFirst: true })),
    ).toEqual([
      { n: null, posts_: 1 },
      { n: 2, posts_: 1 },
      { n: 3, posts_: 1 },
    ]);
  });

  test('Exists: a condition, an annotation, a branch; not() is its opposite', async () => {
    await blogRows();
    const wrote = Exists(Post.objects.filter({ author: OuterRef('pk') }));
    expect(await User.objects.filter(wrote).orderBy('username').valuesList('username', { flat: true })).toEqual(['ann', 'bob']);
    expect(await User.objects.filter(wrote.not()).valuesList('username', { flat: true })).toEqual(['cat']);
    expect(await User.objects.exclude(wrote).valuesList('username', { flat: true })).toEqual(['cat']);
    expect(await User.objects.filter(wrote.not().not(), { age: 30 }).count()).toBe(1);
    expect(await User.objects.filter(Q(wrote).and({ isActive: true })).valuesList('username', { flat: true })).toEqual(['ann']);
    expect(await User.objects.filter(Q({ username: 'cat' }).or(wrote)).count()).toBe(3);
    const users = User.objects.annotate({ wrote, edits: Exists(Post.objects.filter({ editor: OuterRef('pk') })) });
    expect(await users.orderBy('username').values('wrote', 'edits')).toEqual([
      { wrote: true, edits: true },
      { wrote: true, edits: true },
      { wrote: false, edits: false },
    ]);
    expect(await users.filter({ wrote: true }).count()).toBe(2);
    expect(await users.filter({ wrote: false }).count()).toBe(1);
    expect(await users.orderBy('wrote', '-username').valuesList('username', { flat: true })).toEqual(['cat', 'bob', 'ann']);
    expect(
      await User.objects
        .annotate({ kind: Case([When(wrote, 'writer')], { default: 'reader' }) })
        .filter({ kind: 'reader' })
        .count(),
    ).toBe(1);
    expect(
      await User.objects
        .orderBy(wrote.desc(), 'username')
        .first()
        .then((u) => u?.username),
    ).toBe('ann');
    expect(
      await User.objects
        .values({ wrote })
        .annotate({ n: Count('pk') })
        .orderBy('wrote'),
    ).toEqual([
      { wrote: false, n: 1 },
      { wrote: true, n: 2 },
    ]);
  });

  test('Exists of nothing, of slices, of distinct rows, of groups', async () => {
    await blogRows();
    const count = (queryset: Parameters<typeof Exists>[0]) => User.objects.filter(Exists(queryset)).count();
    expect(await count(Post.objects.none())).toBe(0);
    expect(await User.objects.filter(Exists(Post.objects.none()).not()).count()).toBe(3);
    expect(await count(Post.objects.filter({ author: OuterRef('pk') }).slice(1, 2))).toBe(1);
    expect(
      await count(
        Post.objects
          .filter({ author: OuterRef('pk') })
          .values('title')
          .distinct(),
      ),
    ).toBe(2);
    expect(
      await count(
        Post.objects
          .filter({ author: OuterRef('pk') })
          .values('author')
          .annotate({ n: Count('pk') })
          .filter({ n__gt: 1 }),
      ),
    ).toBe(1);
    expect(await count(Post.objects.filter({ pk__in: [] }))).toBe(0);
    expect(
      await User.objects
        .annotate({ x: Exists(Post.objects.none()) })
        .values('x')
        .distinct(),
    ).toEqual([{ x: false }]);
  });

  test('OuterRef in arithmetic, functions, lookups, orderings and annotations', async () => {
    await blogRows();
    const older = User.objects.filter({ age__gt: OuterRef('age') });
    expect(
      await User.objects
        .annotate({ older: Exists(older) })
        .orderBy('username')
        .valuesList('older', { flat: true }),
    ).toEqual([true, true, false]);
    expect(
      await User.objects
        .filter(Exists(User.objects.filter({ age: OuterRef('age').add(10) })))
        .orderBy('username')
        .valuesList('username', { flat: true }),
    ).toEqual(['ann', 'bob']);
    expect(
      await User.objects
        .filter(
          Exists(
            Post.objects.annotate({ size: Length('title') }).filter({ author: OuterRef('pk'), size__gt: Length(OuterRef('username')) }),
          ),
        )
        .valuesList('username', { flat: true }),
    ).toEqual(['bob']);
    const other = Post.objects.exclude({ pk: OuterRef('pk') }).filter({ author: OuterRef('author') });
    expect(await Post.objects.filter(Exists(other)).orderBy('id').valuesList('title', { flat: true })).toEqual(['One', 'Two']);
    expect(
      await Post.objects
        .annotate({
          next: Subquery(
            Post.objects
              .filter({ pk__gt: OuterRef('pk') })
              .orderBy('pk')
              .values('title')
              .slice(0, 1),
          ),
        })
        .orderBy('id')
        .valuesList('next', { flat: true }),
    ).toEqual(['Two', 'Three', null]);
    // across a relation of the query around
    const same = User.objects
      .filter({ age__lt: OuterRef('author__age') })
      .values('username')
      .slice(0, 1);
    expect(
      await Post.objects
        .annotate({ younger: Subquery(same) })
        .orderBy('id')
        .valuesList('younger', { flat: true }),
    ).toEqual(['bob', 'bob', null]);
    // an annotation of the query around
    expect(
      await User.objects
        .annotate({ half: F('age').div(2) })
        .filter(Exists(User.objects.filter({ age: OuterRef('half') })))
        .valuesList('username', { flat: true }),
    ).toEqual(['cat']);
    // the row around, in what is computed inside
    const gap = User.objects
      .filter({ age__gt: OuterRef('age') })
      .annotate({ gap: F('age').sub(OuterRef('age')) })
      .orderBy('gap')
      .values('gap')
      .slice(0, 1);
    expect(
      await User.objects
        .annotate({ gap: Subquery(gap) })
        .orderBy('username')
        .valuesList('gap', { flat: true }),
    ).toEqual([10, 10, null]);
  });

  test('an aggregate of the query around is refused in words: the subquery would take it for its own, as in Django', async () => {
    const users = User.objects.annotate({ written: Count('posts') });
    const answer = await refused(() => users.filter(Exists(Comment.objects.filter({ score: OuterRef('written') }))));
    expect(answer).toContain('NUA_QUERY_INVALID');
    expect(answer).toContain('A condition holds an aggregate');
  });

  test('nested: OuterRef(OuterRef()) is one further out', async () => {
    await blogRows();
    const comments = Comment.objects.filter({ post: OuterRef('pk'), user: OuterRef(OuterRef('pk')) });
    // users who commented on a post of their own
    const own = Post.objects.filter({ author: OuterRef('pk') }).filter(Exists(comments));
    expect(await User.objects.filter(Exists(own)).valuesList('username', { flat: true })).toEqual(['ann']);
    const other = Post.objects.exclude({ author: OuterRef('pk') }).filter(Exists(comments));
    expect(await User.objects.filter(Exists(other)).orderBy('username').valuesList('username', { flat: true })).toEqual(['bob', 'cat']);
    const top = Subquery(best().values('score').slice(0, 1));
    const tops = Post.objects
      .filter({ author: OuterRef('pk') })
      .annotate({ top })
      .orderBy(F('top').desc({ nullsLast: true }));
    const users = User.objects.annotate({ top: Subquery(tops.values('top').slice(0, 1)) });
    expect(await users.orderBy('username').valuesList('top', { flat: true })).toEqual([5, null, null]);
  });

  test('querysets on the right-hand side: in, exact, gt', async () => {
    await blogRows();
    expect(await Post.objects.filter({ author__in: User.objects.filter({ age__gt: 25 }) }).count()).toBe(2);
    expect(await Post.objects.filter({ author__age__in: User.objects.filter({ isActive: false }).values('age') }).count()).toBe(1);
    expect(
      await Comment.objects
        .filter({
          score__gt: Comment.objects
            .orderBy()
            .values('isApproved')
            .annotate({ mean: Avg('score') })
            .filter({ isApproved: false })
            .values('mean')
            .slice(0, 1),
        } as never)
        .count(),
    ).toBe(3);
    expect(await Comment.objects.filter({ score: Subquery(Comment.objects.orderBy('-score').values('score').slice(0, 1)) }).count()).toBe(
      2,
    );
    expect(await User.objects.exclude({ pk__in: Post.objects.values('author') }).valuesList('username', { flat: true })).toEqual(['cat']);
    // of which one is NULL: nothing is outside it, as in Django
    expect(await User.objects.exclude({ pk__in: Post.objects.values('editor') as never }).count()).toBe(0);
    expect(
      await User.objects
        .filter({ pk__in: User.objects.orderBy('-age').slice(0, 2) })
        .orderBy('username')
        .valuesList('username', { flat: true }),
    ).toEqual(['ann', 'cat']);
    expect(
      await User.objects
        .filter({
          pk__in: Post.objects
            .filter({ isPublished: true })
            .union(Post.objects.filter({ title: 'x' }))
            .values('author'),
        } as never)
        .count(),
    ).toBe(2);
    expect(await Post.objects.filter({ pk__in: Post.objects.none() }).count()).toBe(0);
    expect(await Post.objects.exclude({ pk__in: Post.objects.none() }).count()).toBe(3);
  });

  test('types stay: decimals, JSON, booleans; another by output', async () => {
    await Reading.objects.bulkCreate([
      { name: 'a', fee: '10.10', small: 1, meta: { n: 1 } },
      { name: 'b', fee: '0.35', small: 2 },
    ]);
    const of = (name: string) => Reading.objects.filter({ name });
    expect(
      await Reading.objects
        .filter({ name: 'b' })
        .annotate({
          dear: Subquery(of('a').values('fee')),
          doc: Subquery(of('a').values('meta')),
          sum: F('fee').add(Subquery(of('a').values('fee'))),
          tenth: Subquery(
            of('a')
              .values({ x: F('fee').mul(0.1) })
              .values('x'),
          ),
          as: Subquery(of('a').values('small'), { output: decimal({ maxDigits: 5, decimalPlaces: 1 }) }),
        })
        .values('dear', 'doc', 'sum', 'tenth', 'as'),
    ).toEqual([{ dear: new Decimal('10.1'), doc: { n: 1 }, sum: new Decimal('10.45'), tenth: new Decimal('1.01'), as: new Decimal(1) }]);
  });

  test('values inside and outside keep their places', async () => {
    await blogRows();
    const inner = (score: number, body: string) =>
      Comment.objects
        .filter({ post: OuterRef('pk'), score__gte: score })
        .exclude({ body })
        .annotate({ extra: Value(score) });
    const run = async (title: string, score: number, body: string) =>
      await Post.objects
        .filter({ title__startswith: title })
        .annotate({ n: Value(7), some: Exists(inner(score, body)) })
        .filter({ n: 7, some: true })
        .exclude({ body: 'nothing' })
        .orderBy('id')
        .valuesList('title', { flat: true });
    expect(await run('', 3, 'bad')).toEqual(['One', 'Two']);
    expect(await run('', 4, 'bad')).toEqual(['One']);
    expect(await run('T', 3, 'x')).toEqual(['Two']);
    expect(await run('', 6, 'x')).toEqual([]);
  });

  test('keys of several columns', async () => {
    await Seat.objects.bulkCreate([
      { row: 'a', number: 1, taken: true },
      { row: 'a', number: 2 },
      { row: 'b', number: 1 },
    ]);
    const neighbour = Seat.objects.filter({ row: OuterRef('row'), number: OuterRef('number').sub(1) });
    expect((await Seat.objects.filter(Exists(neighbour))).map((s) => s.pk)).toEqual([['a', 2]]);
    expect(
      await Seat.objects
        .annotate({ taken_: Exists(neighbour.filter({ taken: true })) })
        .filter({ taken_: true })
        .count(),
    ).toBe(1);
    expect(await Seat.objects.filter({ pk__in: Seat.objects.filter({ taken: true }) }).count()).toBe(1);
  });

  test('what is wrong is named', async () => {
    expect(await refused(() => Post.objects.filter({ author: OuterRef('pk') }))).toMatch(
      /NUA_QUERY_INVALID: OuterRef\(\) names a column of the query around, and there is none.*Subquery\(\) or Exists\(\)/s,
    );
    expect(await refused(() => Post.objects.filter({ author: OuterRef('pk') }).count())).toMatch(
      /OuterRef\(\) names a column of the query around/,
    );
    expect(await refused(() => Post.objects.filter({ author: OuterRef('pk') }).toSQL())).toMatch(
      /OuterRef\(\) names a column of the query around/,
    );
    expect(await refused(() => User.objects.filter(Exists(Post.objects.filter({ author: OuterRef(OuterRef('pk')) }))))).toMatch(
      /OuterRef\(\) names a column of the query around/,
    );
    expect(await refused(() => User.objects.filter(Exists(Post.objects.filter({ author: OuterRef('pkk') }))))).toMatch(
      /NUA_FIELD_UNKNOWN.*"pkk".*User/s,
    );
    expect(await refused(() => User.objects.filter(Exists(Post.objects.filter({ autor: OuterRef('pk') } as never))))).toMatch(
      /NUA_FIELD_UNKNOWN.*"autor".*author/s,
    );
    expect(await refused(() => User.objects.annotate({ x: Subquery(Post.objects.filter({ author: OuterRef('pk') })) } as never))).toMatch(
      /NUA_QUERY_INVALID: Subquery\(\) takes a queryset of one column.*values/s,
    );
    expect(await refused(() => User.objects.annotate({ x: Subquery(Post.objects.values('id', 'title')) } as never))).toMatch(
      /Subquery\(\) takes a queryset of one column/,
    );
    expect(await refused(() => Subquery('SELECT 1' as never))).toMatch(/NUA_QUERY_INVALID: Subquery\(\) takes a queryset, not a string/);
    expect(await refused(() => Exists({ filter: true } as never))).toMatch(/NUA_QUERY_INVALID: Exists\(\) takes a queryset/);
    expect(await refused(() => Exists(undefined as never))).toMatch(/Exists\(\) takes a queryset, not undefined/);
    expect(await refused(() => OuterRef('' as never))).toMatch(/NUA_QUERY_INVALID: OuterRef\(\) takes a path/);
    expect(await refused(() => OuterRef(undefined as never))).toMatch(/OuterRef\(\) takes a path, or an OuterRef\(\), not undefined/);
    expect(await refused(() => OuterRef(F('pk') as never))).toMatch(/OuterRef\(\) takes a path/);
    expect(await refused(() => Subquery(Post.objects.values('id'), { output: 'integer' } as never))).toMatch(
      /NUA_QUERY_INVALID: A type is said by a field/,
    );
    expect(await refused(() => Subquery(Post.objects.values('id'), { as: integer() } as never))).toMatch(
      /NUA_QUERY_INVALID: Subquery\(\) has no such option.*output/s,
    );
    expect(await refused(() => Post.objects.filter({ pk: Post.objects.values('id') } as never))).toMatch(
      /NUA_VALUE_INVALID: Post.id.*slice\(0, 1\).*in/s,
    );
    expect(await refused(() => Post.objects.filter({ author__in: Tag.objects.all() } as never))).toMatch(
      /NUA_VALUE_INVALID: .*rows of User, not with a queryset of Tag/s,
    );
    expect(await refused(() => Post.objects.filter({ title__in: Post.objects.values('id') } as never))).toMatch(
      /NUA_VALUE_INVALID: Post.title takes text/,
    );
    expect(
      await refused(() => Comment.objects.annotate({ x: Max(Subquery(Post.objects.values('id', 'title') as never)) } as never)),
    ).toMatch(/one column/);
  });
});
