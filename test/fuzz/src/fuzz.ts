import { createSchema } from 'nuages';
import type { ModelClass, Row, Rows } from '../../oracle/src/api.js';
import { open, type BackendName } from '../../oracle/src/backends.js';
import { loadFixture } from '../../oracle/src/fixture.js';
import { readFileSync } from 'node:fs';
import { declareModels } from '../../oracle/src/models.js';
import { files } from '../../oracle/src/oracle.js';
import { Schema } from '../../oracle/src/schema.js';
import type { World } from '../../oracle/src/scope.js';
import { type Graph, graphOf } from './graph.js';
import { judge, type Verdict } from './judge.js';
import { addMore, moreClasses, registerMore } from './more-models.js';
import { type Program, showProgram } from './program.js';
import { program } from './queries.js';
import { Random } from './random.js';
import type { Field } from './run.js';
import { minimise } from './smaller.js';

const parsed = (file: URL): unknown => JSON.parse(readFileSync(file, 'utf8'));

let declared: World | null = null;
/** once in a process: models are known by their names */
function world(): World {
  if (declared) return declared;
  declared = declareModels(new Schema(parsed(files.schema) as ConstructorParameters<typeof Schema>[0]));
  registerMore();
  return declared;
}

export interface Options {
  readonly backend: BackendName;
  readonly url: string | null;
  readonly seed: number;
  readonly filters: number;
  /** which of them is the first: each is made by itself */
  readonly from: number;
  /** called now and then with how many have run */
  readonly progress?: (done: number) => void;
}
export interface Failure {
  readonly how: string;
  /** how often it was met */
  times: number;
  readonly index: number;
  readonly program: string;
  readonly error: unknown;
}
export interface Report {
  /** how often each code was met; `rows` where there was none */
  readonly outcomes: ReadonlyMap<string, number>;
  readonly failures: readonly Failure[];
}

/** Runs generated programs against the oracle's tables; each failure once, made as small as it gets. */
export async function fuzz({ backend, url, seed, filters, from, progress }: Options): Promise<Report> {
  const models = world();
  const connections = await open(backend, url);
  try {
    await createSchema({ models: [...models.classes.values()] as never });
    await loadFixture(models, parsed(files.fixture) as Parameters<typeof loadFixture>[1]);
    const graph = await addMore(graphOf(models), backend !== 'sqlite');
    const classes = new Map<string, ModelClass>([...models.classes, ...(Object.entries(moreClasses) as unknown as [string, ModelClass][])]);
    return await runAll({ graph, field: { classes, rows: await someRows(graph, classes) }, seed, filters, from, progress });
  } finally {
    await connections.close();
  }
}

async function someRows(graph: Graph, classes: Field['classes']): Promise<Field['rows']> {
  const rows = new Map<string, readonly Row[]>();
  for (const name of graph.keys()) {
    const first = (classes.get(name)!['objects']!['slice'] as (start: number, end: number) => Rows).call(
      classes.get(name)!['objects'],
      0,
      5,
    );
    rows.set(name, (await first) as readonly Row[]);
  }
  return rows;
}

interface Run {
  readonly graph: Graph;
  readonly field: Field;
  readonly seed: number;
  readonly filters: number;
  readonly from: number;
  readonly progress: ((done: number) => void) | undefined;
}
async function runAll({ graph, field, seed, filters, from, progress }: Run): Promise<Report> {
  const models = [...graph.values()];
  const outcomes = new Map<string, number>();
  const failures = new Map<string, Failure>();
  for (let index = from; index < from + filters; index++) {
    const random = new Random(seed, index);
    const made = program({ random, graph, model: random.pick(models), depth: 2 });
    const verdict = await judge(made, field);
    const outcome = verdict.is === 'refused' ? verdict.code : verdict.is;
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    if (verdict.is === 'broken') {
      const known = failures.get(verdict.how);
      if (known) known.times++;
      else failures.set(verdict.how, await describe(made, verdict, field, index));
    }
    if (progress && index % 10_000 === 9999) progress(index + 1);
  }
  return { outcomes, failures: [...failures.values()] };
}

async function describe(made: Program, { how, error }: Extract<Verdict, { is: 'broken' }>, field: Field, index: number): Promise<Failure> {
  const least = await minimise(made, async (smaller) => {
    const verdict = await judge(smaller, field);
    return verdict.is === 'broken' && verdict.how === how;
  });
  return { how, times: 1, index, program: showProgram(least), error };
}

/** What a failed test or the command prints. */
export function describeFailures(failures: readonly Failure[]): string {
  return failures
    .map(({ how, times, index, program: text, error }) => {
      const { query, cause } = error as { query?: string; cause?: unknown };
      const more = [(error as Error | null)?.stack ?? String(error), query, cause instanceof Error ? `cause: ${cause.message}` : undefined];
      return [
        `${how} (${times} times, first at ${index})`,
        `  ${text}`,
        ...more.flatMap((line) => (line === undefined ? [] : [`  ${line.slice(0, 1500)}`])),
      ].join('\n');
    })
    .join('\n\n');
}
