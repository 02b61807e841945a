import { describe, expect, it } from 'vitest';
import {
  array,
  autoField,
  bigint,
  binary,
  boolean,
  char,
  type ColumnField,
  date,
  dateTime,
  decimal,
  duration,
  email,
  float,
  integer,
  ip,
  json,
  slug,
  smallInteger,
  text,
  time,
  url,
  uuid,
} from '../../src/fields/index.js';
import { Decimal, Duration, JsonNull } from '../../src/ir/index.js';

const encode = (field: ColumnField, value: unknown) => field.type.encode(value);
const decode = (field: ColumnField, cell: unknown) => (field.type.decode as (cell: unknown) => unknown)(cell);

const takes: [name: string, field: ColumnField, given: unknown, cell: unknown][] = [
  ['char', char({ maxLength: 5 }), 'abc', 'abc'],
  ['char beyond its length, which the database judges', char({ maxLength: 2 }), 'abc', 'abc'],
  ['text', text(), '', ''],
  ['email', email(), 'a@b.example', 'a@b.example'],
  ['url', url(), 'x', 'x'],
  ['slug', slug(), 'a-b', 'a-b'],
  ['ip 4', ip(), '10.0.0.1', '10.0.0.1'],
  ['ip 6 in its shortest form', ip(), '2001:0DB8:0:0::1', '2001:db8::1'],
  ['ip 6 of an IPv4 address', ip(), '::FFFF:10.10.10.10', '::ffff:10.10.10.10'],
  ['integer', integer(), -2147483648, -2147483648],
  ['integer -0', integer(), -0, 0],
  ['smallInteger', smallInteger(), 32767, 32767],
  ['float', float(), 1.5, 1.5],
  ['float Infinity', float(), Infinity, Infinity],
  ['boolean', boolean(), false, false],
  ['uuid in lower case', uuid(), '6BA7B810-9DAD-11D1-80B4-00C04FD430C8', '6ba7b810-9dad-11d1-80b4-00c04fd430c8'],
  ['binary', binary(), new Uint8Array([1]), new Uint8Array([1])],
  ['duration', duration(), new Duration(5n), 5n],
  ['duration of parts', duration(), { hours: 1, minutes: -30 }, 1_800_000_000n],
  ['date', date(), '2024-02-29', '2024-02-29'],
  ['time', time(), '23:59', '23:59:00'],
  ['time with a fraction', time(), '23:59:59.5', '23:59:59.500000'],
  ['time with a fraction of zero', time(), '23:59:59.000', '23:59:59'],
  ['autoField', autoField(), 7, 7],
  ['bigint as number', bigint(), 2 ** 53 - 1, 2 ** 53 - 1],
  ['bigint as number, given a small bigint', bigint(), 5n, 5],
  ['bigint as bigint', bigint({ mode: 'bigint' }), 2n ** 63n - 1n, 2n ** 63n - 1n],
  ['bigint as bigint, given a number', bigint({ mode: 'bigint' }), 5, 5n],
  ['decimal', decimal(), new Decimal('1.50'), '1.50'],
  ['decimal of text', decimal(), ' 1.50 ', '1.50'],
  ['decimal of a number: what it prints', decimal(), 0.1, '0.1'],
  ['decimal of a large number', decimal(), 1e21, '1000000000000000000000'],
  ['decimal of a small number', decimal(), 1e-7, '0.0000001'],
  ['dateTime as text, from an offset', dateTime({ mode: 'string' }), '2024-03-01T01:30:00.123456+02:00', '2024-02-29T23:30:00.123456Z'],
  ['dateTime as text, from a negative offset', dateTime({ mode: 'string' }), '2023-12-31 20:00-05:30', '2024-01-01T01:30:00.000000Z'],
  ['dateTime as text, from Z', dateTime({ mode: 'string' }), '2024-01-01T00:00:00Z', '2024-01-01T00:00:00.000000Z'],
  ['dateTime as text, from a Date', dateTime({ mode: 'string' }), new Date(5), '1970-01-01T00:00:00.005000Z'],
  ['json', json()(), { a: [1, 'x', null, { b: true }] }, { a: [1, 'x', null, { b: true }] }],
  ['json text', json()(), 'x', 'x'],
  ['array', array(integer()), [1, 2], [1, 2]],
  [
    'array of what is changed on its way',
    array(uuid()),
    ['6BA7B810-9DAD-11D1-80B4-00C04FD430C8'],
    ['6ba7b810-9dad-11d1-80b4-00c04fd430c8'],
  ],
  ['array with null', array(integer({ null: true })), [1, null], [1, null]],
  ['array of arrays', array(array(integer())), [[1], [2]], [[1], [2]]],
];

describe('encode', () => {
  it.each(takes)('takes %s', (_, field, given, cell) => {
    expect(encode(field, given)).toStrictEqual(cell);
  });

  it('hands a Date on as it is', () => {
    const now = new Date();
    expect(encode(dateTime(), now)).toBe(now);
  });

  it('writes JsonNull as the JSON value null, apart from SQL NULL', () => {
    const cell = encode(json()(), JsonNull);
    expect(cell).not.toBeNull();
    expect(JSON.stringify(cell)).toBe('null');
  });

  const self: { self?: unknown } = {};
  self.self = [self];
  const twice = { a: 1 };
  const refused: [name: string, field: ColumnField, given: unknown, says: RegExp][] = [
    ['char', char(), 5, /^takes text$/],
    ['char', char(), '\ud800', /^takes text without halves/],
    ['text', text(), new String('x'), /^takes text/],
    ['ip', ip(), '10.0.0.256', /^takes an IPv4 or IPv6 address/],
    ['ip', ip(), 'fe80::1%eth0', /^takes an IPv4/],
    ['integer', integer(), 1.5, /^takes a whole number$/],
    ['integer', integer(), '5', /^takes a whole number$/],
    ['integer', integer(), NaN, /^takes a whole number$/],
    ['integer', integer(), true, /^takes a whole number$/],
    ['integer', integer(), 2 ** 31, /^takes a whole number from -2147483648 to 2147483647$/],
    ['smallInteger', smallInteger(), 32768, /^takes a whole number from -32768 to 32767$/],
    ['float', float(), NaN, /^takes a number$/],
    ['float', float(), '1', /^takes a number$/],
    ['boolean', boolean(), 1, /^takes true or false$/],
    ['boolean', boolean(), 'true', /^takes true or false$/],
    ['uuid', uuid(), 'x', /^takes a UUID/],
    ['binary', binary(), 'x', /^takes a Uint8Array/],
    ['binary', binary(), [1], /^takes a Uint8Array/],
    ['duration', duration(), 5, /^takes a Duration/],
    ['duration', duration(), { hour: 1 }, /^takes a Duration or its parts: Duration has no part "hour"/],
    ['duration', duration(), {}, /^takes a Duration/],
    ['duration', duration(), [1], /^takes a Duration/],
    ['duration', duration(), new Duration(2n ** 63n), /^takes a Duration of at most/],
    ['date', date(), '2023-02-29', /^takes a day as 'YYYY-MM-DD'/],
    ['date', date(), '2023-2-9', /^takes a day/],
    ['date', date(), '0000-01-01', /^takes a day/],
    ['date', date(), new Date(), /^takes a day/],
    ['time', time(), '24:00', /^takes a time of day/],
    ['time', time(), '12:00:00.1234567', /^takes a time of day/],
    ['bigint', bigint(), 2 ** 53, /bigint\(\{ mode: 'bigint' \}\)/],
    ['bigint', bigint(), 2n ** 60n, /bigint\(\{ mode: 'bigint' \}\)/],
    ['bigint', bigint(), '5', /^takes a whole number$/],
    ['bigint', bigint({ mode: 'bigint' }), 2n ** 63n, /^takes a bigint of 64 bits/],
    ['bigint', bigint({ mode: 'bigint' }), 1.5, /^takes a bigint/],
    ['decimal', decimal(), NaN, /^takes a Decimal, its text or a number/],
    ['decimal', decimal(), Infinity, /^takes a Decimal/],
    ['decimal', decimal(), '1,5', /^takes a finite decimal number/],
    ['decimal', decimal(), 'NaN', /^takes a finite decimal number/],
    ['decimal', decimal(), true, /^takes a Decimal/],
    ['dateTime', dateTime(), new Date(NaN), /^takes a Date that is valid/],
    ['dateTime', dateTime(), '2024-01-01T00:00:00Z', /^takes a Date$/],
    ['dateTime', dateTime(), 5, /^takes a Date$/],
    ['dateTime', dateTime(), new Date(8.64e15), /^takes a Date of the years 1 to 9999/],
    ['dateTime as text', dateTime({ mode: 'string' }), '2024-01-01T00:00:00', /with Z or an offset/],
    ['dateTime as text', dateTime({ mode: 'string' }), '2024-13-01T00:00:00Z', /^takes a Date, or text/],
    ['dateTime as text', dateTime({ mode: 'string' }), '2024-01-01T00:00:00.1234567Z', /^takes a Date, or text/],
    ['dateTime as text', dateTime({ mode: 'string' }), '0001-01-01T00:00:00+01:00', /^takes a Date, or text/],
    ['json', json()(), undefined, /^takes JSON, which has no undefined/],
    ['json', json()(), { a: undefined }, /leave the key out, or write null/],
    ['json', json()(), [undefined], /no undefined/],
    ['json', json()(), { a: new Date() }, /no Date: write its text/],
    ['json', json()(), { a: 5n }, /no bigint/],
    ['json', json()(), () => 1, /no function/],
    ['json', json()(), { a: [NaN] }, /no NaN/],
    ['json', json()(), self, /can not hold itself/],
    ['json', json()(), new Map(), /no Map/],
    ['json', json()(), { a: JsonNull }, /no symbol/],
    ['array', array(integer()), 5, /^takes a list$/],
    ['array', array(integer()), [1, 'x'], /^takes a list of which each element takes a whole number$/],
    ['array', array(integer()), [null], /^takes a list without null: its item has no null: true$/],
    ['array', array(integer({ null: true })), [undefined], /^takes a list without undefined/],
  ];
  it.each(refused)('refuses for %s %#', (_, field, given, says) => {
    expect(() => encode(field, given)).toThrow(says);
    expect(() => encode(field, given)).toThrow(TypeError);
  });

  it('takes a document that holds one object twice', () => {
    expect(encode(json()(), [twice, twice])).toEqual([twice, twice]);
  });
});

describe('decode', () => {
  it('reads decimals by mode', () => {
    expect(decode(decimal(), '12.50')).toBeInstanceOf(Decimal);
    expect(String(decode(decimal(), '12.50'))).toBe('12.50');
    expect(decimal({ mode: 'string' }).type.decode).toBeUndefined();
    expect(decode(decimal({ mode: 'number' }), '1.50')).toBe(1.5);
  });
  it('tells the driver the places of decimals, which not every database keeps', () => {
    expect(decimal({ maxDigits: 10, decimalPlaces: 2 }).type.cell).toEqual({ name: 'decimal', places: 2 });
    expect(decimal().type.cell).toEqual({ name: 'decimal' });
  });
  it('reads durations, alone and in arrays', () => {
    expect(decode(duration(), 5n)).toEqual(new Duration(5n));
    expect(decode(array(duration({ null: true })), [5n, null])).toEqual([new Duration(5n), null]);
  });
  it('needs nothing where the cell is the value', () => {
    for (const field of [char(), integer(), bigint(), uuid(), date(), time(), dateTime(), json()(), boolean(), array(integer())])
      expect(field.type.decode).toBeUndefined();
  });
});

describe('types of columns', () => {
  it.each<[ColumnField, string, object]>([
    [char({ maxLength: 5 }), 'text', { name: 'char', length: 5 }],
    [char(), 'text', { name: 'text' }],
    [text({ maxLength: 5 }), 'text', { name: 'text' }],
    [email(), 'text', { name: 'char', length: 254 }],
    [email({ maxLength: 100 }), 'text', { name: 'char', length: 100 }],
    [url(), 'text', { name: 'char', length: 200 }],
    [slug(), 'text', { name: 'char', length: 50 }],
    [ip(), 'text', { name: 'ip' }],
    [integer(), 'number', { name: 'integer' }],
    [smallInteger(), 'number', { name: 'smallint' }],
    [float(), 'float', { name: 'float' }],
    [boolean(), 'boolean', { name: 'boolean' }],
    [uuid(), 'uuid', { name: 'uuid' }],
    [binary(), 'binary', { name: 'binary' }],
    [duration(), 'duration', { name: 'interval' }],
    [date(), 'date', { name: 'date' }],
    [time(), 'time', { name: 'time', precision: 6 }],
    [autoField(), 'bigint-number', { name: 'bigint' }],
    [bigint(), 'bigint-number', { name: 'bigint' }],
    [bigint({ mode: 'bigint' }), 'bigint', { name: 'bigint' }],
    [decimal(), 'decimal', { name: 'decimal' }],
    [decimal({ maxDigits: 10, decimalPlaces: 2 }), 'decimal', { name: 'decimal', digits: 10, places: 2 }],
    [dateTime(), 'datetime', { name: 'timestamp', precision: 3 }],
    [dateTime({ mode: 'string', precision: 6 }), 'datetime-text', { name: 'timestamp', precision: 6 }],
    [json()(), 'json', { name: 'json' }],
    [array(char({ maxLength: 5 }), { size: 3 }), 'array', { name: 'array', item: { name: 'char', length: 5 }, length: 3 }],
  ])('%#', (field, cell, column) => {
    expect(field.type.cell.name).toBe(cell);
    expect(field.type.column).toEqual(column);
  });

  it('knows the cells of elements', () => {
    expect(array(array(dateTime())).type.cell).toEqual({ name: 'array', item: { name: 'array', item: { name: 'datetime' } } });
  });
  it('shares one type where options do not change it', () => {
    expect(integer({ null: true }).type).toBe(integer().type);
  });
});
