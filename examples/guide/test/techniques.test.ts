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
import type { Technique } from '../technique.js';
import { isLive } from '../technique.js';
import { filled, inMemory } from './filled.js';

const ids = ['core', 'production'].flatMap((part) => Array.from({ length: 10 }, (_, i) => `${part}/${i + 1}`));
const live = [
  'core/1',
  'core/2',
  'core/3',
  'core/4',
  'core/5',
  'core/7',
  'core/8',
  'core/9',
  'core/10',
  'production/2',
  'production/4',
  'production/6',
  'production/8',
  'production/10',
];

test('the twenty techniques stand in the order of the guide', () => {
  expect(chapters.map(({ id }) => id)).toEqual(ids);
  expect(chapters.filter(isLive).map(({ id }) => id)).toEqual(live);
});

/** a technique's statements are thousands, each explained too, and other tests run beside them */
const patience = 180_000;
const techniqueOf = (id: string): Technique => chapters.find((each) => each.id === id)!;

/** How far the good way is ahead: of the technique, and of each of its examples. */
const factors = ({ factor, examples }: Extract<Outcome, { status: 'ran' }>): (number | null)[] => [
  factor,
  ...examples.map((each) => each.factor),
];

/** Fails with the reason where it did not run. */
function ran(outcome: Outcome | undefined): Extract<Outcome, { status: 'ran' }> {
  if (outcome?.status !== 'ran') throw new Error(`${outcome?.technique.id} did not run: ${outcome?.reason}`);
  return outcome;
}

describe('on the embedded database', () => {
  let connections: Connections;
  let link: Link;
  const outcomes = new Map<string, Promise<Outcome>>();
  /** runs a technique once, for all the tests that look at it */
  const outcomeFor = (id: string): Promise<Outcome> => {
    const known = outcomes.get(id) ?? outcomeOf(techniqueOf(id), { link, runs: 1, whole: true });
    outcomes.set(id, known);
    return known;
  };

  beforeAll(async () => {
    ({ link, connections } = await filled(inMemory));
    return () => connections.close();
  }, patience);

  test.each(live)(
    '%s: both ways of it and of its examples, and the variants, give the same answer',
    async (id) => {
      expect(ran(await outcomeFor(id)).status).toBe('ran');
    },
    patience,
  );

  test.each(live)('%s: the good way is ahead on the measure that the technique is about', async (id) => {
    const outcome = ran(await outcomeFor(id));
    const { technique, bad, good, factor } = outcome;
    expect(good.figures[technique.measure]).toBeLessThan(bad.figures[technique.measure]!);
    expect(factor).toBeCloseTo(bad.figures[technique.measure]! / Math.max(good.figures[technique.measure]!, 1), 10);
    for (const each of factors(outcome)) expect(each).toBeGreaterThan(1.2);
  });

  test('indexes are used, each by its query', async () => {
    const { bad, good, examples } = ran(await outcomeFor('core/7'));
    const scans = (of: 'bad' | 'good'): unknown => [{ bad, good }, ...examples].map((each) => each[of].figures.scans?.join());
    expect(scans('bad')).toEqual(Array.from({ length: 5 }, () => 'Seq Scan'));
    const used = ['by_email', 'by_login', 'by_status_login', 'staff_by_name', 'by_lower_email'];
    expect(scans('good')).toEqual(used.map((name): unknown => expect.stringMatching(new RegExp(`Index.* Scan using ${name}$`))));
  });

  test('an insert is timed without indexes, with each, and with all', async () => {
    const [{ rows } = { rows: [] }] = ran(await outcomeFor('core/7')).tables;
    const names = ['by_email', 'by_login', 'by_status_login', 'staff_by_name', 'by_lower_email'];
    expect(rows.map(([first]) => first)).toEqual(['indexes', 'none', ...names, 'all five']);
    for (const [, , ms, ofNone] of rows.slice(1)) expect(`${ms} ${ofNone}`).toMatch(/^[\d.,]+ [\d.]+×$/);
  });

  test('plans are shown as trees, the dearest step named', async () => {
    const [bad, good] = ran(await outcomeFor('production/10')).tables.map(({ rows }) => rows);
    expect(bad?.map(([step]) => step?.trim())).toEqual(['step', 'Sort', 'Hash Join', 'Seq Scan', 'Hash', 'Seq Scan']);
    expect(good?.some(([, , index]) => index?.includes('author'))).toBe(true);
    for (const plan of [bad, good]) expect(plan?.filter((row) => row.includes('the dearest'))).toHaveLength(1);
  });

  test('attempts to inject find nothing and change nothing', async () => {
    const [{ rows: [header, ...attempts] } = { rows: [] }] = ran(await outcomeFor('production/6')).tables;
    expect(header).toEqual(['through', 'came of it', 'orders that it found', 'orders lost', 'orders changed']);
    expect(attempts).toHaveLength(9);
    for (const [, came, ...effects] of attempts) {
      expect(came).toMatch(/^(no row|NUA_DATA_INVALID|NUA_SQL_INVALID|NUA_FIELD_UNKNOWN)$/);
      expect(effects).toEqual(['0', '0', 'none']);
    }
  });

  test('--json has twenty entries in order; what waits says for what', async () => {
    const all: Outcome[] = [];
    for (const id of ids) all.push(await outcomeFor(id));
    const entries = JSON.parse(JSON.stringify(toJson(all, false))) as Record<string, unknown>[];
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

  test('figures are those of the statements', async () => {
    expect(await outcomeFor('core/8')).toMatchObject({
      bad: { figures: { queries: 1001, rows: 2000 } },
      good: { figures: { queries: 2 } },
    });
    expect(await outcomeFor('core/10')).toMatchObject({ bad: { figures: { rows: 6400 } }, good: { figures: { rows: 1 } } });
    expect(await outcomeFor('core/5')).toMatchObject({ bad: { figures: { read: 8000 } }, good: { figures: { read: 1, rows: 1 } } });
  });

  test('a naive page of posts stays within 8 queries at every size, and gives what the other ways give', async () => {
    const [{ rows } = { rows: [] }] = ran(await outcomeFor('core/1')).tables;
    const queries = new Map(rows.map(([way, ...cells]) => [way, cells.slice(0, 3).map((cell) => Number(cell.replaceAll(',', '')))]));
    expect(queries.get('a query for each row')?.[2]).toBeGreaterThan(3000);
    for (const count of queries.get('the same loop on Nuages')!) expect(count).toBeLessThanOrEqual(8);
    expect(queries.get('selectRelated() and prefetchRelated()')).toEqual([3, 3, 3]);
    expect(queries.get('one statement by hand')).toEqual([1, 1, 1]);
  });

  test('a deep page costs three queries at every size, and a view what its reader sees', async () => {
    const { tables, variants } = ran(await outcomeFor('production/2'));
    expect(tables[0]?.rows[1]?.slice(0, 4)).toEqual(['relations asked for with the posts', '3', '3', '3']);
    const [, reader, staff] = variants.map(({ figures }) => figures.queries);
    expect([reader, staff]).toEqual([1, 4]);
  });

  test(
    'a round trip is added to each statement',
    async () => {
      link.roundTripMs = 2;
      const outcome = await outcomeOf(techniqueOf('core/8'), { link, runs: 1, whole: false });
      link.roundTripMs = 0;
      const { bad, good } = ran(outcome);
      expect(bad.figures.ms).toBeGreaterThan(2002);
      expect(good.figures.ms).toBeGreaterThan(4);
    },
    patience,
  );
});

describeOn('postgres', 'on a server', () => {
  let database: TestDatabase;
  let connections: Connections;
  let link: Link;

  beforeAll(async () => {
    database = await createTestDatabase('guide');
    ({ link, connections } = await filled(database.url));
  }, patience);
  afterAll(async () => {
    await connections.close();
    await database.drop();
  });

  test.each(live)(
    '%s: same answers, the good way ahead',
    async (id) => {
      const outcome = await outcomeOf(techniqueOf(id), { link, runs: 1, whole: true });
      for (const each of factors(ran(outcome))) expect(each).toBeGreaterThan(1.2);
    },
    patience,
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
  const unread = ['core/5', 'core/7', 'production/10'];

  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'nuages-guide-'));
    ({ link, connections } = await filled(`sqlite:${join(folder, 'guide.db')}`));
    return async () => {
      await connections.close();
      await rm(folder, { recursive: true });
    };
  }, patience);

  test.each(live.filter((id) => id !== 'production/6' && !unread.includes(id)))(
    '%s: same answers, the good way ahead',
    async (id) => {
      const outcome = await outcomeOf(techniqueOf(id), { link, runs: 1, whole: true });
      for (const each of factors(ran(outcome))) expect(each).toBeGreaterThan(1.2);
    },
    patience,
  );

  test.each(unread)(
    '%s: same answers; SQLite does not say how many rows it went through',
    async (id) => {
      const outcome = await outcomeOf(techniqueOf(id), { link, runs: 1, whole: true });
      expect(ran(outcome)).toMatchObject({ factor: null, good: { figures: { read: null, scans: null } } });
    },
    patience,
  );

  test('production/6 waits for PostgreSQL, whose SQL it is', async () => {
    const outcome = await outcomeOf(techniqueOf('production/6'), { link, runs: 1, whole: true });
    expect(outcome).toMatchObject({ status: 'waits', reason: expect.stringContaining('postgres') as string });
  });
});
