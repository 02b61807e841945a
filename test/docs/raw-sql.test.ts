import { expect, test } from 'vitest';
import { programOf } from './program.js';

const program = programOf('docs/raw-sql.md');

test('the code of docs/raw-sql.md compiles', async () => {
  expect(await program.check()).toBe('');
}, 60_000);

test('the code of docs/raw-sql.md runs', async () => {
  expect((await program.run()).split('\n')).toEqual([
    '2024-01 1 10.50',
    '2024-02 2 25.25',
    '1',
    '2024-01,2024-02',
    '6.25 20.00',
    "[ 'Ann', 'Bob' ]",
    'NUA_VALIDATION: The result is not valid: 0.name: is no text.',
    '1',
    '2',
    'Ann 30.50 2',
    '2024 40.00',
    '2024 21.00',
  ]);
}, 60_000);
