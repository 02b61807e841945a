import { expect, test } from 'vitest';
import { programOf } from './program.js';

const program = programOf('docs/aggregation.md');

test('the code of docs/aggregation.md compiles', async () => {
  expect(await program.check()).toBe('');
}, 60_000);

test('the code of docs/aggregation.md runs', async () => {
  expect((await program.run()).split('\n')).toEqual([
    '4 141.09 28.90',
    'Ann 2 1 2024-02-03',
    'Bob 1 1 2024-02-20',
    '1 2',
    '2024-01 1 21.10',
    '2024-02 2 119.99',
    "[ { city: 'Paris', customers: 2 } ]",
    "[ 'large 19.99', 'many 22.00', 'small 0.05' ]",
    '4 4 6',
    '2 2',
    '2 3',
    '2',
  ]);
}, 60_000);
