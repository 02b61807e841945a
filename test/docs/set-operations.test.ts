import { expect, test } from 'vitest';
import { programOf } from './program.js';

const program = programOf('docs/set-operations.md');

test('the code of docs/set-operations.md compiles', async () => {
  expect(await program.check()).toBe('');
}, 60_000);

test('the code of docs/set-operations.md runs', async () => {
  expect((await program.run()).split('\n')).toEqual([
    "[ 'Nuages' ] [ 'Daphne', 'Minor Swing', 'Nuages' ] [ 'Daphne', 'Minor Swing' ]",
    "[ 'Nuages', 'Minor Swing' ]",
    "[ 'Daphne' ] [ 'Nuages' ]",
    '3 4',
    "[ 'Daphne', 'Djangology', 'Minor Swing', 'Nuages' ]",
  ]);
}, 60_000);
