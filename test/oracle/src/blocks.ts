import { atomic, NuagesError, transaction } from 'nuages';
import type { JsonObject } from './case.js';
import { errorOutcome, Rollback } from './errors.js';
import { NotBuilt } from './not-built.js';
import type { Outcome } from './outcome.js';
import type { Doing, Script } from './steps.js';

/** `atomic`: its error is its outcome, with those of the steps before. */
export async function block({ script, step, expected }: Doing): Promise<Outcome> {
  const { steps, savepoint, rollback } = step;
  const outcomes: Outcome[] = [];
  let ended = false;
  try {
    await atomic(
      async () => {
        await runAll(script, steps as readonly JsonObject[], expected?.steps ?? [], outcomes);
        if (rollback === true) transaction.setRollback(true);
        ended = true;
      },
      savepoint === undefined ? {} : { savepoint: savepoint as boolean },
    );
    return { steps: outcomes };
  } catch (error) {
    // a block that failed before can't be committed: Django rolls it back without a word
    if (ended && error instanceof NuagesError && error.code === 'NUA_TX_FAILED') return { steps: outcomes };
    return { ...outcomeOf(error, expected), steps: outcomes };
  }
}

function outcomeOf(error: unknown, expected: Outcome | undefined): Outcome {
  const outcome = error instanceof NotBuilt ? null : errorOutcome(error, expected?.error);
  if (!outcome) throw error;
  return outcome;
}

async function runAll(script: Script, steps: readonly JsonObject[], expected: readonly Outcome[], outcomes: Outcome[]): Promise<void> {
  for (let i = 0; i < steps.length;) {
    const end = endOf(steps, i);
    outcomes.push(await run(script, steps[i]!, expected[outcomes.length]));
    if (end === null) {
      i++;
      continue;
    }
    await between(script, steps, [i + 1, end], expected, outcomes);
    i = end;
  }
}

/** `catch`: the step's error is an outcome like others */
async function run(script: Script, step: JsonObject, expected: Outcome | undefined): Promise<Outcome> {
  try {
    return await script.run(script, step, expected);
  } catch (error) {
    if (step['catch'] !== true) throw error;
    return outcomeOf(error, expected);
  }
}

/** Where the savepoint ends that is set at a step, or still there after going back to it; null: there is none, or it is not used. */
function endOf(steps: readonly JsonObject[], at: number): number | null {
  const { do: what, as, ref } = steps[at]!;
  const name = what === 'savepoint' ? as : what === 'savepoint_rollback' ? ref : undefined;
  const end = steps.findIndex((step, i) => i > at && name !== undefined && step['ref'] === name && step['do'] !== 'savepoint');
  return end < 0 ? null : end;
}

/** What is done between a savepoint and its end. */
async function between(
  script: Script,
  steps: readonly JsonObject[],
  [first, end]: readonly [number, number],
  expected: readonly Outcome[],
  outcomes: Outcome[],
): Promise<void> {
  try {
    await transaction.savepoint(async () => {
      await runAll(script, steps.slice(first, end), expected, outcomes);
      if (steps[end]!['do'] === 'savepoint_rollback') throw new Rollback();
    });
  } catch (error) {
    if (!(error instanceof Rollback)) throw error;
  }
}
