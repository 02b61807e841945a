import { expect, test } from 'vitest';
import { programOf } from './program.js';

const program = programOf('docs/deleting.md');

test('the code of docs/deleting.md compiles', async () => {
  expect(await program.check()).toBe('');
}, 60_000);

test('the code of docs/deleting.md runs', async () => {
  expect((await program.run()).split('\n')).toEqual([
    '{ count: 2, models: { Album_guests: 1, Person: 1 } }',
    '3 null',
    '3',
    'NUA_INTEGRITY_PROTECTED true',
    '{ count: 7, models: { Song: 3, Album: 3, Band: 1 } }',
    'SELECT "band"."id" FROM "band" WHERE "band"."name"::text LIKE $1',
    'SELECT "album"."id" FROM "album" WHERE "album"."band_id" = ANY($1::bigint[])',
    'DELETE FROM "song" WHERE "song"."album_id" = ANY($1::bigint[])',
    'DELETE FROM "album_guests" WHERE "album_guests"."album_id" = ANY($1::bigint[])',
    'DELETE FROM "album" WHERE "album"."id" = ANY($1::bigint[])',
    'DELETE FROM "band" WHERE "band"."id" = ANY($1::bigint[])',
  ]);
}, 60_000);
