import { describe, expect, it } from 'vitest';
import { bind } from '../../../src/backends/sqlite/cells/bind.js';
import { bindList } from '../../../src/backends/sqlite/cells/bind-list.js';
import { decoderOf } from '../../../src/backends/sqlite/cells/decode-cell.js';
import { composed, decodeRows } from '../../../src/backends/sqlite/cells/decode-rows.js';
import { decimalText } from '../../../src/backends/sqlite/cells/decimal-text.js';
import type { Cell, CellName } from '../../../src/ir/index.js';
import { cells, connect, rows, onEachPackage } from './open.js';

const decode = (cell: Cell | CellName, raw: unknown, bigints = false) => {
  const decoder = decoderOf(typeof cell === 'string' ? { name: cell } : cell, bigints) as ((raw: unknown) => unknown) | null;
  return decoder ? decoder(raw) : raw;
};

describe('binding', () => {
  it('writes datetimes as Django does', () => {
    expect(bind.datetime(new Date('2024-02-29T12:34:56.000Z'))).toBe('2024-02-29 12:34:56');
    expect(bind.datetime(new Date('2024-02-29T12:34:56.120Z'))).toBe('2024-02-29 12:34:56.120000');
    expect(bind.datetime(new Date('1969-12-31T23:59:59.999Z'))).toBe('1969-12-31 23:59:59.999000');
    expect(bind['datetime-text']('2024-02-29T12:34:56.000000Z')).toBe('2024-02-29 12:34:56');
    expect(bind['datetime-text']('2024-02-29T12:34:56.000001Z')).toBe('2024-02-29 12:34:56.000001');
    expect(bind.time('12:34:56.500000')).toBe('12:34:56.500000');
    expect(bind.time('12:34')).toBe('12:34:00');
  });

  it('takes the years that Django takes', () => {
    expect(bind.datetime(new Date(-62_135_596_800_000))).toBe('0001-01-01 00:00:00');
    for (const date of [new Date(-62_135_596_800_001), new Date(253_402_300_800_000)]) expect(() => bind.datetime(date)).toThrow(TypeError);
  });

  it('keeps whole numbers whole', () => {
    expect(bind.number(5)).toBe(5n);
    expect(bind.number(5.5)).toBe(5.5);
    expect(bind['bigint-number'](2 ** 40)).toBe(2n ** 40n);
    expect(bind.boolean(true)).toBe(1n);
  });

  it.each([
    ['12.50', 12.5],
    ['12.00', 12n],
    ['-3', -3n],
    ['+3.', 3n],
    ['1e3', 1000n],
    ['.5', 0.5],
    ['9223372036854775807', 9223372036854775807n],
    ['9223372036854775808', 9223372036854775808],
    ['0.1', 0.1],
  ])('makes a number of the decimal %s', (text, number) => {
    expect(bind.decimal(text)).toBe(number);
  });

  it('makes JSON of lists', () => {
    expect(bindList({ name: 'bigint' }, [1n, null, 9223372036854775807n])).toBe('[1,null,9223372036854775807]');
    expect(bindList({ name: 'number' }, [1, 2])).toBe('[1,2]');
    expect(bindList({ name: 'float' }, [1.5, Infinity, -Infinity, NaN])).toBe('[1.5,9e999,-9e999,null]');
    expect(bindList({ name: 'text' }, ['a"b', '\\'])).toBe(String.raw`["a\"b","\\"]`);
    expect(bindList({ name: 'boolean' }, [true, false])).toBe('[1,0]');
    expect(bindList({ name: 'decimal' }, ['1.50', '2'])).toBe('[1.5,2]');
    expect(bindList({ name: 'uuid' }, ['DEADBEEF-0000-4000-8000-000000000000'])).toBe('["deadbeef000040008000000000000000"]');
    expect(bindList({ name: 'datetime' }, [new Date(0)])).toBe('["1970-01-01 00:00:00"]');
    expect(bindList({ name: 'binary' }, [new Uint8Array([0, 255])])).toBe('["00ff"]');
    expect(bindList({ name: 'json' }, [{ a: 1 }, 'x'])).toBe(String.raw`["{\"a\":1}","\"x\""]`);
  });
});

describe('decoding', () => {
  it('reads datetimes of all lengths', () => {
    expect(decode('datetime', '2024-02-29 12:34:56')).toEqual(new Date('2024-02-29T12:34:56Z'));
    expect(decode('datetime', '2024-02-29 12:34:56.123456')).toEqual(new Date('2024-02-29T12:34:56.123Z'));
    expect(decode('datetime', '1969-12-31 23:59:59.999999')).toEqual(new Date('1969-12-31T23:59:59.999Z'));
    expect(decode('datetime', '2024-02-29')).toEqual(new Date('2024-02-29T00:00:00Z'));
    expect(decode('datetime', '2024-02-29T12:34:56.1+01:00')).toEqual(new Date('2024-02-29T11:34:56.100Z'));
    expect(decode('datetime-text', '2024-02-29 12:34:56.1')).toBe('2024-02-29T12:34:56.100000Z');
    expect(decode('datetime-text', '1969-12-31 23:59:59.999999')).toBe('1969-12-31T23:59:59.999999Z');
    for (const raw of ['soon', '2024-02-29 xx:34:56', 5]) expect(() => decode('datetime', raw)).toThrow(/^NUA_DATA_INVALID.*(?<!soon)$/);
  });

  it('reads times, dates and uuids', () => {
    expect(decode('time', '12:34:56')).toBe('12:34:56');
    expect(decode('time', '12:34:56.123')).toBe('12:34:56.123000');
    expect(decode('time', '12:34:56.000000')).toBe('12:34:56');
    expect(decode('date', '2024-02-29')).toBe('2024-02-29');
    expect(decode('date', '2024-02-29 00:00:00')).toBe('2024-02-29');
    expect(decode('uuid', 'deadbeef000040008000000000000000')).toBe('deadbeef-0000-4000-8000-000000000000');
  });

  it('refuses what a number can not hold, and names the fix', () => {
    expect(decode('bigint-number', 2 ** 53 - 1)).toBe(2 ** 53 - 1);
    expect(() => decode('bigint-number', 2 ** 53)).toThrow(/NUA_VALUE_INVALID.*bigint\(\{ mode: 'bigint' \}\)/);
    expect(() => decode('bigint-number', -(2n ** 60n), true)).toThrow('NUA_VALUE_INVALID');
    expect(decode('bigint', 2n ** 60n, true)).toBe(2n ** 60n);
    expect(decode('duration', 2.5, true)).toBe(3n);
  });

  it.each([
    [0.1, undefined, '0.1'],
    [0.1 + 0.2, undefined, '0.3'],
    [12.5, undefined, '12.5'],
    [12.5, 2, '12.50'],
    [12, 2, '12.00'],
    [12n, 2, '12.00'],
    [12n, 0, '12'],
    [10.989, 2, '10.99'],
    [1.005, 2, '1.00'],
    [1.015, 2, '1.02'],
    [-2.5, 0, '-2'],
    [1234.5678, undefined, '1234.5678'],
    [1e21, undefined, '1000000000000000000000'],
    [1.5e-7, undefined, '0.00000015'],
    [-1.5e-7, 10, '-0.0000001500'],
    [1.2345e20, 2, '123450000000000000000.00'],
    [9007199254740993n, undefined, '9007199254740993'],
    [1_000_000_000_000_000.5, undefined, '1000000000000000'],
  ])('prints the decimal %d with %s places as %s', (raw, places, text) => {
    expect(decimalText(places)(raw)).toBe(text);
  });

  it('gives bytes as plain arrays and leaves odd booleans as they are', () => {
    expect(decode('binary', Buffer.from([1, 2]))).toEqual(new Uint8Array([1, 2]));
    expect(Buffer.isBuffer(decode('binary', Buffer.from([1, 2])))).toBe(false);
    expect([1, 0, 1n, 0n, 2].map((raw) => decode('boolean', raw))).toEqual([true, false, true, false, 2]);
  });

  it('is the same by generated code and by closures', () => {
    const columns: Cell[] = [...cells('number', 'text', 'boolean', 'json', 'datetime', 'bigint-number')];
    const raw = () => [
      [1, 'a', 1, 'null', '2024-01-01 00:00:00', 5],
      [2, null, null, '{"a":[1]}', null, null],
    ];
    const make = (context: unknown, ...row: unknown[]) => ({ context, row });
    const generated = decodeRows(columns, make, false)(raw(), 'c');
    expect(generated).toEqual([
      { context: 'c', row: [1, 'a', true, null, new Date('2024-01-01T00:00:00Z'), 5] },
      { context: 'c', row: [2, null, null, { a: [1] }, null, null] },
    ]);
    expect(
      composed(
        columns.map((cell) => decoderOf(cell, false)),
        make,
      )(raw(), 'c'),
    ).toEqual(generated);
  });

  it('has no arrays', () => {
    expect(() => decoderOf({ name: 'array', item: { name: 'text' } }, false)).toThrow(/NUA_BACKEND_UNSUPPORTED: sqlite/);
  });
});

onEachPackage('a round trip', (driver) => {
  const values: readonly [CellName, string, unknown][] = [
    ['boolean', 'bool', true],
    ['number', 'integer', -2_147_483_648],
    ['bigint-number', 'bigint', 2 ** 53 - 1],
    ['bigint', 'bigint', 9_223_372_036_854_775_807n],
    ['bigint', 'bigint', -9_223_372_036_854_775_808n],
    ['float', 'real', 0.1],
    ['float', 'real', 3],
    ['float', 'real', Number.MAX_VALUE],
    ['decimal', 'decimal', '12.5'],
    ['decimal', 'decimal', '-12'],
    ['decimal', 'decimal', '9007199254740993'],
    ['text', 'varchar(20)', 'it\'s 😀 \0 "quoted"'],
    ['text', 'text', ''],
    ['uuid', 'char(32)', 'deadbeef-0000-4000-8000-000000000000'],
    ['date', 'date', '2024-02-29'],
    ['time', 'time', '23:59:59.000001'],
    ['datetime', 'datetime', new Date('2024-02-29T12:34:56.789Z')],
    ['datetime-text', 'datetime', '2024-02-29T12:34:56.789012Z'],
    ['duration', 'bigint', -90_061_000_001n],
    ['json', 'text', { a: [1, 'x', null, true], b: {} }],
    ['json', 'text', null],
    ['binary', 'BLOB', new Uint8Array([0, 1, 255])],
    ['binary', 'BLOB', new Uint8Array()],
  ];
  it.each(values)('%s in %s: %s', async (name, type, value) => {
    const connection = await connect(driver);
    await connection.script(`CREATE TABLE t (v ${type})`);
    const toDriver = (bind as Record<string, (cell: unknown) => unknown>)[name];
    const [row] = await rows(connection, 'INSERT INTO t VALUES (?1) RETURNING v', [toDriver ? toDriver(value) : value], [{ name }]);
    expect(row).toEqual([value]);
    await rows(connection, 'INSERT INTO t VALUES (?1)', [null], []);
    expect(await rows(connection, 'SELECT v FROM t WHERE v IS NULL', [], [{ name }])).toEqual([[null]]);
    await connection.close();
  });
});
