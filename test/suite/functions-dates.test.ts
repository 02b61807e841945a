import { expect, test } from 'vitest';
import {
  type AnyExpression,
  Coalesce,
  date,
  dateTime,
  Extract,
  ExtractDay,
  ExtractHour,
  ExtractIsoWeekDay,
  ExtractIsoYear,
  ExtractMinute,
  ExtractMonth,
  ExtractQuarter,
  ExtractSecond,
  ExtractWeek,
  ExtractWeekDay,
  ExtractYear,
  inTimeZone,
  Now,
  time,
  Trunc,
  TruncDate,
  TruncDay,
  TruncHour,
  TruncMinute,
  TruncMonth,
  TruncQuarter,
  TruncSecond,
  TruncTime,
  TruncWeek,
  TruncYear,
  F,
} from 'nuages';
import { Reading } from './models.js';
import { onEveryBackend } from './on-every-backend.js';
import { refused } from './refused.js';

const row = async (expressions: Readonly<Record<string, AnyExpression>>): Promise<Record<string, unknown> | undefined> =>
  (await Reading.objects.values(expressions))[0];
const at = (text: string) => new Date(text);

onEveryBackend('functions of dates and times', (suite) => {
  test('parts of an instant, a day and a time of day', async () => {
    await Reading.objects.create({ name: 'a', startsAt: at('2021-01-03T22:15:59.900Z'), day: '2020-12-31', opensAt: '06:30:15.5' });
    const parts = {
      year: ExtractYear,
      isoYear: ExtractIsoYear,
      quarter: ExtractQuarter,
      month: ExtractMonth,
      week: ExtractWeek,
      ofMonth: ExtractDay,
      weekDay: ExtractWeekDay,
      isoWeekDay: ExtractIsoWeekDay,
    };
    const of = (column: 'startsAt' | 'day') => Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, part(column)]));
    expect(await row(of('startsAt'))).toEqual({
      year: 2021,
      isoYear: 2020,
      quarter: 1,
      month: 1,
      week: 53,
      ofMonth: 3,
      weekDay: 1,
      isoWeekDay: 7,
    });
    expect(await row(of('day'))).toEqual({
      year: 2020,
      isoYear: 2020,
      quarter: 4,
      month: 12,
      week: 53,
      ofMonth: 31,
      weekDay: 5,
      isoWeekDay: 4,
    });
    const clock = { hour: ExtractHour('startsAt'), minute: ExtractMinute('startsAt'), second: ExtractSecond('startsAt') };
    expect(await row(clock)).toEqual({ hour: 22, minute: 15, second: 59 });
    expect(await row({ hour: ExtractHour('opensAt'), second: Extract('opensAt', 'second'), none: ExtractYear('seenAt') })).toEqual({
      hour: 6,
      second: 15,
      none: null,
    });
  });

  test('the beginnings of units', async () => {
    await Reading.objects.create({ name: 'a', startsAt: at('2021-02-03T22:15:59.900Z'), day: '2021-02-03', opensAt: '06:30:15.5' });
    expect(
      await row({
        year: TruncYear('startsAt'),
        quarter: TruncQuarter('startsAt'),
        month: TruncMonth('startsAt'),
        week: TruncWeek('startsAt'),
        midnight: TruncDay('startsAt'),
        hour: TruncHour('startsAt'),
        minute: TruncMinute('startsAt'),
        second: TruncSecond('startsAt'),
      }),
    ).toEqual({
      year: at('2021-01-01T00:00:00Z'),
      quarter: at('2021-01-01T00:00:00Z'),
      month: at('2021-02-01T00:00:00Z'),
      week: at('2021-02-01T00:00:00Z'),
      midnight: at('2021-02-03T00:00:00Z'),
      hour: at('2021-02-03T22:00:00Z'),
      minute: at('2021-02-03T22:15:00Z'),
      second: at('2021-02-03T22:15:59Z'),
    });
    expect(
      await row({
        month: TruncMonth('day'),
        hour: TruncHour('opensAt'),
        date: TruncDate('startsAt'),
        time: TruncTime('startsAt'),
        monthOf: TruncMonth('startsAt', { output: date() }),
        hourOf: Trunc('startsAt', 'hour', { output: time() }),
        none: TruncDate('seenAt'),
      }),
    ).toEqual({
      month: '2021-02-01',
      hour: '06:00:00',
      date: '2021-02-03',
      time: '22:15:59.900000',
      monthOf: '2021-02-01',
      hourOf: '22:00:00',
      none: null,
    });
  });

  test('a zone says what its clocks show, and the one around the query unless another is named', async () => {
    await Reading.objects.create({ name: 'a', startsAt: at('2023-12-31T23:30:00Z') });
    const timeZone = 'Europe/Paris';
    const year = at('2023-12-31T23:00:00Z');
    expect(await row({ year: ExtractYear('startsAt', { timeZone }), hour: ExtractHour('startsAt', { timeZone }) })).toEqual({
      year: 2024,
      hour: 0,
    });
    expect(await row({ year: TruncYear('startsAt', { timeZone }), date: TruncDate('startsAt', { timeZone }) })).toEqual({
      year,
      date: '2024-01-01',
    });
    await inTimeZone('Europe/Paris', async () => {
      expect(await row({ year: ExtractYear('startsAt'), midnight: TruncDay('startsAt'), date: TruncDate('startsAt') })).toEqual({
        year: 2024,
        midnight: year,
        date: '2024-01-01',
      });
      expect(
        await Reading.objects
          .annotate({ y: TruncYear('startsAt') })
          .filter({ y: year })
          .count(),
      ).toBe(1);
    });
  });

  test('an hour that clocks show twice begins where it begins first; one that they leap over does not begin at all', async () => {
    const hours = async (startsAt: string, timeZone: string) => {
      await Reading.objects.all().delete();
      await Reading.objects.create({ name: 'a', startsAt: at(startsAt) });
      return await row({ hour: TruncHour('startsAt', { timeZone }), minute: TruncMinute('startsAt', { timeZone }) });
    };
    expect(await hours('2024-11-03T05:30:00Z', 'America/New_York')).toEqual({
      hour: at('2024-11-03T05:00:00Z'),
      minute: at('2024-11-03T05:30:00Z'),
    });
    expect(await hours('2024-11-03T06:30:00Z', 'America/New_York')).toEqual({
      hour: at('2024-11-03T05:00:00Z'),
      minute: at('2024-11-03T05:30:00Z'),
    });
    expect(await hours('2024-11-03T07:30:00Z', 'America/New_York')).toMatchObject({ hour: at('2024-11-03T07:00:00Z') });
    expect(await hours('2024-03-10T07:30:00Z', 'America/New_York')).toMatchObject({ hour: at('2024-03-10T07:00:00Z') });
    expect(await hours('2024-03-10T23:30:00Z', 'America/New_York')).toMatchObject({ hour: at('2024-03-10T23:00:00Z') });
    expect(await hours('2024-06-01T00:20:00Z', 'Asia/Kathmandu')).toMatchObject({ hour: at('2024-06-01T00:15:00Z') });
  });

  test.runIf(suite.name === 'sqlite')('no parts of durations on SQLite, in words', async () => {
    await Reading.objects.create({ name: 'a', took: { days: 1, hours: 2 } });
    expect(await refused(() => Reading.objects.values({ days: ExtractDay('took') }))).toMatch(/sqlite can't extract the day of a duration/);
    expect(await refused(() => Reading.objects.values({ x: ExtractMonth('took') }))).toMatch(/A duration has no month/);
  });
  test.skipIf(suite.name === 'sqlite')('parts of durations, as Python has them', async () => {
    await Reading.objects.create({ name: 'a', took: { days: 1, hours: 2 } });
    const parts = { days: ExtractDay('took'), hours: ExtractHour('took') };
    expect(await row(parts)).toEqual({ days: 1, hours: 2 });
    await Reading.objects.update({ took: { hours: -1 } });
    expect(await row(parts)).toEqual({ days: -1, hours: 23 });
    expect(await refused(() => Reading.objects.values({ x: ExtractMonth('took') }))).toMatch(/A duration has no month/);
  });

  test('the time of the statement', async () => {
    await Reading.objects.create({ name: 'a', startsAt: at('2000-01-01T00:00:00Z') });
    const { now } = (await row({ now: Now() })) as { now: Date };
    expect(Math.abs(now.getTime() - Date.now())).toBeLessThan(60_000);
    expect(await Reading.objects.filter({ startsAt__lt: Now() }).count()).toBe(1);
  });

  test('what is wrong is named before the database is asked', async () => {
    const rows = Reading.objects;
    expect(await refused(() => rows.values({ x: ExtractHour('day') }))).toMatch(/A date has no hour/);
    expect(await refused(() => rows.values({ x: ExtractYear('opensAt') }))).toMatch(/A time has no year/);
    expect(await refused(() => rows.values({ x: TruncHour('day') }))).toMatch(/A date has no hour/);
    expect(await refused(() => rows.values({ x: TruncYear('opensAt') }))).toMatch(/A time has no year/);
    expect(await refused(() => rows.values({ x: TruncTime('day') }))).toMatch(/A date has no time/);
    expect(await refused(() => rows.values({ x: TruncMonth('day', { output: dateTime() }) }))).toMatch(
      /A date can't be truncated to a datetime/,
    );
    expect(await refused(() => rows.values({ x: TruncMonth('day', { timeZone: 'Europe/Paris' }) }))).toMatch(/same in every time zone/);
    // @ts-expect-error: no moment
    expect(await refused(() => rows.values({ x: ExtractYear('name') }))).toMatch(/takes dates, times, instants and durations, not text/);
    // @ts-expect-error: no part
    expect(await refused(() => Extract('startsAt'))).toMatch(/Extract\(\) takes the name of a part\. Parts are year, isoYear/);
    // @ts-expect-error: no unit
    expect(await refused(() => Trunc('startsAt', 'century'))).toMatch(/Units are year, quarter/);
    expect(await refused(() => TruncDay('startsAt', { timeZone: 'Mars/Olympus' }))).toMatch(/time zone by its name/);
    // @ts-expect-error: no option
    expect(await refused(() => TruncDay('startsAt', { zone: 'Europe/Paris' }))).toMatch(/TruncDay\(\) has no such option/);
    expect(await refused(() => rows.values({ x: Coalesce('day', F('opensAt')) }))).toMatch(/not date\(\) and a time/);
  });
});
