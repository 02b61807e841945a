import { expect, test } from 'vitest';
import { Decimal, DoesNotExist, Duration, F, FieldError, JsonNull, MultipleObjectsReturned, Q } from 'nuages';
import { Comment, Post, Reading, Seat, Tag, User } from './models.js';
import { onEveryBackend } from './on-every-backend.js';

async function blog() {
  const [ann, bob] = await User.objects.bulkCreate([
    { username: 'ann', email: 'ann@example.com', age: 30 },
    { username: 'bob', age: 20, isActive: false },
  ]);
  const posts = await Post.objects.bulkCreate([
    { title: 'One', author: ann!, isPublished: true },
    { title: 'Two', author: ann!, editor: bob! },
    { title: 'Three', author: bob!, editor: ann!, isPublished: true },
  ]);
  await Comment.objects.bulkCreate([
    { post: posts[0]!, user: bob!, body: 'good', score: 5, isApproved: true },
    { post: posts[0]!, user: ann!, body: 'bad', score: 1 },
    { post: posts[1]!, user: ann!, body: 'bad', score: 5 },
  ]);
  return { ann: ann!, bob: bob!, posts };
}
const titles = (posts: readonly Post[]) => posts.map((p) => p.title);

onEveryBackend('reading', (suite) => {
  test('filters through relations, orders, slices', async () => {
    await blog();
    expect(
      titles(await Post.objects.filter({ author__username__startswith: 'a', isPublished: true }).orderBy('-title').slice(0, 20)),
    ).toEqual(['One']);
    expect(titles(await Post.objects.orderBy('author__username', '-title'))).toEqual(['Two', 'One', 'Three']);
    expect(titles(await Post.objects.orderBy('title').slice(1, 2))).toEqual(['Three']);
    expect(titles(await Post.objects.orderBy('title').reverse())).toEqual(['Two', 'Three', 'One']);
    expect(titles(await Post.objects.published().orderBy('title'))).toEqual(['One', 'Three']);
  });

  test('conditions of one call are about one related row, of two calls about any', async () => {
    await blog();
    const one = Post.objects.filter({ comments__body: 'good', comments__score: 5 });
    expect(titles(await one)).toEqual(['One']);
    expect(titles(await Post.objects.filter({ comments__body: 'bad', comments__score: 5 }))).toEqual(['Two']);
    expect(titles(await Post.objects.filter({ comments__body: 'bad' }).filter({ comments__score: 5 }).orderBy('title'))).toEqual([
      'One',
      'Two',
    ]);
  });

  test('exclude keeps rows with NULL, and rows without a related row', async () => {
    await blog();
    expect(titles(await Post.objects.exclude({ editor__username: 'ann' }).orderBy('title'))).toEqual(['One', 'Two']);
    expect(titles(await Post.objects.exclude({ comments__body: 'bad' }))).toEqual(['Three']);
    expect(titles(await Post.objects.exclude({}))).toHaveLength(3);
    expect(titles(await Post.objects.filter({ editor: null }))).toEqual(['One']);
  });

  test('Q, F and querysets on the right', async () => {
    const { ann } = await blog();
    expect(titles(await Post.objects.filter(Q({ title: 'One' }).or({ editor: ann })).orderBy('title'))).toEqual(['One', 'Three']);
    expect(titles(await Post.objects.filter(Q({ title: 'One' }).xor({ isPublished: true })))).toEqual(['Three']);
    expect(titles(await Post.objects.filter({ author__age__gt: F('comments__user__age') }))).toEqual(['One']);
    expect(titles(await Post.objects.filter({ author__in: User.objects.filter({ isActive: true }) }).orderBy('title'))).toEqual([
      'One',
      'Two',
    ]);
    expect(titles(await Post.objects.filter(Q({ title: 'One' }).not()).orderBy('title'))).toEqual(['Three', 'Two']);
  });

  test('text lookups take % and _ for themselves', async () => {
    await Tag.objects.bulkCreate([{ name: '100%' }, { name: '1000' }, { name: 'a_b' }, { name: 'axb' }, { name: 'back\\slash' }]);
    const names = async (where: object) => await Tag.objects.filter(where).valuesList('name', { flat: true });
    expect(await names({ name__contains: '0%' })).toEqual(['100%']);
    expect(await names({ name__startswith: 'a_' })).toEqual(['a_b']);
    expect(await names({ name__endswith: '\\slash' })).toEqual(['back\\slash']);
    expect(await names({ name__iexact: 'A_B' })).toEqual(['a_b']);
    expect(await names({ name__icontains: 'BACK' })).toEqual(['back\\slash']);
    expect(await names({ name__regex: '^1.*0$' })).toEqual(['1000']);
    expect(await names({ name__iregex: '^A' })).toEqual(['a_b', 'axb']);
    expect(await names({ name__length: 4 })).toEqual(['100%', '1000']);
    expect(await names({ name__in: ['axb', "'; DROP TABLE tag; --"] })).toEqual(['axb']);
  });

  test('get, first, last, count, exists, inBulk, contains, earliest, latest', async () => {
    const { ann, posts } = await blog();
    expect((await User.objects.get({ username: 'ann' })).display).toBe('ann (30)');
    await expect(User.objects.get({ username: 'nobody' })).rejects.toThrow(DoesNotExist);
    await expect(User.objects.get()).rejects.toThrow(MultipleObjectsReturned);
    expect((await Post.objects.first())!.title).toBe('One');
    expect((await Post.objects.last())!.title).toBe('Three');
    expect((await Post.objects.orderBy('title').last())!.title).toBe('Two');
    expect(await Post.objects.filter({ title: 'x' }).first()).toBeNull();
    expect(await Post.objects.count()).toBe(3);
    expect(await Post.objects.slice(1, 3).count()).toBe(2);
    expect(await Post.objects.filter({ title: 'One' }).exists()).toBe(true);
    expect(await Post.objects.none().exists()).toBe(false);
    const bulk = await Post.objects.inBulk([posts[0]!.id, posts[2]!.id, -1]);
    expect([...bulk.values()].map((p) => p.title).sort()).toEqual(['One', 'Three']);
    expect((await User.objects.inBulk()).get(ann.id)!.username).toBe('ann');
  });

  test('values, valuesList, only, defer', async () => {
    await blog();
    expect(await Post.objects.filter({ title: 'Three' }).values('title', 'author__username', 'editor__age')).toEqual([
      { title: 'Three', author__username: 'bob', editor__age: 30 },
    ]);
    expect(await Post.objects.orderBy('title').valuesList('title', 'isPublished')).toEqual([
      ['One', true],
      ['Three', true],
      ['Two', false],
    ]);
    expect(await Post.objects.orderBy('title').valuesList('title', { flat: true })).toEqual(['One', 'Three', 'Two']);
    const [named] = await Post.objects.orderBy('title').valuesList('title', 'author__age', { named: true });
    expect([named!.title, named!.author__age, named![0]]).toEqual(['One', 30, 'One']);
    const [partial] = await User.objects.filter({ username: 'ann' }).only('username');
    expect(Object.keys(partial!)).toEqual(['id', 'username']);
    expect(await partial!.email).toBe('ann@example.com');
    expect(partial!.email).toBe('ann@example.com');
    const [deferred] = await Post.objects.filter({ title: 'One' }).defer('body');
    expect(Object.keys(deferred!)).not.toContain('body');
    expect(await deferred!.body).toBe('');
  });

  test('every kind of value comes back as it went in', async () => {
    const startsAt = new Date('2024-02-29T12:34:56.789Z');
    const values = {
      name: 'n',
      slug: 'a-b',
      site: 'https://example.com/',
      address: '192.168.0.1',
      small: -5,
      views: 2 ** 40,
      bytes: 2n ** 62n,
      ratio: 0.1,
      fee: new Decimal('12.50'),
      day: '2024-02-29',
      opensAt: '09:30:00',
      startsAt,
      seenAt: '2024-02-29T12:34:56.789012Z',
      took: new Duration({ hours: 25, microseconds: 1 }),
      logo: new Uint8Array([0, 255, 1]),
      meta: { a: [1, null, 'x'], 'q"': { $b: true } },
    };
    const made = await Reading.objects.create(values);
    expect(made.key).toMatch(/^[0-9a-f-]{36}$/);
    expect(made.madeAt).toBeInstanceOf(Date);
    expect(made.double).toBe(-10);
    const read = await Reading.objects.get({ pk: made.key });
    expect(read.fee.toString()).toBe('12.50');
    expect(read.took!.microseconds).toBe(90_000_000_001n);
    expect({ ...read.toPlain(), fee: null, took: null }).toEqual({ ...made.toPlain(), fee: null, took: null });
    const found = async (where: object) => await Reading.objects.filter(where as { pk: string }).count();
    for (const [field, value] of Object.entries(values)) expect([field, await found({ [field]: value })]).toEqual([field, 1]);
    for (const field of ['small', 'views', 'bytes', 'fee', 'day', 'opensAt', 'startsAt', 'seenAt', 'took', 'slug'] as const) {
      const value = values[field];
      expect([
        field,
        await found({ [`${field}__gte`]: value }),
        await found({ [`${field}__gt`]: value }),
        await found({ [`${field}__in`]: [value] }),
        await found({ [`${field}__range`]: [value, value] }),
      ]).toEqual([field, 1, 0, 1, 1]);
    }
    expect(
      await found({
        startsAt__year: 2024,
        startsAt__month: 2,
        startsAt__day: 29,
        startsAt__hour: 12,
        startsAt__weekDay: 5,
        startsAt__date: '2024-02-29',
        opensAt__minute: 30,
        day__quarter: 1,
      }),
    ).toBe(1);
    expect(await found({ meta__a__0: 1 })).toBe(1);
    expect(await found({ meta__a__1: null })).toBe(1);
    expect(await found({ meta__a__5__isnull: true })).toBe(1);
    expect(await found({ meta__hasKey: 'a' })).toBe(1);
    await Reading.objects.create({ name: 'null', meta: JsonNull });
    expect(await found({ meta: JsonNull })).toBe(1);
    expect(await found({ small__gt: 2 ** 20 })).toBe(0);
    expect(await found({ small__lt: 2 ** 20 })).toBe(2);
  });

  test('keys of two columns', async () => {
    await Seat.objects.bulkCreate([
      { row: 'a', number: 1 },
      { row: 'a', number: 2 },
      { row: 'b', number: 1 },
    ]);
    const seat = await Seat.objects.get({ pk: ['a', 2] });
    expect(seat.pk).toEqual(['a', 2]);
    expect(
      await Seat.objects
        .filter({
          pk__in: [
            ['a', 1],
            ['b', 1],
          ],
        })
        .count(),
    ).toBe(2);
    expect(
      await Seat.objects
        .filter({ pk__gt: ['a', 1] })
        .orderBy('pk')
        .valuesList('row', 'number'),
    ).toEqual([
      ['a', 2],
      ['b', 1],
    ]);
    expect(await Seat.objects.filter({ pk__lte: ['a', 2] }).count()).toBe(2);
    expect(await Seat.objects.filter({ pk__in: Seat.objects.filter({ row: 'a' }) }).count()).toBe(2);
    expect(await Seat.objects.exclude({ pk: seat }).count()).toBe(2);
    expect(() => Seat.objects.filter({ pk__contains: 'a' } as never)).toThrow(/NUA_VALUE_INVALID.*gte, lt or lte with \[row, number\]/);
    seat.taken = true;
    await seat.save();
    expect(await Seat.objects.filter({ taken: true }).values('row', 'number')).toEqual([{ row: 'a', number: 2 }]);
    await seat.delete();
    expect(await Seat.objects.count()).toBe(2);
  });

  test('an iterator gives all rows, and a loop over it may write', async () => {
    await Tag.objects.bulkCreate(Array.from({ length: 25 }, (_, i) => ({ name: `t${String(i).padStart(2, '0')}` })));
    const seen: string[] = [];
    for await (const tag of Tag.objects.all().iterator({ chunkSize: 10 })) {
      seen.push(tag.name);
      await Tag.objects.filter({ pk: tag.id }).update({ name: `${tag.name}!` });
    }
    expect(seen).toHaveLength(25);
    expect(await Tag.objects.filter({ name__endswith: '!' }).count()).toBe(25);
  });

  test('a list of 40,000 is one parameter', async () => {
    const { posts } = await blog();
    const ids = Array.from({ length: 40_000 }, (_, i) => i + posts[0]!.id);
    expect(await Post.objects.filter({ id__in: ids }).count()).toBe(3);
    expect(Post.objects.filter({ id__in: ids }).toSQL().params).toHaveLength(1);
  });

  test('names that do not exist say what does', async () => {
    expect(() => Post.objects.filter({ titel: 'x' } as never)).toThrow(FieldError);
    expect(() => Post.objects.filter({ titel: 'x' } as never)).toThrow(/Did you mean "title"\? Post has: author, /);
    expect(() => Post.objects.filter({ author__usrname: 'x' } as never)).toThrow(/User has no field "usrname"/);
    expect(() => Post.objects.filter({ title__startwith: 'x' } as never)).toThrow(/NUA_LOOKUP_UNKNOWN/);
    expect(() => Post.objects.orderBy('titel' as never)).toThrow(/NUA_FIELD_UNKNOWN/);
    expect(() => Post.objects.values('titel' as never)).toThrow(/NUA_FIELD_UNKNOWN/);
    expect(() => Post.objects.only('titel' as never)).toThrow(/NUA_FIELD_UNKNOWN/);
    expect(() => Post.objects.filter({ title: undefined } as never)).toThrow(/NUA_VALUE_UNDEFINED/);
    await expect(Post.objects.filter({ id: 'x' } as never)).rejects.toThrow(/NUA_VALUE_INVALID: Post\.id takes a whole number/);
    await expect(Post.objects.filter({ title: { $gt: '' } } as never)).rejects.toThrow(/NUA_VALUE_INVALID/);
    for (const name of ['__proto__', 'constructor', 'then', 'toJSON'])
      expect(() => Post.objects.filter(JSON.parse(`{"${name}": 1}`) as never)).toThrow(/NUA_FIELD_UNKNOWN/);
  });

  test('explain gives text and a tree', async () => {
    const plan = await Post.objects.filter({ author__username: 'ann' }).explain();
    expect(plan.text.length).toBeGreaterThan(10);
    expect(plan.tree.type).toBeTruthy();
    expect(suite.name).toBeTruthy();
  });
});
