import { boolean, char, foreignKey, integer, manager, manyToMany, Model, QuerySet, register, text } from 'nuages';
import './registry.js';

// Models that inherit from others: by tables of their own, and proxies.

class PlaceQuerySet extends QuerySet<Place> {
  onMain() {
    return this.filter({ address__contains: 'Main' });
  }
}
export class Place extends Model(
  'Place',
  {
    name: char({ maxLength: 60 }),
    address: char({ maxLength: 80, default: '' }),
    owner: foreignKey('User', { relatedName: 'places', null: true }),
    tags: manyToMany('Tag', { relatedName: 'places' }),
  },
  { ordering: ['-name'], getLatestBy: 'name' },
) {
  static override readonly objects = manager(PlaceQuerySet);
  get sign() {
    return `* ${this.name} *`;
  }
  where() {
    return `at ${this.address}`;
  }
}
export class Restaurant extends Model('Restaurant', [Place], { stars: integer({ null: true }), servesPizza: boolean({ default: false }) }) {
  get rating() {
    return `${this.name}: ${this.stars ?? 0}`;
  }
}
export class Pizzeria extends Model('Pizzeria', [Restaurant], { oven: char({ maxLength: 20, default: 'wood' }) }, { ordering: ['oven'] }) {}
export class Waiter extends Model('Waiter', {
  name: char({ maxLength: 60 }),
  restaurant: foreignKey('Restaurant', { relatedName: 'waiters' }),
}) {}
export class Review extends Model('Review', { place: foreignKey('Place', { relatedName: 'reviews' }), body: text(), score: integer() }) {}
class LandmarkQuerySet extends QuerySet<Landmark> {
  famous() {
    return this.filter({ name__startswith: 'The' });
  }
}
/** places, in another order and fewer */
export class Landmark extends Model('Landmark', [Place], {}, { proxy: true, ordering: ['name'] }) {
  static override readonly objects = manager(LandmarkQuerySet, (all) => all.filter({ address: '' }));
  get isFamous() {
    return this.name.startsWith('The');
  }
}
/** points at a proxy */
export class Tour extends Model('Tour', { landmark: foreignKey('Landmark', { relatedName: 'tours' }), by: char({ maxLength: 20 }) }) {}

declare module 'nuages' {
  interface Models {
    Place: typeof Place;
    Restaurant: typeof Restaurant;
    Pizzeria: typeof Pizzeria;
    Waiter: typeof Waiter;
    Review: typeof Review;
    Landmark: typeof Landmark;
    Tour: typeof Tour;
  }
}
const places = { Place, Restaurant, Pizzeria, Waiter, Review, Landmark, Tour };
register(places);
export const allPlaces = Object.values(places);
