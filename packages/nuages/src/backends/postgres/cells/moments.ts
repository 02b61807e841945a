/** Of Date: milliseconds from 1970 on, both ways. */
export const LAST_MS = 8.64e15;
/** PostgreSQL counts from 2000 on. */
export const EPOCH_MS = 946_684_800_000;

const pad3 = (n: number): string => (n < 10 ? `00${n}` : n < 100 ? `0${n}` : String(n));

/** toISOString() as PostgreSQL takes it: years beyond 9999 without sign, years before 1 with BC. */
export function isoText(date: Date): string {
  const iso = date.toISOString();
  return iso.length === 24 && !iso.startsWith('0000') ? iso : farText(iso);
}

function farText(iso: string): string {
  const dash = iso.indexOf('-', 1);
  const year = Number(iso.slice(0, dash));
  const rest = iso.slice(dash);
  return year > 0 ? `${year}${rest}` : `${String(1 - year).padStart(4, '0')}${rest} BC`;
}

/** 'YYYY-MM-DDTHH:MM:SS.ffffffZ' of a millisecond and the microseconds after it. */
export function momentText(ms: number, micro: number): string {
  const iso = isoText(new Date(ms));
  const end = iso.lastIndexOf('Z');
  return `${iso.slice(0, end)}${pad3(micro)}${iso.slice(end)}`;
}

const moment = /^(\d{4,})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)(?:\.(\d{1,6}))?(?:([+-])(\d\d)(?::(\d\d))?(?::(\d\d))?)?( BC)?$/;

/** A timestamp as PostgreSQL prints it in ISO style; null: infinity, or none. */
export function readMoment(text: string): { ms: number; micro: number } | null {
  const m = moment.exec(text);
  if (!m) return null;
  const year = m[12] ? 1 - Number(m[1]) : Number(m[1]);
  const micros = (m[7] ?? '').padEnd(6, '0');
  const date = new Date(0);
  date.setUTCFullYear(year, Number(m[2]) - 1, Number(m[3]));
  date.setUTCHours(Number(m[4]), Number(m[5]), Number(m[6]), Number(micros.slice(0, 3)));
  const offset = (Number(m[9] ?? 0) * 60 + Number(m[10] ?? 0)) * 60 + Number(m[11] ?? 0);
  return { ms: date.getTime() - (m[8] === '-' ? -offset : offset) * 1000, micro: Number(micros.slice(3)) };
}
