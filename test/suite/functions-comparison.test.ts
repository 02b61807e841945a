import { expect, test } from 'vitest';
import './decimal-equality.js';
import {
  type AnyExpression,
  bigint,
  boolean,
  Cast,
  char,
  Coalesce,
  date,
  dateTime,
  Decimal,
  decimal,
  Duration,
  duration,
  ExpressionWrapper,
  F,
  float,
  Greatest,
  integer,
  json,
  Least,
  Length,
  NullIf,
  text,
  Value,
} from 'nuages';
import { Post, Reading, User } from './models.js';
import { onEveryBackend } from './on-every-backend.js';
import { refused } from './refused.js';

const row = async (expressions: Readonly<Record<string, AnyExpression>>): Promise<Record<string, unknown> | undefined> =>
  (await Reading.objects.values(expressions))[0];

onEveryBackend('functions that compare and convert', (suite) => {
  test('the first that is not null', async () => {
    await Reading.objects.create({ name: 'a', slug: 's', site: null, ratio: null, fee: '1.50' });
    const startsAt = new Date('2024-03-01T10:00:00.000Z');
    expect(
      await row({
        text: Coalesce('site', 'none'),
        several: Coalesce('site', F('status'), 'none'),
        empty: Coalesce('site', ''),
        number: Coalesce('ratio', 1),
        decimal: Coalesce('fee', 0),
        instant: Coalesce('startsAt', startsAt),
        length: Coalesce('took', { hours: 1 }),
        date: Coalesce('day', '2024-02-29'),
        document: Coalesce('meta', Value({ a: [1] }, json()())),
        nothing: Coalesce('ratio', null),
      }),
    ).toEqual({
      text: 'none',
      several: 'open',
      empty: '',
      number: 1,
      decimal: new Decimal('1.50'),
      instant: startsAt,
      length: new Duration({ hours: 1 }),
      date: '2024-02-29',
      document: { a: [1] },
      nothing: null,
    });
  });

  test('the greatest and the least', async () => {
    await Reading.objects.create({ name: 'a', small: 3, views: 9, ratio: null, fee: '2.50' });
    expect(
      await row({
        most: Greatest('views', 'double', 5),
        least: Least('views', 'double', 5),
        dearest: Greatest('fee', 2.75),
        first: Least(Value('2024-03-01', date()), Value('2024-02-29', date())),
      }),
    ).toEqual({ most: 9, least: 5, dearest: new Decimal('2.75'), first: '2024-02-29' });
    // NULL is left out, or decides
    const withNull = suite.name === 'sqlite' ? null : 1;
    expect(await row({ most: Greatest('ratio', 1), least: Least('ratio', 1) })).toEqual({ most: withNull, least: withNull });
  });

  test('null where both are equal', async () => {
    await Reading.objects.create({ name: 'a', slug: 'a', small: 0 });
    expect(
      await row({ number: NullIf('small', 0), other: NullIf('small', 1), text: NullIf('slug', F('name')), empty: NullIf('slug', '') }),
    ).toEqual({
      number: null,
      other: 0,
      text: null,
      empty: 'a',
    });
  });

  test('values are of one field', async () => {
    const author = await User.objects.create({ username: 'ann', age: 5 });
    await Post.objects.create({ title: 'One', body: '', author });
    expect(await refused(() => Post.objects.values({ x: Coalesce('title', F('body')) }))).toMatch(
      /coalesce\(\) .* not char\(\) and text\(\)/,
    );
    expect(await refused(() => User.objects.values({ x: Greatest('age', 'id') }))).toMatch(/not integer\(\) and autoField\(\)/);
    expect(await refused(() => User.objects.values({ x: Greatest('age', 'username') }))).toMatch(/not integer\(\) and char\(\)/);
    expect(await refused(() => Reading.objects.values({ x: Coalesce('small', 0.5) }))).toMatch(/not smallInteger\(\) and float\(\)/);
    expect(await refused(() => Reading.objects.values({ x: Coalesce('day', F('startsAt')) }))).toMatch(/not date\(\) and dateTime\(\)/);
    // an autoField() is a whole number too; a foreign key what it points at
    expect(await User.objects.values({ x: Greatest('id', 'age') })).toEqual([{ x: Math.max(author.id, 5) }]);
    expect(await Post.objects.values({ x: NullIf('authorId', F('author__id')) })).toEqual([{ x: null }]);
    expect(await User.objects.values({ x: ExpressionWrapper(Greatest('age', 'id'), bigint()) })).toEqual([{ x: Math.max(author.id, 5) }]);
    expect(await Post.objects.values({ x: ExpressionWrapper(Coalesce('title', F('body')), text()) })).toEqual([{ x: 'One' }]);
  });

  test('casts', async () => {
    await Reading.objects.create({
      name: '42',
      slug: '2024-02-29',
      small: 7,
      ratio: 2.5,
      fee: '9.99',
      day: '2024-02-29',
      startsAt: new Date('2024-03-01T10:20:30.500Z'),
      took: { hours: 36 },
    });
    expect(
      await row({
        number: Cast('name', integer()),
        wide: Cast('small', bigint({ mode: 'bigint' })),
        float: Cast('small', float()),
        exact: Cast('small', decimal({ maxDigits: 5, decimalPlaces: 2 })),
        text: Cast('small', char()),
        cost: Cast('fee', text()),
        date: Cast('slug', date()),
        dayOf: Cast('startsAt', date()),
        instant: Cast('day', dateTime()),
        flag: Cast(Value(1), boolean()),
        length: Cast('took', duration()),
        id: Cast('key', char({ maxLength: 36 })),
        none: Cast('opensAt', text()),
      }),
    ).toEqual({
      number: 42,
      wide: 7n,
      float: 7,
      exact: new Decimal('7'),
      text: '7',
      cost: '9.99',
      date: '2024-02-29',
      dayOf: '2024-03-01',
      instant: new Date('2024-02-29T00:00:00.000Z'),
      flag: true,
      length: new Duration({ hours: 36 }),
      id: expect.any(String) as string,
      none: null,
    });
    expect(await Reading.objects.filter({ small__lt: Cast('name', integer()) }).count()).toBe(1);
    expect(
      await Reading.objects
        .annotate({ name2: Cast('small', char()) })
        .filter({ name2__startswith: '7' })
        .count(),
    ).toBe(1);
  });

  test('what is wrong is named before the database is asked', async () => {
    // @ts-expect-error: two at least
    expect(await refused(() => Coalesce('name'))).toMatch(/Coalesce\(\) takes 2 or more arguments, not 1/);
    // @ts-expect-error: two at least
    expect(await refused(() => Greatest('small'))).toMatch(/Greatest\(\) takes 2 or more/);
    // @ts-expect-error: two
    expect(await refused(() => NullIf('small'))).toMatch(/NullIf\(\) takes 2 arguments, not 1/);
    // @ts-expect-error: no field
    expect(await refused(() => Cast('small', 'integer'))).toMatch(/A type is said by a field/);
    expect(await refused(() => Reading.objects.values({ x: Coalesce('name', Length('name')) }))).toMatch(/not char\(\) and integer\(\)/);
  });
});
