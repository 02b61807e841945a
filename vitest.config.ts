import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { SummaryReporter } from './test/summary-reporter.js';

const source = (path: string): string => fileURLToPath(new URL(`packages/nuages/src/${path}`, import.meta.url));

export default defineConfig({
  resolve: {
    alias: [
      { find: /^nuages$/, replacement: source('index.ts') },
      { find: /^nuages\/testing$/, replacement: source('testing/index.ts') },
    ],
  },
  test: {
    include: ['test/**/*.test.ts', 'packages/*/test/**/*.test.ts', 'examples/*/test/**/*.test.ts'],
    globalSetup: ['test/global-setup.ts'],
    reporters: ['default', new SummaryReporter()],
    pool: 'forks',
    execArgv: ['--expose-gc'],
    testTimeout: 20_000, // PGlite starts in 3 s, on a busy machine in 10
    hookTimeout: 30_000,
    teardownTimeout: 10_000,
  },
});
