import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Expecting } from './src/case.js';
import { same, sameOutcome } from './src/compare.js';
import { files, readCases } from './src/oracle.js';
import { parseOutcomes } from './src/parse.js';
import { expectation } from './src/run-case.js';
import { chance, spoil } from './spoil.js';

describe('the comparison of outcomes', () => {
  it('takes numbers and decimals for equal within a billionth', () => {
    expect(same(0.1 + 0.2, 0.3)).toBe(true);
    expect(same(1000, 1000.000001)).toBe(true);
    expect(same(1, 1.00000001)).toBe(false);
    expect(same({ $decimal: '12.50' }, { $decimal: '12.5' })).toBe(true);
    expect(same({ $decimal: '12.50' }, 12.5)).toBe(false);
  });

  it('takes a decimal without a point for an integer, and for no float', () => {
    const [integer, float] = parseOutcomes('[3, 3.0]') as [unknown, unknown];
    expect(same({ $decimal: '3' }, integer)).toBe(true);
    expect(same({ $decimal: '3' }, float)).toBe(false);
    expect(same(integer, float)).toBe(true);
    expect(same({ $decimal: '3.0' }, integer)).toBe(false);
  });

  it('keeps types apart', () => {
    expect(same(true, 1)).toBe(false);
    expect(same('1', 1)).toBe(false);
    expect(same(null, {})).toBe(false);
    expect(same({ $date: '2024-01-01' }, { $datetime: '2024-01-01' })).toBe(false);
  });

  it('compares rows as a multiset unless they are ordered', () => {
    expect(sameOutcome({ rows: [1, 2, 2], ordered: false }, { rows: [2, 1, 2] })).toBe(true);
    expect(sameOutcome({ rows: [1, 2, 2], ordered: false }, { rows: [2, 1, 1] })).toBe(false);
    expect(sameOutcome({ rows: [1, 2], ordered: true }, { rows: [2, 1] })).toBe(false);
  });

  it('takes fewer statements, no more', () => {
    expect(sameOutcome({ value: 1, queries: 2 }, { value: 1, queries: 1 })).toBe(true);
    expect(sameOutcome({ value: 1, queries: 2 }, { value: 1, queries: 3 })).toBe(false);
    expect(sameOutcome({ value: 1, queries: 2 }, { value: 1 })).toBe(false);
  });

  it('takes any error where the recorded one is loose, and an answer where it is soft', () => {
    expect(sameOutcome({ error: 'TypeError' }, { error: 'ValueError' })).toBe(false);
    expect(sameOutcome({ error: 'TypeError', loose: true }, { error: 'ValueError' })).toBe(true);
    expect(sameOutcome({ error: 'TypeError', loose: true }, { value: 1 })).toBe(false);
    expect(sameOutcome({ error: 'TypeError', soft: true }, { value: 1 })).toBe(true);
  });
});

const python = spawnSync('python3', ['--version']).status === 0;
const suite = python ? describe : describe.skip;
const check = fileURLToPath(new URL('check/check.py', import.meta.url));

/** Ids of the cases whose outcomes check.py refuses. */
function refused(cases: URL, backend: Expecting, outcomes: Readonly<Record<string, unknown>>): Set<string> {
  const folder = mkdtempSync(join(tmpdir(), 'nuages-oracle-'));
  try {
    const file = join(folder, 'outcomes.json');
    writeFileSync(file, JSON.stringify({ backend, outcomes }));
    const args = ['-B', check, '--cases', fileURLToPath(cases), '--outcomes', file, '--show', '100000'];
    const { stdout, stderr } = spawnSync('python3', args, { encoding: 'utf8', maxBuffer: 1 << 28 });
    if (!/passed \d+, failed \d+/.test(stdout)) throw new Error(stderr);
    return new Set(stdout.split('\n').flatMap((line) => (line.startsWith('FAIL ') ? [line.slice(5)] : [])));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

suite(`the comparison is that of check.py${python ? '' : ' (skipped: no python3)'}`, () => {
  for (const [name, backend, seed] of [
    ['hand', 'sqlite', 1],
    ['hand', 'postgres', 2],
    ['random', 'sqlite', 4],
    ['random', 'postgres', 5],
  ] as const) {
    it(`on the ${name} cases of ${backend}, spoilt with seed ${seed}`, { timeout: 120_000 }, () => {
      const random = chance(seed);
      const cases = readCases(files[name]).flatMap((c) => {
        const expected = expectation(c, backend);
        return expected ? [{ id: c.id, expected, actual: spoil(expected, random) }] : [];
      });
      const theirs = refused(files[name], backend, Object.fromEntries(cases.map((c) => [c.id, c.actual])));
      const ours = new Set(cases.filter((c) => !sameOutcome(c.expected, c.actual)).map((c) => c.id));
      const disputed = cases.filter((c) => ours.has(c.id) !== theirs.has(c.id));
      expect(disputed).toEqual([]);
      expect(ours.size).toBeGreaterThan(cases.length / 3);
      expect(ours.size).toBeLessThan(cases.length);
    });
  }
});
