import { expect, test } from 'vitest';
import { programOf } from './program.js';

const program = programOf('README.md');

test('the code of README.md compiles', async () => {
  expect(await program.check()).toBe('');
}, 60_000);

test('the code of README.md runs', async () => {
  expect(await program.run()).toMatch(/^MINOR SWING\n1\n2\n1 \[ 'Nuages' \] SELECT .*\nthe posts are changed\nSELECT 1 .*$/);
}, 60_000);
