import { describe, expect, it } from 'vitest';
import { F, Lower, Now, Q } from '../../src/expressions/index.js';
import {
  autoField,
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
  set,
  text,
} from '../../src/fields/index.js';
import { check, index, unique } from '../../src/metadata/index.js';
import { bind, wrong } from './bind-for-test.js';

type Models = Parameters<typeof bind>[0];
const user: Models = { User: [{ name: char() }] };
const one = (fields: object, options?: object): Models => ({ Post: [fields, options], ...user });

/** says: the message after its code */
const cases: readonly [name: string, models: Models, says: string][] = [
  // names
  ['a field called then', one({ then: char() }), 'NUA_NAME_RESERVED: Post.then is a name that JavaScript or Nuages needs.'],
  ['constructor', one({ constructor: char() }), 'NUA_NAME_RESERVED: Post.constructor is a name'],
  ['toString', one({ toString: char() }), 'NUA_NAME_RESERVED'],
  ['__proto__', one(JSON.parse('{"__proto__": 1}') as object), 'Post.__proto__ is no field.'],
  ['a field called save', one({ save: char() }), 'NUA_NAME_RESERVED: Post.save is a name'],
  ['objects', one({ objects: char() }), 'NUA_NAME_RESERVED'],
  ['pk', one({ pk: char() }), 'NUA_NAME_RESERVED: Post.pk'],
  ['$loaded', one({ $loaded: char() }), 'NUA_NAME_RESERVED'],
  ['a foreign key called save', one({ save: foreignKey('User') }), 'NUA_NAME_RESERVED: Post.save'],
  [
    '__',
    one({ a__b: char() }),
    'NUA_MODEL_INVALID: Post.a__b can\'t have that name: it holds "__", which separates the names of a lookup.',
  ],
  ['_ at the end', one({ a_: char() }), 'Post.a_ can\'t have that name: it ends with "_"'],
  ['a name with a quote', one({ 'a"b': char() }), 'is no plain name'],
  ['a name with a -', one({ '-a': char() }), 'is no plain name'],
  ['an empty name', one({ '': char() }), 'is no plain name'],
  ['a model called with a quote', { 'a"b': [{}] }, "Model('a\"b') can't have that name: it is no plain name"],
  [
    'a model called constructor',
    { constructor: [{}] },
    "Model('constructor') can't have that name: it is a name that JavaScript or Nuages needs",
  ],
  [
    'a key of another attribute',
    one({ author: foreignKey('User'), authorId: integer({ column: 'x' }) }),
    'Post.author is the attribute "authorId", which Post.authorId is too.',
  ],
  [
    'two fields of one column',
    one({ isOld: boolean(), is_old: boolean() }),
    'Post.is_old has the column "is_old", which Post.isOld has too. Give one of them `column`.',
  ],
  ['two models of one table', { A: [{}, { table: 't' }], B: [{}, { table: 't' }] }, 'B has the table "t", which A has too.'],
  // fields
  ['a builder that was not called', one({ title: char }), 'Post.title is no field. Call it: char(), and json()() twice.'],
  ['json called once', one({ data: json() }), 'Post.data is no field. Call it'],
  ['text for a field', one({ title: 'text' }), 'Post.title is no field. Write title: char().'],
  ['no fields', { Post: [null as never] }, 'Post has no fields.'],
  [
    'options that do not go together',
    one({ price: decimal({ maxDigits: 2, decimalPlaces: 3 }) }),
    'Post.price has more decimalPlaces than maxDigits',
  ],
  [
    'a default of the wrong type',
    one({ n: integer({ default: 'x' }) }),
    'Post.n has a default that it does not take: it takes a whole number.',
  ],
  ['a default that is no choice', one({ s: char({ choices: ['a'], default: 'b' }) }), 'Post.s has a default that is none of its choices.'],
  ['autoNow with a default', one({ d: dateTime({ autoNow: true, default: new Date() }) }), 'Post.d has autoNow and a default: keep one.'],
  ['null on a primary key', one({ k: integer({ primaryKey: true, null: true }) }), 'Post.k is the primary key and can not be null'],
  [
    'two primary keys',
    one({ a: integer({ primaryKey: true }), b: oneToOne('User', { primaryKey: true }) }),
    'Post has more than one primary key: a, b. A key of several columns is pk: compositePrimaryKey',
  ],
  [
    'a primary key beside a composite one',
    one({ a: integer({ primaryKey: true }), pk: compositePrimaryKey('a', 'b') }),
    'Post has more than one primary key: a, pk.',
  ],
  ['id that is no key', one({ id: integer() }), 'Post.id is not the primary key. Add primaryKey: true, or give it another name'],
  [
    'a composite key under another name',
    one({ key: compositePrimaryKey('a', 'b') }),
    'Post.key is a key of several columns and must be called pk.',
  ],
  [
    'a composite key of what does not exist',
    one({ pk: compositePrimaryKey('a', 'b'), a: integer() }),
    'Post.pk names "b", which is no column of the model. Columns are a.',
  ],
  [
    'a composite key of what may be null',
    one({ pk: compositePrimaryKey('a', 'b'), a: integer(), b: integer({ null: true }) }),
    'Post.b is part of the primary key and can not be null.',
  ],
  [
    'a composite key of what is generated',
    one({ pk: compositePrimaryKey('a', 'b'), a: integer(), b: generated({ expression: F('a'), output: integer() }) }),
    'Post.b is part of the primary key and can not be generated',
  ],
  [
    'a dbDefault that names a column',
    one({ a: integer(), b: integer({ dbDefault: F('a').add(1) }) }),
    'Post.b has a dbDefault that names a column.',
  ],
  [
    'a generated column of itself',
    one({ a: generated({ expression: F('a').add(1), output: integer() }) }),
    'Post.a is computed from itself: a -> a.',
  ],
  [
    'generated columns in a circle',
    one({ a: generated({ expression: F('b'), output: integer() }), b: generated({ expression: F('a'), output: integer() }) }),
    'Post.a is computed from itself: a -> b -> a.',
  ],
  [
    'a generated column of another table',
    one({ u: foreignKey('User'), a: generated({ expression: Lower('u__name'), output: text() }) }),
    'Post names "u__name" in the expression of a: it can name columns of its own table only.',
  ],
  [
    'a generated column of what does not exist',
    one({ a: generated({ expression: F('nope'), output: integer() }) }),
    'Post names "nope" in the expression of a: Post has no field "nope".',
  ],
  // relations
  [
    'an unknown target',
    one({ author: foreignKey('Usr') }),
    'Post.author points at "Usr", which is no registered model. Did you mean "User"? The registry has: Post, User.',
  ],
  ['an unknown target of a many-to-many', one({ tags: manyToMany('Tag') }), 'Post.tags points at "Tag", which is no registered model.'],
  [
    'an unknown model between',
    one({ users: manyToMany('User', { through: 'X' }) }),
    'Post.users points at "X", which is no registered model.',
  ],
  [
    'a target that several applications have',
    { 'a.Tag': [{}], 'b.Tag': [{}], 'c.Post': [{ tag: foreignKey('Tag') }] },
    "Post.tag points at \"Tag\", which several applications have. Write 'a.Tag' or 'b.Tag'.",
  ],
  [
    'two accessors of one name',
    one({ author: foreignKey('User'), editor: foreignKey('User') }),
    'Post.editor is the relation "post" on User, which Post.author is too. Give Post.editor a relatedName of its own, or \'+\' for none.',
  ],
  [
    'two accessors of one name, apart in lookups',
    one({
      a: foreignKey('User', { relatedName: 'x', relatedQueryName: 'y' }),
      b: foreignKey('User', { relatedName: 'x', relatedQueryName: 'z' }),
    }),
    'Post.b is the accessor "x" on User, which Post.a is too.',
  ],
  [
    'an accessor that is a field',
    one({ author: foreignKey('User', { relatedName: 'name' }) }),
    'Post.author is the relation "name" on User, which has a field of that name.',
  ],
  [
    'an accessor that is a forward relation',
    {
      Post: [{ author: foreignKey('User', { relatedName: 'friend' }) }],
      User: [{ friend: foreignKey('self', { relatedName: '+', null: true }) }],
    },
    'Post.author is the relation "friend" on User, which has a field of that name.',
  ],
  [
    'an accessor that is reserved',
    one({ author: foreignKey('User', { relatedName: 'save' }) }),
    'Post.author has the relatedName "save", which is a name that JavaScript or Nuages needs.',
  ],
  [
    'a default accessor that is reserved',
    { Save: [{ user: oneToOne('User') }], ...user },
    'Save.user is the relation "save" on User, which is a name that JavaScript or Nuages needs.',
  ],
  [
    'a query name with __',
    one({ author: foreignKey('User', { relatedQueryName: 'a__b' }) }),
    'Post.author has the relatedQueryName "a__b", which holds "__"',
  ],
  [
    'setNull where null is refused',
    one({ author: foreignKey('User', { onDelete: 'setNull' }) }),
    "Post.author has onDelete: 'setNull' but takes no null. Add null: true",
  ],
  [
    'setDefault without a default',
    one({ author: foreignKey('User', { onDelete: 'setDefault' }) }),
    "Post.author has onDelete: 'setDefault' but no default.",
  ],
  [
    'set(null) where null is refused',
    one({ author: foreignKey('User', { onDelete: set(null) }) }),
    'Post.author has onDelete: set(null) but takes no null.',
  ],
  [
    'set() of a wrong value',
    one({ author: foreignKey('User', { onDelete: set('x') }) }),
    'Post.author has onDelete: set() with a value that the key does not take: it takes a whole number.',
  ],
  [
    'a default that the key does not take',
    one({ author: foreignKey('User', { default: 'x' }) }),
    'Post.author has a default that the key does not take: it takes a whole number.',
  ],
  [
    'a default of null where it is refused',
    one({ author: foreignKey('User', { default: null }) }),
    'Post.author has the default null but takes no null.',
  ],
  [
    'a default that is an expression',
    one({ author: foreignKey('User', { default: Now() }) }),
    'Post.author has an expression as its default.',
  ],
  [
    'a toField that does not exist',
    one({ author: foreignKey('User', { toField: 'nope' }) }),
    'Post.author has the toField "nope", which is no column of User.',
  ],
  [
    'a toField that is not unique',
    one({ author: foreignKey('User', { toField: 'name' }) }),
    'Post.author points at User.name, which is not unique. Add unique: true to User.name.',
  ],
  [
    'a null primary key that is a relation',
    one({ author: foreignKey('User', { primaryKey: true, null: true }) }),
    'Post.author is the primary key and can not be null.',
  ],
  [
    'a key of several columns as target',
    { A: [{ b: foreignKey('B') }], B: [{ pk: compositePrimaryKey('x', 'y'), x: integer(), y: integer() }] },
    'A.b points at B, whose key is several columns. Give it toField',
  ],
  [
    'pairs with a key of several columns',
    { A: [{ bs: manyToMany('B') }], B: [{ pk: compositePrimaryKey('x', 'y'), x: integer(), y: integer() }] },
    'A.bs makes pairs with the key of B, which is several columns.',
  ],
  [
    'keys that are each other',
    { A: [{ b: oneToOne('B', { primaryKey: true }) }], B: [{ a: oneToOne('A', { primaryKey: true, relatedName: '+' }) }] },
    'A.b points at a key that points back at it.',
  ],
  [
    'through without a key',
    { A: [{ bs: manyToMany('B', { through: 'AB' }) }], B: [{}], AB: [{ b: foreignKey('B') }] },
    'A.bs goes through AB, which has no foreign key to A. AB has: b (to B).',
  ],
  [
    'through with too many keys',
    {
      A: [{ bs: manyToMany('B', { through: 'AB' }) }],
      B: [{}],
      AB: [{ a: foreignKey('A'), b: foreignKey('B'), c: foreignKey('B', { relatedName: '+' }) }],
    },
    'A.bs goes through AB, whose foreign keys leave open which are meant. Give throughFields',
  ],
  [
    'throughFields that are none',
    {
      A: [{ bs: manyToMany('B', { through: 'AB', throughFields: ['b', 'a'] }) }],
      B: [{}],
      AB: [{ a: foreignKey('A'), b: foreignKey('B') }],
    },
    'A.bs has the throughFields "b" and "a", which are not foreign keys of AB to A and to B.',
  ],
  [
    'throughFields without through',
    one({ tags: manyToMany('User', { throughFields: ['a', 'b'] }) }),
    'Post.tags has throughFields without `through`.',
  ],
  ['through and table', one({ tags: manyToMany('User', { through: 'X', table: 't' }) }), 'Post.tags has `through` and `table`.'],
  [
    'symmetrical to another model',
    one({ tags: manyToMany('User', { symmetrical: true }) }),
    'Post.tags is symmetrical but points at another model.',
  ],
  [
    'symmetrical with a relatedName',
    one({ tags: manyToMany('self', { symmetrical: true, relatedName: 'x' }) }),
    'Post.tags is symmetrical and has the relatedName "x"',
  ],
  // options
  ['an option that does not exist', one({}, { db_table: 'x' }), 'Model(\'Post\') has no option "db_table". It is called "table" here.'],
  ['unique_together', one({}, { unique_together: [['a']] }), 'It is called "constraints" here.'],
  ['an option of the wrong kind', one({}, { managed: 'no' }), "Model('Post'): managed takes true or false."],
  ['an app that is no name', one({}, { app: 'a b' }), "Model('Post'): app takes the plain name of an application."],
  ['NUL in a table', one({}, { table: 'a\0' }), 'table takes a name: text that is not empty and holds no NUL.'],
  ['two apps', { 'a.Post': [{}, { app: 'b' }] }, 'Post belongs to "a" by its name and to "b" by its options.'],
  [
    'an ordering by what does not exist',
    one({}, { ordering: ['-nope'] }),
    'Post names "nope" in its ordering: Post has no field "nope". Post has: id.',
  ],
  [
    'an ordering through a relation',
    one({ u: foreignKey('User') }, { ordering: ['u__nope'] }),
    'Post names "u__nope" in its ordering: User has no field "nope". Did you mean "name"? User has: id, name, post.',
  ],
  [
    'an ordering by an unknown transform',
    one({ n: integer() }, { ordering: ['n__length'] }),
    'Post names "n__length" in its ordering: n has no transform "length".',
  ],
  ['an ordering by an expression of what does not exist', one({}, { ordering: [Lower('nope')] }), 'Post names "nope" in its ordering'],
  ['getLatestBy', one({}, { getLatestBy: ['-nope'] }), 'Post names "nope" in getLatestBy'],
  ['an index of what does not exist', one({}, { indexes: [index(['nope'])] }), 'Post names "nope" in an index: Post has no field "nope".'],
  [
    'an index of a path',
    one({ t: text() }, { indexes: [index(['t__length'])] }),
    'Post names "t__length" in an index, which is no column. Write an expression',
  ],
  [
    'an index of another table',
    one({ u: foreignKey('User') }, { indexes: [index([Lower('u__name')])] }),
    'Post names "u__name" in an index: it can name columns of its own table only.',
  ],
  [
    'an index of rows of another table',
    one({ us: manyToMany('User') }, { indexes: [index(['us'])] }),
    'Post names "us" in an index: it can name columns of its own table only.',
  ],
  [
    'the condition of an index',
    one({ t: text() }, { indexes: [index(['t'], { where: Q({ t__nope: 1 }) })] }),
    'Post names "t__nope" in an index: t has no lookup "nope".',
  ],
  [
    'a nested condition of an index',
    one({ t: text() }, { indexes: [index(['t'], { where: Q({ t: 'a' }).or(Q({ nope: 1 }).not()) })] }),
    'Post names "nope" in an index',
  ],
  [
    'the right side of a condition',
    one({ t: text() }, { indexes: [index(['t'], { where: Q({ t: F('nope') }) })] }),
    'Post names "nope" in an index',
  ],
  [
    'include of what does not exist',
    one({ t: text() }, { indexes: [index(['t'], { include: ['nope'] })] }),
    'Post names "nope" in an index',
  ],
  [
    'more opclasses than columns',
    one({ t: text() }, { indexes: [index(['t'], { opclasses: ['a', 'b'] })] }),
    'Post has an index with more opclasses than columns.',
  ],
  [
    'a gin index in order',
    one({ t: text() }, { indexes: [index(['-t'], { using: 'gin' })] }),
    'Post has a gin index with a descending column.',
  ],
  [
    'two indexes of one name',
    one({ t: text() }, { indexes: [index(['t'], { name: 'x' }), index(['-t'], { name: 'x' })] }),
    'Post has two indexes or constraints called "x".',
  ],
  ['a unique constraint of what does not exist', one({}, { constraints: [unique(['nope'])] }), 'Post names "nope" in a unique constraint'],
  [
    'a deferrable unique constraint of some rows',
    one({ t: text() }, { constraints: [unique(['t'], { where: Q({ t: 'x' }), deferrable: true })] }),
    'Post has a unique constraint with deferrable and where',
  ],
  [
    'a descending unique constraint',
    one({ t: text() }, { constraints: [unique(['-t'])] }),
    'Post has a unique constraint with a descending column.',
  ],
  [
    'a check of what does not exist',
    one({}, { constraints: [check(Q({ nope__gt: 1 }))] }),
    'Post names "nope__gt" in a check: Post has no field "nope".',
  ],
  ['text for an index', one({}, { indexes: ['title'] }), "Model('Post'): indexes takes a list of index(...)."],
  [
    'an index for a constraint',
    one({ t: text() }, { constraints: [index(['t'])] }),
    'constraints takes a list of unique(...) and check(...).',
  ],
];

describe('a wrong definition says of which model and field', () => {
  it.each(cases)('%s', (_, models, says) => {
    const message = wrong(() => bind(models));
    expect(message).toContain(says);
    expect(message).toMatch(/^NUA_(MODEL_INVALID|NAME_RESERVED): /);
    expect(message).not.toMatch(/undefined|\[object|\.\.$/);
  });
});

describe('index(), unique() and check() say what they take', () => {
  it.each<[string, () => unknown, string]>([
    ['no columns', () => index([]), "index() takes a list of columns and expressions. Write index(['author', 'createdAt'])."],
    ['text', () => unique('a' as never), 'unique() takes a list of columns and expressions.'],
    ['an unknown method', () => index(['a'], { using: 'rtree' }), "index(): using takes 'btree' or 'hash'"],
    ['condition', () => unique(['a'], { condition: Q({ a: 1 }) }), 'unique() has no option "condition". It is called "where" here.'],
    ['a plain object as where', () => index(['a'], { where: { a: 1 } }), 'index(): where takes a Q.'],
    ['a check of text', () => check('a > 1'), 'check() takes a Q, an object of lookups or an expression.'],
  ])('%s', (_, make, says) => {
    expect(wrong(make)).toContain(says);
  });
});

it('knows an explicit id as the key', () => {
  expect(bind({ A: [{ id: autoField() }], B: [{ id: char({ primaryKey: true }) }] }).B!.primaryKey[0]!.type.kind).toBe('text');
});
