import { readFileSync } from 'node:fs';
import { createSchema } from 'nuages';
import type { BackendName } from './backends.js';
import { expecting, open } from './backends.js';
import type { Case } from './case.js';
import type { Differences } from './differences.js';
import { differs } from './differences.js';
import type { Fixture, Stored } from './fixture.js';
import { loadFixture } from './fixture.js';
import { declareModels } from './models.js';
import type { Outcome } from './outcome.js';
import { parseOutcomes, withFloats } from './parse.js';
import type { Result } from './run-case.js';
import { expectation, runCase } from './run-case.js';
import { Schema } from './schema.js';
import type { World } from './scope.js';

const data = new URL('../data/', import.meta.url);
/** The project's own copy of Django's answers. */
export const files = {
  schema: new URL('schema.json', data),
  fixture: new URL('fixture.json', data),
  hand: new URL('cases/hand.json', data),
  random: new URL('cases/random.json', data),
  stages: new URL('cases/stages.json', data),
} as const;

const parsed = (file: URL | string): unknown => JSON.parse(readFileSync(file, 'utf8'));

/** Cases as they stand; Python's floats keep apart from its integers. */
export function readCases(file: URL | string): readonly Case[] {
  const { cases } = parseOutcomes(readFileSync(file, 'utf8')) as { readonly cases: readonly Case[] };
  return cases.map(({ expect, expect_by_backend: byBackend, ...asked }) => ({
    ...(withFloats(asked) as Case),
    ...(expect && { expect }),
    ...(byBackend && { expect_by_backend: byBackend }),
  }));
}
export const readStages = (): Readonly<Record<string, readonly string[]>> => parsed(files.stages) as Record<string, string[]>;

/** Tables made by Nuages, the fixture in them, and the answers of Nuages to what Django was asked. */
export class Oracle {
  readonly backend: BackendName;
  readonly #world: World;
  readonly #stored: Stored;
  readonly #differences: Differences;
  readonly close: () => Promise<void>;

  private constructor(backend: BackendName, world: World, stored: Stored, differences: Differences, close: () => Promise<void>) {
    this.backend = backend;
    this.#world = world;
    this.#stored = stored;
    this.#differences = differences;
    this.close = close;
  }

  static async open(
    backend: BackendName,
    url: string | null,
    { schema = files.schema, fixture = files.fixture }: { schema?: URL | string; fixture?: URL | string } = {},
  ): Promise<Oracle> {
    const connections = await open(backend, url);
    const world = declareModels(new Schema(parsed(schema) as ConstructorParameters<typeof Schema>[0]));
    await createSchema();
    const stored = { fixture: parsed(fixture) as Fixture, sequences: expecting(backend) === 'postgres' };
    await loadFixture(world, stored.fixture);
    return new Oracle(backend, world, stored, differs(backend), () => connections.close());
  }

  /** Null: the case isn't for this backend. */
  async run(test: Case): Promise<Verdict | null> {
    const expected = expectation(test, expecting(this.backend));
    if (expected === null) return null;
    const result = await runCase(this.#world, this.#stored, test, expected);
    const reason = this.#differences.get(test.id);
    return result.is === 'failed' && reason !== undefined ? { is: 'differs', reason, outcome: result.outcome } : result;
  }
}

/** A result, or a difference that is meant, with its reason. */
export type Verdict = Result | { readonly is: 'differs'; readonly reason: string; readonly outcome: Outcome };
