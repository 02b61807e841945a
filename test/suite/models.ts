import {
  binary,
  bigint,
  boolean,
  char,
  check,
  compositePrimaryKey,
  date,
  dateTime,
  decimal,
  duration,
  email,
  foreignKey,
  generated,
  F,
  index,
  integer,
  ip,
  json,
  Lower,
  manager,
  manyToMany,
  Model,
  Now,
  oneToOne,
  Q,
  QuerySet,
  slug,
  smallInteger,
  float,
  text,
  time,
  unique,
  url,
  uuid,
  uuid7,
} from 'nuages';

export class User extends Model('User', {
  username: char({ maxLength: 150, unique: true }),
  email: email({ null: true }),
  age: integer({ default: 0 }),
  isActive: boolean({ default: true }),
  createdAt: dateTime({ autoNowAdd: true }),
}) {
  get display() {
    return `${this.username} (${this.age})`;
  }
}

export class Profile extends Model('Profile', { user: oneToOne('User', { relatedName: 'profile' }), bio: text({ default: '' }) }) {}

export class PostQuerySet extends QuerySet<Post> {
  published() {
    return this.filter({ isPublished: true });
  }
}
export class Post extends Model(
  'Post',
  {
    title: char({ maxLength: 200 }),
    body: text({ default: '' }),
    isPublished: boolean({ default: false }),
    author: foreignKey('User', { relatedName: 'posts' }),
    editor: foreignKey('User', { relatedName: 'edited', null: true }),
    tags: manyToMany('Tag', { relatedName: 'posts' }),
    createdAt: dateTime({ autoNowAdd: true }),
  },
  {
    indexes: [
      index(['author', '-createdAt'], { name: 'post_author_idx', include: ['title'] }),
      index([Lower('title')], { where: Q({ isPublished: true }), name: 'post_title_idx' }),
    ],
  },
) {
  static override readonly objects = manager(PostQuerySet);
  get headline() {
    return this.title.toUpperCase();
  }
  async byline() {
    const author = await this.author;
    return `${this.title} by ${author.username}`;
  }
}
export class Tag extends Model('Tag', { name: char({ maxLength: 50, unique: true }) }, { ordering: ['name'] }) {}
export class Comment extends Model('Comment', {
  post: foreignKey('Post', { relatedName: 'comments' }),
  user: foreignKey('User', { relatedName: 'comments' }),
  parent: foreignKey('self', { null: true, relatedName: 'replies' }),
  body: text(),
  score: integer({ default: 0 }),
  isApproved: boolean({ default: false }),
}) {}

/** a tree */
export class Topic extends Model('Topic', {
  name: char({ maxLength: 50 }),
  parent: foreignKey('self', { null: true, relatedName: 'children' }),
}) {}

/** one column of every kind */
export class Reading extends Model(
  'Reading',
  {
    key: uuid({ primaryKey: true, default: uuid7 }),
    name: char({ maxLength: 80, column: 'select "name"' }),
    slug: slug({ default: '' }),
    site: url({ null: true }),
    address: ip({ null: true }),
    small: smallInteger({ default: 0 }),
    views: bigint({ default: 0 }),
    bytes: bigint({ mode: 'bigint', null: true }),
    ratio: float({ null: true }),
    fee: decimal({ maxDigits: 10, decimalPlaces: 2, default: '0' }),
    day: date({ null: true }),
    opensAt: time({ null: true }),
    startsAt: dateTime({ null: true }),
    seenAt: dateTime({ mode: 'string', precision: 6, null: true }),
    took: duration({ null: true }),
    logo: binary({ null: true }),
    meta: json()({ null: true }),
    status: char({ choices: ['open', 'closed'], default: 'open' }),
    madeAt: dateTime({ dbDefault: Now() }),
    double: generated({ expression: F('small').mul(2), output: integer() }),
  },
  { constraints: [check(Q({ small__gte: -100 }), { name: 'reading_small' }), unique(['name', 'small'], { name: 'reading_name_small' })] },
) {}

/** a key of two columns */
export class Seat extends Model('Seat', {
  pk: compositePrimaryKey('row', 'number'),
  row: char({ maxLength: 2 }),
  number: integer(),
  taken: boolean({ default: false }),
}) {}
