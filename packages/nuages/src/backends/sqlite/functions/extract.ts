import { dayOf, isoWeek, isoWeekDay, type Moment, secondsPerDay, toWall } from '../../../ir/index.js';
import { parseMoment, printDate, printDateTime, printTime } from '../time/moment.js';
import type { SqlFunction, SqlValue } from './sql-function.js';

const daysIn = ({ seconds }: Moment): number => Math.floor(seconds / secondsPerDay);
const ofDay = ({ seconds }: Moment): number => seconds - Math.floor(seconds / secondsPerDay) * secondsPerDay;

const parts: Readonly<Record<string, (moment: Moment) => number>> = {
  year: (m) => dayOf(daysIn(m)).year,
  'iso-year': (m) => isoWeek(daysIn(m)).year,
  quarter: (m) => Math.ceil(dayOf(daysIn(m)).month / 3),
  month: (m) => dayOf(daysIn(m)).month,
  week: (m) => isoWeek(daysIn(m)).week,
  day: (m) => dayOf(daysIn(m)).day,
  'week-day': (m) => (isoWeekDay(daysIn(m)) % 7) + 1,
  'iso-week-day': (m) => isoWeekDay(daysIn(m)),
  hour: (m) => Math.floor(ofDay(m) / 3600),
  minute: (m) => Math.floor(ofDay(m) / 60) % 60,
  second: (m) => ofDay(m) % 60,
};

/** The parts that can be taken. */
export const partNames: readonly string[] = Object.keys(parts);

/** The moment that a text tells, as clocks of the zone show it; null where there is none. */
export function wallOf(text: SqlValue | undefined, zone: SqlValue | undefined): Moment | null {
  const moment = typeof text === 'string' ? parseMoment(text) : null;
  return moment && typeof zone === 'string' ? toWall(moment, zone) : moment;
}

const printed = (name: string, print: (moment: Moment) => string): SqlFunction => ({
  name,
  call: (text, zone) => {
    const wall = wallOf(text, zone);
    return wall && print(wall);
  },
});

export const extractFunctions: readonly SqlFunction[] = [
  {
    name: 'nuages_extract',
    call: (part, text, zone) => {
      const wall = wallOf(text, zone);
      return wall && BigInt(parts[part as string]!(wall));
    },
  },
  printed('nuages_date', printDate),
  printed('nuages_time', printTime),
  /** Versions of SQLite differ on whether they round to milliseconds or cut: rounded, but never to the next minute, as older ones do */
  {
    name: 'nuages_milliseconds',
    call: (text) => {
      const moment = typeof text === 'string' ? parseMoment(text) : null;
      if (!moment || moment.micros % 1000 === 0) return text!;
      const rounded = Math.round(moment.micros / 1000);
      const [seconds, milliseconds] = rounded < 1000 ? [0, rounded] : ofDay(moment) % 60 === 59 ? [0, 999] : [1, 0];
      const to: Moment = { seconds: moment.seconds + seconds, micros: milliseconds * 1000 };
      return (text as string).charCodeAt(2) === 58 ? printTime(to) : printDateTime(to);
    },
  },
  /** SQLite's own date functions print three digits of fraction, Django six or none */
  {
    name: 'nuages_canonical',
    call: (text) => {
      const moment = typeof text === 'string' ? parseMoment(text) : null;
      return moment && (text as string).charCodeAt(2) === 58 ? printTime(moment) : moment && printDateTime(moment);
    },
  },
];
