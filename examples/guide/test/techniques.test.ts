import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Connections } from 'nuages';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestDatabase } from '../../../test/servers.js';
import { createTestDatabase, describeOn } from '../../../test/servers.js';
import { chapters } from '../chapters.js';
import type { Link } from '../measure/link.js';
import type { Outcome } from '../outcome.js';
import { outcomeOf } from '../outcome.js';
import { toJson } from '../report/json.js';
import { isLive } from '../technique.js';
import { filled, inMemory } from './filled.js';

const ids = ['core', 'production'].flatMap((part) => Array.from({ length: 10 }, (_, i) => `${part}/${i + 1}`));
const live = ['core/3', 'core/4', 'core/5', 'core/8', 'core/10'];

test('the twenty techniques stand in the order of the guide', () => {
  expect(chapters.map(({ id }) => id)).toEqual(ids);
  expect(chapters.filter(isLive).map(({ id }) => id)).toEqual(live);
});

/** Fails with the reason where it did not run. */
function ran(outcome: Outcome | undefined): Extract<Outcome, { status: 'ran' }> {
  if (outcome?.status !== 'ran') throw new Error(`${outcome?.technique.id} did not run: ${outcome?.reason}`);
  return outcome;
}

describe('on the embedded database', () => {
  let connections: Connections;
  let link: Link;
  const outcomes = new Map<string, Outcome>();

  beforeAll(async () => {
    ({ link, connections } = await filled(inMemory));
    for (const technique of chapters) outcomes.set(technique.id, await outcomeOf(technique, { link, runs: 1, variants: true }));
    return () => connections.close();
  }, 120_000);

  test.each(live)('%s: both ways and the variants give the same answer', (id) => {
    expect(ran(outcomes.get(id)).status).toBe('ran');
  });

  test.each(live)('%s: the good way is ahead on the measure that the technique is about', (id) => {
    const { technique, bad, good, factor } = ran(outcomes.get(id));
    expect(good.figures[technique.measure]).toBeLessThan(bad.figures[technique.measure]!);
    expect(factor).toBeCloseTo(bad.figures[technique.measure]! / Math.max(good.figures[technique.measure]!, 1), 10);
    expect(factor).toBeGreaterThan(1.2);
  });

  test('--json has twenty entries in order; what waits says for what', () => {
    const entries = JSON.parse(JSON.stringify(toJson([...outcomes.values()], false))) as Record<string, unknown>[];
    expect(entries.map(({ id }) => id)).toEqual(ids);
    for (const entry of entries) {
      expect(Object.keys(entry)).toEqual(expect.arrayContaining(['id', 'title', 'status', 'bad', 'good', 'factor']));
    }
    for (const entry of entries.filter(({ status }) => status === 'waits')) {
      expect(entry).toMatchObject({ reason: expect.stringMatching(/^waits for \S/), bad: null, good: null, factor: null });
    }
    const figures = { queries: expect.any(Number), rows: expect.any(Number), ms: expect.any(Number), heap: expect.any(Number) };
    const ran = entries.filter(({ status }) => status === 'ran');
    expect(ran.map(({ id }) => id)).toEqual(live);
    for (const entry of ran) expect(entry).toMatchObject({ bad: figures, good: figures, factor: expect.any(Number) });
  });

  test('figures are those of the statements', () => {
    expect(outcomes.get('core/8')).toMatchObject({ bad: { figures: { queries: 1001, rows: 2000 } }, good: { figures: { queries: 2 } } });
    expect(outcomes.get('core/10')).toMatchObject({ bad: { figures: { rows: 6400 } }, good: { figures: { rows: 1 } } });
    expect(outcomes.get('core/5')).toMatchObject({ bad: { figures: { read: 8000 } }, good: { figures: { read: 1, rows: 1 } } });
  });

  test('a round trip is added to each statement', async () => {
    link.roundTripMs = 2;
    const outcome = await outcomeOf(
      chapters.find(({ id }) => id === 'core/8')!,
      { link, runs: 1, variants: false },
    );
    link.roundTripMs = 0;
    const { bad, good } = ran(outcome);
    expect(bad.figures.ms).toBeGreaterThan(2002);
    expect(good.figures.ms).toBeGreaterThan(4);
  }, 60_000);
});

describeOn('postgres', 'on a server', () => {
  let database: TestDatabase;
  let connections: Connections;
  let link: Link;

  beforeAll(async () => {
    database = await createTestDatabase('guide');
    ({ link, connections } = await filled(database.url));
  }, 120_000);
  afterAll(async () => {
    await connections.close();
    await database.drop();
  });

  test.each(live)(
    '%s: same answers, the good way ahead',
    async (id) => {
      const outcome = await outcomeOf(
        chapters.find((each) => each.id === id)!,
        { link, runs: 1, variants: true },
      );
      expect(ran(outcome).factor).toBeGreaterThan(1.2);
    },
    60_000,
  );

  test('what is filled is used again', async () => {
    const before = performance.now();
    const again = await filled(database.url);
    expect(performance.now() - before).toBeLessThan(2000);
    await again.connections.close();
    ({ link, connections } = await filled(database.url));
  });
});

describeOn('sqlite', 'on SQLite', () => {
  let connections: Connections;
  let link: Link;

  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'nuages-guide-'));
    ({ link, connections } = await filled(`sqlite:${join(folder, 'guide.db')}`));
    return async () => {
      await connections.close();
      await rm(folder, { recursive: true });
    };
  }, 60_000);

  test.each(live.filter((id) => id !== 'core/5'))(
    '%s: same answers, the good way ahead',
    async (id) => {
      const outcome = await outcomeOf(
        chapters.find((each) => each.id === id)!,
        { link, runs: 1, variants: true },
      );
      expect(ran(outcome).factor).toBeGreaterThan(1.2);
    },
    60_000,
  );

  test('core/5: same answers; SQLite does not say how many rows it went through', async () => {
    const outcome = await outcomeOf(
      chapters.find(({ id }) => id === 'core/5')!,
      { link, runs: 1, variants: true },
    );
    expect(ran(outcome)).toMatchObject({ factor: null, good: { figures: { read: null } } });
  });
});
