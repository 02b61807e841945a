import { expect, test } from 'vitest';
import {
  Coalesce,
  Concat,
  Count,
  Decimal,
  Duration,
  ExpressionWrapper,
  F,
  Length,
  Lower,
  Max,
  Q,
  Upper,
  Value,
  char,
  decimal,
  duration,
} from 'nuages';
import { blogRows } from './blog-rows.js';
import { Comment, Post, Reading, Tag, User } from './models.js';
import { onEveryBackend } from './on-every-backend.js';
import { refused } from './refused.js';

onEveryBackend('annotations', () => {
  test('each instance has what is computed for it, beside its columns', async () => {
    await blogRows();
    const posts = await Post.objects.annotate({ loud: Upper('title'), writer: F('author__username') }).orderBy('id');
    expect(posts.map((p) => [p.title, p.loud, p.writer, p.headline])).toEqual([
      ['One', 'ONE', 'ann', 'ONE'],
      ['Two', 'TWO', 'ann', 'TWO'],
      ['Three', 'THREE', 'bob', 'THREE'],
    ]);
    expect(posts[0]).toBeInstanceOf(Post);
    expect(Object.keys(posts[0]!)).toEqual(expect.arrayContaining(['title', 'loud', 'writer']));
    expect(posts[0]!.toPlain()).toMatchObject({ title: 'One' });
  });

  test('annotations are filtered by, ordered by, and built on', async () => {
    await blogRows();
    const sized = Post.objects.annotate({ size: Length('title') }).annotate({ twice: F('size').mul(2) });
    expect(await sized.filter({ size: 3 }).count()).toBe(2);
    expect((await sized.filter({ twice__gt: 6 })).map((p) => [p.title, p.twice])).toEqual([['Three', 10]]);
    expect((await sized.exclude({ size__in: [3, 4] })).map((p) => p.title)).toEqual(['Three']);
    expect((await sized.orderBy('-size', 'title')).map((p) => p.title)).toEqual(['Three', 'One', 'Two']);
    expect((await sized.orderBy(F('twice').desc(), 'title').first())?.title).toBe('Three');
    expect((await sized.filter({ size__gt: F('author__age').div(10) })).map((p) => p.title)).toEqual(['Three']);
    expect((await sized.get({ twice: 10 })).title).toBe('Three');
    const lowered = Post.objects.annotate({ low: Lower('title') });
    expect((await lowered.filter({ low__startswith: 't', low__length: 3 })).map((p) => p.low)).toEqual(['two']);
  });

  test('a later annotation of a name takes the place of the earlier one', async () => {
    await blogRows();
    const [row] = await Tag.objects
      .annotate({ x: Length('name') })
      .annotate({ x: F('x').add(1) })
      .filter({ name: 'jazz' });
    expect(row!.x).toBe(5);
  });

  test('an alias serves conditions, orderings and annotations, and is not read', async () => {
    await blogRows();
    const tags = await Tag.objects
      .alias({ size: Length('name') })
      .filter({ size: 5 })
      .annotate({ double: F('size').mul(2) })
      .orderBy('-name');
    expect(tags.map((t) => [t.name, t.double, 'size' in t])).toEqual([
      ['waltz', 10, false],
      ['swing', 10, false],
    ]);
    expect(
      await Tag.objects
        .alias({ size: Length('name') })
        .filter({ size: 4 })
        .values(),
    ).toEqual([{ id: expect.any(Number) as number, name: 'jazz' }]);
    expect(
      await Tag.objects
        .alias({ size: Length('name') })
        .orderBy('size', '-name')
        .valuesList('name', { flat: true }),
    ).toEqual(['jazz', 'waltz', 'swing']);
    // read after all
    expect(
      await Tag.objects
        .alias({ size: Length('name') })
        .annotate({ size: F('size') })
        .values('size')
        .orderBy('name'),
    ).toEqual([{ size: 4 }, { size: 5 }, { size: 5 }]);
  });

  test('values() and valuesList() take names, annotations and expressions', async () => {
    await blogRows();
    expect(
      await Tag.objects
        .values('name', { size: Length('name') })
        .orderBy('name')
        .slice(0, 2),
    ).toEqual([
      { name: 'jazz', size: 4 },
      { name: 'swing', size: 5 },
    ]);
    expect(
      await Tag.objects
        .annotate({ size: Length('name') })
        .values('size', 'name')
        .filter({ size: 4 }),
    ).toEqual([{ size: 4, name: 'jazz' }]);
    expect(
      await Tag.objects
        .annotate({ size: Length('name') })
        .filter({ name: 'jazz' })
        .values(),
    ).toEqual([{ id: expect.any(Number) as number, name: 'jazz', size: 4 }]);
    expect(await Tag.objects.orderBy('name').valuesList('name', Upper('name'))).toEqual([
      ['jazz', 'JAZZ'],
      ['swing', 'SWING'],
      ['waltz', 'WALTZ'],
    ]);
    expect(await Tag.objects.orderBy('name').valuesList(Length('name'), { flat: true })).toEqual([4, 5, 5]);
    expect(
      await Tag.objects
        .annotate({ size: Length('name') })
        .orderBy('-name')
        .valuesList('size', 'name'),
    ).toEqual([
      [5, 'waltz'],
      [5, 'swing'],
      [4, 'jazz'],
    ]);
    const [named] = await Tag.objects
      .annotate({ size: Length('name') })
      .orderBy('name')
      .valuesList('name', 'size', { named: true });
    expect([named!.name, named!.size, named![1]]).toEqual(['jazz', 4, 4]);
    expect(
      await Tag.objects
        .orderBy('name')
        .values('name')
        .annotate({ loud: Upper('name') })
        .slice(0, 1),
    ).toEqual([{ name: 'jazz', loud: 'JAZZ' }]);
  });

  test('distinct() looks at what is computed too', async () => {
    await blogRows();
    expect(
      await Tag.objects
        .values({ size: Length('name') })
        .distinct()
        .orderBy('size'),
    ).toEqual([{ size: 4 }, { size: 5 }]);
  });

  test('only() and defer() leave annotations alone', async () => {
    await blogRows();
    const [post] = await Post.objects
      .only('title')
      .annotate({ size: Length('body') })
      .orderBy('id');
    expect(Object.keys(post!)).toEqual(['id', 'title', 'size']);
    expect(post!.size).toBe(5);
    expect(await post!.body).toBe('first');
    const [other] = await Post.objects
      .annotate({ size: Length('body') })
      .defer('body')
      .orderBy('id');
    expect([other!.size, Object.keys(other!).includes('body')]).toEqual([5, false]);
  });

  test('NULL makes NULL, and Coalesce ends it', async () => {
    await blogRows();
    const users = User.objects.annotate({
      size: Length('email'),
      known: Coalesce('email', 'none'),
      letters: Concat('email', Value('!')),
    });
    expect(await users.filter({ username: 'bob' }).values('size', 'known', 'letters')).toEqual([
      { size: null, known: 'none', letters: '!' },
    ]);
    expect(await users.filter({ size__isnull: true }).count()).toBe(1);
    // exclude() on an annotation has no guard for NULL: Django's rule
    expect(await users.exclude({ size: 1 }).count()).toBe(2);
    expect(
      await User.objects
        .annotate({ of: F('edited__title') })
        .filter({ of: null })
        .values('username'),
    ).toEqual([{ username: 'cat' }]);
  });

  test('conditions are values too: true, false, NULL', async () => {
    await blogRows();
    const users = User.objects.annotate({ grown: Q({ age__gte: 30 }), mailed: Q({ email__endswith: '.com' }) }).orderBy('username');
    expect(await users.values('username', 'grown', 'mailed')).toEqual([
      { username: 'ann', grown: true, mailed: true },
      { username: 'bob', grown: false, mailed: null },
      { username: 'cat', grown: true, mailed: true },
    ]);
    expect(await users.filter({ grown: true }).count()).toBe(2);
    expect(await users.filter({ grown: false }).values('username')).toEqual([{ username: 'bob' }]);
    expect(await users.values('grown').distinct().orderBy('grown')).toEqual([{ grown: false }, { grown: true }]);
    expect(
      await users
        .annotate({ never: Q({ pk__in: [] }) })
        .filter({ never: false })
        .count(),
    ).toBe(3);
  });

  test('a to-many path gives a row for each related row, as in Django', async () => {
    await blogRows();
    expect(
      await Post.objects
        .annotate({ score: F('comments__score') })
        .filter({ title: 'One' })
        .orderBy('score')
        .valuesList('score', { flat: true }),
    ).toEqual([1, 2, 5]);
    expect(await Post.objects.annotate({ score: F('comments__score') }).count()).toBe(6);
  });

  test('decimals stay exact, whatever number stands beside them', async () => {
    await Reading.objects.bulkCreate([
      { name: 'a', fee: '10.10', small: 3 },
      { name: 'b', fee: '0.05', small: 1 },
    ]);
    const priced = Reading.objects.annotate({
      tenth: F('fee').mul(0.1),
      taxed: F('fee').mul(new Decimal('1.1')),
      less: F('fee').sub(0.01),
      each: F('fee').mul(F('small')),
    });
    const rows = await priced.orderBy('name').values('tenth', 'taxed', 'less', 'each');
    expect(rows.map((r) => Object.values(r).map((v) => v.toString()))).toEqual(
      [
        [new Decimal('1.01'), new Decimal('11.11'), new Decimal('10.09'), new Decimal('30.3')].map((d) => new Decimal(d).toString()),
        ['0.005', '0.055', '0.04', '0.05'],
      ].map((list) => list.map((text) => expect.stringMatching(new RegExp(`^${text.replace('.', '\\.')}0*$`)) as string)),
    );
    expect(await priced.filter({ tenth: '1.01' }).count()).toBe(1);
    expect(await priced.filter({ tenth: 1.01 }).count()).toBe(1);
    expect(await Reading.objects.filter({ fee: F('fee').mul(10).div(10) }).count()).toBe(2);
  });

  test('durations, dates and instants', async () => {
    const startsAt = new Date('2024-03-30T22:00:00.000Z');
    await Reading.objects.create({ name: 'a', took: { minutes: 90 }, startsAt, day: '2024-02-28', opensAt: '23:30:00' });
    await Reading.objects.create({ name: 'b' });
    const [row, none] = await Reading.objects
      .annotate({
        endsAt: F('startsAt').add(F('took')),
        later: F('startsAt').add({ days: 1 }),
        longer: ExpressionWrapper(F('took').mul(2), duration()),
        half: ExpressionWrapper(F('took').div(2), duration()),
        lasted: F('startsAt').sub(F('day')),
      })
      .orderBy('name')
      .values('endsAt', 'later', 'longer', 'half', 'lasted');
    expect(row!.endsAt).toEqual(new Date('2024-03-30T23:30:00.000Z'));
    expect(row!.later).toEqual(new Date('2024-03-31T22:00:00.000Z'));
    expect(row!.longer).toEqual(new Duration({ hours: 3 }));
    expect(row!.half).toEqual(new Duration({ minutes: 45 }));
    expect(row!.lasted).toEqual(new Duration({ days: 31, hours: 22 }));
    expect(none).toEqual({ endsAt: null, later: null, longer: null, half: null, lasted: null });
    expect(
      await Reading.objects
        .annotate({ endsAt: F('startsAt').add(F('took')) })
        .filter({ endsAt__gt: startsAt })
        .count(),
    ).toBe(1);
  });

  test('keys of a JSON document are paths', async () => {
    await Reading.objects.bulkCreate([
      { name: 'a', meta: { n: 2, tags: ['x', 'y'], deep: { on: true } } },
      { name: 'b', meta: { n: 10 } },
      { name: 'c' },
    ]);
    const rows = await Reading.objects
      .annotate({ n: F('meta__n'), second: F('meta__tags__1'), on: F('meta__deep__on') })
      .orderBy('name')
      .values('n', 'second', 'on');
    expect(rows).toEqual([
      { n: 2, second: 'y', on: true },
      { n: 10, second: null, on: null },
      { n: null, second: null, on: null },
    ]);
    expect(
      await Reading.objects
        .annotate({ n: F('meta__n') })
        .filter({ n: 10 })
        .valuesList('name', { flat: true }),
    ).toEqual(['b']);
    expect(
      await Reading.objects
        .annotate({ n: F('meta__n') })
        .filter({ n__gt: 2 })
        .valuesList('name', { flat: true }),
    ).toEqual(['b']);
  });

  test('Value() is a value of the type that it says', async () => {
    await Tag.objects.create({ name: 'jazz' });
    const price = decimal({ maxDigits: 5, decimalPlaces: 2 });
    const valued = Tag.objects.annotate({
      text: Value('x'),
      n: Value(3),
      yes: Value(true),
      fee: Value('1.50', price),
      none: Value(null, char()),
    });
    expect(await valued.values('text', 'n', 'yes', 'fee', 'none')).toEqual([
      { text: 'x', n: 3, yes: true, fee: new Decimal('1.50'), none: null },
    ]);
    await Reading.objects.create({ name: 'a', small: 4 });
    const wrapped = Reading.objects.annotate({ cost: ExpressionWrapper(F('small').mul(3), price) });
    expect(await wrapped.values('cost')).toEqual([{ cost: new Decimal('12') }]);
  });

  test('first(), last(), exists(), count(), slices and pages of annotated rows', async () => {
    await blogRows();
    const counted = User.objects.annotate({ written: Count('posts') });
    expect([(await counted.first())?.written, (await counted.last())?.written]).toEqual([2, 0]);
    expect((await counted.orderBy('written').last())?.username).toBe('ann');
    expect(await counted.count()).toBe(3);
    expect(await counted.exists()).toBe(true);
    expect(await counted.filter({ written__gt: 5 }).exists()).toBe(false);
    expect((await counted.orderBy('-written', 'username').slice(1, 3)).map((u) => u.written)).toEqual([1, 0]);
    expect(await counted.orderBy('written').slice(0, 2).count()).toBe(2);
    // a condition that comes later joins the posts once more
    expect((await counted.filter({ posts__title: 'One' }).get()).written).toBe(2);
    expect(
      (
        await User.objects
          .filter({ posts__title: 'One' })
          .annotate({ written: Count('posts') })
          .get()
      ).written,
    ).toBe(1);
    const streamed: (number | null)[] = [];
    for await (const user of User.objects.annotate({ best: Max('comments__score') }).orderBy('username')) streamed.push(user.best);
    expect(streamed).toEqual([5, 5, 3]);
  });

  test('annotated rows can be written', async () => {
    await blogRows();
    const user = await User.objects.annotate({ written: Count('posts') }).get({ username: 'ann' });
    user.age = 31;
    await user.save();
    expect((await User.objects.get({ username: 'ann' })).age).toBe(31);
    await user.refreshFromDb();
    expect(
      await Post.objects
        .annotate({ size: Length('title') })
        .filter({ size: 3 })
        .update({ body: 'short' }),
    ).toBe(2);
    expect(await Post.objects.filter({ body: 'short' }).count()).toBe(2);
    expect(
      await Comment.objects
        .annotate({ size: Length('body') })
        .filter({ size: 3 })
        .delete()
        .then(({ count }) => count),
    ).toBe(2);
  });

  test('names that are taken, hidden or hostile are refused by name', async () => {
    expect(await refused(() => Post.objects.annotate({ title: Upper('title') } as never))).toMatch(
      /NUA_QUERY_INVALID: The annotation "title" conflicts with a field of Post/,
    );
    for (const name of ['author', 'authorId', 'tags', 'comments']) {
      expect(await refused(() => Post.objects.annotate({ [name]: Upper('title') } as never))).toContain(
        `"${name}" conflicts with a field of Post`,
      );
    }
    expect(await refused(() => Post.objects.values('title').annotate({ title: Upper('title') } as never))).toContain('"title" conflicts');
    for (const name of ['', 'a b', 'a"b', "a'b", 'a;b', 'a--b', 'a/*b', 'a`b', 'a[b', 'a.b', 'a#b', 'a\nb', 'a\0b']) {
      expect(await refused(() => Post.objects.annotate({ [name]: Upper('title') } as never))).toMatch(
        /NUA_QUERY_INVALID: ".*" can't be the name of an annotation/s,
      );
      expect(await refused(() => Post.objects.aggregate({ [name]: Count('id') } as never))).toMatch(/can't be the name of an annotation/);
    }
    // of plain rows only what was named is taken
    expect(
      await Tag.objects.create({ name: 'jazz' }).then(() =>
        Tag.objects
          .values('id')
          .annotate({ name: Upper('name') } as never)
          .values('name' as never),
      ),
    ).toEqual([{ name: 'JAZZ' }]);
  });

  test('unknown paths are refused with what exists', async () => {
    expect(await refused(() => Post.objects.annotate({ x: Upper('titel') } as never))).toMatch(/NUA_FIELD_UNKNOWN.*"titel".*title/s);
    expect(await refused(() => Post.objects.annotate({ x: F('author__nam') } as never))).toMatch(/NUA_FIELD_UNKNOWN.*"nam".*username/s);
    expect(await refused(() => Post.objects.annotate({ size: Length('title') }).filter({ siz: 3 } as never))).toMatch(
      /NUA_FIELD_UNKNOWN.*"siz".*size/s,
    );
    expect(await refused(() => Post.objects.annotate({ size: Length('title') }).orderBy('siz' as 'title'))).toMatch(
      /NUA_FIELD_UNKNOWN.*size/s,
    );
    expect(await refused(() => Post.objects.annotate({ size: Length('title') }).filter({ size__startz: 3 } as never))).toMatch(
      /NUA_LOOKUP_UNKNOWN.*"startz"/s,
    );
    expect(await refused(() => Post.objects.annotate({ size: Length('title') }).values('siz' as 'title'))).toMatch(
      /NUA_FIELD_UNKNOWN.*size/s,
    );
  });

  test('an alias is named for what it is where it would be read', async () => {
    const aliased = Tag.objects.alias({ size: Length('name') });
    expect(await refused(() => aliased.values('size' as 'name'))).toMatch(/NUA_QUERY_INVALID: "size" is an alias.*annotate\(\)/s);
    expect(await refused(() => aliased.valuesList('size' as 'name'))).toContain('"size" is an alias');
    expect(await refused(() => aliased.aggregate({ x: Max('size') }))).toContain('"size" is an alias');
  });

  test('what is no expression is refused', async () => {
    expect(await refused(() => Post.objects.annotate({ x: 'title' } as never))).toMatch(
      /NUA_QUERY_INVALID: "x" is a string, not an expression.*Value/s,
    );
    expect(await refused(() => Post.objects.annotate({ x: 3 } as never))).toContain('"x" is a number');
    expect(await refused(() => Post.objects.annotate({ x: undefined } as never))).toContain('"x" is undefined');
    expect(await refused(() => Post.objects.annotate(Upper('title') as never))).toMatch(
      /NUA_QUERY_INVALID: Expressions stand in an object/,
    );
    expect(await refused(() => Post.objects.annotate([Upper('title')] as never))).toContain('not in an array');
    expect(await refused(() => Post.objects.annotate(undefined as never))).toContain('not in undefined');
    expect(await refused(() => Post.objects.annotate({ x: Post.objects.all() } as never))).toMatch(/"x" is an instance of PostQuerySet.*/s);
    expect(await refused(() => F('title').add(undefined as never))).toMatch(/NUA_VALUE_UNDEFINED/);
    expect(await refused(() => Value(undefined as never))).toMatch(/NUA_VALUE_UNDEFINED/);
    expect(await refused(() => Post.objects.annotate({ x: F('title').desc() } as never))).toMatch(
      /NUA_QUERY_INVALID: asc\(\) and desc\(\)/,
    );
    expect(await refused(() => Post.objects.annotate({ x: F('title').add(1) } as never))).toMatch(
      /NUA_QUERY_INVALID: add\(\) doesn't go with text and/,
    );
    expect(await refused(() => ExpressionWrapper(F('title'), {} as never))).toMatch(/NUA_QUERY_INVALID: A type is said by a field/);
    expect(await refused(() => Tag.objects.annotate({ x: Length('id') } as never))).toMatch(
      /NUA_QUERY_INVALID: length\(\) takes text, not a number/,
    );
    // JSON from a request is never an expression
    const forged = JSON.parse(JSON.stringify({ x: F('title') })) as never;
    expect(await refused(() => Post.objects.annotate(forged))).toContain('"x" is an instance of Object, not an expression');
  });

  test('annotate({}) changes nothing, and annotate() after slice() is about the slice', async () => {
    await blogRows();
    expect(await Tag.objects.annotate({}).count()).toBe(3);
    expect(
      (
        await Tag.objects
          .orderBy('name')
          .slice(0, 2)
          .annotate({ size: Length('name') })
      ).map((t) => t.size),
    ).toEqual([4, 5]);
  });
});
