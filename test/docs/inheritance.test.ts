import { expect, test } from 'vitest';
import { programOf } from './program.js';

const program = programOf('docs/inheritance.md');

test('the code of docs/inheritance.md compiles', async () => {
  expect(await program.check()).toBe('');
}, 60_000);

test('the code of docs/inheritance.md runs', async () => {
  expect((await program.run()).split('\n')).toEqual([
    'true * Roma * 3 true',
    'SELECT "place"."id", "place"."created_at", "place"."name", "place"."address", "restaurant"."place_ptr_id", "restaurant"."stars", "restaurant"."serves_pizza" FROM "restaurant" INNER JOIN "place" ON ("restaurant"."place_ptr_id" = "place"."id") WHERE "place"."address"::text LIKE $1 ORDER BY "place"."name" ASC',
    '3 Roma',
    'Roma 3',
    "[ { name: 'Milano', address: '3 Main St', stars: 4 } ]",
    "[ 'The Park', 'Hyde Park' ] 1",
    'true true true',
  ]);
}, 60_000);
