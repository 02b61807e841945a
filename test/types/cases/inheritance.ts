// Models that inherit from others: tables of their own, proxies
import { Abstract, boolean, char, dateTime, integer, manager, nuages, QuerySet, text, type NotLoaded } from 'nuages';
import { expectAssignable, expectType } from './expect-type.js';

interface Town {
  Owner: typeof Owner;
  Place: typeof Place;
  Restaurant: typeof Restaurant;
  Pizzeria: typeof Pizzeria;
  Waiter: typeof Waiter;
  Review: typeof Review;
  Landmark: typeof Landmark;
  Shop: typeof Shop;
  Hotel: typeof Hotel;
  Inn: typeof Inn;
}
const { Model, foreignKey, manyToMany, oneToOne } = nuages<Town>();

class Dated extends Abstract({ createdAt: dateTime({ autoNowAdd: true }) }) {
  get year() {
    return this.createdAt.getUTCFullYear();
  }
}
class Owner extends Model('Owner', { username: char() }) {}
class Place extends Model(
  'Place',
  {
    name: char(),
    address: char({ default: '' }),
    owner: foreignKey('Owner', { relatedName: 'places', null: true }),
    near: manyToMany('self', { relatedName: 'nearTo', symmetrical: false }),
  },
  { ordering: ['name'] },
) {
  get sign() {
    return `* ${this.name} *`;
  }
  describe(): string {
    return this.sign;
  }
}
class Restaurant extends Model(
  'Restaurant',
  [Place],
  { stars: integer({ null: true }), servesPizza: boolean({ default: false }) },
  { ordering: ['-stars', 'name'] },
) {
  get rating() {
    return `${this.name}: ${this.stars ?? 0}`;
  }
}
class Pizzeria extends Model('Pizzeria', [Restaurant], { oven: char({ default: 'wood' }) }) {}
class Waiter extends Model('Waiter', { name: char(), restaurant: foreignKey('Restaurant', { relatedName: 'waiters' }) }) {}
class Review extends Model('Review', { place: foreignKey('Place', { relatedName: 'reviews' }), body: text() }) {}
class LandmarkQuerySet extends QuerySet<Landmark> {
  famous() {
    return this.filter({ name__startswith: 'The' });
  }
}
class Landmark extends Model('Landmark', [Place], {}, { proxy: true, ordering: ['-name'] }) {
  static override readonly objects = manager(LandmarkQuerySet);
  get isFamous() {
    return this.name.startsWith('The');
  }
}
class Shop extends Model('Shop', [Place], {
  place: oneToOne('Place', { parentLink: true, relatedName: 'shop' }),
  goods: text(),
}) {}

class Hotel extends Model('Hotel', { code: char({ primaryKey: true }), beds: integer({ default: 0 }) }) {}
class Inn extends Model('Inn', [Dated, Place, Hotel], { hasDog: boolean({ default: false }) }) {}

export async function severalBases() {
  const inn = await Inn.objects.get({ name: 'x', beds__gt: 1, hotelPtr: 'a', createdAt__year: 2026 });
  expectType<number>()(inn.pk);
  expectType<string>()(inn.hotelPtrId);
  expectType<number>()(inn.placePtrId);
  expectType<number>()(inn.year);
  expectType<Inn | null>()(await (await Hotel.objects.get({ inn__hasDog: true })).inn);
}

export async function columns() {
  const row = await Restaurant.objects.get({ name: 'Roma', stars: 3 });
  expectType<string>()(row.name);
  expectType<number | null>()(row.stars);
  expectType<number>()(row.id);
  expectType<number>()(row.placePtrId);
  expectType<number>()(row.pk);
  expectType<number | null>()(row.ownerId);
  expectType<string>()(row.sign);
  expectType<string>()(row.describe());
  expectType<string>()(row.rating);
  expectAssignable<Place | NotLoaded<Place>>(row.placePtr);
  expectType<Place>()(await row.placePtr);
  expectType<Owner | null>()(await row.owner);
  const small = await Pizzeria.objects.get({ pk: 1 });
  expectType<number[]>()([small.id, small.placePtrId, small.restaurantPtrId, small.pk]);
  expectType<string>()(small.rating + small.sign + small.oven);
  expectType<Restaurant>()(await small.restaurantPtr);
  const shop = await Shop.objects.get({ place__name: 'x' });
  expectType<number>()(shop.placeId);
  expectType<number>()(shop.pk);
  // @ts-expect-error the link has the name that it was given
  void shop.placePtr;
  // @ts-expect-error what a place has not
  void row.goods;
}

export async function relations() {
  const place = await Place.objects.get({ restaurant__stars__gt: 2, reviews__body: 'good' });
  expectType<Restaurant | null>()(await place.restaurant);
  expectType<Shop | null>()(await place.shop);
  const row = await Restaurant.objects.get({
    reviews__body__contains: 'a',
    waiters__name: 'Bo',
    owner__username: 'ann',
    near__name: 'x',
    pizzeria__oven: 'gas',
  });
  for (const review of await row.reviews) expectType<string>()(review.body);
  for (const near of await row.near) expectType<string>()(near.name);
  const owner = await Owner.objects.get({ places__restaurant__stars: 3 });
  for (const each of await owner.places) expectType<Place>()(each);
  const [joined] = await Place.objects.selectRelated('restaurant__pizzeria');
  expectType<string | undefined>()(joined?.restaurant?.pizzeria?.oven);
  // @ts-expect-error one place has one owner, and each is there once
  await Owner.objects.get({ restaurant__stars: 3 });
  // @ts-expect-error unknown behind the parent
  await Restaurant.objects.get({ reviews__bodi: 'a' });
}

export async function queries() {
  await Restaurant.objects
    .filter({ name__startswith: 'R', stars__gte: 1, id: 1, placePtr: 1, placePtr__name: 'x' })
    .orderBy('-address', 'stars');
  expectType<{ name: string; stars: number | null; pk: number }[]>()(await Restaurant.objects.values('name', 'stars', 'pk'));
  // @ts-expect-error no such column in either table
  await Restaurant.objects.filter({ nmae: 'x' });
  // @ts-expect-error of another kind
  await Restaurant.objects.filter({ name: 1 });
  // @ts-expect-error an ordering over both
  Model('Restaurant', [Place], { stars: integer() }, { ordering: ['nmae'] });
}

export async function writing(roma: Restaurant, place: Place, landmark: Landmark, waiter: Waiter) {
  await Restaurant.objects.create({ name: 'x', stars: 1 });
  await Restaurant.objects.create({ name: 'x', placePtr: place });
  await Shop.objects.create({ name: 'x', goods: 'y' });
  await roma.save({ updateFields: ['name', 'stars'] });
  await roma.delete({ keepParents: true });
  await Restaurant.objects.update({ name: 'x', stars: 2 });
  // a restaurant is a place
  await Review.objects.create({ place: roma, body: '' });
  await Review.objects.filter({ place: landmark }).count();
  await Review.objects.filter({ place__in: [roma, landmark, place] }).count();
  // @ts-expect-error a place need be no restaurant
  await Waiter.objects.create({ name: 'x', restaurant: place });
  // @ts-expect-error a waiter is no place
  await Review.objects.create({ place: waiter, body: '' });
  // @ts-expect-error the name is missing
  await Restaurant.objects.create({ stars: 1 });
  // @ts-expect-error no such field
  await Restaurant.objects.create({ name: 'x', starz: 1 });
}

export async function proxies() {
  const row = await Landmark.objects.get({ name: 'x' });
  expectType<boolean>()(row.isFamous);
  expectType<string>()(row.describe());
  expectType<number>()(row.pk);
  expectType<number>()(row.id);
  expectType<Landmark[]>()(await Landmark.objects.famous());
  // @ts-expect-error a proxy has no link
  void row.placePtr;
}
