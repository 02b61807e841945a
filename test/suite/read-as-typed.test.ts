import { beforeAll, beforeEach, expect, test } from 'vitest';
import {
  Abs,
  Avg,
  bigint,
  Case,
  Coalesce,
  Count,
  createSchema,
  date,
  Decimal,
  decimal,
  Duration,
  duration,
  F,
  integer,
  Lag,
  Lookup,
  Max,
  Min,
  Model,
  Q,
  RowNumber,
  StdDev,
  Sum,
  text,
  Value,
  When,
  Window,
  register,
} from 'nuages';
import { onEveryBackend } from './on-every-backend.js';

class Price extends Model('Price', {
  exact: decimal(),
  asText: decimal({ mode: 'string' }),
  asNumber: decimal({ mode: 'number' }),
  pieces: integer(),
  big: bigint({ mode: 'bigint' }),
  note: text({ null: true }),
  took: duration(),
  day: date(),
}) {}
declare module 'nuages' {
  interface Models {
    Price: typeof Price;
  }
}
register({ Price });

onEveryBackend('what is computed is read as its type says', (suite) => {
  beforeAll(() => createSchema({ models: [Price] }));
  beforeEach(async () => {
    await Price.objects.all().delete();
    await Price.objects.create({
      exact: '1.5',
      asText: '1.5',
      asNumber: '1.5',
      pieces: 3,
      big: 5n,
      note: null,
      took: { hours: 1 },
      day: '2024-01-31',
    });
  });

  test('decimals, as those that they are made of', async () => {
    const sums: { all: Decimal | null; text: string | null; number: number | null; mean: number | null; none: Decimal } =
      await Price.objects.aggregate({
        all: Sum('exact'),
        text: Sum('asText'),
        number: Sum('asNumber'),
        mean: Avg('asNumber'),
        none: Sum('exact', { default: 0, filter: { pieces: 0 } }),
      });
    expect(sums).toEqual({ all: new Decimal('1.5'), text: '1.5', number: 1.5, mean: 1.5, none: new Decimal(0) });
    const row: { a: Decimal; b: string; c: number; d: Decimal; e: Decimal; f: string; g: number } = await Price.objects
      .values({
        a: F('exact').mul(2),
        b: F('asText').add(F('pieces')),
        c: F('asNumber').sub(1),
        d: F('asNumber').mul(F('exact')),
        e: F('exact').mul(F('asText')),
        f: F('asNumber').mul(F('asText')),
        g: Abs(F('asNumber').neg()),
      })
      .get();
    expect([row.a, row.d, row.e].map((value) => value instanceof Decimal && value.toNumber())).toEqual([3, 2.25, 2.25]);
    expect([Number(row.b), typeof row.b, row.c, Number(row.f), typeof row.f, row.g]).toEqual([4.5, 'string', 0.5, 2.25, 'string', 1.5]);
  });

  test('whole numbers, by their width; means as numbers', async () => {
    const read: {
      n: number;
      sum: number | null;
      wide: bigint | null;
      mean: number | null;
      bigMean: number | null;
      spread: number | null;
      sure: bigint;
    } = await Price.objects.aggregate({
      n: Count('*'),
      sum: Sum('pieces'),
      wide: Sum('big'),
      mean: Avg('pieces'),
      bigMean: Avg('big'),
      spread: StdDev('pieces'),
      sure: Max('big', { default: 0, filter: { pieces: 0 } }),
    });
    expect(read).toEqual({ n: 1, sum: 3, wide: 5n, mean: 3, bigMean: 5, spread: 0, sure: 0n });
    const row: { a: bigint; b: number; c: bigint } = await Price.objects
      .values({ a: F('big').add(1), b: F('pieces').mul(2), c: F('pieces').add(F('big')) })
      .get();
    expect(row).toEqual({ a: 6n, b: 6, c: 8n });
  });

  test('conditions: null where they look at nothing', async () => {
    const row: { dear: boolean; noted: boolean | null; some: boolean | null; none: boolean } = await Price.objects
      .values({ dear: Q({ exact__gt: 1 }), noted: Q({ note: 'x' }), some: Lookup('note', 'gt', 'x'), none: Lookup('note', 'isnull', true) })
      .get();
    expect(row).toEqual({ dear: true, noted: null, some: null, none: true });
  });

  test('choices, defaults, windows', async () => {
    const row: { a: string; b: number | null; c: Decimal; d: number; e: number; f: string } = await Price.objects
      .values({
        a: Case([When({ pieces__gt: 9 }, 'many')], { default: 'few' }),
        b: Case([When({ pieces__gt: 9 }, 1)]),
        c: Coalesce('exact', 0),
        d: Window(Lag('pieces', 1, 0), { orderBy: 'id' }),
        e: Window(RowNumber(), { orderBy: 'id' }),
        f: Value('x'),
      })
      .get();
    expect(row).toEqual({ a: 'few', b: null, c: new Decimal('1.5'), d: 0, e: 1, f: 'x' });
  });

  test('moments and lengths of time', async () => {
    const row: { next: Date; apart: Duration } = await Price.objects
      .values({ next: F('day').add({ days: 1 }), apart: F('day').sub(F('day')) })
      .get();
    expect(row).toEqual({ next: new Date('2024-02-01T00:00:00Z'), apart: new Duration({ hours: 0 }) });
    expect(await Price.objects.aggregate({ first: Min('day') })).toEqual({ first: '2024-01-31' });
  });

  test.skipIf(suite.name === 'sqlite')('lengths of time add up where the database adds them', async () => {
    const sum: { long: Duration | null; mean: Duration | null } = await Price.objects.aggregate({ long: Sum('took'), mean: Avg('took') });
    expect(sum).toEqual({ long: new Duration({ hours: 1 }), mean: new Duration({ hours: 1 }) });
  });

  test('tuples that are annotated', async () => {
    const rows: [number, bigint | null][] = await Price.objects.valuesList('pieces').annotate({ most: Max('big') });
    expect(rows).toEqual([[3, 5n]]);
    const named = await Price.objects.valuesList('pieces', F('big').add(1), { named: true });
    expect([named[0]!.pieces, named[0]![1]]).toEqual([3, 6n]);
  });
});
