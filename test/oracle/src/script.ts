import { atomic, captureQueries } from 'nuages';
import type { Case, JsonObject } from './case.js';
import { errorOutcome } from './errors.js';
import type { Stored } from './fixture.js';
import { withInstances } from './instances.js';
import { NotBuilt } from './not-built.js';
import type { Outcome } from './outcome.js';
import type { World } from './scope.js';
import type { Script } from './steps.js';
import { doing } from './steps.js';
import { written } from './written.js';

/** Runs the steps of a script, each in a savepoint of its own, and tells what they changed. */
export async function runScript(world: World, stored: Stored, { steps = [] }: Case, expected: Outcome): Promise<Outcome> {
  const script: Script = { world, marks: [], run: runStep };
  const marking = steps.some((step) => JSON.stringify(step).includes('"on_commit"'));
  const outcome = await written(world, stored, { commits: marking, expected }, async () => {
    const outcomes: Outcome[] = [];
    for (const [i, step] of steps.entries()) outcomes.push(await apart(script, step, expected.steps?.[i]));
    return { steps: outcomes };
  });
  return { ...outcome, ...(script.marks.length > 0 && { on_commit: script.marks }) };
}

async function apart(script: Script, step: JsonObject, expected: Outcome | undefined): Promise<Outcome> {
  try {
    return await atomic(() => runStep(script, step, expected));
  } catch (error) {
    const outcome = error instanceof NotBuilt ? null : errorOutcome(error, expected?.error);
    if (!outcome) throw error;
    return outcome;
  }
}

/** Does what a step says. The rows that it names are read before, which isn't counted. */
async function runStep(script: Script, step: JsonObject, expected: Outcome | undefined): Promise<Outcome> {
  const { do: name, steps: _, count_queries: counts, ...own } = step;
  const run = doing[name as string];
  if (!run) throw new NotBuilt(`the step ${name as string} of scripts`);
  const world = await withInstances(script.world, own);
  const { result, count } = await captureQueries(() => run({ script, world, step, expected }));
  return { ...result, ...(counts === true && { queries: count }) };
}
