import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { captureQueries, Count, createSchema, db, DoesNotExist, dropSchema, F, Max, sql } from 'nuages';
import { User, Tag } from './models.js';
import { onEveryBackend } from './on-every-backend.js';
import { allPlaces, Landmark, Pizzeria, Place, Restaurant, Review, Tour, Waiter } from './places.js';
import { refused } from './refused.js';

onEveryBackend('Models that inherit from others', () => {
  beforeAll(async () => {
    await dropSchema({ models: allPlaces });
    await createSchema({ models: allPlaces });
  });
  afterAll(() => dropSchema({ models: allPlaces }));
  afterEach(async () => {
    for (const table of ['place_tags', 'tour', 'review', 'waiter']) await db.execute`DELETE FROM ${sql.id(table)}`;
    await Place.objects.all().delete();
  });

  async function town() {
    const ann = await User.objects.create({ username: 'ann' });
    const library = await Place.objects.create({ name: 'Library', address: '1 Main St' });
    const roma = await Restaurant.objects.create({ name: 'Roma', address: '2 Main St', owner: ann, stars: 3, servesPizza: true });
    const chez = await Restaurant.objects.create({ name: 'Chez', address: '3 Side St' });
    const luigi = await Pizzeria.objects.create({ name: 'Luigi', address: '4 Main St', stars: 1, oven: 'gas' });
    return { ann, library, roma, chez, luigi };
  }
  const names = (rows: readonly { readonly name: string }[]): string[] => rows.map(({ name }) => name);

  test('have the columns, methods and class of those', async () => {
    const { roma, luigi } = await town();
    const row = await Restaurant.objects.get({ name: 'Roma' });
    expect(row).toBeInstanceOf(Place);
    expect(row).toBeInstanceOf(Restaurant);
    expect([row.sign, row.where(), row.rating]).toEqual(['* Roma *', 'at 2 Main St', 'Roma: 3']);
    expect(Object.keys(row)).toEqual(['id', 'name', 'address', 'ownerId', 'placePtrId', 'stars', 'servesPizza']);
    expect([row.id, row.placePtrId, row.pk]).toEqual([roma.id, roma.id, roma.id]);
    const small = await Pizzeria.objects.get({ pk: luigi.pk });
    expect(small).toBeInstanceOf(Place);
    expect([small.id, small.placePtrId, small.restaurantPtrId, small.pk]).toEqual([luigi.id, luigi.id, luigi.id, luigi.id]);
    expect([small.rating, small.oven]).toEqual(['Luigi: 1', 'gas']);
  });

  test('join the tables that they need', async () => {
    const { luigi } = await town();
    const text = (query: { toSQL(): { readonly sql: string } }): string => query.toSQL().sql;
    expect(text(Restaurant.objects.filter({ pk: luigi }).orderBy().only('stars'))).not.toContain('JOIN');
    expect(text(Restaurant.objects.filter({ id: 1 }).orderBy().only('stars'))).not.toContain('JOIN');
    expect(text(Restaurant.objects.filter({ stars: 1 }).orderBy().valuesList('pk', 'id', 'placePtr'))).not.toContain('JOIN');
    expect(text(Pizzeria.objects.filter({ stars__gt: 0 }).orderBy().valuesList('oven')).match(/JOIN/g)).toHaveLength(1);
    expect(text(Pizzeria.objects.filter({ name: 'x' }).orderBy().valuesList('oven')).match(/JOIN/g)).toHaveLength(2);
    expect(await Restaurant.objects.filter({ stars__isnull: false }).count()).toBe(2);
    expect(await Restaurant.objects.filter({ name__startswith: 'L' }).exists()).toBe(true);
  });

  test('filter, exclude, order and compute over all of their tables', async () => {
    await town();
    expect(names(await Restaurant.objects.all())).toEqual(['Roma', 'Luigi', 'Chez']);
    expect(names(await Pizzeria.objects.all())).toEqual(['Luigi']);
    expect(names(await Restaurant.objects.filter({ address__contains: 'Main', stars__gte: 1 }))).toEqual(['Roma', 'Luigi']);
    expect(names(await Restaurant.objects.exclude({ name: 'Roma' }).orderBy('stars', 'name'))).toEqual(
      expect.arrayContaining(['Luigi', 'Chez']),
    );
    expect(names(await Restaurant.objects.exclude({ owner__username: 'ann' }))).toEqual(['Luigi', 'Chez']);
    expect((await Restaurant.objects.latest()).name).toBe('Roma');
    expect(await Restaurant.objects.aggregate({ n: Count('name'), most: Max('stars') })).toEqual({ n: 3, most: 3 });
    expect(await Restaurant.objects.filter({ stars__lt: F('id') }).count()).toBeGreaterThanOrEqual(0);
    const read = await Pizzeria.objects.annotate({ label: F('name') }).values('label', 'address', 'stars', 'oven', 'pk', 'id');
    expect(read).toEqual([{ label: 'Luigi', address: '4 Main St', stars: 1, oven: 'gas', pk: read[0]!.id, id: read[0]!.id }]);
    expect(names(await Restaurant.objects.filter({ pk__in: Place.objects.filter({ address__startswith: '2' }) }))).toEqual(['Roma']);
    expect(names(await Place.objects.filter({ pk__in: Restaurant.objects.filter({ stars: 3 }) }))).toEqual(['Roma']);
  });

  test('are reached from what they inherit from', async () => {
    const { library, roma, luigi } = await town();
    const place = await Place.objects.get({ pk: roma.pk });
    expect(place).not.toBeInstanceOf(Restaurant);
    expect((await place.restaurant)?.stars).toBe(3);
    expect(await (await Place.objects.get({ pk: library.pk })).restaurant).toBeNull();
    expect(names(await Place.objects.filter({ restaurant__isnull: true }))).toEqual(['Library']);
    expect(names(await Place.objects.filter({ restaurant__pizzeria__oven: 'gas' }))).toEqual(['Luigi']);
    expect(names(await Place.objects.exclude({ restaurant__servesPizza: true }))).toEqual(['Luigi', 'Library', 'Chez']);
    const [joined] = await Place.objects.filter({ pk: luigi.pk }).selectRelated('restaurant__pizzeria');
    expect([joined!.restaurant?.name, joined!.restaurant?.pizzeria?.address]).toEqual(['Luigi', '4 Main St']);
  });

  test('know the row that they inherit from without a query', async () => {
    const { roma } = await town();
    const row = await Restaurant.objects.get({ pk: roma.pk });
    const { queries } = await captureQueries(async () => {
      const place = await row.placePtr;
      expect(place).toBeInstanceOf(Place);
      expect([place.name, place.pk]).toEqual(['Roma', roma.pk]);
    });
    expect(queries).toHaveLength(0);
    const few = await Restaurant.objects.only('stars').get({ pk: roma.pk });
    expect(few.id).toBe(roma.pk);
    expect((await few.placePtr).name).toBe('Roma');
    expect(await few.name).toBe('Roma');
  });

  test('have the relations of those, both ways', async () => {
    const { ann, roma, chez } = await town();
    const swing = await Tag.objects.create({ name: 'swing' });
    await roma.tags.add(swing);
    await Review.objects.create({ place: roma.pk, body: 'good', score: 5 });
    await Review.objects.create({ place: chez.pk, body: 'so so', score: 2 });
    await Waiter.objects.create({ name: 'Bo', restaurant: roma });
    const row = await Restaurant.objects.selectRelated('owner').get({ pk: roma.pk });
    expect(row.owner?.username).toBe('ann');
    expect((await row.reviews).map((r) => r.body)).toEqual(['good']);
    expect((await row.tags.all()).map((t) => t.name)).toEqual(['swing']);
    expect(names(await Restaurant.objects.filter({ reviews__score__gt: 3 }))).toEqual(['Roma']);
    expect(names(await Restaurant.objects.exclude({ reviews__score__gt: 3 }))).toEqual(['Luigi', 'Chez']);
    expect(names(await Restaurant.objects.filter({ tags__name: 'swing' }))).toEqual(['Roma']);
    const counted = await Restaurant.objects.annotate({ n: Count('reviews'), staff: Count('waiters', { distinct: true }) }).orderBy('id');
    expect(counted.map((r) => [r.name, r.n, r.staff])).toEqual([
      ['Roma', 1, 1],
      ['Chez', 1, 0],
      ['Luigi', 0, 0],
    ]);
    expect(names(await ann.places.all())).toEqual(['Roma']);
    expect((await Waiter.objects.filter({ restaurant__owner: ann })).map((w) => w.name)).toEqual(['Bo']);
    expect((await Waiter.objects.filter({ restaurant: row }).selectRelated('restaurant'))[0]!.restaurant.name).toBe('Roma');
    const [loaded] = await Restaurant.objects.filter({ pk: roma.pk }).prefetchRelated('reviews', 'waiters', 'tags', 'owner');
    const { queries } = await captureQueries(async () => {
      expect((await loaded!.reviews).length + (await loaded!.waiters).length + (await loaded!.tags).length).toBe(3);
    });
    expect(queries).toHaveLength(0);
  });

  test('load relations for all rows of a result', async () => {
    await town();
    const { queries } = await captureQueries(async () => {
      for (const row of await Restaurant.objects.all()) {
        await row.owner;
        await row.reviews;
        await row.waiters;
      }
      for (const place of await Place.objects.all()) await place.restaurant;
    });
    expect(queries).toHaveLength(6);
  });

  test('are saved table by table', async () => {
    const { roma, library } = await town();
    const row = await Restaurant.objects.get({ pk: roma.pk });
    row.name = 'Milano';
    row.stars = 4;
    const { queries } = await captureQueries(() => row.save());
    expect(queries.filter((q) => q.sql.startsWith('UPDATE'))).toHaveLength(2);
    expect(await Restaurant.objects.filter({ name: 'Milano', stars: 4 }).count()).toBe(1);
    row.name = 'Torino';
    row.stars = 5;
    const one = await captureQueries(() => row.save({ updateFields: ['stars'] }));
    expect(one.queries.filter((q) => q.sql.startsWith('UPDATE'))).toHaveLength(1);
    await row.refreshFromDb();
    expect([row.name, row.stars]).toEqual(['Milano', 5]);
    await row.save({ updateFields: ['name'] });
    // a place becomes a restaurant
    const grown = new Restaurant({ placePtr: library, name: library.name, address: 'new', stars: 2 });
    await grown.save();
    expect([grown.pk, grown.id]).toEqual([library.pk, library.pk]);
    expect(await Place.objects.count()).toBe(4);
    expect((await Place.objects.get({ pk: library.pk })).address).toBe('new');
    const partly = await Pizzeria.objects.only('oven', 'name').get();
    partly.oven = 'coal';
    await partly.save();
    expect(await Pizzeria.objects.values('oven', 'name', 'stars')).toEqual([{ oven: 'coal', name: 'Luigi', stars: 1 }]);
  });

  test('are all saved or not at all', async () => {
    const wrong = new Restaurant({ name: 'Half', stars: 1 });
    wrong.servesPizza = null as never;
    await refused(() => wrong.save());
    expect(await Place.objects.filter({ name: 'Half' }).count()).toBe(0);
  });

  test('are updated in each table', async () => {
    await town();
    const many = await captureQueries(() => Restaurant.objects.filter({ name__in: ['Roma', 'Chez'] }).update({ name: 'x', stars: 9 }));
    expect(many.result).toBe(2);
    expect(many.queries.filter((q) => !/^(BEGIN|COMMIT)/.test(q.sql))).toHaveLength(3);
    expect(await Restaurant.objects.filter({ name: 'x', stars: 9 }).count()).toBe(2);
    const parent = await captureQueries(() => Restaurant.objects.filter({ stars: 9 }).update({ address: 'there' }));
    expect(parent.result).toBe(2);
    expect(parent.queries).toHaveLength(1);
    expect(await Pizzeria.objects.update({ stars: 7, oven: 'none', name: 'y' })).toBe(1);
    expect(await Pizzeria.objects.values('stars', 'oven', 'name', 'address')).toEqual([
      { stars: 7, oven: 'none', name: 'y', address: '4 Main St' },
    ]);
    expect(await Restaurant.objects.none().update({ name: 'x', stars: 1 })).toBe(0);
  });

  test('are deleted from each table', async () => {
    const { roma, chez, luigi, library } = await town();
    expect(await roma.delete()).toEqual({ count: 2, models: { Restaurant: 1, Place: 1 } });
    expect(roma.pk).toBeNull();
    expect(await (await Place.objects.get({ pk: luigi.pk })).delete()).toEqual({
      count: 3,
      models: { Pizzeria: 1, Restaurant: 1, Place: 1 },
    });
    expect(await chez.delete({ keepParents: true })).toEqual({ count: 1, models: { Restaurant: 1 } });
    expect(names(await Place.objects.all())).toEqual(['Library', 'Chez']);
    expect(await Restaurant.objects.count()).toBe(0);
    expect(await library.delete()).toEqual({ count: 1, models: { Place: 1 } });
    expect(await Place.objects.all().delete()).toEqual({ count: 1, models: { Place: 1 } });
    const again = await Pizzeria.objects.create({ name: 'Again' });
    await Waiter.objects.create({ name: 'Cy', restaurant: again.pk });
    expect(await Pizzeria.objects.all().delete()).toEqual({ count: 4, models: { Waiter: 1, Pizzeria: 1, Restaurant: 1, Place: 1 } });
    expect(await Place.objects.count()).toBe(0);
  });

  test('can not be created in bulk', async () => {
    expect(await refused(() => Restaurant.objects.bulkCreate([{ name: 'x' }]))).toContain('NUA_WRITE_INVALID');
  });

  test('are checked in each table', async () => {
    await new Restaurant({ name: 'Fine' }).fullClean();
    expect(await refused(() => new Restaurant({ name: 'x'.repeat(61) }).fullClean())).toContain('NUA_VALIDATION');
  });

  describe('proxies', () => {
    test('have the rows of their model, their own order, manager and methods', async () => {
      await town();
      await Place.objects.create({ name: 'The Park' });
      await Place.objects.create({ name: 'Hill' });
      const rows = await Landmark.objects.all();
      expect(names(rows)).toEqual(['Hill', 'The Park']);
      expect(rows[0]).toBeInstanceOf(Landmark);
      expect(rows[0]).toBeInstanceOf(Place);
      expect([rows[1]!.isFamous, rows[1]!.sign, rows[1]!.pk === rows[1]!.id]).toEqual([true, '* The Park *', true]);
      expect(names(await Landmark.objects.famous())).toEqual(['The Park']);
      expect(await Landmark.objects.get({ name: 'Roma' }).catch((error: unknown) => error)).toBeInstanceOf(DoesNotExist);
      expect(await Place.objects.contains(rows[0]!)).toBe(true);
    });

    test('create, save and delete rows of their model', async () => {
      const made = await Landmark.objects.create({ name: 'Gate' });
      expect((await Place.objects.get({ pk: made.pk })).name).toBe('Gate');
      made.name = 'The Gate';
      await made.save();
      expect(await Landmark.objects.bulkCreate([{ name: 'Arch' }])).toHaveLength(1);
      expect(await Landmark.objects.filter({ name: 'Arch' }).update({ name: 'The Arch' })).toBe(1);
      expect(names(await Place.objects.all())).toEqual(['The Gate', 'The Arch']);
      expect(await made.delete()).toEqual({ count: 1, models: { Landmark: 1 } });
      expect(await Landmark.objects.all().delete()).toEqual({ count: 1, models: { Landmark: 1 } });
    });

    test('are pointed at', async () => {
      const made = await Landmark.objects.create({ name: 'Gate' });
      const place = await Place.objects.get({ pk: made.pk });
      await Tour.objects.create({ landmark: made, by: 'bus' });
      const tour = await Tour.objects.get({ landmark: made });
      expect(await tour.landmark).toBeInstanceOf(Landmark);
      expect(await Tour.objects.filter({ landmark: place as never }).count()).toBe(1);
      expect((await Tour.objects.selectRelated('landmark').get()).landmark.isFamous).toBe(false);
      expect((await made.tours).map((t) => t.by)).toEqual(['bus']);
      const review = await Review.objects.create({ place: place.pk, body: 'nice', score: 4 });
      expect(await review.place).toBeInstanceOf(Place);
      expect(await review.place).not.toBeInstanceOf(Landmark);
      expect(await Review.objects.filter({ place: made }).count()).toBe(1);
      expect(names(await Landmark.objects.filter({ reviews__score: 4, tours__by: 'bus' }))).toEqual(['Gate']);
    });
  });
});
