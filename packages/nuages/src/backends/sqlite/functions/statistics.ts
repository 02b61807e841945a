import type { SqlAggregate } from './sql-function.js';

/** Welford's running sums: no squares of large numbers that cancel each other. */
interface Spread {
  count: number;
  mean: number;
  /** squares of the distances from the mean */
  squares: number;
}

const aggregate = (name: string, result: (spread: Spread) => number | null): SqlAggregate<Spread> => ({
  name,
  start: () => ({ count: 0, mean: 0, squares: 0 }),
  step: (spread, value) => {
    if (value === null) return spread;
    const x = Number(value);
    spread.count++;
    const distance = x - spread.mean;
    spread.mean += distance / spread.count;
    spread.squares += distance * (x - spread.mean);
    return spread;
  },
  result,
});

const population = ({ count, squares }: Spread): number | null => (count > 0 ? squares / count : null);
const sample = ({ count, squares }: Spread): number | null => (count > 1 ? squares / (count - 1) : null);
const root =
  (variance: (spread: Spread) => number | null) =>
  (spread: Spread): number | null => {
    const value = variance(spread);
    return value === null ? null : Math.sqrt(value);
  };

export const statistics: readonly SqlAggregate<Spread>[] = [
  aggregate('nuages_var_pop', population),
  aggregate('nuages_var_samp', sample),
  aggregate('nuages_stddev_pop', root(population)),
  aggregate('nuages_stddev_samp', root(sample)),
];
