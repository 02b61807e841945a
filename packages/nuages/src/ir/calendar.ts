/** Dates and times as text: what encode accepts and how it is written down. Years are 0001 to 9999, as in Django. */

const dayText = /^(\d{4})-(\d\d)-(\d\d)$/;
const timeText = /^([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.(\d{1,6}))?)?$/;
const instantText = /^(\d{4}-\d\d-\d\d)[T ]([\d:.]+)(?:(Z)|([+-])(\d\d):?(\d\d))$/i;

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const daysIn = (year: number, month: number): number => (month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31);

/** 'YYYY-MM-DD' of a day that exists */
export function isDay(text: string): boolean {
  const parts = dayText.exec(text);
  if (!parts) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

/** 'HH:MM', 'HH:MM:SS' or up to six digits more -> 'HH:MM:SS' or 'HH:MM:SS.ffffff'; null where the text is none of them */
export function timeOf(text: string): string | null {
  const parts = timeText.exec(text);
  if (!parts) return null;
  const [, hours, minutes, seconds = '00', fraction = ''] = parts;
  const micros = fraction.padEnd(6, '0');
  return `${hours}:${minutes}:${seconds}${micros === '000000' ? '' : `.${micros}`}`;
}

/** ISO text with Z or an offset -> 'YYYY-MM-DDTHH:MM:SS.ffffffZ'; null where the text is no such instant */
export function instantOf(text: string): string | null {
  const parts = instantText.exec(text);
  const time = parts && timeOf(parts[2]!);
  if (!parts || !time || !isDay(parts[1]!)) return null;
  const [, day, , , sign, hours = '00', minutes = '00'] = parts;
  if (Number(hours) > 23 || Number(minutes) > 59) return null;
  const offset = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -60_000 : 60_000);
  const instant = new Date(Date.parse(`${day}T${time.slice(0, 8)}Z`) - offset);
  return inYears(instant) ? `${instant.toISOString().slice(0, 19)}.${time.slice(9).padEnd(6, '0')}Z` : null;
}

/** a Date whose year is one of 0001 to 9999; false for an invalid Date */
export function inYears(instant: Date): boolean {
  const year = instant.getUTCFullYear();
  return year >= 1 && year <= 9999;
}

/** a Date -> 'YYYY-MM-DDTHH:MM:SS.fff000Z' */
export const instantTextOf = (instant: Date): string => instant.toISOString().replace('Z', '000Z');
