import { describe, expect, it } from 'vitest';
import { F, Now, Lower } from '../../src/expressions/index.js';
import {
  array,
  bigint,
  char,
  type ColumnField,
  compositePrimaryKey,
  customField,
  date,
  dateTime,
  decimal,
  email,
  FIELD,
  foreignKey,
  generated,
  integer,
  json,
  manyToMany,
  oneToOne,
  set,
  slug,
  text,
  timestamps,
  url,
  uuid,
  uuid7,
} from '../../src/fields/index.js';

const wrong = (make: () => unknown): string => {
  try {
    make();
  } catch (error) {
    expect(error).toMatchObject({ code: 'NUA_MODEL_INVALID' });
    return (error as Error).message;
  }
  throw new Error('nothing was thrown');
};

describe('options of a field', () => {
  it('are known, and what they are by default', () => {
    expect(char().options).toEqual({
      null: false,
      primaryKey: false,
      unique: false,
      index: false,
      editable: true,
      autoNow: false,
      autoNowAdd: false,
      identity: false,
      validators: [],
    });
    const validator = () => {};
    expect(
      char({
        null: true,
        default: null,
        dbDefault: 'x',
        unique: true,
        index: true,
        column: 'a "b"\n',
        editable: false,
        helpText: 'h',
        choices: ['x'],
        validators: [validator],
        maxLength: 3,
      }).options,
    ).toEqual({
      null: true,
      default: null,
      dbDefault: 'x',
      primaryKey: false,
      unique: true,
      index: true,
      column: 'a "b"\n',
      editable: false,
      helpText: 'h',
      choices: ['x'],
      validators: [validator],
      autoNow: false,
      autoNowAdd: false,
      identity: false,
    });
    expect(slug().options.index).toBe(true);
    expect(slug({ index: false }).options.index).toBe(false);
  });

  it.each<[string, () => unknown, string]>([
    ['db_index', () => char({ db_index: true }), 'char() has no option "db_index". It is called "index" here.'],
    ['max_length', () => char({ max_length: 5 }), 'char() has no option "max_length". It is called "maxLength" here.'],
    ['db_column', () => integer({ db_column: 'x' }), 'It is called "column" here.'],
    ['auto_now_add', () => dateTime({ auto_now_add: true }), 'It is called "autoNowAdd" here.'],
    ['primary_key', () => uuid({ primary_key: true }), 'It is called "primaryKey" here.'],
    ['nullable', () => char({ nullable: true }), 'It is called "null" here.'],
    ['blank', () => char({ blank: true }), 'What may be left out follows from null and default.'],
    ['decimal_places', () => decimal({ decimal_places: 2 }), 'It is called "decimalPlaces" here.'],
    ['maxLenght', () => char({ maxLenght: 5 }), 'Did you mean "maxLength"?'],
    ['maxLength of an integer', () => integer({ maxLength: 5 }), 'integer() has no option "maxLength".'],
    ['on_delete', () => foreignKey('User', { on_delete: 'cascade' }), 'It is called "onDelete" here.'],
    ['related_name', () => manyToMany('Tag', { related_name: 'x' }), 'It is called "relatedName" here.'],
    ['unique of a foreign key', () => foreignKey('User', { unique: true }), 'A foreign key that is unique is oneToOne().'],
    ['on_delete of many-to-many', () => manyToMany('Tag', { onDelete: 'cascade' }), 'manyToMany() has no option "onDelete".'],
  ])('%s is unknown', (_, make, says) => {
    expect(wrong(make)).toContain(says);
  });

  it.each<[string, () => unknown, string]>([
    ['a number for options', () => char(200 as never), 'char() takes an object of options. Write char({ ... }).'],
    ['maxLength of text', () => char({ maxLength: '5' }), 'char(): maxLength takes a whole number from 1.'],
    ['maxLength of 0', () => char({ maxLength: 0 }), 'maxLength takes a whole number from 1'],
    ['null of text', () => char({ null: 'yes' }), 'char(): null takes true or false.'],
    ['an empty column', () => char({ column: '' }), 'column takes a name'],
    ['NUL in a column', () => char({ column: 'a\0b' }), 'holds no NUL'],
    ['choices with labels', () => char({ choices: [['a', 'A']] }), 'choices takes a list of plain values, without labels'],
    ['no choices', () => char({ choices: [] }), 'choices takes'],
    ['a validator that is no function', () => char({ validators: ['x'] }), 'validators takes a list of functions'],
    ['an unknown mode', () => bigint({ mode: 'text' }), "mode takes 'number' or 'bigint'"],
    ['a precision of 7', () => dateTime({ precision: 7 }), 'precision takes a whole number from 0 to 6'],
    ['a default of undefined', () => char({ default: undefined }), 'char() has the default undefined. Leave default out, or give null.'],
    ['a rule of deletion that does not exist', () => foreignKey('User', { onDelete: 'ignore' }), "onDelete takes 'cascade' or 'protect'"],
    ['a class as target', () => foreignKey(class {} as never), 'foreignKey() takes the name of a model.'],
    [
      'one throughField',
      () => manyToMany('Tag', { through: 'X', throughFields: ['a'] }),
      'throughFields takes the names of two foreign keys',
    ],
    ['array without item', () => array('integer'), 'array() takes the field of its elements first.'],
    ['generated without expression', () => generated({ output: integer() }), 'generated() takes an expression'],
    ['generated without output', () => generated({ expression: F('a') }), 'generated() takes as output'],
    ['compositePrimaryKey of one', () => compositePrimaryKey('a'), 'takes the names of two columns or more'],
    ['compositePrimaryKey of one twice', () => compositePrimaryKey('a', 'a'), 'each once'],
  ])('refuses %s', (_, make, says) => {
    expect(wrong(make)).toContain(says);
  });

  it('leaves out options that are undefined, save defaults', () => {
    expect(char({ maxLength: undefined, null: undefined }).type.column).toEqual({ name: 'text' });
  });

  it('copies a default that could be changed in place for each row', () => {
    const [list, document, when] = [
      array(integer(), { default: [1] }),
      json()({ default: { a: [] } }),
      dateTime({ default: new Date(0) }),
    ].map((f) => f.options.default as () => unknown);
    expect([list!(), document!(), when!()]).toEqual([[1], { a: [] }, new Date(0)]);
    expect(list!()).not.toBe(list!());
  });
});

describe('options that do not go together wait for Model()', () => {
  it.each<[ColumnField, RegExp]>([
    [integer({ primaryKey: true, null: true }), /primary key and can not be null/],
    [dateTime({ autoNow: true, autoNowAdd: true }), /autoNow and autoNowAdd: keep one/],
    [dateTime({ autoNow: true, default: new Date() }), /autoNow and a default: keep one/],
    [date({ autoNowAdd: true, default: '2024-01-01' }), /autoNowAdd and a default/],
    [integer({ default: '5' }), /default that it does not take: it takes a whole number/],
    [integer({ default: null }), /default null but takes no null/],
    [char({ choices: ['a', 'b'], default: 'c' }), /default that is none of its choices/],
    [integer({ choices: [1, 'b'] }), /a choice that it does not take: it takes a whole number/],
    [dateTime({ default: Now() }), /expression as its default: that is dbDefault/],
    [integer({ dbDefault: 'x' }), /dbDefault that it does not take/],
    [integer({ dbDefault: () => 5 }), /function as its dbDefault/],
    [decimal({ maxDigits: 3, decimalPlaces: 4 }), /more decimalPlaces than maxDigits/],
    [decimal({ maxDigits: 3 }), /give both, or neither/],
    [array(integer({ unique: true })), /an item integer\(\) with unique: that is an option of the array/],
    [array(integer({ default: 'x' })), /an item integer\(\) that has a default/],
    [generated({ expression: F('a'), output: integer({ default: 1 }) }), /can not have default/],
    [generated({ expression: F('a'), output: integer({ primaryKey: true }) }), /can not have primaryKey/],
  ])('%#', (field, says) => {
    expect(field.faults.join('; ')).toMatch(says);
  });

  it('and what goes together does not', () => {
    for (const field of [
      char({ default: 'a', choices: ['a'] }),
      char({ default: () => 'x' }),
      integer({ null: true, default: null }),
      dateTime({ dbDefault: Now() }),
      char({ dbDefault: Lower('x') }),
      decimal({ maxDigits: 4, decimalPlaces: 4, default: '0.5' }),
      uuid({ primaryKey: true, default: uuid7 }),
      array(integer(), { default: () => [] }),
    ])
      expect(field.faults).toEqual([]);
  });
});

describe('rules that fullClean() checks', () => {
  const problems = (field: ColumnField, value: unknown) => field.checks.map((check) => check(value as never)).filter(Boolean);
  it.each<[ColumnField, unknown, string[]]>([
    [char({ maxLength: 2 }), 'abc', ['takes at most 2 characters']],
    [char({ maxLength: 2 }), '😀😀', []],
    [text({ maxLength: 2 }), 'abc', ['takes at most 2 characters']],
    [email(), 'a.b+c@d.example', []],
    [email(), 'ü@münchen.example', ['takes an email address']],
    [email(), 'u@münchen.example', []],
    [email(), 'a@b', ['takes an email address']],
    [email(), 'a b@c.example', ['takes an email address']],
    [email(), 'a..b@c.example', ['takes an email address']],
    [email(), '@c.example', ['takes an email address']],
    [url(), 'https://a.example/x?y#z', []],
    [url(), 'javascript:alert(1)', ['takes a URL with http, https, ftp or ftps']],
    [url(), 'a.example', ['takes a URL with http, https, ftp or ftps']],
    [url(), 'https://a.example/ x', ['takes a URL with http, https, ftp or ftps']],
    [slug(), 'a-b_c9', []],
    [slug(), 'a b', ['takes letters, digits, - and _ only']],
    [decimal({ maxDigits: 4, decimalPlaces: 2 }), '99.99', []],
    [decimal({ maxDigits: 4, decimalPlaces: 2 }), '099.9900', []],
    [decimal({ maxDigits: 4, decimalPlaces: 2 }), 1.005, ['takes at most 2 decimal places']],
    [decimal({ maxDigits: 4, decimalPlaces: 2 }), '-100', ['takes at most 2 digits before the point']],
    [array(integer(), { size: 1 }), [1, 2], ['takes at most 1 elements']],
    [array(char({ maxLength: 1 })), ['a', 'bc'], ['takes a list of which each element takes at most 1 characters']],
    [array(char({ choices: ['a'] })), ['b'], ['takes a list of which each element is one of its choices']],
  ])('%#', (field, value, says) => {
    expect(problems(field, value)).toEqual(says);
  });
});

describe('relations', () => {
  it('are data', () => {
    expect(foreignKey('User', { relatedName: 'posts', onDelete: set(5) })).toMatchObject({
      [FIELD]: 'foreignKey',
      to: 'User',
      unique: false,
      null: false,
      relatedName: 'posts',
      onDelete: { set: 5 },
      index: true,
      deferrable: true,
      primaryKey: false,
    });
    expect(oneToOne('User').unique).toBe(true);
    expect(foreignKey('User').onDelete).toBe('cascade');
    expect(manyToMany('Tag', { through: 'PostTag' })).toMatchObject({ [FIELD]: 'manyToMany', to: 'Tag', through: 'PostTag' });
  });
});

describe('customField', () => {
  it('makes a field of your own', () => {
    const point = customField({
      type: { postgres: 'point', sqlite: 'text' },
      kind: 'array',
      encode: ([x, y]: [number, number]) => `(${x},${y})`,
      decode: (cell: string) => cell.slice(1, -1).split(',').map(Number),
      operatorClasses: { gist: 'point_ops' },
    });
    const field = point({ null: true });
    expect(field.type.column).toEqual({ name: 'custom', sql: { postgres: 'point', sqlite: 'text' } });
    expect(field.type.cell).toEqual({ name: 'text' });
    expect(field.type.encode([1, 2])).toBe('(1,2)');
    expect(field.options.null).toBe(true);
    expect(field.type.operatorClasses).toEqual({ gist: 'point_ops' });
    expect(wrong(() => point({ maxLength: 3 }))).toContain('customField() has no option "maxLength".');
  });
  it.each([
    ['kind', { kind: 'vector', type: 'x', encode: () => 1 }, 'has the kind "vector", which does not exist'],
    ['type', { kind: 'text', encode: () => 1 }, 'has no type'],
    ['encode', { kind: 'text', type: 'x' }, 'has no encode'],
    ['decode', { kind: 'text', type: 'x', encode: () => 1, decode: 5 }, 'has a decode that is no function'],
  ])('says what is wrong with its %s', (_, definition, says) => {
    expect(wrong(() => customField(definition as never))).toContain(says);
  });
});

describe('uuid7', () => {
  it('makes UUIDs of version 7 that sort as they were made', () => {
    const made = Array.from({ length: 20_000 }, uuid7);
    expect(made.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id))).toBe(true);
    expect(new Set(made).size).toBe(made.length);
    expect([...made].sort()).toEqual(made);
    expect(Math.abs(parseInt(made[0]!.replace('-', '').slice(0, 12), 16) - Date.now())).toBeLessThan(5000);
  });
});

it('has timestamps', () => {
  expect([timestamps.createdAt.options.autoNowAdd, timestamps.updatedAt.options.autoNow]).toEqual([true, true]);
});
