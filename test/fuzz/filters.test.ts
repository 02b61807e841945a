import { describe, expect, test } from 'vitest';
import type { BackendName } from '../oracle/src/backends.js';
import { createTestDatabase, describeOn } from '../servers.js';
import { describeFailures, fuzz } from './src/fuzz.js';

/** `npm run fuzz -- --filters 1000000 --seed 7 --backend sqlite` says otherwise */
const asked = JSON.parse(process.env['NUAGES_FUZZ'] ?? '{}') as {
  readonly filters?: number;
  readonly seed?: number;
  readonly from?: number;
  readonly backend?: string;
};

function fuzzOn(backend: BackendName, filters: number): void {
  const [seed, many] = [asked.seed ?? 1, asked.filters ?? filters];
  test.runIf(asked.backend === undefined || asked.backend === backend)(
    `${many} generated queries give rows or coded errors (seed ${seed})`,
    { timeout: 0 },
    async () => {
      const own = backend === 'postgres' ? await createTestDatabase('fuzz') : null;
      const started = performance.now();
      try {
        const report = await fuzz({
          backend,
          url: own?.url ?? null,
          seed,
          filters: many,
          from: asked.from ?? 0,
          ...(asked.filters !== undefined && {
            progress: (done: number) =>
              console.log(
                `${done} in ${((performance.now() - started) / 1000).toFixed(0)} s, ${(process.memoryUsage().rss / 2 ** 20).toFixed(0)} MB`,
              ),
          }),
        });
        console.log(
          `${backend}: ${[...report.outcomes]
            .sort(([, a], [, b]) => b - a)
            .map(([name, times]) => `${name} ${times}`)
            .join(', ')}`,
        );
        expect(describeFailures(report.failures)).toBe('');
      } finally {
        await own?.drop();
      }
    },
  );
}

describeOn('sqlite', 'fuzzing SQLite', () => {
  fuzzOn('sqlite', 20_000);
});
describe('fuzzing PGlite', () => {
  fuzzOn('pglite', 3000);
});
describeOn('postgres', 'fuzzing PostgreSQL', () => {
  fuzzOn('postgres', 3000);
});
