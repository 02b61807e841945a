import { dayOf, daysOf, fromWall, isoWeekDay, type Moment, OutOfRange, type Prepare, secondsPerDay } from '../ir/index.js';
import type { Span } from './span.js';
import { dateType, instantType } from './value-types.js';

/** the day on which a year begins, in days since 1970 */
type Begin = (year: number) => number;
const january: Begin = (year) => daysOf(year, 1, 1);
/** the week that holds January 4th is the first of its year */
const firstWeek: Begin = (year) => {
  const day = daysOf(year, 1, 4);
  return day - isoWeekDay(day) + 1;
};

function yearOf(value: unknown): number {
  const year = typeof value === 'bigint' ? Number(value) : value;
  if (typeof year !== 'number' || !Number.isInteger(year)) throw new TypeError('takes a whole number');
  if (year < 1 || year > 9999) throw new OutOfRange('takes a year from 1 to 9999', year < 1 ? 'below' : 'above');
  return year;
}

const lastDay = daysOf(9999, 12, 31);
const firstSecond = daysOf(1, 1, 1) * secondsPerDay;
const lastSecond = (lastDay + 1) * secondsPerDay - 1;

function dayText(days: number): string {
  const { year, month, day } = dayOf(Math.min(days, lastDay));
  const pad = (n: number, width: number) => String(n).padStart(width, '0');
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}
/** a zone may put the first and the last hours beyond the years that there are */
function instantText({ seconds }: Moment, fraction: string): string {
  const within = Math.max(firstSecond, Math.min(seconds, lastSecond));
  return `${new Date(within * 1000).toISOString().slice(0, 19)}.${fraction}Z`;
}

const ofDays = (begin: Begin): Span => ({
  type: dateType,
  inside: true,
  first: (value) => dayText(begin(yearOf(value))),
  last: (value) => dayText(begin(yearOf(value) + 1) - 1),
});
function ofInstants(begin: Begin): Span {
  const midnight = (day: number, zone: string) => fromWall({ seconds: day * secondsPerDay, micros: 0 }, zone);
  const first: Prepare = (value, zone) => instantText(midnight(begin(yearOf(value)), zone()), '000000');
  const last: Prepare = (value, zone) => {
    const { seconds } = midnight(begin(yearOf(value) + 1), zone());
    return instantText({ seconds: seconds - 1, micros: 0 }, '999999');
  };
  return { type: instantType, inside: true, first, last };
}

/** A year as the days that it has, in the time zone of whoever asks where instants are compared. */
export const yearSpans = Object.freeze({
  date: Object.freeze({ year: ofDays(january), isoYear: ofDays(firstWeek) }),
  datetime: Object.freeze({ year: ofInstants(january), isoYear: ofInstants(firstWeek) }),
});
