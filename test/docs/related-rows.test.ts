import { expect, test } from 'vitest';
import { programOf } from './program.js';

const program = programOf('docs/related-rows.md');

test('the code of docs/related-rows.md compiles', async () => {
  expect(await program.check()).toBe('');
}, 60_000);

test('the code of docs/related-rows.md runs', async () => {
  expect((await program.run()).split('\n')).toEqual([
    "[ 'jazz' ]",
    "[ 'jazz', 'waltz' ]",
    'SELECT "post_tags"."tag_id" FROM "post_tags" WHERE "post_tags"."post_id" = $1::bigint',
    'DELETE FROM "post_tags" WHERE "post_tags"."post_id" = $1::bigint AND "post_tags"."tag_id" = ANY($2::bigint[])',
    'INSERT INTO "post_tags" ("post_id", "tag_id") SELECT * FROM unnest($1::bigint[], $2::bigint[]) ON CONFLICT ("post_id", "tag_id") DO NOTHING',
    '0',
    "[ 'Nuages' ]",
    "[ 'ann' ]",
    "[ [ 'ann', 'guitar', 1934 ], [ 'cat', 'violin', 1937 ] ]",
    'true',
    '3',
    'false',
    'too small Hot Club',
    'a waltz? Nuages',
    'too loud Hot Club',
    "[ 'too small', 'too loud' ]",
    '1',
    'Song true',
    "[ 'bebop', 'jazz' ]",
  ]);
}, 60_000);
