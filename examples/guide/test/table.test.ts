import '../models/register.js';
import pc from 'picocolors';
import { describe, expect, test } from 'vitest';
import { chapters } from '../chapters.js';
import { factor } from '../measure/factor.js';
import type { Figures } from '../measure/measure.js';
import type { Outcome } from '../outcome.js';
import { table } from '../report/table.js';
import { bytes, ms, times } from '../report/units.js';
import { isLive } from '../technique.js';

const plain = pc.createColors(false);
const bad: Figures = { queries: 1001, rows: 100_000, read: 100_000, scans: ['Seq Scan'], bytes: 20_000_000, ms: 1234.5, heap: 52_300_000 };
const good: Figures = { queries: 2, rows: 9000, read: 9000, scans: null, bytes: 1000, ms: 0.42, heap: 120_000 };
const outcomes = chapters.map((technique): Outcome => {
  if (!isLive(technique)) return { status: 'waits', technique, reason: `waits for ${technique.needs.join(', ')}` };
  if (technique.id === 'core/10') return { status: 'failed', technique, reason: 'the two ways give different answers' };
  const way = (figures: Figures) => ({ figures, statements: [] });
  return {
    status: 'ran',
    technique,
    bad: way(bad),
    good: way(good),
    variants: [],
    examples: [],
    tables: [],
    factor: factor(technique.measure, bad, good),
  };
});

describe('the table', () => {
  test.each([80, 100, 140])('fits %i columns and has every technique in order', (width) => {
    const lines = table(outcomes, width, plain);
    expect(lines.filter((line) => line.length > width)).toEqual([]);
    const ids = lines.flatMap((line) => /^(core|production)\/\d+/.exec(line)?.[0] ?? []);
    expect(ids).toEqual(chapters.map(({ id }) => id));
    expect(lines.find((line) => line.startsWith('production/7 '))).toMatch(/Partitions +waits for/);
    expect(lines.find((line) => line.startsWith('core/10'))).toContain('failed: the two ways give');
  });

  test.each([100, 140])('has one line a technique in %i columns, whose figures end in columns', (width) => {
    const [header, ...lines] = table(outcomes, width, plain);
    expect(lines.filter((line) => !line.startsWith(' '))).toHaveLength(20);
    const ran = lines.filter((line) => line.includes('1,001'));
    // all that run but the one that failed
    expect(ran).toHaveLength(chapters.filter(isLive).length - 1);
    for (const line of ran) expect(line.length).toBe(header!.length);
    expect(ran[0]!.replaceAll(' ', '')).toContain('1,001→2100,000→9,0001,235→0.4252→0.1');
  });

  test('has no colour where there is none', () => {
    expect(table(outcomes, 100, plain).join('')).not.toContain('\x1b');
    expect(table(outcomes, 100, pc.createColors(true)).join('')).toContain('\x1b[2m');
  });
});

test('units have about three digits', () => {
  expect([0.0421, 0.42, 7.34, 85.1, 1204.4].map(ms)).toEqual(['0.04', '0.42', '7.3', '85', '1,204']);
  expect([null, 12, 2340, 99_949, 120_000, 52_300_000].map(bytes)).toEqual(['–', '12 B', '2.3 kB', '100 kB', '0.1 MB', '52 MB']);
  expect([null, 1.234, 9.96, 500.5, 9000].map(times)).toEqual(['–', '1.2×', '10×', '501×', '9,000×']);
});
