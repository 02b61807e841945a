import { expect, test } from 'vitest';
import { programOf } from './program.js';

const program = programOf('docs/subqueries.md');

test('the code of docs/subqueries.md compiles', async () => {
  expect(await program.check()).toBe('');
}, 60_000);

test('the code of docs/subqueries.md runs', async () => {
  expect((await program.run()).split('\n')).toEqual([
    'ann 30.00 black tea',
    'bob 3.00 black tea',
    'cat - null',
    "[ 'ann 47.00' ]",
    "[ 'ann', 'bob' ]",
    "[ 'cat' ]",
    '2',
    '2 9.00 null 9',
    '3 17.00 9.00 8.5',
    '1 3.00 null 5.5',
    '1 47.00 8.00 16.5',
    "[ 'cups: mug', 'tea: black tea' ]",
    "[ '1. ann', '2. bob' ]",
  ]);
}, 60_000);
