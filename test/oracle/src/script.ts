import { atomic, captureQueries } from 'nuages';
import type { Row } from './api.js';
import type { Case, JsonObject, Op, Query, Shape, Show } from './case.js';
import { errorOutcome } from './errors.js';
import { attributesOf, withInstances } from './instances.js';
import { withNewKeys } from './new-keys.js';
import { NotBuilt } from './not-built.js';
import type { Outcome } from './outcome.js';
import { buildQuery, start } from './query.js';
import { relatedTerminal } from './related-terminals.js';
import { encodeInstance } from './rows.js';
import type { World } from './scope.js';
import { instance } from './scope.js';
import { encodeShape } from './shapes.js';
import type { Tables } from './tables.js';
import { readTables, tablesChanged } from './tables.js';
import { runTerminal } from './terminals.js';

class Rollback extends Error {}

/** the rows of the fixture, read once */
const fixtures = new WeakMap<object, Promise<Tables>>();

/** Runs the steps of a script in a transaction that is rolled back, each in a savepoint of its own. */
export async function runScript(world: World, { steps = [] }: Case, expected: Outcome): Promise<Outcome> {
  if ('at_commit' in expected || 'on_commit' in expected) throw new NotBuilt('scripts that commit');
  let before = fixtures.get(world.schema);
  if (!before) fixtures.set(world.schema, (before = readTables(world)));
  const fixture = await before;
  const outcomes: Outcome[] = [];
  let tables: Outcome['tables'];
  try {
    await atomic(async () => {
      let at = world;
      for (const [i, step] of steps.entries()) {
        const [outcome, next] = await runStep(at, step, expected.steps?.[i]?.error);
        outcomes.push(outcome);
        at = next;
      }
      tables = tablesChanged(fixture, await readTables(world));
      throw new Rollback();
    });
  } catch (error) {
    if (!(error instanceof Rollback)) throw error;
  }
  return withNewKeys(world.schema, fixture, { steps: outcomes, ...(tables && { tables }) });
}

type Step = (world: World, step: JsonObject) => Promise<readonly [Outcome, Readonly<Record<string, Row>>?]>;
const done: Outcome = { value: null };

const doing: Readonly<Record<string, Step>> = {
  query: async (world, { query, count_queries: counts }) => {
    const asked = query as unknown as Case;
    const ready = await withInstances(world, asked.ops, asked.terminal, asked.from);
    const { terminal, show = 'pk', shape = null } = asked;
    const run =
      relatedTerminal(ready, asked, terminal) ?? (() => runTerminal(buildQuery(ready, asked), terminal, { show, shape, ordered: false }));
    const { result, count } = await captureQueries(run);
    return [{ ...result, ...(counts === true && { queries: count }) }];
  },
  fetch: async (world, { query, as }) => {
    const { terminal, ...asked } = query as unknown as Query & { terminal?: string | Op };
    if (terminal !== 'get') throw new NotBuilt('lists as variables of scripts');
    const [row] = (await buildQuery(world, asked).rows) as readonly Row[];
    return [done, { [as as string]: row! }];
  },
  build: async (world, { model, values, as }) => {
    const made = { $build: model!, values: values ?? {} };
    const ready = await withInstances(world, made);
    return [done, { [as as string]: instance(ready, made) }];
  },
  assign: async (world, { obj, set }) => {
    const row = instance(world, obj!);
    Object.assign(row, attributesOf(await withInstances(world, set), modelOf(world, row), set!));
    return [done];
  },
  show: async (world, { obj, show = 'pk', shape, count_queries: counts }) => {
    const row = instance(world, obj!);
    const model = modelOf(world, row);
    const { result, count } = await captureQueries(() =>
      shape === undefined
        ? encodeInstance(model, row, [], show as Show)
        : encodeShape(start(world, model, null as never), row, shape as Shape),
    );
    return [{ row: result, ...(counts === true && { queries: count }) }];
  },
};

const modelOf = (world: World, row: Row) => world.schema.model((row as { constructor: { name: string } }).constructor.name);

async function runStep(world: World, step: JsonObject, expected: string | undefined): Promise<readonly [Outcome, World]> {
  const name = step['do'] as string;
  const run = doing[name];
  if (!run) throw new NotBuilt(`the step ${name} of scripts`);
  try {
    const [outcome, variables = {}] = await atomic(() => run(world, step));
    const instances = new Map(world.instances);
    for (const [name, row] of Object.entries(variables)) instances.set(JSON.stringify({ $ref: name }), row);
    return [outcome, { ...world, instances }];
  } catch (error) {
    const outcome = error instanceof NotBuilt ? null : errorOutcome(error, expected);
    if (!outcome) throw error;
    return [outcome, world];
  }
}
