import { dayOf, daysOf, fromWall, isoWeekDay, type Moment, secondsPerDay } from '../../../ir/index.js';
import { printDate, printDateTime, printTime } from '../time/moment.js';
import { wallOf } from './extract.js';
import type { SqlFunction } from './sql-function.js';

const toDay =
  (first: (days: number) => number) =>
  (seconds: number): number =>
    first(Math.floor(seconds / secondsPerDay)) * secondsPerDay;
const to = (unit: number) => (seconds: number) => Math.floor(seconds / unit) * unit;

/** seconds -> the seconds at which the year, month ... that holds them begins */
const kinds: Readonly<Record<string, (seconds: number) => number>> = {
  year: toDay((days) => daysOf(dayOf(days).year, 1, 1)),
  quarter: toDay((days) => {
    const { year, month } = dayOf(days);
    return daysOf(year, month - ((month - 1) % 3), 1);
  }),
  month: toDay((days) => {
    const { year, month } = dayOf(days);
    return daysOf(year, month, 1);
  }),
  week: toDay((days) => days - isoWeekDay(days) + 1),
  day: toDay((days) => days),
  hour: to(3600),
  minute: to(60),
  second: to(1),
};

/** What can be truncated to. */
export const truncKinds: readonly string[] = Object.keys(kinds);

const print: Readonly<Record<string, (moment: Moment) => string>> = { date: printDate, time: printTime, datetime: printDateTime };

/** nuages_trunc(kind, text, zone, result): truncated as clocks of the zone show it; a datetime is then given in UTC again. */
export const truncFunctions: readonly SqlFunction[] = [
  {
    name: 'nuages_trunc',
    call: (kind, text, zone, result) => {
      const wall = wallOf(text, zone);
      if (!wall) return null;
      const start: Moment = { seconds: kinds[kind as string]!(wall.seconds), micros: 0 };
      const moment = result === 'datetime' && typeof zone === 'string' ? fromWall(start, zone) : start;
      return print[result as string]!(moment);
    },
  },
];
