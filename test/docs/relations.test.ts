import { expect, test } from 'vitest';
import { programOf } from './program.js';

const program = programOf('docs/relations.md');

test('the code of docs/relations.md compiles', async () => {
  expect(await program.check()).toBe('');
}, 60_000);

test('the code of docs/relations.md runs', async () => {
  expect((await program.run()).split('\n')).toEqual([
    'Nuages ann 1 3',
    'Swing 42 bob 1 3',
    'Belleville ann 1 3',
    '4',
    '2,2,2 3',
    '1',
    'ann Plays the guitar.',
    'bob undefined',
    'ann Plays the guitar.',
    'Nuages bob,ann,bob',
    'Swing 42 bob,ann,bob',
    'Belleville bob,ann,bob',
    'bob,bob,bob 3',
    '3 2 1',
    '4',
    '4',
    'NUA_NOT_LOADED:',
    'Nuages',
  ]);
}, 60_000);
