import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DriverConnection } from '../../../src/contract/index.js';
import type { ValueType } from '../../../src/ir/index.js';
import {
  JSON_NULL,
  big,
  binary,
  bool,
  aggregate,
  call,
  column,
  date,
  datetime,
  decimal,
  duration,
  evaluate,
  float,
  integer,
  json,
  literal,
  runSelect,
  select,
  text,
  time,
  type,
  uuid,
  Values,
} from './evaluate.js';
import { connect, onEachPackage } from './open.js';

/** op, type of the result, arguments as [type, value], expected, options */
type Case = readonly [
  op: string,
  of: ValueType,
  args: readonly (readonly [ValueType, unknown])[],
  result: unknown,
  options?: Record<string, unknown>,
];

onEachPackage('templates', (driver) => {
  let connection: DriverConnection;
  beforeAll(async () => {
    connection = await connect(driver);
    await connection.script('CREATE TABLE t (id integer PRIMARY KEY); INSERT INTO t VALUES (1)');
  });
  afterAll(() => connection.close());

  const value = ([op, of, args, , options]: Case) =>
    evaluate(connection, ({ value }) =>
      call(
        op,
        of,
        args.map(([t, v]) => (v === null ? literal(t, null) : value(t, v))),
        options,
      ),
    );

  const s = (v: string | null) => [text, v] as const;
  const i = (v: number | null) => [integer, v] as const;
  const f = (v: number | null) => [float, v] as const;
  const d = (v: string | null) => [decimal, v] as const;
  const at = (v: string) => [datetime, v] as const;
  const pattern = (op: string, x: string, y: string, result: boolean): Case => [op, bool, [s(x), s(y)], result];

  const cases: Readonly<Record<string, readonly Case[]>> = {
    comparison: [
      ['eq', bool, [i(1), i(1)], true],
      ['eq', bool, [s('a'), s('A')], false],
      ['ne', bool, [i(1), i(2)], true],
      ['gt', bool, [f(1.5), i(1)], true],
      ['gte', bool, [i(1), i(1)], true],
      ['lt', bool, [d('9.9'), d('10')], true],
      ['lte', bool, [d('1.10'), d('1.1')], true],
      ['isnull', bool, [s(null)], true],
      ['notnull', bool, [s('')], true],
      ['range', bool, [i(2), i(1), i(2)], true],
      ['in', bool, [i(2), i(1), i(2)], true],
      [
        'eq',
        bool,
        [
          [json, { a: 1, b: [2] }],
          [json, { a: 1, b: [2] }],
        ],
        true,
      ],
    ],
    text: [
      pattern('contains', 'a%b', String.raw`%\%%`, true),
      pattern('contains', 'axb', String.raw`%a\%b%`, false),
      pattern('icontains', 'HELLO', '%ell%', true),
      pattern('startswith', String.raw`c:\temp`, String.raw`c:\\%`, true),
      pattern('iendswith', 'abc', '%BC', true),
      pattern('iexact', 'ab_', String.raw`AB\_`, true),
      pattern('contains-expr', 'a%b', '%', true),
      pattern('contains-expr', 'ab', '%', false),
      pattern('icontains-expr', 'ABC', 'b', true),
      pattern('startswith-expr', 'a_b', 'a_', true),
      pattern('istartswith-expr', 'axb', 'a_', false),
      pattern('endswith-expr', String.raw`x\y`, String.raw`\y`, true),
      pattern('iexact-expr', 'a%', 'A%', true),
      pattern('iexact-expr', 'ab', 'A%', false),
      pattern('regex', 'abc', '^a.c$', true),
      pattern('regex', 'ABC', '^a.c$', false),
      pattern('iregex', 'ПРИВЕТ', 'привет', true),
      pattern('regex', '😀', '^.$', true),
      pattern('regex', 'a-b', String.raw`a\-b`, true),
      pattern('regex', 'ABC', '(?i)^abc$', true),
      ['regex', bool, [i(1000), s('^1')], true],
      ['regex', bool, [f(2), s(String.raw`^2\.0$`)], true],
      ['regex', bool, [s(null), s('x')], null],
      ['iexact', bool, [[uuid, 'deadbeef-0000-4000-8000-000000000000'], s('DEADBEEF-0000-4000-8000-000000000000')], true],
      ['contains', bool, [[uuid, 'deadbeef-0000-4000-8000-000000000000'], s('%BEEF-0000%')], true],
      ['lower', text, [s('ÀB')], 'Àb'],
      ['upper', text, [s('éa')], 'éA'],
      ['length', integer, [s('a😀')], 2],
      ['trim', text, [s('  a ')], 'a'],
      ['ltrim', text, [s('  a ')], 'a '],
      ['rtrim', text, [s('  a ')], '  a'],
      ['substr', text, [s('abcdef'), i(2), i(3)], 'bcd'],
      ['substr', text, [s('abcdef'), i(4)], 'def'],
      ['concat', text, [s('a'), s(null), s('b')], 'ab'],
      ['concat', text, [s('n'), i(1)], 'n1'],
      ['replace', text, [s('a.b.c'), s('.'), s('-')], 'a-b-c'],
      ['reverse', text, [s('a😀b')], 'b😀a'],
      ['reverse', text, [s('')], ''],
      ['reverse', text, [s(null)], null],
      ['repeat', text, [s('ab'), i(3)], 'ababab'],
      ['repeat', text, [s('ab'), i(-1)], ''],
      ['left', text, [s('abc'), i(2)], 'ab'],
      ['right', text, [s('abc'), i(2)], 'bc'],
      ['right', text, [s('abc'), i(9)], 'abc'],
    ],
    numbers: [
      ['add', integer, [i(2), i(3)], 5],
      ['sub', integer, [i(2), i(3)], -1],
      ['mul', integer, [i(2), i(3)], 6],
      ['div', integer, [i(7), i(2)], 3],
      ['div', float, [f(7), i(2)], 3.5],
      ['mod', integer, [i(-7), i(3)], -1],
      ['mod', float, [f(7.5), f(2)], 1.5],
      ['pow', integer, [i(2), i(10)], 1024],
      ['pow', integer, [i(-3), i(3)], -27],
      ['pow', float, [i(2), i(-1)], 0.5],
      ['pow', float, [f(2), f(0.5)], Math.SQRT2],
      [
        'pow',
        big,
        [
          [big, 3n],
          [big, 39n],
        ],
        4052555153018976267n,
      ],
      ['pow', float, [i(10), i(30)], 1e30],
      ['pow', integer, [i(null), i(1)], null],
      ['bitand', integer, [i(6), i(3)], 2],
      ['bitor', integer, [i(6), i(3)], 7],
      ['bitxor', integer, [i(6), i(3)], 5],
      ['bitxor', integer, [i(-1), i(5)], -6],
      ['lshift', integer, [i(1), i(4)], 16],
      ['rshift', integer, [i(16), i(4)], 1],
      ['abs', integer, [i(-5)], 5],
      ['ceil', float, [f(1.2)], 2],
      ['floor', float, [f(-1.2)], -2],
      ['round', float, [f(1.5), i(0)], 2],
      ['round', float, [f(1.25), i(1)], 1.3],
      ['round', decimal, [d('2.345'), i(2)], '2.35'],
      ['power', float, [i(2), i(3)], 8],
      ['sqrt', float, [i(9)], 3],
      ['exp', float, [i(0)], 1],
      ['ln', float, [i(1)], 0],
      ['sign', integer, [i(-3)], -1],
      ['coalesce', integer, [i(null), i(2)], 2],
      ['coalesce', integer, [i(1)], 1],
      ['greatest', integer, [i(1), i(3), i(2)], 3],
      ['greatest', integer, [i(1), i(null)], null],
      ['least', text, [s('b'), s('a')], 'a'],
      ['least', text, [s('b')], 'b'],
      ['nullif', integer, [i(1), i(1)], null],
      ['func', text, [s('Robert')], '"Robert"', { name: 'json_quote' }],
      ['add', decimal, [d('0.1'), d('0.2')], '0.3'],
      ['mul', decimal, [d('12.50'), i(2)], '25'],
      ['div', decimal, [d('10'), i(4)], '2'],
      ['div', decimal, [d('10.5'), i(4)], '2.625'],
    ],
    'parts of dates': [
      ['year', integer, [[date, '2024-02-29']], 2024],
      ['iso-year', integer, [[date, '2024-12-30']], 2025],
      ['quarter', integer, [[date, '2024-05-01']], 2],
      ['month', integer, [[date, '2024-05-01']], 5],
      ['week', integer, [[date, '2024-12-30']], 1],
      ['day', integer, [[date, '2024-02-29']], 29],
      ['week-day', integer, [[date, '2024-03-03']], 1],
      ['week-day', integer, [[date, '2024-03-02']], 7],
      ['iso-week-day', integer, [[date, '2024-03-03']], 7],
      ['hour', integer, [[time, '23:59:58.999999']], 23],
      ['minute', integer, [[time, '23:59:58']], 59],
      ['second', integer, [[time, '23:59:58.999999']], 58],
      ['year', integer, [[date, null]], null],
      ['year', integer, [at('2023-12-31T23:30:00.000000Z'), s('Europe/Paris')], 2024],
      ['hour', integer, [at('2024-07-01T22:30:00.500000Z'), s('Asia/Kathmandu')], 4],
      ['hour', integer, [at('2024-07-01T22:30:00.500000Z'), s('UTC')], 22],
      ['date', date, [at('2023-12-31T23:30:00.000000Z'), s('Europe/Paris')], '2024-01-01'],
      ['time', time, [at('2023-12-31T23:30:00.250000Z'), s('Europe/Paris')], '00:30:00.250000'],
      ['date', date, [at('2023-12-31T23:30:00.000000Z')], '2023-12-31'],
    ],
    'truncated dates': [
      ...['2024-01-01', '2024-04-01', '2024-05-01', '2024-05-13', '2024-05-15'].map((result, n): Case => [
        'trunc',
        date,
        [[date, '2024-05-15']],
        result,
        { kind: ['year', 'quarter', 'month', 'week', 'day'][n] },
      ]),
      ['trunc', datetime, [at('2024-05-15T12:34:56.789000Z'), s('UTC')], '2024-05-15T12:00:00.000000Z', { kind: 'hour' }],
      ['trunc', datetime, [at('2024-05-15T12:34:56.789000Z')], '2024-05-15T12:34:00.000000Z', { kind: 'minute' }],
      ['trunc', datetime, [at('2024-05-15T12:34:56.789000Z')], '2024-05-15T12:34:56.000000Z', { kind: 'second' }],
      // the first of May begins in Paris two hours before it does in Greenwich
      ['trunc', datetime, [at('2024-05-15T12:34:56.789000Z'), s('Europe/Paris')], '2024-04-30T22:00:00.000000Z', { kind: 'month' }],
      ['trunc', date, [at('2024-04-30T23:00:00.000000Z'), s('Europe/Paris')], '2024-05-01', { kind: 'month' }],
      ['trunc', time, [[time, '12:34:56']], '12:34:00', { kind: 'minute' }],
    ],
    'arithmetic of dates': [
      ['add', datetime, [at('2024-02-28T23:59:59.999999Z'), [duration, 1n]], '2024-02-29T00:00:00.000000Z'],
      ['add', datetime, [[duration, 86_400_000_000n], at('2024-02-28T12:00:00.000000Z')], '2024-02-29T12:00:00.000000Z'],
      ['sub', datetime, [at('2024-03-01T00:00:00.000000Z'), [duration, 1n]], '2024-02-29T23:59:59.999999Z'],
      [
        'add',
        date,
        [
          [date, '2024-02-28'],
          [duration, 172_800_000_000n],
        ],
        '2024-03-01',
      ],
      [
        'add',
        datetime,
        [
          [date, '2024-02-28'],
          [duration, 3_600_000_000n],
        ],
        '2024-02-28T01:00:00.000000Z',
      ],
      [
        'add',
        time,
        [
          [time, '23:30:00'],
          [duration, 3_600_000_000n],
        ],
        '00:30:00',
      ],
      ['sub', duration, [at('2024-03-01T00:00:00.000000Z'), at('2024-02-29T00:00:00.000001Z')], 86_399_999_999n],
      [
        'sub',
        duration,
        [
          [date, '2024-03-01'],
          [date, '2024-02-29'],
        ],
        86_400_000_000n,
      ],
      [
        'sub',
        duration,
        [
          [time, '01:00:00'],
          [time, '02:00:00'],
        ],
        -3_600_000_000n,
      ],
      [
        'add',
        duration,
        [
          [duration, 1n],
          [duration, 9_000_000_000_000_000_000n],
        ],
        9_000_000_000_000_000_001n,
      ],
      ['mul', duration, [[duration, 9_007_199_254_740_993n], i(2)], 18_014_398_509_481_986n],
      ['mul', duration, [[duration, 3n], f(1.5)], 5n],
      ['div', duration, [[duration, 3n], i(2)], 2n],
      ['sub', datetime, [at('2024-03-01T00:00:00.000000Z'), [duration, null]], null],
    ],
    casts: [
      ['cast', integer, [f(1.9)], 1, { column: { name: 'integer' } }],
      ['cast', text, [i(5)], '5', { column: { name: 'char', length: 2 } }],
      ['cast', text, [d('12.50')], '12.5', { column: { name: 'text' } }],
      ['cast', decimal, [s('12.50')], '12.5', { column: { name: 'decimal', digits: 8, places: 2 } }],
      ['cast', float, [s('1.5')], 1.5, { column: { name: 'float' } }],
      ['cast', date, [at('2024-02-29T12:34:56.789012Z')], '2024-02-29', { column: { name: 'date' } }],
      ['cast', time, [at('2024-02-29T12:34:56.789012Z')], '12:34:56.789000', { column: { name: 'time' } }],
      ['cast', datetime, [[date, '2024-02-29']], '2024-02-29T00:00:00.000000Z', { column: { name: 'timestamp' } }],
      ['cast', bool, [i(1)], true, { column: { name: 'boolean' } }],
    ],
    json: [
      ['json-key', json, [[json, { a: ['x', { 'b"c': null }] }]], 'x', { path: ['a', 0] }],
      ['json-key', json, [[json, { a: ['x', { 'b"c': null }] }]], { 'b"c': null }, { path: ['a', 1] }],
      ['json-key', json, [[json, { "it's {0}": '5' }]], '5', { path: ["it's {0}"] }],
      ['json-key', json, [[json, { a: 1 }]], null, { path: ['b'] }],
      ['json-key-text', text, [[json, { a: 'x' }]], 'x', { path: ['a'] }],
      ['json-key-text', text, [[json, { a: true }]], 'true', { path: ['a'] }],
      ['json-key-text', text, [[json, { a: 5 }]], '5', { path: ['a'] }],
      ['json-key-text', text, [[json, { a: { b: 1 } }]], '{"b":1}', { path: ['a'] }],
      ['has-key', bool, [[json, { 'a.b': null }], s('a.b')], true],
      ['has-key', bool, [[json, ['a']], s('0')], false],
      ['has-key', bool, [[json, 'a'], s('a')], false],
      ['has-key', bool, [[json, null], s('a')], false],
    ],
  };
  it.each(Object.entries(cases).flatMap(([group, list]) => list.map((c) => [group, ...c] as const)))('%s: %s', async (_, ...one) => {
    expect(await value(one as unknown as Case)).toEqual(one[3]);
  });

  const list = (of: ValueType, x: unknown, items: readonly unknown[]) =>
    evaluate(connection, ({ value }) => call('in-array', bool, [value(of, x), value(of, items, { list: true })]));
  it.each([
    ['numbers', integer, 2, [1, 2], [3]],
    ['64 bits', big, 9_007_199_254_740_993n, [9_007_199_254_740_993n], [9_007_199_254_740_992n]],
    ['decimals', decimal, '1.10', ['1.1'], ['1.01']],
    ['floats', float, 1.5, [1.5], [1]],
    ['booleans', bool, true, [true], [false]],
    ['texts', text, 'a"b', ['a"b'], ['1']],
    ['uuids', uuid, 'deadbeef-0000-4000-8000-000000000000', ['DEADBEEF-0000-4000-8000-000000000000'], []],
    ['datetimes', datetime, '2024-01-01T00:00:00.500000Z', ['2024-01-01T00:00:00.500000Z'], ['2024-01-01T00:00:00.000000Z']],
    ['bytes', binary, new Uint8Array([0, 255]), [new Uint8Array([0, 255])], [new Uint8Array([255])]],
    ['documents', json, { a: [1] }, ['x', { a: [1] }], [{ a: 1 }]],
  ])('lists of %s', async (_, of, x, among, others) => {
    expect(await list(of, x, among)).toBe(true);
    expect(await list(of, x, others)).toBe(false);
  });

  it('has-keys and has-any-keys take a list', async () => {
    const keys = (op: string, doc: unknown, names: readonly string[]) =>
      evaluate(connection, ({ value }) => call(op, bool, [value(json, doc), value(text, names, { list: true })]));
    expect(await keys('has-keys', { a: 1, b: 2 }, ['a', 'b'])).toBe(true);
    expect(await keys('has-keys', { a: 1 }, ['a', 'b'])).toBe(false);
    expect(await keys('has-keys', 'a', ['a'])).toBe(false);
    expect(await keys('has-any-keys', { a: 1 }, ['a', 'b'])).toBe(true);
    expect(await keys('has-any-keys', ['a'], ['a', 'b'])).toBe(false);
  });

  it.each([
    ['eq', { k: 'x' }, 'x', true],
    ['eq', { k: 'x' }, 'y', false],
    ['eq', { k: 1 }, 1, true],
    ['eq', { k: 1 }, '1', false],
    ['eq', { k: null }, JSON_NULL, true],
    ['eq', {}, JSON_NULL, null],
    ['eq', { k: true }, true, true],
    ['eq', { k: { b: [1] } }, { b: [1] }, true],
    ['ne', { k: 1 }, 2, true],
    ['gt', { k: 10 }, 9, true],
    ['lte', { k: 10 }, 9, false],
    ['gt', { k: 'b' }, 'a', true],
  ])('what stands at a key: %s %j %j', async (op, doc, x, result) => {
    const key = (v: Values) => call('json-key', json, [v.value(json, doc)], { path: ['k'] });
    expect(await evaluate(connection, (v) => call(op, bool, [key(v), v.value(json, x)]))).toBe(result);
    expect(
      await evaluate(connection, (v) =>
        call(op, bool, [key(v), call('json-key', json, [v.value(json, { y: x === JSON_NULL ? null : x })], { path: ['y'] })]),
      ),
    ).toBe(result);
  });
  it.each([
    [{ k: 'x' }, 'x', true],
    [{ k: 1 }, '1', false],
    [{ k: null }, JSON_NULL, true],
    [{ k: { b: [1] } }, { b: [1] }, true],
    [{}, JSON_NULL, null],
  ])('what stands at a key, in a list: %j %j', async (doc, x, result) => {
    const key = (v: Values) => call('json-key', json, [v.value(json, doc)], { path: ['k'] });
    expect(await evaluate(connection, (v) => call('in-array', bool, [key(v), v.value(json, [x, 'other'], { list: true })]))).toBe(result);
  });

  it('what stands at a key compares with a text', async () => {
    const build = (v: Values) =>
      call('eq', bool, [call('json-key', json, [v.value(json, { k: 'x' })], { path: ['k'] }), v.value(text, 'x')]);
    expect(await evaluate(connection, build)).toBe(true);
  });

  it('compares tuples, with a list and with a subquery', async () => {
    const v = new Values();
    const tuple = (...args: number[]) => ({ node: 'tuple' as const, args: args.map((n) => v.value(integer, n)) });
    const inside = call('in', bool, [tuple(1, 2), tuple(3, 4), tuple(1, 2)]);
    const outside = call('in', bool, [tuple(1, 3), tuple(3, 4)]);
    const equal = call('eq', bool, [tuple(1, 2), tuple(1, 2)]);
    const subquery = call('in', bool, [v.value(integer, 1), { node: 'subquery', select: select([column('id', integer)]), type: integer }]);
    expect(await runSelect(connection, select([inside, outside, equal, subquery]), v.list)).toEqual([[true, false, true, true]]);
  });

  it('now is the same throughout a statement, to the millisecond', async () => {
    const before = Date.now();
    const [row] = await runSelect(connection, select([call('now', datetime, []), call('now', datetime, [])]));
    const [now, again] = row as [string, string];
    expect(now).toBe(again);
    expect(now).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}000Z$/);
    expect(Math.abs(new Date(now).getTime() - before)).toBeLessThan(2000);
  });

  it('a computed decimal compares as a number with what is text', async () => {
    const v = new Values();
    const sum = call('add', decimal, [v.value(decimal, '1.5'), v.value(decimal, '1')]);
    const [row] = await runSelect(connection, select([call('eq', bool, [sum, v.value(text, '2.5')])]), v.list);
    expect(row).toEqual([true]);
  });

  it.each([
    [
      'a regular expression',
      ({ value }: Values) => call('regex', bool, [value(text, 'x'), value(text, '(')]),
      'NUA_DATA_INVALID: A regular expression is malformed.',
    ],
    [
      'a zone',
      ({ value }: Values) => call('hour', integer, [value(datetime, '2024-01-01T00:00:00.000000Z'), value(text, 'Mars')]),
      'NUA_DATA_INVALID: A time zone is unknown.',
    ],
    [
      'digits',
      ({ value }: Values) => call('round', float, [value(float, 15), value(integer, -1)]),
      'NUA_VALUE_INVALID: Round takes no negative',
    ],
    [
      'an overflow',
      ({ value }: Values) => call('abs', big, [value(big, -(2n ** 63n))]),
      'NUA_DATA_INVALID: A whole number goes beyond 64 bits.',
    ],
    ['no JSON', ({ value }: Values) => call('json-key', json, [value(text, '{')], { path: ['a'] }), 'NUA_DATA_INVALID: A value is no JSON'],
    [
      'years',
      ({ value }: Values) => call('add', datetime, [value(datetime, '9999-12-31T00:00:00.000000Z'), value(duration, 86_400_000_000n)]),
      'NUA_DATA_INVALID: A date lies outside',
    ],
  ])('%s at fault is a coded error without the value', async (_, build, message) => {
    await expect(evaluate(connection, build)).rejects.toThrow(message);
  });

  it.each([
    ['json-contains', [json, json], 'no "json-contains" for JSON'],
    ['json-contained', [json, json], 'no "json-contained" for JSON'],
    ['array-contains', [json, json], 'sqlite has no "array-contains"'],
  ])('%s is refused, naming the database', async (op, types, says) => {
    const build = (v: Values) =>
      call(
        op,
        integer,
        types.map((t) => v.value(t, null)),
      );
    await expect(evaluate(connection, build)).rejects.toThrow(says);
  });

  it.each([
    ['sum', datetime],
    ['avg', time],
  ] as const)('%s of dates and times is refused, naming the database', async (op, type) => {
    await expect(evaluate(connection, (v: Values) => aggregate(op, integer, [v.value(type, null)]))).rejects.toThrow('dates and times');
  });

  describe('aggregates', () => {
    beforeAll(() =>
      connection.script(`CREATE TABLE n (g integer, x integer, p decimal, d bigint);
        INSERT INTO n VALUES (1, 2, 1.5, 10), (1, 4, 2.25, 20), (1, 4, NULL, 25), (2, 7, 1, NULL)`),
    );
    const from = { source: 'table', table: { name: 'n' }, alias: 't' } as const;
    const x = column('x', integer);
    const over = (op: string, of: ValueType, arg = x, options?: { readonly distinct?: boolean; readonly sample?: boolean }) =>
      aggregate(op, of, [arg], options);

    it('count, add up and spread', async () => {
      const all = [
        aggregate('count', integer, [{ node: 'star' }]),
        over('count', integer, x, { distinct: true }),
        over('sum', integer),
        over('avg', float),
        over('min', integer),
        over('max', integer),
        over('sum', decimal, column('p', decimal)),
        over('avg', duration, column('d', duration)),
        over('variance', float),
        over('variance', float, x, { sample: true }),
        over('stddev', float),
        over('stddev', float, x, { sample: true }),
      ];
      const [row] = await runSelect(connection, select(all, { from }));
      expect(row!.slice(0, 8)).toEqual([4, 3, 17, 4.25, 2, 7, '4.75', 18n]);
      [3.1875, 4.25, Math.sqrt(3.1875), Math.sqrt(4.25)].forEach((v, n) => expect(row![8 + n]).toBeCloseTo(v, 12));
    });

    it('round a column to its places, and nothing that is computed from it', async () => {
      const priced = { ...decimal, cell: { name: 'decimal', places: 1 } } as const;
      const p = column('p', priced);
      const rows = await runSelect(
        connection,
        select([p, over('max', priced, p), call('mul', priced, [p, p])], { from, groupBy: [p], where: call('notnull', bool, [p]) }),
      );
      expect(rows).toEqual([
        ['1.0', '1', '1'],
        ['1.5', '1.5', '2.25'],
        ['2.2', '2.25', '5.0625'],
      ]);
    });

    it('give NULL over too few rows', async () => {
      const none = { from, where: call('gt', bool, [x, literal(integer, 6)]) };
      const few = [over('stddev', float), over('stddev', float, x, { sample: true }), over('variance', float, column('d', duration))];
      expect(await runSelect(connection, select(few, none))).toEqual([[0, null, null]]);
    });

    it('are computed for each group', async () => {
      const rows = await runSelect(
        connection,
        select([over('variance', float), over('stddev', float, x, { distinct: true })], { from, groupBy: [column('g', integer)] }),
      );
      expect(rows).toEqual([
        [expect.closeTo(8 / 9, 12), 1],
        [0, 0],
      ]);
    });
  });

  it('literals are the same as parameters', async () => {
    const pairs: [ValueType, unknown][] = [
      [text, "it's \\ \0 é"],
      [integer, -5],
      [float, 2],
      [float, 1e300],
      [bool, false],
      [decimal, '1.50'],
      [datetime, '2024-01-01T00:00:00.000000Z'],
      [json, { a: "'" }],
      [uuid, 'deadbeef-0000-4000-8000-000000000000'],
      [binary, new Uint8Array([1])],
      [duration, 5n],
    ];
    for (const [of, cell] of pairs) {
      const v = new Values();
      const same = call('eq', bool, [literal(of, cell), v.value(of, cell)]);
      const kinds = [literal(of, cell), v.value(of, cell)].map((arg) => call('func', type('text', 'text'), [arg], { name: 'typeof' }));
      const [row] = await runSelect(connection, select([same, ...kinds]), v.list);
      expect([of.kind, ...row!]).toEqual([of.kind, true, row![1], row![1]]);
    }
  });
});
