const DAY = 86_400_000_000n;

/** An interval as microseconds: a month counts 30 days and a year 365, as in Django. */
export function intervalMicroseconds(months: number, days: number, microseconds: bigint): bigint {
  const whole = days + Math.trunc(months / 12) * 365 + (months % 12) * 30;
  return microseconds + BigInt(whole) * DAY;
}

const printed = /^(?:(-?\d+) years?)? ?(?:([+-]?\d+) mons?)? ?(?:([+-]?\d+) days?)? ?(?:([+-])?(\d+):(\d\d):(\d\d)(?:\.(\d{1,6}))?)?$/;

/** An interval as PostgreSQL prints it in its own style; null: none. */
export function readInterval(text: string): bigint | null {
  const m = printed.exec(text);
  if (!m) return null;
  const seconds = (BigInt(m[5] ?? 0) * 60n + BigInt(m[6] ?? 0)) * 60n + BigInt(m[7] ?? 0);
  const time = seconds * 1_000_000n + BigInt((m[8] ?? '').padEnd(6, '0'));
  return intervalMicroseconds(Number(m[1] ?? 0) * 12 + Number(m[2] ?? 0), Number(m[3] ?? 0), m[4] === '-' ? -time : time);
}

/** Days and seconds, as Django's timedelta has them: an hour less is a day less and 23 hours more. */
export function intervalText(microseconds: bigint): string {
  const time = ((microseconds % DAY) + DAY) % DAY;
  const seconds = `${time / 1_000_000n}.${String(time % 1_000_000n).padStart(6, '0')}`;
  return `${(microseconds - time) / DAY} days ${seconds} seconds`;
}
