import { beforeAll, expect, inject, test } from 'vitest';
import { describeOn } from '../../../../../test/servers.js';
import { dialect } from '../../../src/backends/postgres/dialect/dialect.js';
import { postgresBackend } from '../../../src/backends/postgres/index.js';
import { writeConstant } from '../../../src/compile/compile.js';
import type { DriverConnection } from '../../../src/contract/index.js';
import type { ValueType } from '../../../src/ir/index.js';
import { openDriver, rowsOf } from './connect.js';
import { types } from './types.js';

const write = (value: unknown, type: ValueType): string => writeConstant({ node: 'literal', value, type }, dialect);

const cases: readonly (readonly [string, unknown, ValueType])[] = [
  ['NULL', null, types.text],
  ['TRUE', true, types.boolean],
  ['5', 5, types.integer],
  ['(-5)', -5, types.integer],
  ['9223372036854775807', 9223372036854775807n, types.exactBigint],
  ["'NaN'::double precision", Number.NaN, types.float],
  ['0.1', 0.1, types.float],
  ['12.50', '12.50', types.decimal],
  ["'it''s \\'", "it's \\", types.text],
  ["'2024-02-29'::date", '2024-02-29', types.date],
  ["'2024-02-29T12:34:56.789Z'::timestamptz", new Date('2024-02-29T12:34:56.789Z'), types.datetime],
  [`'{"a":"it''s"}'::jsonb`, { a: "it's" }, types.json],
  ["'\\x00ff'::bytea", new Uint8Array([0, 255]), types.binary],
  [`'{"a","b''s"}'::text[]`, ['a', "b's"], types.texts],
];

test.each(cases)('%s', (sql, value, type) => {
  expect(write(value, type)).toBe(sql);
});

describeOn('postgres', 'literals', () => {
  let connection: DriverConnection;
  beforeAll(async () => {
    connection = await (await openDriver(postgresBackend, inject('databases').postgres.url)).connect({ write: true });
    return () => connection.close();
  });
  test.each(cases)('%s is read as its value', async (sql, value, type) => {
    expect(await rowsOf(connection, `SELECT ${sql}`, [type.cell])).toEqual([[value]]);
  });
});

test('names', () => {
  expect(dialect.quote('a "b"')).toBe('"a ""b"""');
});
