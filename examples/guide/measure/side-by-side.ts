import { isDeepStrictEqual } from 'node:util';
import { countQueries } from 'nuages/testing';
import { count, ms } from '../report/units.js';
import { median } from './median.js';

/** does the job for so many rows */
type SizedWay = (n: number) => Promise<unknown>;
/** what takes longer is timed once */
const patienceMs = 1000;
const runs = 3;

/** Queries and milliseconds of several ways to one answer, at several sizes, as a table. */
export async function sideBySide(sizes: readonly number[], ways: Readonly<Record<string, SizedWay>>): Promise<string[][]> {
  const answers = new Map<number, unknown>();
  const lines: string[][] = [];
  for (const [name, way] of Object.entries(ways)) {
    const figures: { queries: number; took: number }[] = [];
    for (const n of sizes) {
      const { answer, ...figure } = await measured(() => way(n));
      if (answers.has(n) && !isDeepStrictEqual(answer, answers.get(n))) throw new Error(`“${name}” gives another answer for ${n} rows`);
      answers.set(n, answer);
      figures.push(figure);
    }
    lines.push([name, ...figures.map(({ queries }) => count(queries)), ...figures.map(({ took }) => ms(took))]);
  }
  const heads = (of: string): string[] => sizes.map((n, i) => (i === 0 ? `${of}: ${count(n)}` : count(n)));
  return [['way', ...heads('queries'), ...heads('ms')], ...lines];
}

async function measured(run: () => Promise<unknown>): Promise<{ answer: unknown; queries: number; took: number }> {
  const since = performance.now();
  const { result: answer, count: queries } = await countQueries(run);
  const first = performance.now() - since;
  if (first > patienceMs) return { answer, queries, took: first };
  const times: number[] = [];
  while (times.length < runs) {
    const began = performance.now();
    await run();
    times.push(performance.now() - began);
  }
  return { answer, queries, took: median(times) };
}
