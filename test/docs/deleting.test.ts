import { expect, test } from 'vitest';
import { programOf } from './program.js';

const program = programOf('docs/deleting.md');

test('the code of docs/deleting.md compiles', async () => {
  expect(await program.check()).toBe('');
}, 60_000);

test('the code of docs/deleting.md runs', async () => {
  expect((await program.run()).split('\n')).toEqual([]);
}, 60_000);
