import { F, Lower, Now, Q } from '../../src/expressions/index.js';
import {
  boolean,
  char,
  compositePrimaryKey,
  dateTime,
  decimal,
  foreignKey,
  generated,
  integer,
  json,
  manyToMany,
  oneToOne,
  text,
  uuid,
  uuid7,
} from '../../src/fields/index.js';
import { check, index, unique } from '../../src/metadata/index.js';
import { Model, register } from '../../src/model/index.js';

/** two models that point at each other, one of which points at itself */
export class Team extends Model('Team', {
  name: char({ maxLength: 40, unique: true }),
  captain: foreignKey('Player', { null: true, relatedName: '+' }),
}) {}
export class Player extends Model(
  'Player',
  {
    key: uuid({ primaryKey: true, default: uuid7 }),
    email: char({ maxLength: 60, index: true }),
    team: foreignKey('Team', { relatedName: 'players' }),
    mentor: foreignKey('self', { null: true, relatedName: 'pupils', index: false, deferrable: false }),
    rivals: manyToMany('self'),
    badges: manyToMany('Badge', { relatedName: 'holders' }),
  },
  {
    ordering: ['email'],
    indexes: [
      index(['team', '-email'], { include: ['key'] }),
      index([Lower('email')], { where: Q({ mentor__isnull: true }), name: 'mentorless_idx', opclasses: ['text_pattern_ops'] }),
      index([F('email').desc()]),
    ],
  },
) {}
export class Badge extends Model('Badge', { code: char({ maxLength: 8, primaryKey: true }), details: json()({ null: true }) }) {}
export class Licence extends Model('Licence', {
  player: oneToOne('Player', { primaryKey: true }),
  badge: foreignKey('Badge', { null: true }),
}) {}

/** words and signs that must be quoted */
export class Select extends Model(
  'Select',
  {
    order: integer({ column: 'order' }),
    quote: text({ column: 'a "quoted"\nname' }),
    group: foreignKey('Team', { column: 'group', null: true, relatedName: '+' }),
  },
  {
    table: 'select "from"',
    indexes: [index(['quote'])],
  },
) {}

export class Line extends Model(
  'Line',
  {
    pk: compositePrimaryKey('order', 'number'),
    order: integer(),
    number: integer(),
    status: char({ maxLength: 10, dbDefault: "it's open" }),
    isPaid: boolean({ dbDefault: false }),
    price: decimal({ maxDigits: 10, decimalPlaces: 2, dbDefault: '0.10' }),
    madeAt: dateTime({ dbDefault: Now() }),
    twice: generated({ expression: F('number').mul(2), output: integer() }),
  },
  {
    constraints: [
      check(Q({ number__gte: 0 }).or({ isPaid: true }), { name: 'line_number_positive' }),
      check({ price__lt: 1000 }),
      unique(['order', 'status'], { name: 'line_status' }),
      unique(['status'], { where: Q({ isPaid: true }) }),
      unique([Lower('status'), 'number']),
    ],
  },
) {}
export class Outside extends Model('Outside', { name: text() }, { managed: false }) {}

export const all = { Team, Player, Badge, Licence, Select, Line, Outside };
register(all);
