/** Days from 2000-01-01 on to those from 0000-03-01 on, where the years of 400 begin. */
const SHIFT = 730_425;
const SLOTS = 4096;

/** 'YYYY-MM-DD' of a day, counted from 2000-01-01; with ' BC' before the year 1, as PostgreSQL prints it. */
function write(days: number): string {
  const all = days + SHIFT;
  const era = Math.floor(all / 146_097);
  const day = all - era * 146_097;
  const yearOfEra = Math.floor((day - Math.floor(day / 1460) + Math.floor(day / 36_524) - Math.floor(day / 146_096)) / 365);
  const dayOfYear = day - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  const date = `-${String(month).padStart(2, '0')}-${String(dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1).padStart(2, '0')}`;
  return year > 0 ? String(year).padStart(4, '0') + date : `${String(1 - year).padStart(4, '0')}${date} BC`;
}

const infinities: Readonly<Record<number, string>> = { 2_147_483_647: 'infinity', [-2_147_483_648]: '-infinity' };

// the same few days come again and again: each slot remembers the last of its days; at first, one that belongs elsewhere
const known = Int32Array.from({ length: SLOTS }, (_, slot) => slot + 1);
const texts = Array.from({ length: SLOTS }, () => '');

export function dayText(days: number): string {
  const slot = days & (SLOTS - 1);
  if (known[slot] === days) return texts[slot]!;
  known[slot] = days;
  return (texts[slot] = infinities[days] ?? write(days));
}
