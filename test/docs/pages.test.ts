import { expect, test } from 'vitest';
import { programOf } from './program.js';

const program = programOf('docs/pages.md');

test('the code of docs/pages.md compiles', async () => {
  expect(await program.check()).toBe('');
}, 60_000);

test('the code of docs/pages.md runs', async () => {
  const titles = Array.from({ length: 20 }, (_, i) => `Post ${24 - i}`);
  expect((await program.run()).split('\n')).toEqual([...titles, '2 21 40 true', 'false 20 false', '20']);
}, 60_000);
