import { afterAll } from 'vitest';
import { createSchema, db, dropSchema } from 'nuages';
import { User } from '../models.js';
import { onEveryBackend } from '../on-every-backend.js';
import { allPlaces, Place, Restaurant, Review } from '../places.js';
import { pattern } from './pattern.js';

const most = 1000;
/** As many restaurants as the largest size, each with an owner and a review. */
async function restaurants(): Promise<void> {
  await dropSchema({ models: allPlaces });
  await createSchema({ models: allPlaces });
  const owners = await User.objects.bulkCreate(Array.from({ length: most }, (_, i) => ({ username: `user ${i}` })));
  const places = await Place.objects.bulkCreate(owners.map((owner, i) => ({ name: `place ${i}`, owner })));
  await db.execute`INSERT INTO restaurant (place_ptr_id, stars, serves_pizza) SELECT id, id % 5, id % 2 = 0 FROM place`;
  await Review.objects.bulkCreate(places.map((place, i) => ({ place, body: `body ${i}`, score: i % 5 })));
}
const first = (n: number) => Restaurant.objects.orderBy('id').slice(0, n);

onEveryBackend(
  'models that inherit, touched in a loop',
  (suite) => {
    afterAll(() => dropSchema({ models: allPlaces }));

    pattern(suite, 'the row that it inherits from, whose columns are read', {
      queries: 1,
      alone: () => 1,
      async read(n) {
        const found: string[] = [];
        for (const row of await first(n)) found.push((await row.placePtr).name);
        return found;
      },
    });

    pattern(suite, 'the row that it inherits from, whose columns are not', {
      queries: 2,
      async read(n) {
        const found: string[] = [];
        for (const row of await first(n).only('stars')) found.push((await row.placePtr).name);
        return found;
      },
    });

    pattern(suite, 'a relation of the row that it inherits from', {
      queries: 2,
      async read(n) {
        const found: (string | undefined)[] = [];
        for (const row of await first(n)) found.push((await (await row.placePtr).owner)?.username);
        return found;
      },
    });

    pattern(suite, 'a relation that it inherits', {
      queries: 3,
      alone: (n) => 2 * n + 1,
      async read(n) {
        const found: string[] = [];
        for (const row of await first(n))
          found.push(`${(await row.owner)?.username}: ${(await row.reviews).map((review) => review.body).join()}`);
        return found;
      },
    });

    pattern(suite, 'the row that inherits', {
      queries: 2,
      async read(n) {
        const found: (number | null | undefined)[] = [];
        for (const place of await Place.objects.orderBy('id').slice(0, n)) found.push((await place.restaurant)?.stars);
        return found;
      },
    });

    pattern(suite, 'a column that it inherits and that is not read', {
      queries: 2,
      async read(n) {
        const found: string[] = [];
        for (const row of await first(n).defer('name')) found.push(await row.name);
        return found;
      },
    });
  },
  { rows: restaurants },
);
