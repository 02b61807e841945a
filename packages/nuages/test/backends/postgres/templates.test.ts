import { beforeAll, expect, inject, test } from 'vitest';
import { describeOn } from '../../../../../test/servers.js';
import { dialect } from '../../../src/backends/postgres/dialect/dialect.js';
import { postgresBackend } from '../../../src/backends/postgres/index.js';
import { writeConstant } from '../../../src/compile/compile.js';
import type { DriverConnection } from '../../../src/contract/index.js';
import type { Expr, ValueType } from '../../../src/ir/index.js';
import { openDriver, rowsOf } from './connect.js';
import { types } from './types.js';

const lit = (value: unknown, type: ValueType): Expr => ({ node: 'literal', value, type });
const int = (n: number): Expr => lit(n, types.integer);
const str = (s: string): Expr => lit(s, types.text);
const op = (name: string, args: readonly Expr[], type: ValueType = types.boolean, options?: Record<string, unknown>): Expr => ({
  node: 'call',
  op: name,
  args,
  type,
  ...(options && { options }),
});
const aggregate = (
  name: string,
  args: readonly Expr[],
  type: ValueType,
  { distinct = false, ...options }: { readonly distinct?: boolean; readonly sample?: boolean } = {},
): Expr => ({
  node: 'aggregate',
  op: name,
  args,
  distinct,
  filter: null,
  orderBy: [],
  type,
  options,
});
const at = lit(new Date('2024-12-30T23:59:59.987Z'), types.datetime);
const day = lit('2024-12-29', types.date);
const berlin = str('Europe/Berlin');
const document = lit({ a: { b: [10, 20] }, 'k"e\'y': 'v' }, types.json);
const list = lit([1, 2, 3], types.integers);
const NULL = lit(null, types.text);

const cases: readonly (readonly [string, Expr, unknown])[] = [
  // comparison
  ['eq', op('eq', [int(1), int(1)]), true],
  ['ne', op('ne', [int(1), int(1)]), false],
  ['gt', op('gt', [int(2), int(1)]), true],
  ['gte', op('gte', [int(1), int(1)]), true],
  ['lt', op('lt', [int(-1), int(0)]), true],
  ['lte', op('lte', [int(1), int(0)]), false],
  ['range', op('range', [int(2), int(1), int(3)]), true],
  ['in', op('in', [int(2), int(1), int(3)]), false],
  ['in-array', op('in-array', [int(2), list]), true],
  ['isnull', op('isnull', [NULL]), true],
  ['notnull', op('notnull', [int(1)]), true],
  ['a condition beside an operator', op('eq', [op('isnull', [NULL]), lit(true, types.boolean)]), true],
  ['NOT beside an operator', op('eq', [{ node: 'not', arg: op('eq', [int(1), int(2)]) }, lit(true, types.boolean)]), true],
  // text: patterns come escaped and wrapped
  ['iexact', op('iexact', [str('GrÜße_'), str('grüSSE\\_')]), false],
  ['iexact, folded', op('iexact', [str('Grüne_'), str('GRÜNE\\_')]), true],
  ['contains', op('contains', [str('50% off'), str('%0\\%%')]), true],
  ['contains minds case', op('contains', [str('Jazz'), str('%jazz%')]), false],
  ['contains of a number', op('contains', [int(-123), str('%23%')]), true],
  ['icontains', op('icontains', [str('Jazz'), str('%AZ%')]), true],
  ['startswith', op('startswith', [str('Jazz'), str('Ja%')]), true],
  ['istartswith', op('istartswith', [str('Jazz'), str('ja%')]), true],
  ['endswith', op('endswith', [str('Jazz'), str('%zz')]), true],
  ['iendswith', op('iendswith', [str('Jazz'), str('%ZZ')]), true],
  ['regex', op('regex', [str('Jazz'), str('^J.z+$')]), true],
  ['iregex', op('iregex', [str('Jazz'), str('^j')]), true],
  ['contains-expr', op('contains-expr', [str('50% off'), str('%')]), true],
  ['contains-expr takes _ as it is', op('contains-expr', [str('abc'), str('_')]), false],
  ['contains-expr takes \\ as it is', op('contains-expr', [str('a\\c'), str('\\')]), true],
  ['icontains-expr', op('icontains-expr', [str('Jazz'), str('AZZ')]), true],
  ['startswith-expr', op('startswith-expr', [str('Jazz'), str('azz')]), false],
  ['istartswith-expr', op('istartswith-expr', [str('Jazz'), str('JA')]), true],
  ['endswith-expr', op('endswith-expr', [str('Jazz'), str('zz')]), true],
  ['iendswith-expr', op('iendswith-expr', [str('Jazz'), str('ZZ')]), true],
  ['iexact-expr', op('iexact-expr', [str('a_'), str('A_')]), true],
  ['an address as text', op('contains', [lit('10.0.0.1/8', types.ip), str('%/%')]), false],
  ['lower', op('lower', [str('ÄB')], types.text), 'äb'],
  ['upper', op('upper', [str('äb')], types.text), 'ÄB'],
  ['length', op('length', [str('äb')], types.integer), 2],
  ['trim', op('trim', [str(' a ')], types.text), 'a'],
  ['ltrim', op('ltrim', [str(' a ')], types.text), 'a '],
  ['rtrim', op('rtrim', [str(' a ')], types.text), ' a'],
  ['substr', op('substr', [str('abcd'), int(2), int(2)], types.text), 'bc'],
  ['substr to the end', op('substr', [str('abcd'), int(2)], types.text), 'bcd'],
  ['concat', op('concat', [str('a'), NULL, int(-1)], types.text), 'a-1'],
  ['replace', op('replace', [str('abc'), str('b'), str('x')], types.text), 'axc'],
  ['reverse', op('reverse', [str('abc')], types.text), 'cba'],
  ['repeat', op('repeat', [str('ab'), int(2)], types.text), 'abab'],
  ['left', op('left', [str('abc'), int(2)], types.text), 'ab'],
  ['right', op('right', [str('abc'), int(2)], types.text), 'bc'],
  // choice
  ['coalesce', op('coalesce', [NULL, str('b')], types.text), 'b'],
  ['greatest ignores NULL', op('greatest', [int(1), int(3), lit(null, types.integer)], types.integer), 3],
  ['least', op('least', [int(1), int(3)], types.integer), 1],
  ['nullif', op('nullif', [int(1), int(1)], types.integer), null],
  ['cast', op('cast', [int(-5)], types.text, { column: { name: 'char', length: 2 } }), '-5'],
  ['cast to decimal', op('cast', [lit(1.555, types.float)], types.decimal, { column: types.decimal.column }), '1.56'],
  ['func', op('func', [str('x')], types.text, { name: 'pg_catalog.md5' }), '9dd4e461268c8034f5c8564e155c67a6'],
  // numbers
  ['add', op('add', [int(1), op('mul', [int(2), int(3)], types.integer)], types.integer), 7],
  ['parentheses stay', op('mul', [op('add', [int(1), int(2)], types.integer), int(3)], types.integer), 9],
  ['sub', op('sub', [int(1), int(-2)], types.integer), 3],
  ['div', op('div', [int(7), int(2)], types.integer), 3],
  ['div of decimals', op('div', [lit('7.00', types.decimal), int(2)], types.decimal), '3.5000000000000000'],
  ['mod', op('mod', [int(7), int(4)], types.integer), 3],
  ['mod of floats', op('mod', [lit(7.5, types.float), int(2)], types.float), 1.5],
  ['pow', op('pow', [int(2), int(10)], types.integer), 1024],
  ['bitand', op('bitand', [int(6), int(3)], types.integer), 2],
  ['bitor', op('bitor', [int(6), int(3)], types.integer), 7],
  ['bitxor', op('bitxor', [int(6), int(3)], types.integer), 5],
  ['lshift', op('lshift', [int(1), lit(4, types.bigint)], types.integer), 16],
  ['rshift', op('rshift', [int(16), int(2)], types.integer), 4],
  ['abs', op('abs', [int(-2)], types.integer), 2],
  ['ceil', op('ceil', [lit(1.2, types.float)], types.float), 2],
  ['floor', op('floor', [lit(-1.2, types.float)], types.float), -2],
  ['round', op('round', [lit('2.5', types.decimal), int(0)], types.decimal), '3'],
  ['round to digits', op('round', [lit(2.345, types.float), int(2)], types.float), 2.35],
  ['round of a decimal to digits', op('round', [lit('2.345', types.decimal), int(2)], types.decimal), '2.35'],
  ['power', op('power', [int(2), int(3)], types.float), 8],
  ['sqrt', op('sqrt', [int(9)], types.float), 3],
  ['exp', op('exp', [int(0)], types.float), 1],
  ['ln', op('ln', [int(1)], types.float), 0],
  ['sign', op('sign', [int(-9)], types.float), -1],
  // dates
  ['year', op('year', [at], types.integer), 2024],
  ['year in a zone', op('year', [lit(new Date('2024-12-31T23:30:00Z'), types.datetime), berlin], types.integer), 2025],
  ['iso-year', op('iso-year', [at], types.integer), 2025],
  ['quarter', op('quarter', [day], types.integer), 4],
  ['month', op('month', [day], types.integer), 12],
  ['week', op('week', [at], types.integer), 1],
  ['day in a zone', op('day', [at, berlin], types.integer), 31],
  ['week-day of a Sunday', op('week-day', [day], types.integer), 1],
  ['iso-week-day of a Sunday', op('iso-week-day', [day], types.integer), 7],
  ['hour', op('hour', [at, berlin], types.integer), 0],
  ['minute', op('minute', [at], types.integer), 59],
  ['second is cut', op('second', [at], types.integer), 59],
  ['second of a time', op('second', [lit('01:02:03.9', types.time)], types.integer), 3],
  ['date', op('date', [at, berlin], types.date), '2024-12-31'],
  ['time', op('time', [at, berlin], types.time), '00:59:59.987000'],
  ['trunc to the month of a zone', op('trunc', [at, berlin], types.datetime, { kind: 'month' }), new Date('2024-11-30T23:00:00Z')],
  ['trunc to the day of a zone', op('trunc', [at, berlin], types.datetime, { kind: 'day' }), new Date('2024-12-30T23:00:00Z')],
  ['trunc to the week', op('trunc', [at], types.datetime, { kind: 'week' }), new Date('2024-12-30T00:00:00Z')],
  ['trunc of a date', op('trunc', [day], types.date, { kind: 'quarter' }), '2024-10-01'],
  ['trunc to a date', op('trunc', [at, berlin], types.date, { kind: 'month' }), '2024-12-01'],
  ['trunc of a time', op('trunc', [lit('01:02:03', types.time)], types.time, { kind: 'hour' }), '01:00:00'],
  ['days apart', op('sub', [day, lit('2024-12-27', types.date)], types.duration), 2n * 86_400_000_000n],
  ['a day later', op('add', [day, lit(86_400_000_000n, types.duration)], types.date), '2024-12-30'],
  ['an hour earlier', op('sub', [at, lit(3_600_000_000n, types.duration)], types.datetime), new Date('2024-12-30T22:59:59.987Z')],
  ['times apart', op('sub', [at, lit(new Date('2024-12-30T00:00:00Z'), types.datetime)], types.duration), 86_399_987_000n],
  // json
  ['json-key', op('json-key', [document], types.json, { path: ['a'] }), { b: [10, 20] }],
  ['json-key by a path', op('json-key', [document], types.json, { path: ['a', 'b', 1] }), 20],
  ['json-key from the end', op('json-key', [lit([1, 2], types.json)], types.json, { path: [-1] }), 2],
  ['json-key with quotes', op('json-key-text', [document], types.text, { path: ['k"e\'y'] }), 'v'],
  ['json-key-text by a path', op('json-key-text', [document], types.text, { path: ['a', 'b', 0] }), '10'],
  ['json-contains', op('json-contains', [document, lit({ a: {} }, types.json)]), true],
  ['json-contained', op('json-contained', [lit({}, types.json), document]), true],
  ['has-key', op('has-key', [document, str('a')]), true],
  ['has-keys', op('has-keys', [document, lit(['a', 'x'], types.texts)]), false],
  ['has-any-keys', op('has-any-keys', [document, lit(['a', 'x'], types.texts)]), true],
  // arrays
  ['array-contains', op('array-contains', [list, lit([2], types.integers)]), true],
  ['array-contained', op('array-contained', [list, lit([2], types.integers)]), false],
  ['array-overlap', op('array-overlap', [list, lit([2, 9], types.integers)]), true],
  ['array-len', op('array-len', [list], types.integer), 3],
  ['array-len of none', op('array-len', [lit([], types.integers)], types.integer), 0],
  ['array-index', op('array-index', [list], types.integer, { index: 0 }), 1],
  // aggregates
  ['count', aggregate('count', [{ node: 'star' }], types.integer), 1],
  ['count distinct', aggregate('count', [int(5)], types.integer, { distinct: true }), 1],
  ['sum', aggregate('sum', [int(5)], types.integer), 5],
  ['avg', aggregate('avg', [int(5)], types.float), 5],
  ['min', aggregate('min', [int(5)], types.integer), 5],
  ['max', aggregate('max', [int(5)], types.integer), 5],
  ['stddev', aggregate('stddev', [int(5)], types.float), 0],
  ['variance of a sample of one', aggregate('variance', [int(5)], types.float, { sample: true }), null],
];

describeOn('postgres', 'templates', () => {
  let connection: DriverConnection;
  beforeAll(async () => {
    connection = await (await openDriver(postgresBackend, inject('databases').postgres.url)).connect({ write: true });
    return () => connection.close();
  });

  test.each(cases)('%s', async (_, expr, value) => {
    const cell = 'type' in expr ? expr.type.cell : types.boolean.cell;
    expect(await rowsOf(connection, `SELECT ${writeConstant(expr, dialect)}`, [cell])).toEqual([[value]]);
  });

  test('now is cut to what the column keeps', async () => {
    for (const [precision, places] of [
      [0, 1000],
      [3, 1],
      [6, 0.001],
    ] as const) {
      const now = op('now', [], { ...types.exactDatetime, column: { name: 'timestamp', precision } });
      const [[text]] = (await rowsOf(connection, `SELECT ${writeConstant(now, dialect)}`, [types.exactDatetime.cell])) as [[string]];
      const micros = Number(text.slice(20, 26));
      expect(micros % (places * 1000)).toBe(0);
      expect(Math.abs(Date.parse(text) - Date.now())).toBeLessThan(5000);
    }
  });
});

test('a subquery after IN has one pair of parentheses', () => {
  const select = { node: 'subquery', select: {}, type: types.integer } as unknown as Expr;
  const template = dialect.templates['in'] as (call: unknown, write: (e: Expr) => string) => string;
  expect(template({ args: [int(1), select] }, (e) => (e === select ? '(SELECT 1)' : '1'))).toBe('1 IN (SELECT 1)');
});

test('a function name is checked again', () => {
  expect(() => writeConstant(op('func', [], types.text, { name: 'x(); --' }), dialect)).toThrow('NUA_QUERY_INVALID');
});
