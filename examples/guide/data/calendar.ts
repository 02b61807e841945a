/** The data ends here, wherever and whenever it is made. */
const end = Date.UTC(2026, 0, 1);
const start = Date.UTC(2024, 0, 1);

/** The moment of row `index` of `count`, spread over the 24 months before 2026. */
export function momentOf(index: number, count: number): Date {
  return new Date(start + Math.floor(((end - start) / count) * index));
}

/** So many days before the end of the data. */
export function daysBeforeEnd(days: number): Date {
  return new Date(end - days * 86_400_000);
}
