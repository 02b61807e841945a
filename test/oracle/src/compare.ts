// Equality of outcomes: the rules of check/oracle/compare.py, which is Python.
import type { Outcome, Outcomes } from './outcome.js';
import { IntegralFloat } from './parse.js';

const relative = 1e-9;
const absolute = 1e-9;

function numberOf(x: unknown): number | undefined {
  if (x instanceof IntegralFloat) return x.value;
  return typeof x === 'number' ? x : undefined;
}
const isInteger = (x: unknown): boolean => typeof x === 'number' && Number.isInteger(x);

function close(a: number, b: number): boolean {
  if (a === b) return true;
  if (!Number.isFinite(a) || !Number.isFinite(b)) return false;
  return Math.abs(a - b) <= Math.max(relative * Math.max(Math.abs(a), Math.abs(b)), absolute);
}

type Plain = Readonly<Record<string, unknown>>;
const isObject = (x: unknown): x is Plain => typeof x === 'object' && x !== null && !Array.isArray(x) && !(x instanceof IntegralFloat);

/** what `{ [key]: text }` holds, if that is all there is */
function only(x: unknown, key: string): string | undefined {
  if (!isObject(x) || !Object.hasOwn(x, key)) return undefined;
  return Object.keys(x).length === 1 ? (x[key] as string) : undefined;
}

const decimal = /^\s*[+-]?((\d+\.?\d*|\.\d+)(e[+-]?\d+)?|inf|infinity|s?nan\d*)\s*$/i;
const withoutZ = (text: string): string => text.replace(/Z+$/, '');

/** Deep equality with tolerance for floats, decimals and computed durations. */
export function same(a: unknown, b: unknown): boolean {
  const [na, nb] = [numberOf(a), numberOf(b)];
  if (na !== undefined && nb !== undefined) return close(na, nb);
  const special = sameTagged(a, b) ?? integralDecimal(a, b) ?? integralDecimal(b, a);
  if (special !== undefined) return special;
  if (isObject(a) && isObject(b)) return sameKeys(a, b) && Object.keys(a).every((key) => same(a[key], b[key]));
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, i) => same(item, b[i]));
  return a === b;
}

function sameTagged(a: unknown, b: unknown): boolean | undefined {
  const [da, db] = [only(a, '$decimal'), only(b, '$decimal')];
  if (da !== undefined && db !== undefined) return decimal.test(da) && decimal.test(db) ? close(Number(da), Number(db)) : da === db;
  const [ta, tb] = [only(a, '$datetime'), only(b, '$datetime')];
  if (ta !== undefined && tb !== undefined) return withoutZ(ta) === withoutZ(tb);
  const [ua, ub] = [only(a, '$duration'), only(b, '$duration')];
  if (ua !== undefined && ub !== undefined)
    return Math.abs(Number(BigInt(ua) - BigInt(ub))) <= Math.max(1, Math.abs(Number(ua)) * relative);
  return undefined;
}

/** PostgreSQL's sum(bigint) is numeric: an integral decimal equals the integer. */
function integralDecimal(a: unknown, b: unknown): boolean | undefined {
  const text = only(a, '$decimal');
  if (text === undefined || text.includes('.')) return undefined;
  if (isInteger(b)) return text === String(b);
  const big = only(b, '$bigint');
  return big === undefined ? undefined : text === big;
}

const sameKeys = (a: Plain, b: Plain): boolean => {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key));
};

/** '1.23456789e+05', as Python prints it */
const rounded = (x: number): string => x.toExponential(8).replace(/e([+-])(\d)$/, 'e$10$2');

/** A form for sorting: numbers to nine significant digits, keys in order. */
function canonical(x: unknown): unknown {
  const number = numberOf(x);
  if (number !== undefined) return rounded(number);
  const text = only(x, '$decimal');
  if (text !== undefined && decimal.test(text)) return { $decimal: rounded(Number(text)) };
  if (isObject(x)) {
    const sorted = Object.keys(x).sort(byCodePoint);
    return Object.fromEntries(sorted.map((key) => [key, canonical(x[key])]));
  }
  return Array.isArray(x) ? x.map(canonical) : x;
}

const astral = /[\ud800-\udfff]/;
export function byCodePoint(a: string, b: string): number {
  if (a === b) return 0;
  if (!astral.test(a) && !astral.test(b)) return a < b ? -1 : 1;
  const [left, right] = [[...a], [...b]];
  const at = left.findIndex((c, i) => c !== right[i]);
  return at < 0 || right[at] === undefined ? left.length - right.length : left[at]!.codePointAt(0)! - right[at].codePointAt(0)!;
}

/** Rows in an order that does not depend on how they came. */
function sortedRows(rows: readonly unknown[]): unknown[] {
  const keyed = rows.map((row) => [JSON.stringify(canonical(row)), row] as const);
  return keyed.sort(([a], [b]) => byCodePoint(a, b)).map(([, row]) => row);
}

function sameRows(a: readonly unknown[], b: readonly unknown[], ordered: boolean): boolean {
  if (a.length !== b.length) return false;
  return ordered ? same(a, b) : same(sortedRows(a), sortedRows(b));
}

type Tables = NonNullable<Outcome['tables']>;
function sameTables(a: Tables, b: Tables): boolean {
  if (!sameKeys(a, b)) return false;
  return Object.entries(a).every(([table, parts]) => {
    const others = b[table]!;
    return sameKeys(parts, others) && Object.entries(parts).every(([part, rows]) => sameRows(rows, others[part]!, false));
  });
}

/** compared apart */
const apart = new Set(['ordered', 'error', 'loose', 'soft', 'rows', 'steps', 'tables', 'django_order', 'queries']);

/** Whether an outcome is what is expected. */
export function sameOutcome(expected: Outcome, actual: Outcome): boolean {
  if (expected.error !== undefined || actual.error !== undefined) {
    if (expected.soft && actual.error === undefined) return true;
    if (expected.error === undefined || actual.error === undefined) return false;
    if (!(expected.loose || expected.soft) && expected.error !== actual.error) return false;
    // the partial results of a block that failed are compared below
    if (expected.steps === undefined && actual.steps === undefined && expected.tables === undefined) return true;
  }
  // fewer statements than Django's are as good
  if (expected.queries !== undefined && !((actual.queries ?? Infinity) <= expected.queries)) return false;
  const keys = new Set([...Object.keys(expected), ...Object.keys(actual)].filter((key) => !apart.has(key)));
  for (const key of keys) {
    if (!Object.hasOwn(expected, key) || !Object.hasOwn(actual, key)) return false;
    if (!same((expected as Plain)[key], (actual as Plain)[key])) return false;
  }
  if ((expected.rows === undefined) !== (actual.rows === undefined)) return false;
  if (expected.rows && !sameRows(expected.rows, actual.rows!, expected.ordered ?? false)) return false;
  if ((expected.steps === undefined) !== (actual.steps === undefined)) return false;
  if (expected.steps && !sameSteps(expected.steps, actual.steps!)) return false;
  return expected.tables || actual.tables ? sameTables(expected.tables ?? {}, actual.tables ?? {}) : true;
}

const sameSteps = (a: Outcomes, b: Outcomes): boolean => a.length === b.length && a.every((step, i) => sameOutcome(step, b[i]!));
