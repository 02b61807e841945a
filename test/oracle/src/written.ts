import { atomic, captureQueries, transaction } from 'nuages';
import { errorOutcome, Rollback } from './errors.js';
import type { Stored } from './fixture.js';
import { reloadFixture, resetNumbers } from './fixture.js';
import { withNewKeys } from './new-keys.js';
import type { Outcome } from './outcome.js';
import type { World } from './scope.js';
import type { Tables } from './tables.js';
import { readTables, tablesChanged } from './tables.js';

/** the rows of the fixture, read once */
const fixtures = new WeakMap<object, Promise<Tables>>();
/** the statements of the runner itself: no part of any answer */
const ofRunner = new Set<string>();
/** What a case asked by itself. */
export const asked = (statements: readonly string[]): readonly string[] => statements.filter((sql) => !ofRunner.has(sql));

/** How it ends. */
interface Ending {
  /** it is committed, and the fixture loaded anew: what runs at commit is part of the answer */
  readonly commits: boolean;
  readonly expected: Outcome;
}

/**
 * Runs what writes in a transaction that is rolled back, and tells what it changed, and which error deferred constraints would be at its
 * end.
 */
export async function written(world: World, stored: Stored, { commits, expected }: Ending, run: () => Promise<Outcome>): Promise<Outcome> {
  let known = fixtures.get(world.schema);
  if (!known) fixtures.set(world.schema, (known = unasked(() => readTables(world))));
  const before = await known;
  await unasked(() => resetNumbers(world, stored));
  let outcome: Outcome = {};
  try {
    await atomic(async () => {
      const found = await run();
      const tables = tablesChanged(before, await unasked(() => readTables(world)));
      const error = await errorAtCommit(expected);
      outcome = { ...found, tables, ...(error !== undefined && { at_commit: error }) };
      if (!commits || error !== undefined) throw new Rollback();
    });
    await reloadFixture(world, stored.fixture);
  } catch (error) {
    if (!(error instanceof Rollback)) throw error;
  }
  return withNewKeys(world.schema, before, outcome);
}

async function unasked<T>(run: () => Promise<T>): Promise<T> {
  const { result, queries } = await captureQueries(run);
  for (const { sql } of queries) ofRunner.add(sql);
  return result;
}

async function errorAtCommit(expected: Outcome): Promise<string | undefined> {
  try {
    await atomic(() => transaction.checkConstraints());
    return undefined;
  } catch (error) {
    const outcome = errorOutcome(error, expected.at_commit);
    if (!outcome) throw error;
    return outcome.error;
  }
}
