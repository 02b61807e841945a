import { expect, test } from 'vitest';
import { Case, Count, Decimal, decimal, Duration, Exists, F, integer, Length, Lookup, OuterRef, Q, Sum, Upper, Value, When } from 'nuages';
import { blogRows } from './blog-rows.js';
import { Comment, Post, Reading, Tag, User } from './models.js';
import { onEveryBackend } from './on-every-backend.js';
import { refused } from './refused.js';

onEveryBackend('conditional expressions', () => {
  test('the first branch that holds, else the default, else NULL', async () => {
    await blogRows();
    const rank = Case([When({ score__gte: 5 }, 'high'), When({ score__gte: 3 }, 'middle')], { default: 'low' });
    expect(await Comment.objects.annotate({ rank }).orderBy('score', 'id').valuesList('score', 'rank')).toEqual([
      [1, 'low'],
      [2, 'low'],
      [3, 'middle'],
      [5, 'high'],
      [5, 'high'],
    ]);
    const some = Comment.objects.annotate({ rank: Case([When({ score: 5 }, 1)]) });
    expect(await some.orderBy('score', 'id').valuesList('rank', { flat: true })).toEqual([null, null, null, 1, 1]);
    expect(await some.filter({ rank__isnull: true }).count()).toBe(3);
    expect(await some.exclude({ rank: 1 }).count()).toBe(0);
  });

  test('text is text, F() is a field', async () => {
    await blogRows();
    const users = User.objects.annotate({
      called: Case([When({ isActive: true }, F('username'))], { default: Upper('username') }),
      word: Case([When({ age: 20 }, 'username')]),
    });
    expect(await users.orderBy('username').valuesList('called', 'word')).toEqual([
      ['ann', null],
      ['BOB', 'username'],
      ['cat', null],
    ]);
  });

  test('conditions: Q, Exists, comparisons, across relations, NULL', async () => {
    await blogRows();
    const users = User.objects.annotate({
      kind: Case([
        When(Q({ isActive: false }).or({ age__gt: 35 }), 'either'),
        When(Exists(Post.objects.filter({ author: OuterRef('pk') })), 'writer'),
      ]),
      mailed: Case([When({ email__isnull: true }, 'no')], { default: 'yes' }),
      long: Case([When(Lookup(Length('username'), 'gt', 2), 1)], { default: 0 }),
      unknown: Case([When(Q({ email: 'ann@example.com' }).not(), 'other')], { default: 'none' }),
    });
    expect(await users.orderBy('username').valuesList('kind', 'mailed', 'long', 'unknown')).toEqual([
      ['writer', 'yes', 1, 'none'],
      // NOT (email = ...) is told of NULL too, as in exclude()
      ['either', 'no', 1, 'other'],
      ['either', 'yes', 1, 'other'],
    ]);
    const posts = Post.objects.annotate({
      by: Case([When({ editor__username: 'bob' }, 'bob'), When({ editor: null }, 'nobody')], { default: 'else' }),
    });
    expect(await posts.orderBy('id').valuesList('by', { flat: true })).toEqual(['nobody', 'bob', 'else']);
  });

  test('conditional counts and sums, in one query', async () => {
    await blogRows();
    expect(
      await Comment.objects.aggregate({
        high: Count(Case([When({ score__gt: 3 }, 1)])),
        sum: Sum(Case([When({ isApproved: true }, F('score'))], { default: 0 })),
        weighted: Sum(Case([When({ user__username: 'ann' }, F('score').mul(10))], { default: F('score') })),
      }),
    ).toEqual({ high: 2, sum: 8, weighted: 88 });
    expect(
      await User.objects
        .annotate({ out: Sum(Case([When({ posts__isPublished: true }, 1)], { default: 0 })) })
        .orderBy('username')
        .valuesList('username', 'out'),
    ).toEqual([
      ['ann', 1],
      ['bob', 1],
      ['cat', 0],
    ]);
  });

  test('ordering, filtering and grouping by a case', async () => {
    await blogRows();
    const first = Case([When({ title: 'Two' }, 0)], { default: 1 });
    expect(await Post.objects.orderBy(first, 'title').valuesList('title', { flat: true })).toEqual(['Two', 'One', 'Three']);
    expect(await Post.objects.orderBy(first.desc(), 'title').valuesList('title', { flat: true })).toEqual(['One', 'Three', 'Two']);
    expect(await Post.objects.annotate({ first }).filter({ first: 0 }).count()).toBe(1);
    expect(
      await User.objects
        .values({ generation: Case([When({ age__lt: 30 }, 'young')], { default: 'old' }) })
        .annotate({ n: Count('id') })
        .orderBy('generation'),
    ).toEqual([
      { generation: 'old', n: 2 },
      { generation: 'young', n: 1 },
    ]);
  });

  test('cases of decimals, durations, dates and booleans keep what they are', async () => {
    await Reading.objects.bulkCreate([
      { name: 'a', fee: '10.10', small: 1, took: { hours: 1 }, day: '2024-02-29' },
      { name: 'b', fee: '0.10', small: 2 },
    ]);
    const rows = await Reading.objects
      .annotate({
        price: Case([When({ small: 1 }, F('fee').mul(0.1))], { default: 0 }),
        time: Case([When({ small: 1 }, F('took'))], { default: { minutes: 1 } }),
        date: Case([When({ small: 1 }, F('day'))]),
        yes: Case([When({ small: 1 }, true)], { default: false }),
        said: Case([When({ small: 1 }, Value('2.50'))], { output: decimal({ maxDigits: 5, decimalPlaces: 2 }) }),
      })
      .orderBy('name')
      .values('price', 'time', 'date', 'yes', 'said');
    expect(rows).toEqual([
      {
        price: new Decimal('1.01'),
        time: new Duration({ hours: 1 }),
        date: '2024-02-29',
        yes: true,
        said: new Decimal('2.5'),
      },
      { price: new Decimal(0), time: new Duration({ minutes: 1 }), date: null, yes: false, said: null },
    ]);
    expect(await Reading.objects.filter(Case([When({ small: 1 }, true)], { default: false })).count()).toBe(1);
  });

  test('branches that never hold, and those that always do', async () => {
    await blogRows();
    const tags = Tag.objects.annotate({
      never: Case([When({ pk__in: [] }, 'never')], { default: 'else' }),
      always: Case([When(Q({ pk__in: [] }).not(), 'always'), When({ name: 'jazz' }, 'jazz')]),
      nothing: Case([When({ pk__in: [] }, 1)]),
    });
    expect(await tags.orderBy('name').slice(0, 1).values('never', 'always', 'nothing')).toEqual([
      { never: 'else', always: 'always', nothing: null },
    ]);
    expect(
      await Comment.objects
        .annotate({ huge: Case([When({ score__lt: 2 ** 40 }, 'all')], { default: 'none' }) })
        .filter({ huge: 'all' })
        .count(),
    ).toBe(5);
  });

  test('a case inside a case, and of an aggregate', async () => {
    await blogRows();
    const inner = Case([When({ age__gt: 35 }, 'old')], { default: 'young' });
    expect(
      await User.objects
        .annotate({ kind: Case([When({ isActive: true }, inner)], { default: 'away' }) })
        .orderBy('username')
        .valuesList('kind', { flat: true }),
    ).toEqual(['young', 'away', 'old']);
    const users = User.objects
      .annotate({ n: Count('posts') })
      .annotate({ busy: Case([When({ n__gt: 1 }, 'busy'), When({ n: 1 }, 'some')], { default: 'idle' }) });
    expect(await users.orderBy('username').valuesList('busy', { flat: true })).toEqual(['busy', 'some', 'idle']);
    expect(await users.filter({ busy: 'busy' }).count()).toBe(1);
  });

  test('Lookup() is a comparison as a value', async () => {
    await blogRows();
    expect(await User.objects.filter(Lookup('age', 'gt', 25)).count()).toBe(2);
    expect(await User.objects.filter(Lookup(F('age').div(10), 'in', [2, 4])).count()).toBe(2);
    expect(
      await User.objects
        .annotate({ grown: Lookup('age', 'gte', F('age').sub(1)) })
        .filter({ grown: true })
        .count(),
    ).toBe(3);
    expect(
      await User.objects
        .annotate({ mailed: Lookup('email', 'isnull', false) })
        .orderBy('username')
        .valuesList('mailed', { flat: true }),
    ).toEqual([true, false, true]);
    expect(await User.objects.filter(Q(Lookup('age', 'lt', 25)).or({ username: 'cat' })).count()).toBe(2);
    expect(await User.objects.exclude(Lookup('age', 'lt', 25)).count()).toBe(2);
    expect(await User.objects.orderBy(Lookup('age', 'lt', 25).desc(), 'username').valuesList('username', { flat: true })).toEqual([
      'bob',
      'ann',
      'cat',
    ]);
  });

  test('what is wrong is named', async () => {
    expect(await refused(() => Case({} as never))).toMatch(/NUA_QUERY_INVALID: Case\(\) takes a list of When\(\)/);
    expect(await refused(() => Case([{ when: 1, then: 2 }] as never))).toMatch(/NUA_QUERY_INVALID: Case\(\) takes a list of When\(\)/);
    expect(await refused(() => Case([When({ score: 1 }, 1)], { fallback: 1 } as never))).toMatch(
      /NUA_QUERY_INVALID: Case\(\) has no such option.*default, output/s,
    );
    expect(await refused(() => Case([When({ score: 1 }, 1)], { default: undefined } as never))).toMatch(/or it is undefined/);
    expect(await refused(() => When({}, 1))).toMatch(/NUA_QUERY_INVALID: When\(\) takes a condition that says something/);
    expect(await refused(() => When(Q({}), 1))).toMatch(/When\(\) takes a condition that says something/);
    expect(await refused(() => When({ score: 1 }, undefined))).toMatch(/NUA_VALUE_UNDEFINED/);
    expect(await refused(() => When({ score: undefined } as never, 1))).toMatch(/NUA_VALUE_UNDEFINED: "score"/);
    expect(await refused(() => When('score' as never, 1))).toMatch(/NUA_QUERY_INVALID: A condition is an object of lookups/);
    expect(await refused(() => Comment.objects.annotate({ x: Case([When({ scor: 1 }, 1)]) } as never))).toMatch(
      /NUA_FIELD_UNKNOWN.*"scor".*score/s,
    );
    expect(await refused(() => Comment.objects.annotate({ x: Case([When({ score__gtt: 1 }, 1)]) } as never))).toMatch(
      /NUA_LOOKUP_UNKNOWN.*"gtt"/s,
    );
    expect(await refused(() => Comment.objects.annotate({ x: Case([When({ score: 1 }, F('scor'))]) } as never))).toMatch(
      /NUA_FIELD_UNKNOWN.*"scor"/s,
    );
    expect(
      await refused(() => Comment.objects.annotate({ x: Case([When({ score: 1 }, F('score'))], { default: F('body') }) } as never)),
    ).toMatch(/NUA_QUERY_INVALID: Case\(\) takes values of one /);
    expect(await refused(() => Comment.objects.filter(Case([When({ score: 1 }, F('score'))]) as never))).toMatch(
      /NUA_QUERY_INVALID|NUA_VALUE_INVALID/,
    );
    expect(await refused(() => Comment.objects.filter(Lookup('score', 'gtt', 1) as never))).toMatch(/NUA_LOOKUP_UNKNOWN/);
    expect(await refused(() => Lookup('score', 'gt', undefined))).toMatch(/NUA_VALUE_UNDEFINED/);
    expect(await refused(() => Comment.objects.annotate({ x: Case([When({ score: 'x' }, 1)]) } as never))).toMatch(
      /NUA_VALUE_INVALID: Comment.score/,
    );
    expect(await refused(() => Case([When({ score: 1 }, 1)], { output: integer as never }))).toMatch(
      /NUA_QUERY_INVALID: A type is said by a field/,
    );
  });
});
