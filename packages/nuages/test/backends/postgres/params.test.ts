import { beforeAll, describe, expect, inject, test } from 'vitest';
import { describeOn } from '../../../../../test/servers.js';
import { dialect } from '../../../src/backends/postgres/dialect/dialect.js';
import { postgresBackend } from '../../../src/backends/postgres/index.js';
import { toDriver } from '../../../src/compile/to-driver.js';
import type { DriverConnection } from '../../../src/contract/index.js';
import { JsonNull, type ValueType } from '../../../src/ir/index.js';
import { openDriver, rejection, rowsOf, statement } from './connect.js';
import { type, types } from './types.js';

const sent = (value: unknown, of: ValueType): unknown => {
  const bind = toDriver(of.cell, dialect);
  return bind && value !== null ? bind(value) : value;
};

const values: readonly (readonly [string, ValueType, readonly unknown[]])[] = [
  ['boolean', types.boolean, [true, false]],
  ['integer', types.integer, [0, -2147483648, 2147483647]],
  ['smallint', type('number', 'number', 'smallint'), [1, 32767]],
  ['bigint', types.bigint, [9007199254740991, -9007199254740991]],
  ['exact bigint', types.exactBigint, [9223372036854775807n, -1n]],
  ['float', types.float, [0.1, -1e300, 5e-324, Number.NaN, Infinity, -Infinity]],
  ['decimal', types.decimal, ['12.50', '-0.01', '123456789012345678901234567890.123']],
  ['text', types.text, ['', 'plain', 'grüße 🎷', `'"\\,{}`, 'NULL', ' ', 'x'.repeat(100_000)]],
  ['date', types.date, ['2024-02-29', '0001-01-01', '0044-03-15 BC']],
  ['time', types.time, ['00:00:00', '23:59:59.000001']],
  [
    'datetime',
    types.datetime,
    [
      new Date('2024-02-29T12:34:56.789Z'),
      new Date('0001-01-01T00:00:00Z'),
      new Date('-000043-03-15T00:00:00Z'),
      new Date('+012345-01-01T00:00:00Z'),
    ],
  ],
  ['exact datetime', types.exactDatetime, ['2024-02-29T12:34:56.789012Z', '0044-03-15T00:00:00.500000Z BC']],
  ['duration', types.duration, [0n, 1n, -1n, 93_784_000_005n, -86_400_500_000n]],
  ['json', types.json, [{ a: [1, 'b "c"', null] }, 'text', [], true, 1.5]],
  ['uuid', types.uuid, ['a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11']],
  ['binary', types.binary, [new Uint8Array([0, 255, 92, 34]), new Uint8Array([])]],
  ['array of text', types.texts, [[], ['a', null, 'b "c" \\ ,{}'], [''], ['NULL']]],
  [
    'array of arrays',
    type(
      'array',
      { name: 'array', item: { name: 'array', item: { name: 'number' } } },
      { name: 'array', item: { name: 'array', item: { name: 'integer' } } },
    ),
    [
      [
        [1, 2],
        [3, 4],
      ],
    ],
  ],
  [
    'array of durations',
    type('array', { name: 'array', item: { name: 'duration' } }, { name: 'array', item: { name: 'interval' } }),
    [[1_000_000n]],
  ],
];

describeOn('postgres', 'parameters', () => {
  let connection: DriverConnection;
  beforeAll(async () => {
    connection = await (await openDriver(postgresBackend, inject('databases').postgres.url)).connect({ write: true });
    return () => connection.close();
  });

  test.each(values)('%s arrives and comes back', async (_, of, each) => {
    const asked = statement(`SELECT ${dialect.placeholder(1, of, false)}`, [of.cell]);
    for (const value of [...each, null]) expect((await connection.run(asked, [sent(value, of)], null)).rows).toEqual([[value]]);
  });

  test.each(values.filter(([, of]) => of.kind !== 'array'))('a list of %s is one parameter', async (_, of, each) => {
    const asked = statement(`SELECT x FROM unnest(${dialect.placeholder(1, of, true)}) WITH ORDINALITY AS t (x, n) ORDER BY n`, [of.cell]);
    const list = [...each, null];
    for (let run = 0; run < 2; run++)
      expect((await connection.run(asked, [dialect.bindList(of.cell, list)], null)).rows).toEqual(list.map((x) => [x]));
    expect((await connection.run(asked, [dialect.bindList(of.cell, [])], null)).rows).toEqual([]);
  });

  test('JsonNull is the JSON value null', async () => {
    const sql = `SELECT jsonb_typeof(${dialect.placeholder(1, types.json, false)})`;
    expect(await rowsOf(connection, sql, null, [sent(JsonNull, types.json)])).toEqual([['null']]);
  });

  test('a parameter beside nothing has its type', async () => {
    const [a, b] = [dialect.placeholder(1, types.integer, false), dialect.placeholder(2, types.integer, false)];
    expect(await rowsOf(connection, `SELECT GREATEST(${a}, ${b})`, null, [10, 9])).toEqual([[10]]);
    expect(await rowsOf(connection, `SELECT ${a} + ${b}`, null, [10, 9])).toEqual([[19]]);
  });

  test('many parameters, of which some are bytes', async () => {
    const count = 1000;
    const sql = `SELECT ${Array.from({ length: count }, (_, i) => (i % 2 ? `$${i + 1}::int` : `length($${i + 1}::bytea)`)).join(' + ')}`;
    const params = Array.from({ length: count }, (_, i) => (i % 2 ? i : new Uint8Array(i)));
    expect(await rowsOf(connection, sql, null, params)).toEqual([[(count * (count - 1)) / 2]]);
  });

  test('what no statement can hold', async () => {
    expect(await rejection(rowsOf(connection, "SELECT 'a\0b'"))).toMatchObject({ code: 'NUA_SQL_INVALID' });
    expect(await rejection(connection.script("SELECT 'a\0b'"))).toMatchObject({ code: 'NUA_SQL_INVALID' });
    expect(await rejection(rowsOf(connection, 'SELECT $1', null, ['a\0b']))).toMatchObject({ code: 'NUA_DATA_INVALID' });
    expect(
      await rejection(
        rowsOf(
          connection,
          'SELECT 1',
          null,
          Array.from({ length: 65_536 }, () => 1),
        ),
      ),
    ).toMatchObject({ code: 'NUA_SQL_INVALID' });
    expect(await rowsOf(connection, 'SELECT 1')).toEqual([[1]]);
  });

  test('comparisons use indexes, whatever of its family the column is', async () => {
    await connection.script(`CREATE TEMP TABLE t (s smallint, i int, b bigint, v varchar(20), at timestamptz(3), d date);
      INSERT INTO t SELECT n % 30000, n, n, 'v' || n, timestamptz '2024-01-01 00:00+00' + n * interval '1 minute', date '2000-01-01' + n FROM generate_series(1, 20000) n;
      CREATE INDEX ON t (s); CREATE INDEX ON t (i); CREATE INDEX ON t (b); CREATE INDEX ON t (v); CREATE INDEX ON t (at); CREATE INDEX ON t (d); ANALYZE t;
      SET plan_cache_mode = force_generic_plan`);
    const lookups: [string, ValueType, unknown][] = [
      ['s', types.integer, 7],
      ['i', types.integer, 7],
      ['i', types.bigint, 7],
      ['b', types.integer, 7],
      ['b', types.bigint, 7],
      ['v', types.char, 'v7'],
      ['at', types.datetime, new Date('2024-01-01T00:07:00Z')],
      ['d', types.date, '2000-01-08'],
    ];
    for (const [column, of, value] of lookups) {
      for (const list of [false, true]) {
        const right = dialect.placeholder(1, of, list);
        const sql = `EXPLAIN SELECT * FROM t WHERE ${column} = ${list ? `ANY(${right})` : right}`;
        const plan = await rowsOf(connection, sql, null, [list ? dialect.bindList(of.cell, [value]) : sent(value, of)]);
        expect(plan.join('\n'), sql).toContain('Index');
      }
    }
    await connection.script('RESET plan_cache_mode');
  });
});

describe('array literals', () => {
  test.each([
    [{ name: 'number' }, [1, null, 3], '{1,NULL,3}'],
    [{ name: 'text' }, ['a', 'b "c" \\'], '{"a","b \\"c\\" \\\\"}'],
    [{ name: 'boolean' }, [true, false], '{true,false}'],
    [{ name: 'binary' }, [new Uint8Array([1, 255])], '{"\\\\x01ff"}'],
    [{ name: 'array', item: { name: 'number' } }, [[1], [2]], '{{1},{2}}'],
  ] as const)('%o', (cell, items, text) => {
    expect(dialect.bindList(cell, items)).toBe(text);
  });
});
