import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

const seed = 20_250_101;

/** Numbers that are the same on each machine and in each run. */
export class Random {
  readonly #generator = xoroshiro128plus(seed);

  /** a whole number, both ends included */
  between(least: number, most: number): number {
    return uniformInt(this.#generator, least, most);
  }

  /** true in so many of a hundred cases */
  chance(percent: number): boolean {
    return this.between(1, 100) <= percent;
  }

  pick<T>(items: readonly T[]): T {
    return items[this.between(0, items.length - 1)]!;
  }

  /** `count` different numbers from 1 to `most` */
  distinct(count: number, most: number): number[] {
    const found = new Set<number>();
    while (found.size < count) found.add(this.between(1, most));
    return [...found];
  }
}
