import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BackendName } from './src/backends.js';
import { expecting } from './src/backends.js';
import type { Case } from './src/case.js';
import { categoryOf } from './src/case.js';
import { files, Oracle, readCases } from './src/oracle.js';
import { describeFailure, Tally } from './src/report.js';
import { expectation } from './src/run-case.js';

/** One test for each category of cases. `url` gives the database: null for one in memory. */
export function describeOracle(backend: BackendName, url: () => Promise<string | null>): void {
  describe(`Django's answers on ${backend}`, () => {
    const tally = new Tally();
    let oracle: Oracle | undefined;

    beforeAll(async () => {
      oracle = await Oracle.open(backend, await url());
    }, 60_000);
    afterAll(async () => {
      await oracle?.close();
      console.log(`oracle on ${backend}: ${tally.summary()}`);
    });

    for (const [category, cases] of byCategory(backend)) {
      it(`${category}: ${cases.length} cases`, { timeout: 300_000 }, async () => {
        const failures: string[] = [];
        for (const test of cases) {
          const verdict = (await oracle!.run(test))!;
          tally.add(test, verdict);
          if (verdict.is === 'failed') failures.push(describeFailure(test, verdict));
        }
        expect(failures.join('\n\n')).toBe('');
      });
    }
  });
}

function byCategory(backend: BackendName): ReadonlyMap<string, readonly Case[]> {
  const cases = [files.hand, files.random].flatMap(readCases).filter((c) => expectation(c, expecting(backend)) !== null);
  const groups = new Map<string, Case[]>();
  for (const test of cases) groups.set(categoryOf(test), [...(groups.get(categoryOf(test)) ?? []), test]);
  return groups;
}
