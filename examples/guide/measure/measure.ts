import type { CapturedQuery } from 'nuages';
import { captureQueries } from 'nuages';
import type { Way } from '../technique.js';
import { HeapPeak } from './heap-peak.js';
import type { Link } from './link.js';
import { median } from './median.js';
import { Tally } from './tally.js';

/** Of one way. */
export interface Figures {
  readonly queries: number;
  /** that came back */
  readonly rows: number;
  /** that the database went through; null where it doesn't say */
  readonly read: number | null;
  /** how the database found them: the leaves of its plans; null where it doesn't say */
  readonly scans: readonly string[] | null;
  /** of the rows that came back */
  readonly bytes: number;
  /** median of the timed runs */
  readonly ms: number;
  /** held at once at most, in bytes; null without --expose-gc */
  readonly heap: number | null;
}
export interface Measured {
  readonly answer: unknown;
  readonly figures: Figures;
  readonly statements: readonly CapturedQuery[];
}

export interface MeasureOptions {
  readonly link: Link;
  /** timed runs for the median */
  readonly runs: number;
}
/** A way that takes longer is timed fewer times, at least three. */
const patienceMs = 2500;
/** statements of a way or a table that are kept */
export const capturedStatements = 10_000;

/**
 * Runs a way afresh for each kind of figure: once to count and weigh what passes, which also warms it up; once for its memory; then for its
 * time, with nothing else going on.
 */
export async function measure(way: Way, { link, runs }: MeasureOptions): Promise<Measured> {
  const { result: captured, traffic } = await link.watch(() => captureQueries(() => answerOf(way), { limit: capturedStatements }));
  const { result: answer, queries: statements } = captured;
  const heap = await HeapPeak.during(async (worked) => way(new Tally().tools(worked)));
  const ms = median(await times(way, runs));
  const rows = statements.reduce((sum, each) => sum + each.rows, 0);
  const { read, bytes } = traffic;
  const scans = traffic.scans === null ? null : [...traffic.scans];
  return { answer, statements, figures: { queries: statements.length, rows, read, scans, bytes, ms, heap } };
}

/** What the way returns, or what it worked on. */
export async function answerOf(way: Way): Promise<unknown> {
  const tally = new Tally();
  const returned = await way(tally.tools());
  return returned === undefined ? tally.answer() : returned;
}

async function times(way: Way, runs: number): Promise<number[]> {
  const taken: number[] = [];
  const started = performance.now();
  while (taken.length < runs && (taken.length < 3 || performance.now() - started < patienceMs)) {
    globalThis.gc?.();
    const tally = new Tally();
    const since = performance.now();
    await way(tally.tools());
    taken.push(performance.now() - since);
  }
  return taken;
}
