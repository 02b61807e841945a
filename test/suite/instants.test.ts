import { beforeAll, beforeEach, expect, test } from 'vitest';
import { createSchema, date, dateTime, dynamic, inTimeZone, Model, register } from 'nuages';
import { onEveryBackend } from './on-every-backend.js';

class Tick extends Model('Tick', {
  /** read as Date, which has three digits, from a column of six */
  seen: dateTime({ precision: 6, null: true }),
  /** read as text, with all six */
  exact: dateTime({ precision: 6, mode: 'string', null: true }),
  /** three digits, as a Date has */
  at: dateTime({ null: true }),
  day: date({ null: true }),
}) {}
/** the same table, all digits of it */
class Precise extends Model(
  'Precise',
  { seen: dateTime({ precision: 6, mode: 'string' }), exact: dateTime({ precision: 6, mode: 'string' }) },
  { table: 'tick', managed: false },
) {}
declare module 'nuages' {
  interface Models {
    Tick: typeof Tick;
    Precise: typeof Precise;
  }
}
register({ Tick, Precise });

onEveryBackend('instants', () => {
  beforeAll(() => createSchema({ models: [Tick] }));
  beforeEach(() => Tick.objects.all().delete());

  const micros = ['.122999', '.123000', '.123456', '.123999', '.124000'].map((fraction) => `2024-06-30T12:00:00${fraction}Z`);
  const middle = new Date('2024-06-30T12:00:00.123Z');
  const next = new Date('2024-06-30T12:00:00.124Z');
  const fill = async () => {
    const ticks = await Precise.objects.bulkCreate(micros.map((text) => ({ seen: text, exact: text })));
    return ticks.map((t) => t.id);
  };
  const exactly = async (where: object) =>
    (await Tick.objects.filter(where).orderBy('exact').valuesList('exact', { flat: true })).map((t) => t!.slice(19, 26));

  test('a Date just read from a column of six digits finds its row', async () => {
    const ids = await fill();
    const tick = await Tick.objects.get({ pk: ids[2]! });
    expect(tick.seen).toEqual(middle);
    expect((await Tick.objects.filter({ seen: tick.seen }).orderBy('exact')).map((t) => t.exact)).toEqual(micros.slice(1, 4));
    expect(await Tick.objects.filter({ exact: tick.seen! }).count()).toBe(3);
    expect(await Tick.objects.filter({ exact: tick.exact }).count()).toBe(1);
    expect(await Tick.objects.filter({ seen: tick.seen, pk: tick.pk }).exists()).toBe(true);
  });

  for (const name of ['seen', 'exact'] as const) {
    test(`a Date is that millisecond in every comparison: ${name}`, async () => {
      await fill();
      expect(await exactly({ [name]: middle })).toEqual(['.123000', '.123456', '.123999']);
      expect(await exactly({ [`${name}__gt`]: middle })).toEqual(['.124000']);
      expect(await exactly({ [`${name}__gte`]: middle })).toEqual(['.123000', '.123456', '.123999', '.124000']);
      expect(await exactly({ [`${name}__lt`]: middle })).toEqual(['.122999']);
      expect(await exactly({ [`${name}__lte`]: middle })).toEqual(['.122999', '.123000', '.123456', '.123999']);
      expect(await exactly({ [`${name}__range`]: [middle, middle] })).toEqual(['.123000', '.123456', '.123999']);
      expect(await exactly({ [`${name}__range`]: [middle, next] })).toEqual(['.123000', '.123456', '.123999', '.124000']);
      expect(await exactly({ [`${name}__in`]: [next, null, middle] })).toEqual(['.123000', '.123456', '.123999', '.124000']);
      expect(await exactly({ [`${name}__in`]: [new Date(0)] })).toEqual([]);
      expect((await Tick.objects.exclude(dynamic({ [name]: middle }))).length).toBe(2);
    });
  }

  test('text compares exactly, beside Dates too', async () => {
    await fill();
    expect(await exactly({ exact: micros[2]! })).toEqual(['.123456']);
    expect(await exactly({ exact__gt: micros[2]! })).toEqual(['.123999', '.124000']);
    expect(await exactly({ exact__in: [micros[2]!, micros[0]!] })).toEqual(['.122999', '.123456']);
    expect(await exactly({ exact__in: [micros[0]!, middle] })).toEqual(['.122999', '.123000', '.123456', '.123999']);
    expect(await exactly({ exact__range: [micros[2]!, middle] })).toEqual(['.123456', '.123999']);
  });

  test('a column of three digits compares as it stands', async () => {
    await Tick.objects.create({ at: middle });
    expect(await Tick.objects.filter({ at: middle }).count()).toBe(1);
    expect(await Tick.objects.filter({ at__in: [middle, next] }).count()).toBe(1);
    expect(Tick.objects.filter({ at: middle }).toSQL().params).toHaveLength(1);
    expect(Tick.objects.filter({ at__in: [middle, next] }).toSQL().params).toHaveLength(1);
  });

  test('a year is the days that it has, in the zone of whoever asks', async () => {
    const edges = [
      '2023-12-31T22:59:59.999Z',
      '2023-12-31T23:00:00.000Z',
      '2023-12-31T23:59:59.999Z',
      '2024-01-01T00:00:00.000Z',
      '2024-12-31T23:00:00.000Z',
    ];
    await Tick.objects.bulkCreate([...edges.map((text) => ({ at: new Date(text), day: text.slice(0, 10) })), {}]);
    const found = async (where: object) =>
      (await Tick.objects.filter(where).orderBy('at').valuesList('at', { flat: true })).map((at) => edges.indexOf(at!.toISOString()));
    expect(await found({ at__year: 2024 })).toEqual([3, 4]);
    expect(await found({ at__year__gt: 2023 })).toEqual([3, 4]);
    expect(await found({ at__year__gte: 2024 })).toEqual([3, 4]);
    expect(await found({ at__year__lt: 2024 })).toEqual([0, 1, 2]);
    expect(await found({ at__year__lte: 2023 })).toEqual([0, 1, 2]);
    expect(await found({ at__year__in: [2023, 2025] })).toEqual([0, 1, 2]);
    expect(await found({ day__year: 2024 })).toEqual([3, 4]);
    expect(await found({ day__year__lte: 2023 })).toEqual([0, 1, 2]);
    const inParis = Tick.objects.filter({ at__year: 2024 }).orderBy('at').valuesList('at', { flat: true });
    expect((await inTimeZone('Europe/Paris', () => inParis)).map((at) => edges.indexOf(at!.toISOString()))).toEqual([1, 2, 3]);
    expect(await inTimeZone('America/New_York', () => found({ at__year__lt: 2024 }))).toEqual([0, 1, 2, 3]);
    expect((await Tick.objects.exclude({ at__year: 2024 })).length).toBe(4);
  });

  test('a year of ISO 8601 begins with the week of January 4th', async () => {
    const days = ['2020-12-31', '2021-01-03', '2021-01-04', '2024-12-29', '2024-12-30'];
    await Tick.objects.bulkCreate(days.map((day) => ({ day, at: new Date(`${day}T12:00:00Z`) })));
    const found = async (where: object) => await Tick.objects.filter(where).orderBy('day').valuesList('day', { flat: true });
    for (const name of ['day', 'at']) {
      expect(await found({ [`${name}__isoYear`]: 2020 })).toEqual(days.slice(0, 2));
      expect(await found({ [`${name}__isoYear__gt`]: 2020 })).toEqual(days.slice(2));
      expect(await found({ [`${name}__isoYear__lte`]: 2024 })).toEqual(days.slice(0, 4));
      expect(await found({ [`${name}__isoYear__gte`]: 2025 })).toEqual(days.slice(4));
    }
  });

  test('years that there are none of match nothing, or everything that has one', async () => {
    await Tick.objects.bulkCreate([
      { at: new Date('0001-01-01T00:00:00Z'), day: '0001-01-01' },
      { at: new Date('9999-12-31T23:59:59.999Z'), day: '9999-12-31' },
      {},
    ]);
    for (const name of ['day', 'at']) {
      const count = (where: object) => Tick.objects.filter(where).count();
      expect(await count({ [`${name}__year`]: 0 })).toBe(0);
      expect(await count({ [`${name}__year`]: 10_000 })).toBe(0);
      expect(await count({ [`${name}__year`]: 1e300 })).toBe(0);
      expect(await count({ [`${name}__year__gt`]: -1 })).toBe(2);
      expect(await count({ [`${name}__year__lt`]: 99_999 })).toBe(2);
      expect(await count({ [`${name}__year__gte`]: 10_000 })).toBe(0);
      expect(await count({ [`${name}__year__lte`]: 9999 })).toBe(2);
      expect(await count({ [`${name}__year__gte`]: 1 })).toBe(2);
      // there the last day of 9999 is one of 10000, and the first of 1 one of 0
      expect(await inTimeZone('Pacific/Kiritimati', () => count({ at__year: 9999 }))).toBe(0);
      expect(await inTimeZone('America/New_York', () => count({ at__year: 1 }))).toBe(0);
      await expect(count({ [`${name}__year`]: 'x' })).rejects.toMatchObject({ code: 'NUA_VALUE_INVALID' });
    }
  });
});
