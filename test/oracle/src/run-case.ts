import { captureQueries, inTimeZone } from 'nuages';
import type { Case, Expecting } from './case.js';
import { sameOutcome } from './compare.js';
import { errorOutcome } from './errors.js';
import { withInstances } from './instances.js';
import { NotBuilt } from './not-built.js';
import type { Outcome } from './outcome.js';
import { buildQuery } from './query.js';
import type { World } from './scope.js';
import { runScript } from './script.js';
import { runTerminal } from './terminals.js';

/** What came of a case. */
export type Result =
  | { readonly is: 'passed'; readonly outcome: Outcome }
  | { readonly is: 'failed'; readonly outcome: Outcome; readonly expected: Outcome; readonly sql: readonly string[]; readonly why: unknown }
  | { readonly is: 'skipped'; readonly what: string };

/** The answer that Django gave on a backend; none where the case isn't for it. */
export function expectation({ backends, expect, expect_by_backend: byBackend }: Case, backend: Expecting): Outcome | null {
  if (backends && !backends.includes(backend)) return null;
  return expect ?? byBackend?.[backend] ?? null;
}

/** Runs a case and compares what comes with what is expected. An error without a code is never right. */
export async function runCase(world: World, test: Case, expected: Outcome): Promise<Result> {
  const ready = await readied(world, test);
  if ('skipped' in ready) return { is: 'skipped', what: ready.skipped };
  const { result, queries, count } = await captureQueries(() => answer(ready, test, expected));
  if ('skipped' in result) return { is: 'skipped', what: result.skipped };
  const { error = null } = result;
  const outcome =
    error === null ? { ...result.outcome, ...(test.count_queries && { queries: count }) } : errorOutcome(error, expected.error);
  if (outcome && sameOutcome(expected, outcome)) return { is: 'passed', outcome };
  return { is: 'failed', outcome: outcome ?? { error: `uncoded ${String(error)}` }, expected, sql: queries.map((q) => q.sql), why: error };
}

/** the world with the rows that the case names, whose reading isn't counted */
async function readied(world: World, { ops, terminal, from }: Case): Promise<World | { readonly skipped: string }> {
  try {
    return await withInstances(world, ops, terminal, from);
  } catch (error) {
    if (error instanceof NotBuilt) return { skipped: error.what };
    throw error;
  }
}

type Answer =
  | { readonly outcome: Outcome; readonly error?: undefined }
  | { readonly error: unknown; readonly outcome?: undefined }
  | { readonly skipped: string };

async function answer(world: World, test: Case, expected: Outcome): Promise<Answer> {
  try {
    const { terminal, show = 'pk', shape = null, tz, steps } = test;
    const run = async (): Promise<Outcome> =>
      steps
        ? runScript(world, test, expected)
        : runTerminal(buildQuery(world, test), terminal, { show, shape, ordered: expected.ordered ?? false });
    return { outcome: await (tz === undefined ? run() : inTimeZone(tz, run)) };
  } catch (error) {
    return error instanceof NotBuilt ? { skipped: error.what } : { error };
  }
}
