import { boolean, char, foreignKey, integer, manager, manyToMany, Model, QuerySet, register, uuid, uuid7 } from 'nuages';

/** Relations of every kind between rows: to themselves both ways and one way, through a model with a column of its own, by a key that isn't the primary key. */
export class Musician extends Model('Musician', {
  name: char({ maxLength: 50 }),
  friends: manyToMany('self'),
  heroes: manyToMany('self', { symmetrical: false, relatedName: 'admirers' }),
}) {}

class BandQuerySet extends QuerySet<Band> {
  founded(year: number) {
    return this.filter({ year });
  }
}
export class Band extends Model('Band', {
  slug: char({ maxLength: 50, unique: true }),
  year: integer({ default: 1934 }),
  members: manyToMany('Musician', { through: 'Membership', throughFields: ['band', 'musician'], relatedName: 'bands' }),
  instruments: manyToMany('Instrument', { relatedName: 'bands' }),
}) {
  static override readonly objects = manager(BandQuerySet);
}
/** its key is made by the application; those that are sold are seen by `all` only */
export class Instrument extends Model('Instrument', {
  key: uuid({ primaryKey: true, default: uuid7 }),
  name: char({ maxLength: 50 }),
  isSold: boolean({ default: false }),
}) {
  static override readonly objects = manager(QuerySet<Instrument>, (all) => all.filter({ isSold: false }));
  static readonly everything = manager(QuerySet<Instrument>);
}
export class Membership extends Model('Membership', {
  band: foreignKey('Band', { toField: 'slug', relatedName: '+' }),
  musician: foreignKey('Musician', { relatedName: '+' }),
  invitedBy: foreignKey('Musician', { null: true, relatedName: '+' }),
  plays: char({ maxLength: 50 }),
  since: integer({ default: 1934 }),
}) {}
/** rows that belong to a band by its slug, or to none */
export class Recording extends Model('Recording', {
  title: char({ maxLength: 50 }),
  band: foreignKey('Band', { toField: 'slug', null: true, relatedName: 'recordings' }),
  label: foreignKey('Musician', { null: true, relatedName: '+' }),
}) {}

export const ensembles = { Musician, Band, Instrument, Membership, Recording };
declare module 'nuages' {
  interface Models {
    Musician: typeof Musician;
    Band: typeof Band;
    Instrument: typeof Instrument;
    Membership: typeof Membership;
    Recording: typeof Recording;
  }
}
register(ensembles);
