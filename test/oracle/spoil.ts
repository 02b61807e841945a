// Outcomes spoilt in many ways, to see whether two judges agree on them.

/** Numbers from 0 to 1, the same for the same seed. */
export type Chance = () => number;
export function chance(seed: number): Chance {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0;
    return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32;
  };
}
const pick = <T>(items: readonly T[], random: Chance): T => items[Math.floor(random() * items.length)]!;

type Plain = Record<string, unknown>;
const isPlain = (x: unknown): x is Plain => typeof x === 'object' && x !== null && !Array.isArray(x);

/** A number as it is or nearly so: some within the tolerance, some just outside. */
const numbers: readonly ((n: number) => unknown)[] = [
  (n) => n + 1,
  (n) => n * (1 + 1e-10),
  (n) => n * (1 + 1e-8),
  (n) => n + 5e-10,
  (n) => -n,
  (n) => String(n),
  (n) => ({ $decimal: String(n) }),
  (n) => ({ $decimal: `${n}.0` }),
  (n) => ({ $bigint: String(n) }),
  (n) => n !== 0,
  () => null,
];
const texts: readonly ((text: string) => unknown)[] = [
  (text) => `${text} `,
  (text) => text.toUpperCase(),
  () => '',
  () => null,
  (text) => [text],
];
const tagged: Readonly<Record<string, readonly ((text: string) => unknown)[]>> = {
  $decimal: [
    (text) => ({ $decimal: `${text}${text.includes('.') ? '' : '.'}000` }),
    (text) => ({ $decimal: text.replace(/\.0+$/, '') }),
    (text) => ({ $decimal: `${text}9` }),
    (text) => Number(text),
    () => ({ $decimal: 'NaN' }),
    () => ({ $decimal: 'no number' }),
  ],
  $datetime: [
    (text) => ({ $datetime: text.replace(/Z$/, '') }),
    (text) => ({ $datetime: text.replace(/\dZ?$/, '1') }),
    (text) => ({ $date: text.slice(0, 10) }),
    (text) => text,
  ],
  $duration: [
    (text) => ({ $duration: String(BigInt(text) + 1n) }),
    (text) => ({ $duration: String(BigInt(text) + 3n) }),
    (text) => ({ $duration: String(-BigInt(text)) }),
  ],
  $bigint: [(text) => ({ $decimal: text }), (text) => ({ $decimal: `${text}.0` }), (text) => Number(text)],
};
const objects: readonly ((x: Plain, random: Chance) => unknown)[] = [
  (x) => Object.fromEntries(Object.entries(x).reverse()),
  (x, random) => {
    const gone = pick(Object.keys(x), random);
    return Object.fromEntries(Object.entries(x).filter(([key]) => key !== gone));
  },
  (x) => ({ ...x, more: null }),
];
const lists: readonly ((x: readonly unknown[], random: Chance) => unknown)[] = [
  (x) => [...x].reverse(),
  (x) => x.slice(1),
  (x) => [...x, x[0] ?? null],
  (x, random) => [...x].sort(() => random() - 0.5),
];

/** Changes one thing somewhere in a value. */
function spoilValue(x: unknown, random: Chance): unknown {
  if (typeof x === 'number') return pick(numbers, random)(x);
  if (typeof x === 'string') return pick(texts, random)(x);
  if (typeof x === 'boolean') return random() < 0.5 ? Number(x) : !x;
  if (x === null) return pick([0, '', false, {}], random);
  if (Array.isArray(x)) return x.length === 0 || random() < 0.3 ? pick(lists, random)(x, random) : within(x, random);
  const [key] = Object.keys(x as Plain);
  // a tag holds text: check.py does not look
  if (key !== undefined && tagged[key]) return random() < 0.9 ? pick(tagged[key], random)((x as Plain)[key] as string) : null;
  return key === undefined || random() < 0.2 ? pick(objects, random)(x as Plain, random) : withinObject(x as Plain, random);
}
function within(x: readonly unknown[], random: Chance): unknown[] {
  const at = Math.floor(random() * x.length);
  return x.map((item, i) => (i === at ? spoilValue(item, random) : item));
}
function withinObject(x: Plain, random: Chance): Plain {
  const key = pick(Object.keys(x), random);
  return { ...x, [key]: spoilValue(x[key], random) };
}

const without = (x: Plain, key: string): Plain => Object.fromEntries(Object.entries(x).filter(([name]) => name !== key));

/** The parts of an outcome whose form both judges rely on: they are changed as a whole. */
const whole: readonly ((x: Plain, random: Chance) => Plain)[] = [
  (x) => x,
  (x) => ({ ...x, error: x['error'] === 'ValueError' ? 'TypeError' : 'ValueError' }),
  () => ({ error: 'TypeError' }),
  () => ({ value: 1 }),
  (x) => ({ ...x, queries: ((x['queries'] as number | undefined) ?? 2) - 1 }),
  (x) => ({ ...x, queries: ((x['queries'] as number | undefined) ?? 2) + 1 }),
  (x) => ({ ...x, tables: {} }),
  (x) => ({ ...x, value: 1 }),
  (x) => without(x, 'rows'),
  ({ rows, ...rest }) => (Array.isArray(rows) ? { ...rest, rows: [...rows].reverse() } : { ...rest }),
  ({ rows, ...rest }, random) => (Array.isArray(rows) ? { ...rest, rows: [...rows].sort(() => random() - 0.5) } : { ...rest }),
];
const deep = ['rows', 'row', 'value', 'values', 'map'] as const;

/** An outcome with one thing changed; now and then with none. */
export function spoil(outcome: object, random: Chance): object {
  const plain = JSON.parse(JSON.stringify(outcome)) as Plain;
  const parts = deep.filter((part) => plain[part] !== undefined && !(Array.isArray(plain[part]) && plain[part].length === 0));
  const { steps, tables } = plain;
  if (Array.isArray(steps) && steps.length > 0 && random() < 0.6) {
    const at = Math.floor(random() * steps.length);
    return { ...plain, steps: steps.map((step: object, i) => (i === at ? spoil(step, random) : step)) };
  }
  if (isPlain(tables) && Object.keys(tables).length > 0 && random() < 0.5) return { ...plain, tables: spoilTables(tables, random) };
  if (parts.length === 0 || random() < 0.3) return pick(whole, random)(plain, random);
  const part = pick(parts, random);
  // rows and maps stay lists: nothing else is an outcome
  const value = plain[part];
  return { ...plain, [part]: Array.isArray(value) ? within(value, random) : spoilValue(value, random) };
}

function spoilTables(tables: Plain, random: Chance): Plain {
  const name = pick(Object.keys(tables), random);
  const parts = tables[name] as Plain;
  const part = pick(Object.keys(parts), random);
  return { ...tables, [name]: { ...parts, [part]: within(parts[part] as unknown[], random) } };
}
