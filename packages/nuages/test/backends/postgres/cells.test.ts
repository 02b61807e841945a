import { beforeAll, expect, inject, test } from 'vitest';
import pg from 'pg';
import { describeOn } from '../../../../../test/servers.js';
import type { DriverConnection } from '../../../src/contract/index.js';
import { readersOf, formatsOf } from '../../../src/backends/postgres/cells/columns.js';
import { canGenerate, generatedDecoder, loopedDecoder } from '../../../src/backends/postgres/cells/decoder.js';
import { openPublic } from '../../../src/backends/postgres/client/open-public.js';
import { clientSettings } from '../../../src/backends/postgres/client/settings.js';
import { postgresBackend } from '../../../src/backends/postgres/index.js';
import { cellCases } from './cell-cases.js';
import { cell, openDriver, rejection, rowsOf, settings, statement } from './connect.js';

const columns = cellCases.map(([, of]) => of);
const values = cellCases.map(([, , value]) => value);

describeOn('postgres', 'cells', () => {
  let wire: DriverConnection;
  let open: DriverConnection;
  beforeAll(async () => {
    const { url } = inject('databases').postgres;
    wire = await (await openDriver(postgresBackend, url)).connect({ write: true });
    open = await openPublic(pg.Client, clientSettings(settings(url)));
    return async () => {
      await wire.close();
      await open.close();
    };
  });

  test.each(cellCases)('%s', async (sql, of, value) => {
    const asked = statement(`SELECT ${sql}`, [of]);
    // text at first, then binary where that is cheaper, then from memory
    for (let run = 0; run < 3; run++) expect((await wire.run(asked, [], null)).rows).toEqual([[value]]);
    expect((await open.run(asked, [], null)).rows).toEqual([[value]]);
  });

  test('both paths give the same rows, with every NULL', async () => {
    const each = cellCases.map((_, i) => `CASE WHEN g % ${i + 2} > 0 THEN c${i} END`).join(', ');
    const nulls = `SELECT ${each} FROM (SELECT ${cellCases.map(([sql], i) => `(SELECT ${sql}) AS c${i}`).join(', ')}) v, generate_series(1, 200) g ORDER BY g`;
    const asked = statement(nulls, columns);
    const { rows } = await open.run(asked, [], null);
    expect(rows).toHaveLength(200);
    expect(rows[0]).toEqual(values);
    expect(rows[1]![0]).toBeNull();
    for (let run = 0; run < 3; run++) expect((await wire.run(asked, [], null)).rows).toEqual(rows);
  });

  test('no rows, no columns declared, columns without rows', async () => {
    const none = statement('SELECT 1 WHERE false', [cell('number')]);
    for (const connection of [wire, wire, open]) expect(await connection.run(none, [], null)).toEqual({ rows: [], affected: 0 });
    const passed = statement('SELECT 1 FROM generate_series(1, 3)', []);
    for (const connection of [wire, wire, open]) expect(await connection.run(passed, [], null)).toEqual({ rows: [], affected: 3 });
  });

  test('10,000 rows', async () => {
    const sql = `SELECT g, 'row ' || g, g * 1.5, timestamptz '2024-01-01 00:00+00' + g * interval '1 minute', g % 3 = 0, NULLIF(g % 7, 0) FROM generate_series(1, 10000) g`;
    const asked = statement(sql, [cell('number'), cell('text'), cell('decimal'), cell('datetime'), cell('boolean'), cell('number')]);
    const { rows } = await open.run(asked, [], null);
    expect(rows).toHaveLength(10_000);
    expect(rows[9999]).toEqual([10_000, 'row 10000', '15000.0', new Date('2024-01-07T22:40:00Z'), false, 4]);
    for (let run = 0; run < 3; run++) expect((await wire.run(asked, [], null)).rows).toEqual(rows);
  });

  test('text wider than any chunk', async () => {
    const asked = statement(`SELECT g, repeat(chr(8364), 300000 + g), 'end' FROM generate_series(1, 5) g`, [
      cell('number'),
      cell('text'),
      cell('text'),
    ]);
    const { rows } = await open.run(asked, [], null);
    for (let run = 0; run < 2; run++) expect((await wire.run(asked, [], null)).rows).toEqual(rows);
    expect((rows[4]![1] as string).length).toBe(300_005);
  });

  test('undeclared columns are read by their types', async () => {
    const sql =
      "SELECT 1, 2::int8, 1.5::float8, 'x', true, '2024-01-02'::date, '{\"a\": 1}'::jsonb, '{1,2}'::int[], now() IS NULL, NULL::text";
    const expected = [[1, 2, 1.5, 'x', true, '2024-01-02', { a: 1 }, [1, 2], false, null]];
    const asked = statement(sql, null);
    for (const connection of [wire, wire, open]) expect((await connection.run(asked, [], null)).rows).toEqual(expected);
  });

  test('what a cell has no room for is refused by name, and the connection goes on', async () => {
    const wide = statement('SELECT 9007199254740993::int8 AS big FROM generate_series(1, 3)', [cell('bigint-number')]);
    const late = statement("SELECT 'infinity'::timestamptz AS late", [cell('datetime')]);
    for (const connection of [wire, wire, open]) {
      expect(await rejection(connection.run(wide, [], null))).toMatchObject({
        code: 'NUA_VALUE_INVALID',
        message: expect.stringContaining('"big"'),
      });
      expect(await rejection(connection.run(late, [], null))).toMatchObject({
        code: 'NUA_VALUE_INVALID',
        message: expect.stringContaining('"late"'),
      });
      expect(await rowsOf(connection, 'SELECT 1')).toEqual([[1]]);
    }
  });

  test('an error of make is the error of the run', async () => {
    const asked = {
      ...statement('SELECT 1', [cell('number')]),
      make: () => {
        throw new RangeError('made badly');
      },
    };
    expect(await rejection(wire.run(asked, [], null))).toMatchObject({ message: 'made badly' });
    expect(await rowsOf(wire, 'SELECT 1')).toEqual([[1]]);
  });

  test('columns that do not fit what is declared', async () => {
    expect(await rejection(wire.run(statement('SELECT 1, 2', [cell('number')]), [], null))).toMatchObject({ code: 'NUA_SQL_INVALID' });
    expect(await rejection(open.run(statement('SELECT 1, 2', [cell('number')]), [], null))).toMatchObject({ code: 'NUA_SQL_INVALID' });
  });

  test('the context reaches make', async () => {
    const asked = { ...statement('SELECT 1', [cell('number')]), make: (context: unknown, n: unknown) => ({ context, n }) };
    for (const context of ['a', 'b']) expect((await wire.run(asked, [], context)).rows).toEqual([{ context, n: 1 }]);
  });
});

test.skipIf(!canGenerate)('the generated decoder and the loop give the same', () => {
  const kinds = [
    [cell('number'), 23, '00000004 0000002a'],
    [cell('text'), 25, '00000003 616263'],
    [cell('datetime'), 1184, '00000008 0002a0b1c2d3e4f5'],
    [cell('boolean'), 16, '00000001 01'],
    [cell('bigint-number'), 20, '00000008 000000000000000a'],
    [cell('decimal'), 1700, '00000004 31322e35'],
  ] as const;
  for (let count = 0; count < 60; count++) {
    const columns = Array.from({ length: count }, (_, i) => kinds[i % kinds.length]!);
    const cells = columns.map(([of]) => of);
    const description = { names: columns.map((_, i) => `c${i}`), oids: columns.map(([, oid]) => oid), signature: '' };
    const bytes = Buffer.from(columns.map(([, , hex], i) => (i % 7 === 3 ? 'ffffffff' : hex.replace(' ', ''))).join(''), 'hex');
    const readers = readersOf(cells, description, formatsOf(cells, description))!;
    const make = (context: unknown, ...row: unknown[]): unknown => ({ context, row });
    const looped = loopedDecoder(readers, make)(bytes, 0, count);
    expect(generatedDecoder(readers, make)(bytes, 0, count)).toEqual(looped);
    expect(looped).toMatchObject({ context: count, row: { length: count } });
  }
});
