import { Decimal, Duration, JsonNull } from 'nuages';
import type { Kind } from './graph.js';
import type { Random } from './random.js';

/** Stands in texts: a message that holds it gives a value away. */
export const MARK = 'zq7secret';

const texts = ['', ' ', 'a', 'alice', 'One', '%', '_', '\\', '%_\\', "'", '"', "'; DROP TABLE post; --", '$1', '?', '{', '}', '{"a":1}', '[', '\0', 'a\0b', '\u0001', '\n', 'é', 'É', '𝒳', '\ud800', 'x\udfff', 'null', 'true', '1', '1.5', '2024-02-29', (MARK), `${MARK}'"%_\\`, 'x'.repeat(20_000), '(', '[a', '(?i)a', 'a{', '*', '^A', '\\', '(a|b)+$', '(?<n>a)', 'a{99999}']; // prettier-ignore
const numbers = [0, -0, 1, -1, 2, 3, 10, 100, 0.1, 1.5, -2.5, 1e-7, 2 ** 15, 2 ** 31 - 1, 2 ** 31, -(2 ** 31) - 1, 2 ** 53 - 1, 2 ** 53, 2 ** 63, -(2 ** 63), 2 ** 64, 1e19, 1e21, 1e300, -1e300, 5e-324, Infinity, -Infinity, NaN]; // prettier-ignore
const bigints = [0n, 1n, -1n, 2n ** 31n, 2n ** 53n, 2n ** 53n + 1n, 2n ** 63n - 1n, 2n ** 63n, -(2n ** 63n), -(2n ** 63n) - 1n, 10n ** 40n];
const days = ['2024-02-29', '2023-02-29', '0001-01-01', '9999-12-31', '10000-01-01', '0000-01-01', '2024-1-1', '2024-13-01', '-0001-01-01', 'today', '2024-02-29T00:00:00Z', "2024-02-29'"]; // prettier-ignore
const times = ['12:00', '23:59:59.999999', '24:00:00', '00:00:60', '12', '12:00:00.1234567', '12:00Z', 'noon'];
const moments = ['2024-02-29T12:00:00Z', '2024-02-29T12:00:00.123456Z', '2024-02-29 12:00:00+05:30', '2024-02-29T12:00:00', '0001-01-01T00:00:00+14:00', '9999-12-31T23:59:59.999999Z', '9999-12-31T23:59:59-12:00', 'now', 'infinity', '2024-02-30T00:00:00Z']; // prettier-ignore
const dates = [0, 1, -1, 1e12, 1e12 + 1, -62_135_596_800_000, -62_135_596_800_001, 253_402_300_799_999, 253_402_300_800_000, 8.64e15, NaN];
const decimals = ['0', '-0', '1', '1.10', '0.1', '-0.005', '99999999.99', '123456789012345678901234567890.123456789', '1e30', '1e-30', '1e400', '1e-400', 'NaN', 'Infinity', '0x10', '1_000', '', '.5', '5.', '+1', ' 1 ']; // prettier-ignore
const uuids = ['00000000-0000-0000-0000-000000000000', 'ABCDEF00-1234-4abc-8def-0123456789ab', '0123456789abcdef0123456789abcdef', 'not-a-uuid', '{00000000-0000-0000-0000-000000000000}']; // prettier-ignore
const ips = ['10.0.0.1', '::1', '::ffff:10.0.0.1', '256.0.0.1', '10.0.0.1/8', 'fe80::1%eth0', 'localhost'];
const documents: readonly unknown[] = [{}, { a: 1 }, { color: 'red' }, { a: [1, { b: null }] }, { secret: MARK }, [], [1], [[]], [null], 'red', 1, 1.5, true, null, { 'q"uote': 1 }, { '\0': 1 }, { a: '\0' }, { a: '\ud800' }, { a: undefined }, { a: 1n }, { a: new Date(0) }, { a: NaN }, JSON.parse('{"__proto__":{"polluted":true}}'), JSON.parse('{"_connector":"OR","a":1}'), JSON.parse('{"constructor":1,"then":1}'), { toJSON: () => 'x' }, deep(2000)]; // prettier-ignore

function deep(levels: number): unknown {
  let inner: unknown = 1;
  for (let i = 0; i < levels; i++) inner = [inner];
  return inner;
}
const itself: unknown[] = [];
itself.push(itself);
class Thing {
  secret = MARK;
}
/** what stands in no column, or is no value at all */
const strange: readonly unknown[] = [
  undefined, Symbol('x'), Symbol.iterator, () => 1, Thing, new Thing(), /x/, new Map([['a', 1]]), new Set([1]), new Error(MARK), Object.create(null), Object(1), Object('x'), Object(1n), Promise.resolve(1), new Proxy({}, {}), new WeakMap(), globalThis.Math, itself, [itself], new Array(3), { length: 1 }, { kind: 'value', value: 1 }, { node: 'literal', value: 1 }, { sql: '1', params: [] }, { toString: () => '1' }, { valueOf: () => 1 }, { then: null }, new ArrayBuffer(2), new Uint16Array([1]), new DataView(new ArrayBuffer(1)), { days: 1 }, { hours: 'x' }, { nothing: 1 },
]; // prettier-ignore

const ofKind: Readonly<Record<Kind, (random: Random) => unknown>> = {
  text: (r) => (r.chance(0.05) ? r.pick(texts) + r.pick(texts) : r.pick(texts)),
  integer: (r) => (r.chance(0.5) ? r.below(200) - 20 : r.chance(0.7) ? r.pick(numbers) : r.pick(bigints)),
  float: (r) => (r.chance(0.3) ? r.next() * 10 : r.pick(numbers)),
  bigint: (r) => (r.chance(0.4) ? BigInt(r.below(60)) : r.chance(0.5) ? r.below(60) : r.pick(bigints)),
  decimal: (r) => (r.chance(0.2) ? decimalOf(r.pick(decimals)) : r.chance(0.5) ? r.pick(decimals) : r.pick(numbers)),
  boolean: (r) => r.chance(0.5),
  date: (r) => r.pick(days),
  time: (r) => r.pick(times),
  datetime: (r) => (r.chance(0.5) ? new Date(r.pick(dates)) : r.pick(moments)),
  duration: (r) => (r.chance(0.7) ? new Duration(r.pick(bigints)) : r.pick([{ days: 1 }, { hours: 1.5, minutes: -3 }, { days: 1e12 }, {}])),
  uuid: (r) => r.pick(uuids),
  ip: (r) => r.pick(ips),
  binary: (r) => new Uint8Array(r.pick([[], [0], [255, 0, 39], [1, 2, 3]])),
  json: (r) => r.pick(documents),
  array: (r) => r.pick<unknown>([[], [1], [1, 2], ['a'], ['a', null], [null], [[1]], ['{', '"', '\\', ',', 'NULL', ''], [2 ** 40], [1.5]]),
};
function decimalOf(text: string): unknown {
  try {
    return new Decimal(text);
  } catch {
    return text;
  }
}
export const kinds = Object.keys(ofKind) as Kind[];

/** A value that a field of the kind takes, or nearly. */
export const valueOf = (random: Random, kind: Kind): unknown => ofKind[kind](random);
/** Any value. */
export function anyValue(random: Random): unknown {
  if (random.chance(0.25)) return random.pick(strange);
  return random.chance(0.1) ? random.pick([null, JsonNull, true, false]) : valueOf(random, random.pick(kinds));
}
