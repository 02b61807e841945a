import { describe, expect, it } from 'vitest';
import { parseMoment, printDate, printDateTime, printTime } from '../../../src/backends/sqlite/time/moment.js';
import { dayOf, daysOf, fromWall, isoWeek, isoWeekDay, toWall } from '../../../src/ir/index.js';

const at = (text: string) => parseMoment(text)!;

describe('days', () => {
  it('agree with Date over ten thousand years', () => {
    for (let days = -719_162; days < 2_932_897; days += 997) {
      const date = new Date(days * 86_400_000);
      const day = dayOf(days);
      expect([day.year, day.month, day.day]).toEqual([date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()]);
      expect(daysOf(day.year, day.month, day.day)).toBe(days);
      expect(isoWeekDay(days) % 7).toBe(date.getUTCDay());
    }
  });

  it.each([
    ['2021-01-03', 2020, 53],
    ['2021-01-04', 2021, 1],
    ['2024-12-30', 2025, 1],
    ['2026-12-31', 2026, 53],
    ['2000-01-01', 1999, 52],
  ])('%s is in week %i-W%i', (text, year, week) => {
    expect(isoWeek(at(text).seconds / 86_400)).toEqual({ year, week });
  });
});

describe('texts', () => {
  it.each([
    ['2024-02-29', '2024-02-29 00:00:00'],
    ['2024-02-29 12:34:56', '2024-02-29 12:34:56'],
    ['2024-02-29 12:34:56.5', '2024-02-29 12:34:56.500000'],
    ['2024-02-29 12:34:56.123456789', '2024-02-29 12:34:56.123456'],
    ['2024-02-29T12:34:56.000001Z', '2024-02-29 12:34:56.000001'],
    ['2024-02-29 12:34:56+02:00', '2024-02-29 10:34:56'],
    ['2024-02-29 12:34:56.250000-0530', '2024-02-29 18:04:56.250000'],
    ['1969-12-31 23:59:59.999999', '1969-12-31 23:59:59.999999'],
    ['0001-01-01 00:00', '0001-01-01 00:00:00'],
  ])('%s is %s', (text, printed) => {
    expect(printDateTime(at(text))).toBe(printed);
  });

  it('may be times of day', () => {
    expect(printTime(at('23:59:59.000001'))).toBe('23:59:59.000001');
    expect(printTime(at('07:05'))).toBe('07:05:00');
  });

  it.each(['', 'soon', '2024-13', '20x4-01-01', '2024-01-01 1a:00:00', '12:3', '2024/01/01'])('%j is none', (text) => {
    expect(parseMoment(text)).toBeNull();
  });

  it('end with the year 9999', () => {
    expect(printDate(at('9999-12-31'))).toBe('9999-12-31');
    expect(() => printDate({ seconds: at('9999-12-31').seconds + 86_400, micros: 0 })).toThrow('NUA_DATA_INVALID');
  });
});

describe('zones', () => {
  it.each([
    ['2024-01-15 12:00:00', 'Europe/Paris', '2024-01-15 13:00:00'],
    ['2024-07-15 12:00:00.5', 'Europe/Paris', '2024-07-15 14:00:00.500000'],
    ['2024-07-15 12:00:00', 'Asia/Kathmandu', '2024-07-15 17:45:00'],
    ['2024-03-31 00:59:59', 'Europe/Paris', '2024-03-31 01:59:59'],
    ['2024-03-31 01:00:00', 'Europe/Paris', '2024-03-31 03:00:00'],
    ['1890-01-01 00:00:00', 'America/New_York', '1889-12-31 19:00:00'],
    ['1900-01-01 00:00:00', 'Africa/Monrovia', '1899-12-31 23:16:52'],
    ['2024-01-01 00:00:00', 'UTC', '2024-01-01 00:00:00'],
  ])('%s in %s', (utc, zone, wall) => {
    const local = toWall(at(utc), zone);
    expect(printDateTime(local)).toBe(wall);
    expect(fromWall(local, zone)).toEqual(at(utc));
  });

  it('take the first of two moments, and leap with the offset before a gap', () => {
    expect(printDateTime(fromWall(at('2024-10-27 02:30:00'), 'Europe/Paris'))).toBe('2024-10-27 00:30:00');
    expect(printDateTime(fromWall(at('2024-03-31 02:30:00'), 'Europe/Paris'))).toBe('2024-03-31 01:30:00');
    // no midnight that day
    expect(printDateTime(fromWall(at('2018-11-04 00:00:00'), 'America/Sao_Paulo'))).toBe('2018-11-04 03:00:00');
  });

  it('that are unknown are an error without their name', () => {
    expect(() => toWall(at('2024-01-01'), 'Mars/Olympus')).toThrow(/^NUA_DATA_INVALID: A time zone is unknown\. Name one/);
  });
});
