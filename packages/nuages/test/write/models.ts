import { F } from '../../src/expressions/index.js';
import {
  array,
  bigint,
  binary,
  boolean,
  char,
  compositePrimaryKey,
  date,
  dateTime,
  decimal,
  duration,
  foreignKey,
  generated,
  integer,
  json,
  manyToMany,
  oneToOne,
  text,
  time,
  uuid,
  uuid7,
} from '../../src/fields/index.js';
import { Model } from '../../src/model/model.js';
import { register } from '../../src/model/register.js';
import { unique } from '../../src/metadata/index.js';

// Made without the types of the public surface: these tests are about what happens at run time.

export class Author extends Model('Author', { name: char({ maxLength: 50, unique: true }), isActive: boolean({ default: true }) }) {
  get shout(): string {
    return `${(this as unknown as { name: string }).name}!`;
  }
}
export class Profile extends Model('Profile', { author: oneToOne('Author', { relatedName: 'profile' }), bio: text({ default: '' }) }) {}
export class Label extends Model('Label', { name: char({ maxLength: 20 }) }) {}
export class Post extends Model('Post', {
  title: char({ maxLength: 20 }),
  body: text({ default: '' }),
  views: integer({ default: 0 }),
  data: json()({ null: true }),
  author: foreignKey('Author', { relatedName: 'posts' }),
  editor: foreignKey('Author', { relatedName: 'edited', null: true }),
  labels: manyToMany('Label', { relatedName: 'posts' }),
  createdAt: dateTime({ autoNowAdd: true }),
  updatedAt: dateTime({ autoNow: true }),
}) {}

export class Kinds extends Model('Kinds', {
  price: decimal({ maxDigits: 10, decimalPlaces: 2, default: '0' }),
  exact: decimal({ mode: 'string', null: true }),
  big: bigint({ mode: 'bigint', default: 0n }),
  bytes: binary({ null: true }),
  day: date({ null: true }),
  at: time({ null: true }),
  seen: dateTime({ mode: 'string', precision: 6, null: true }),
  length: duration({ null: true }),
  document: json()({ null: true }),
  tags: json()({ default: [] }),
}) {}

export class Token extends Model('Token', { id: uuid({ primaryKey: true, default: uuid7 }), note: char({ maxLength: 50, default: '' }) }) {}
export class Country extends Model('Country', { code: char({ maxLength: 2, primaryKey: true }), name: char({ maxLength: 50 }) }) {}
export class Seat extends Model(
  'Seat',
  { pk: compositePrimaryKey('row', 'number'), row: integer(), number: integer(), holder: char({ maxLength: 20, null: true }) },
  { constraints: [unique(['row', 'holder'], { name: 'one_a_row' })] },
) {}
export class Line extends Model('Line', {
  price: integer(),
  quantity: integer({ default: 1 }),
  status: char({ maxLength: 20, null: true, dbDefault: 'open' }),
  total: generated({ expression: F('price').mul(F('quantity')), output: integer() }),
}) {}
export class Counter extends Model('Counter', {}) {
  visits = 0;
  readonly #secret = 7;
  get secret(): number {
    return this.#secret;
  }
}
export class Matrix extends Model('Matrix', { cells: array(integer()) }) {}

export const models = { Author, Profile, Label, Post, Kinds, Token, Country, Seat, Line, Counter };
register({ ...models, Matrix });

/** Values by name, whatever the model. */
export type Row = Record<string, unknown>;
export const plain = (row: object): Row => row as Row;
