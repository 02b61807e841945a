import { expect, test } from 'vitest';
import './decimal-equality.js';
import {
  type AnyExpression,
  Abs,
  ACos,
  ASin,
  ATan,
  ATan2,
  Cast,
  Ceil,
  Cos,
  Cot,
  Decimal,
  decimal,
  Degrees,
  duration,
  Duration,
  Exp,
  ExpressionWrapper,
  F,
  float,
  Floor,
  Ln,
  Log,
  Mod,
  Pi,
  Power,
  Radians,
  Random,
  Round,
  Sign,
  Sin,
  Sqrt,
  Tan,
  Value,
} from 'nuages';
import { Reading } from './models.js';
import { onEveryBackend } from './on-every-backend.js';
import { refused } from './refused.js';

const row = async (expressions: Readonly<Record<string, AnyExpression>>): Promise<Record<string, unknown> | undefined> =>
  (await Reading.objects.values(expressions))[0];

onEveryBackend('functions of numbers', (suite) => {
  test('signs and whole numbers', async () => {
    await Reading.objects.create({ name: 'a', ratio: -2.5, small: -7, fee: '-2.58' });
    expect(
      await row({
        abs: Abs('ratio'),
        absSmall: Abs('small'),
        absFee: Abs('fee'),
        ceil: Ceil('ratio'),
        floor: Floor('ratio'),
        ceilFee: Ceil('fee'),
        floorSmall: Floor('small'),
        sign: Sign('ratio'),
        signSmall: Sign('small'),
        round: Round('ratio'),
        tenth: Round('fee', 1),
        neg: F('small').neg(),
      }),
    ).toEqual({
      abs: 2.5,
      absSmall: 7,
      absFee: new Decimal('2.58'),
      ceil: -2,
      floor: -3,
      ceilFee: new Decimal('-2'),
      floorSmall: -7,
      sign: -1,
      signSmall: -1,
      round: -3,
      tenth: new Decimal('-2.6'),
      neg: 7,
    });
  });

  test('formulas give floats, and decimals of decimals', async () => {
    await Reading.objects.create({ name: 'a', ratio: 0.5, small: 8, fee: '6.25' });
    const values = (await row({
      sqrt: Sqrt('small'),
      root: Sqrt('fee'),
      exp: Exp('ratio'),
      ln: Ln('small'),
      log2: Log(2, 'small'),
      log10: Log(Value(10), 'small'),
      power: Power('small', 2),
      cube: Power('small', Value(1 / 3)),
      mod: Mod('small', 3),
      rest: Mod('fee', 0.5),
      remainder: Mod('ratio', 0.3),
      sin: Sin('ratio'),
      cos: Cos('ratio'),
      tan: Tan('ratio'),
      cot: Cot('ratio'),
      asin: ASin('ratio'),
      acos: ACos('ratio'),
      atan: ATan('ratio'),
      atan2: ATan2('ratio', 2),
      degrees: Degrees('ratio'),
      radians: Radians('ratio'),
      pi: Pi(),
    }))!;
    const expected: Record<string, number> = {
      sqrt: Math.sqrt(8),
      exp: Math.exp(0.5),
      ln: Math.log(8),
      log2: 3,
      log10: Math.log10(8),
      power: 64,
      cube: 2,
      mod: 2,
      remainder: 0.2,
      sin: Math.sin(0.5),
      cos: Math.cos(0.5),
      tan: Math.tan(0.5),
      cot: 1 / Math.tan(0.5),
      asin: Math.asin(0.5),
      acos: Math.acos(0.5),
      atan: Math.atan(0.5),
      atan2: Math.atan2(0.5, 2),
      degrees: (0.5 * 180) / Math.PI,
      radians: (0.5 * Math.PI) / 180,
      pi: Math.PI,
    };
    for (const [name, value] of Object.entries(expected)) expect(values[name], name).toBeCloseTo(value, 10);
    expect([values['root'], values['rest']].map(Number)).toEqual([2.5, 0.25]);
    expect([values['root'], values['rest']].every((value) => value instanceof Decimal)).toBe(true);
  });

  test('a random number for each row', async () => {
    await Reading.objects.bulkCreate([{ name: 'a' }, { name: 'b' }]);
    const numbers = (await Reading.objects.values({ x: Random() })).map((r) => r.x);
    expect(numbers.every((x) => x >= 0 && x < 1)).toBe(true);
    expect(numbers[0]).not.toBe(numbers[1]);
  });

  test.runIf(suite.name === 'sqlite')('no digits before the point on SQLite, in words', async () => {
    await Reading.objects.create({ name: 'a', views: 1250 });
    expect(await refused(() => Reading.objects.values({ x: Round('views', -2) }))).toMatch(/no negative number of digits/);
  });
  test.skipIf(suite.name === 'sqlite')('digits before the point', async () => {
    await Reading.objects.create({ name: 'a', views: 1250, fee: '1250.00' });
    expect(await row({ rounded: Round('views', -2), cost: Round('fee', -2) })).toEqual({ rounded: 1300, cost: new Decimal('1300') });
  });

  test('bits', async () => {
    await Reading.objects.create({ name: 'a', small: 12, views: 2 ** 40 });
    expect(
      await row({
        and: F('small').bitAnd(10),
        or: F('small').bitOr(3),
        xor: F('small').bitXor(10),
        left: F('small').shiftLeft(2),
        right: F('small').shiftRight(2),
        wide: F('views').bitOr(F('small')),
      }),
    ).toEqual({ and: 8, or: 15, xor: 6, left: 48, right: 3, wide: 2 ** 40 + 12 });
  });

  test('operators of whole numbers, floats and decimals', async () => {
    await Reading.objects.create({ name: 'a', small: 7, ratio: 2.5, fee: '10.10', views: 3 });
    expect(
      await row({
        whole: F('small').div(2),
        remainder: F('small').mod(4),
        power: F('small').pow(2),
        float: F('small').div(F('ratio')),
        decimal: F('small').mul(F('fee')),
        exact: F('fee').mul(0.1),
        before: Value(0.1).mul(F('fee')),
        from: Value(100).sub(F('small')),
        half: ExpressionWrapper(F('small').div(Value(2, float())), float()),
        mixed: ExpressionWrapper(F('fee').mul(F('ratio')), float()),
        widened: F('views').add(F('small')),
      }),
    ).toEqual({
      whole: 3,
      remainder: 3,
      power: 49,
      float: 2.8,
      decimal: new Decimal('70.70'),
      exact: new Decimal('1.01'),
      before: new Decimal('1.01'),
      from: 93,
      half: 3.5,
      mixed: 25.25,
      widened: 10,
    });
  });

  test('a number beside a decimal is that decimal in filters too', async () => {
    await Reading.objects.bulkCreate([
      { name: 'a', fee: '0.30' },
      { name: 'b', fee: '0.10' },
    ]);
    const named = (rows: readonly Reading[]) => rows.map((r) => r.name);
    expect(named(await Reading.objects.filter({ fee: F('fee').mul(2).sub(0.1) }))).toEqual(['b']);
    expect(named(await Reading.objects.annotate({ doubled: F('fee').mul(2) }).filter({ doubled: 0.6 }))).toEqual(['a']);
  });

  test('durations', async () => {
    await Reading.objects.create({ name: 'a', took: { minutes: 90 } });
    expect(await refused(() => Reading.objects.values({ x: F('took').mul(2) }))).toMatch(
      /mul\(\) doesn't go with a duration and a whole number/,
    );
    expect(
      await row({
        more: F('took').add({ hours: 1 }),
        twice: ExpressionWrapper(F('took').mul(2), duration()),
        part: ExpressionWrapper(F('took').mul(0.5), duration()),
      }),
    ).toEqual({ more: new Duration({ minutes: 150 }), twice: new Duration({ hours: 3 }), part: new Duration({ minutes: 45 }) });
  });

  test('what is wrong is named before the database is asked', async () => {
    expect(await refused(() => Reading.objects.values({ x: F('fee').mul(F('ratio')) }))).toMatch(/a decimal and a float/);
    expect(await refused(() => Reading.objects.values({ x: F('small').pow(0.5) }))).toMatch(/a whole number and a float/);
    // @ts-expect-error: no numbers
    expect(await refused(() => Reading.objects.values({ x: F('name').add(F('slug')) }))).toMatch(/text and text/);
    expect(await refused(() => Reading.objects.values({ x: F('ratio').bitAnd(1) }))).toMatch(/a float and a float/);
    // @ts-expect-error: no number
    expect(await refused(() => Reading.objects.values({ x: Abs('name') }))).toMatch(/abs\(\) takes numbers, not text/);
    expect(await refused(() => Round('fee', 1.5))).toMatch(/whole number of digits/);
    expect(await refused(() => Reading.objects.values({ x: Cast('fee', decimal() as never).add(F('day')) }))).toMatch(
      /a decimal and a date/,
    );
  });
});
