import { afterAll } from 'vitest';
import { createSchema, db, dropSchema } from 'nuages';
import { User } from '../models.js';
import { onEveryBackend } from '../on-every-backend.js';
import { allPlaces, Place, Restaurant, Review } from '../places.js';
import { pattern } from './pattern.js';

/** A thousand places, all of them restaurants, each with an owner and up to two reviews. */
async function town(): Promise<void> {
  await createSchema({ models: allPlaces });
  const owners = await User.objects.bulkCreate(Array.from({ length: 50 }, (_, i) => ({ username: `owner ${i}` })));
  const places = await Place.objects.bulkCreate(Array.from({ length: 1000 }, (_, i) => ({ name: `place ${i}`, owner: owners[i % 50]! })));
  await db.execute`INSERT INTO restaurant (place_ptr_id, stars, serves_pizza) SELECT id, id % 5, FALSE FROM place`;
  await Review.objects.bulkCreate(
    places.flatMap((place, i) => Array.from({ length: i % 3 }, (_, j) => ({ place, body: `review ${i}.${j}`, score: j }))),
  );
}
const restaurants = (n: number) => Restaurant.objects.orderBy('pk').slice(0, n);

onEveryBackend(
  'rows of models that inherit from others: touched in a loop',
  (suite) => {
    afterAll(() => dropSchema({ models: allPlaces }));

    pattern(suite, 'the row of the parent', {
      queries: 2,
      async read(n) {
        const found: string[] = [];
        for (const restaurant of await restaurants(n).only('stars')) found.push((await restaurant.placePtr).sign);
        return found;
      },
    });

    pattern(suite, 'the row of the child', {
      queries: 2,
      async read(n) {
        const found: (string | undefined)[] = [];
        for (const place of await Place.objects.orderBy('pk').slice(0, n)) found.push((await place.restaurant)?.rating);
        return found;
      },
    });

    pattern(suite, 'a relation that was inherited', {
      queries: 2,
      async read(n) {
        const found: (string | undefined)[] = [];
        for (const restaurant of await restaurants(n)) found.push((await restaurant.owner)?.username);
        return found;
      },
    });

    pattern(suite, 'a set that was inherited', {
      queries: 2,
      async read(n) {
        const found: string[][] = [];
        for (const restaurant of await restaurants(n)) found.push((await restaurant.reviews).map((review) => review.body).sort());
        return found;
      },
    });
  },
  { rows: town },
);
