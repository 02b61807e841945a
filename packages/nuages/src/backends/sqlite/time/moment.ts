import { DataError } from '../../../errors/index.js';
import { dayOf, daysOf, type Moment, secondsPerDay } from '../../../ir/index.js';

const digit = (text: string, at: number): number => {
  const value = text.charCodeAt(at) - 48;
  return value >= 0 && value <= 9 ? value : Number.NaN;
};
const two = (text: string, at: number): number => digit(text, at) * 10 + digit(text, at + 1);
const dash = 45;
const dot = 46;
const colon = 58;

/** Days since 1970 of 'YYYY-MM-DD', whatever follows; NaN for other text. */
export const daysIn = (text: string): number =>
  text.charCodeAt(4) === dash && text.charCodeAt(7) === dash
    ? daysOf(two(text, 0) * 100 + two(text, 2), two(text, 5), two(text, 8))
    : Number.NaN;

/** Seconds of the 'HH:MM' or 'HH:MM:SS' that begins at `at`; NaN for other text. */
export function secondsIn(text: string, at: number): number {
  if (text.charCodeAt(at + 2) !== colon) return Number.NaN;
  const minutes = two(text, at) * 60 + two(text, at + 3);
  return text.charCodeAt(at + 5) === colon ? minutes * 60 + two(text, at + 6) : minutes * 60;
}

/** Microseconds of the fraction that begins with a point at `at`; 0 without one. Digits beyond the sixth are cut off. */
export function microsIn(text: string, at: number): number {
  if (text.charCodeAt(at) !== dot) return 0;
  let micros = 0;
  for (let i = 1, scale = 100_000; scale >= 1; i++, scale /= 10) {
    const value = digit(text, at + i);
    if (Number.isNaN(value)) break;
    micros += value * scale;
  }
  return micros;
}

/** hours and minutes east of UTC at the end of a text */
const offset = /([+-])(\d\d):?(\d\d)$/;

/** Reads 'YYYY-MM-DD', 'YYYY-MM-DD HH:MM:SS[.ffffff]' (with 'T', 'Z' or an offset too) and 'HH:MM:SS[.ffffff]'; null for other text. */
export function parseMoment(text: string): Moment | null {
  if (text.charCodeAt(2) === colon) {
    const seconds = secondsIn(text, 0);
    return Number.isNaN(seconds) ? null : { seconds, micros: microsIn(text, 8) };
  }
  const seconds = daysIn(text) * secondsPerDay + (text.length > 10 ? secondsIn(text, 11) : 0);
  if (Number.isNaN(seconds)) return null;
  const east = text.length > 19 ? offset.exec(text.slice(19)) : null;
  const shift = east ? (east[1] === '-' ? 1 : -1) * (Number(east[2]) * 60 + Number(east[3])) * 60 : 0;
  return { seconds: seconds + shift, micros: microsIn(text, 19) };
}

const pad = (value: number, width = 2): string => String(value).padStart(width, '0');
const fraction = (micros: number): string => (micros === 0 ? '' : `.${pad(micros, 6)}`);

/** 'YYYY-MM-DD' */
export function printDate({ seconds }: Moment): string {
  const { year, month, day } = dayOf(Math.floor(seconds / secondsPerDay));
  if (!(year >= 1 && year <= 9999)) throw new DataError('NUA_DATA_INVALID', 'A date lies outside the years 1 to 9999.');
  return `${pad(year, 4)}-${pad(month)}-${pad(day)}`;
}

/** 'HH:MM:SS', with six digits of fraction unless it is zero */
export function printTime({ seconds, micros }: Moment): string {
  const ofDay = ((seconds % secondsPerDay) + secondsPerDay) % secondsPerDay;
  return `${pad(Math.floor(ofDay / 3600))}:${pad(Math.floor(ofDay / 60) % 60)}:${pad(ofDay % 60)}${fraction(micros)}`;
}

/** 'YYYY-MM-DD HH:MM:SS[.ffffff]': how Django stores a datetime. */
export const printDateTime = (moment: Moment): string => `${printDate(moment)} ${printTime(moment)}`;
