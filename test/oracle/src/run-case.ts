import { atomic, captureQueries, inTimeZone } from 'nuages';
import type { Case, Expecting } from './case.js';
import { sameOutcome } from './compare.js';
import { errorOutcome } from './errors.js';
import type { Stored } from './fixture.js';
import { withInstances } from './instances.js';
import { NotBuilt } from './not-built.js';
import type { Outcome } from './outcome.js';
import { buildQuery } from './query.js';
import type { World } from './scope.js';
import { runScript } from './script.js';
import { runTerminal } from './terminals.js';
import { asked, written } from './written.js';
import { isWriting, runWriting } from './writing.js';

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
export async function runCase(world: World, stored: Stored, test: Case, expected: Outcome): Promise<Result> {
  const { result, queries } = await captureQueries(() => answer(world, stored, test, expected));
  if ('skipped' in result) return { is: 'skipped', what: result.skipped };
  const { outcome, error = null } = result;
  if (outcome && sameOutcome(expected, outcome)) return { is: 'passed', outcome };
  const sql = asked(queries.map((q) => q.sql));
  return { is: 'failed', outcome: outcome ?? { error: `uncoded ${String(error)}` }, expected, sql, why: error };
}

type Answer = { readonly outcome: Outcome | null; readonly error?: unknown } | { readonly skipped: string };

async function answer(world: World, stored: Stored, test: Case, expected: Outcome): Promise<Answer> {
  const { terminal, tz, steps } = test;
  // what is caught on the way, for the report
  let caught: unknown = null;
  const coded = (error: unknown): Outcome => {
    caught = error;
    const outcome = error instanceof NotBuilt ? null : errorOutcome(error, expected.error);
    if (!outcome) throw error;
    return outcome;
  };
  const run = async (): Promise<Outcome> => {
    if (steps) return runScript(world, stored, test, expected);
    if (!isWriting(terminal)) return ask(world, test, expected).catch(coded);
    return written(world, stored, { commits: false, expected }, () => atomic(() => ask(world, test, expected)).catch(coded));
  };
  try {
    const outcome = await (tz === undefined ? run() : inTimeZone(tz, run));
    return { outcome, error: caught };
  } catch (error) {
    return error instanceof NotBuilt ? { skipped: error.what } : { outcome: null, error };
  }
}

/** The rows that a case names are read before, which isn't counted. */
async function ask(world: World, test: Case, expected: Outcome): Promise<Outcome> {
  const { ops, terminal, from, show = 'pk', shape = null } = test;
  const ready = await withInstances(world, ops, terminal, from);
  const { result, count } = await captureQueries(async () =>
    isWriting(terminal)
      ? runWriting(ready, test, terminal)
      : runTerminal(buildQuery(ready, test), terminal, { show, shape, ordered: expected.ordered ?? false }),
  );
  return { ...result, ...(test.count_queries && { queries: count }) };
}
