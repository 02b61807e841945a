import { beforeEach, expect, test } from 'vitest';
import { captureQueries, decimal, Decimal, ExpressionWrapper, F, integer, Q, RawSQL, sql, Sum, Value } from 'nuages';
import { Comment, Post, User } from './models.js';
import { onEveryBackend } from './on-every-backend.js';

onEveryBackend('SQL by hand in a queryset', (suite) => {
  beforeEach(async () => {
    await User.objects.bulkCreate([
      { username: 'ann', age: 30 },
      { username: 'bob', age: 20 },
      { username: 'cy', age: 10 },
    ]);
  });
  const ages = (queryset: { valuesList(name: 'age', options: { flat: true }): PromiseLike<readonly unknown[]> }) =>
    Promise.resolve(queryset.valuesList('age', { flat: true }));

  test('annotate(), order by it, filter by it; its value is what the database says', async () => {
    const twice = User.objects.annotate({ twice: sql<number>`${F('age')} * ${2}` });
    expect(await twice.orderBy('twice').values('twice')).toEqual([{ twice: 20 }, { twice: 40 }, { twice: 60 }]);
    expect(await ages(twice.filter({ twice__gt: 30 }).orderBy('age'))).toEqual([20, 30]);
    expect(await ages(twice.filter({ twice__in: [20, 60] }).orderBy('age'))).toEqual([10, 30]);
    const [row] = await User.objects
      .filter({ age: 30 })
      .annotate({ at: sql<Date>`created_at`, half: sql`age / ${2.0} `, none: sql<null>`NULL` });
    expect(row!.none).toBeNull();
    // SQLite does not say the types of what is computed
    expect(row!.at instanceof Date).toBe(suite.name !== 'sqlite');
    expect(
      await User.objects
        .annotate({ x: RawSQL('age + ?', [1], integer()) })
        .orderBy('x')
        .values('x'),
    ).toEqual([{ x: 11 }, { x: 21 }, { x: 31 }]);
    const [priced] = await User.objects
      .filter({ age: 10 })
      .annotate({ x: RawSQL('age * ?', [new Decimal('1.5')], decimal({ maxDigits: 10, decimalPlaces: 2 })) });
    expect(priced!.x).toBeInstanceOf(Decimal);
    expect(Number(priced!.x)).toBe(15);
  });

  test('filter() by a condition: in parentheses, whatever stands in it', async () => {
    const either = sql<boolean>`age = ${10} OR age = ${20}`;
    expect(await ages(User.objects.filter(either, { age__gt: 15 }))).toEqual([20]);
    expect(await ages(User.objects.exclude(either))).toEqual([30]);
    expect(await ages(User.objects.filter(Q({ age: 30 }).or(Q({ username: 'cy' }))).filter(either))).toEqual([10]);
    expect(await ages(User.objects.filter(RawSQL<boolean>('age > ? OR age < ?', [25, 0])))).toEqual([30]);
    const { sql: text } = User.objects.filter(either).toSQL();
    expect(text).toMatch(/WHERE \(age = [$?]1.* OR age = [$?]2.*\)$/);
  });

  test('as the right-hand side; a SELECT as a list', async () => {
    expect(await ages(User.objects.filter({ age: sql<number>`${10} + ${20}` }))).toEqual([30]);
    expect(await ages(User.objects.filter({ age__lt: RawSQL<number>('10 + ?', [1]) }))).toEqual([10]);
    const old = RawSQL('SELECT id FROM "user" WHERE age > ?', [15]);
    expect(await ages(User.objects.filter({ id__in: old } as never).orderBy('age'))).toEqual([20, 30]);
    expect(await ages(User.objects.exclude({ id__in: sql`SELECT id FROM "user" WHERE age > ${15}` } as never))).toEqual([10]);
  });

  test('orderBy(), arithmetic, aggregates, other expressions around it and in it', async () => {
    expect(await ages(User.objects.orderBy(sql`-age`))).toEqual([30, 20, 10]);
    expect(await ages(User.objects.orderBy(sql`abs(age - ${19})`.asc()))).toEqual([20, 10, 30]);
    expect(await ages(User.objects.orderBy(RawSQL('age % ?', [20]).desc(), 'age'))).toEqual([10, 30, 20]);
    expect(
      await User.objects
        .annotate({ x: F('age').add(sql<number>`${1} + 1`) })
        .filter({ age: 10 })
        .values('x'),
    ).toEqual([{ x: 12 }]);
    expect(
      await User.objects
        .annotate({ x: sql<number>`age + ${1}`.mul(2) })
        .filter({ age: 10 })
        .values('x'),
    ).toEqual([{ x: 22 }]);
    expect(await User.objects.aggregate({ total: Sum(ExpressionWrapper(sql<number>`age * 2`, integer())) })).toEqual({ total: 120 });
    expect(
      await User.objects
        .annotate({ x: sql<string>`upper(${F('username')}) || ${'!'}` })
        .filter({ age: 10 })
        .values('x'),
    ).toEqual([{ x: 'CY!' }]);
  });

  test('a queryset in it; paths that join', async () => {
    const [ann] = await User.objects.filter({ username: 'ann' });
    const post = await Post.objects.create({ title: 'a', author: ann! });
    await Comment.objects.create({ post, user: ann!, body: 'x', score: 3 });
    const scores = Comment.objects.filter({ score__gt: 1 }).values('post');
    expect(await Post.objects.filter(sql<boolean>`${F('id')} IN (${scores})`).count()).toBe(1);
    expect(await Post.objects.filter(sql<boolean>`EXISTS (${Comment.objects.filter({ score__gt: 9 }).values('id')})`).count()).toBe(0);
    expect(await Post.objects.annotate({ who: sql<string>`${F('author__username')} || ${Value('?')}` }).values('who')).toEqual([
      { who: 'ann?' },
    ]);
  });

  test('one shape whatever the values', async () => {
    const above = (age: number) => User.objects.filter(sql<boolean>`age > ${age}`);
    const { queries } = await captureQueries(async () => [await above(1).count(), await above(15).count()]);
    expect(queries[0]!.sql).toBe(queries[1]!.sql);
    expect(queries.map((q) => q.rows)).toEqual([1, 1]);
    expect(await above(15).count()).toBe(2);
  });
});
