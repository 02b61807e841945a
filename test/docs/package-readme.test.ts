import { expect, test } from 'vitest';
import { programOf } from './program.js';

const program = programOf('packages/nuages/README.md');

test('the code of packages/nuages/README.md compiles', async () => {
  expect(await program.check()).toBe('');
}, 60_000);

test('the code of packages/nuages/README.md runs', async () => {
  expect(await program.run()).toMatch(/^\[ 'Nuages' \]$/);
}, 60_000);
