import { path, wrongName, value as valuePath } from './names.js';
import { condition, expression, type Place } from './operands.js';
import type { Node, Program, Query, Step } from './program.js';
import type { Random } from './random.js';
import { anyValue, valueOf } from './values.js';

const plain = (value: unknown): Node => ({ is: 'value', value });
const step = (method: string, args: readonly Node[] = []): Step => ({ method, args });

/** a text would be a name */
const notText = (random: Random): unknown => [anyValue(random)].find((value) => typeof value !== 'string');

function orderName({ random, graph, model }: Place): Node {
  const name = random.chance(0.95) ? valuePath(random, graph, model).text : wrongName(random);
  return plain(`${random.chance(0.4) ? '-' : ''}${random.chance(0.03) ? '?' : name}`);
}
function columnName({ random, graph, model }: Place): Node {
  return plain(random.chance(0.95) ? path(random, graph, model).text : wrongName(random));
}

const makers: Readonly<Record<string, (place: Place) => readonly Node[]>> = {
  filter: (p) => p.random.several(0, 2, () => condition(p)),
  exclude: (p) => p.random.several(1, 2, () => condition(p)),
  orderBy: (p) =>
    p.random.several(0, 3, () => (p.random.chance(0.1) ? expression(p) : p.random.chance(0.02) ? plain(notText(p.random)) : orderName(p))),
  reverse: () => [],
  distinct: (p) => (p.random.chance(0.75) ? [] : p.random.several(1, 2, () => columnName(p))),
  slice: ({ random }) => {
    const start = random.chance(0.9) ? random.below(6) : (random.pick([-1, 1.5, NaN, 1e9, 2 ** 53, '1', null, undefined]) as unknown);
    return random.chance(0.8)
      ? [plain(start), plain(random.chance(0.9) ? random.below(30) : random.pick([-1, 1e10, 2.5, Infinity, '5']))]
      : [plain(start)];
  },
  values: (p) =>
    p.random.several(0, 3, () =>
      p.random.chance(0.15) ? expression(p) : p.random.chance(0.1) ? plain(valuePath(p.random, p.graph, p.model).text) : columnName(p),
    ),
  valuesList: (p) => {
    const names = p.random.several(0, 3, () => (p.random.chance(0.1) ? expression(p) : columnName(p)));
    return p.random.chance(0.5)
      ? names
      : [
          ...(p.random.chance(0.7) ? names.slice(0, 1) : names),
          plain(p.random.pick([{ flat: true }, { named: true }, { flat: true, named: true }, { flat: 1 }, { fla: true }, {}])),
        ];
  },
  only: (p) => p.random.several(0, 3, () => columnName(p)),
  defer: (p) => (p.random.chance(0.1) ? [plain(null)] : p.random.several(0, 3, () => columnName(p))),
  all: () => [],
  none: () => [],
};
const weights = {
  filter: 10,
  exclude: 5,
  orderBy: 4,
  reverse: 0.7,
  distinct: 1.2,
  slice: 2,
  values: 1.5,
  valuesList: 1.5,
  only: 1,
  defer: 1,
  all: 0.3,
  none: 0.2,
} as const;

/** calls of a later phase are refused after some of an earlier one: after slice() nothing can be filtered */
const phases: Readonly<Record<string, number>> = { slice: 2, values: 1, valuesList: 1, only: 1, defer: 1 };
const inPhases = (steps: readonly Step[]): Step[] => [...steps].sort((a, b) => (phases[a.method] ?? 0) - (phases[b.method] ?? 0));

/** A chain of calls, mostly in an order in which they go together. */
export function query(place: Place): Query {
  const { random, model } = place;
  const steps = random.several(0, random.chance(0.2) ? 5 : 3, () => {
    const method = random.weighted(weights);
    return step(method, makers[method]!(place));
  });
  return { model: model.name, steps: random.chance(0.8) ? inPhases(steps) : steps };
}

const ends = {
  rows: 8,
  agree: 2,
  count: 2,
  exists: 2,
  first: 2,
  last: 1,
  get: 1,
  earliest: 0.5,
  latest: 0.5,
  inBulk: 1,
  contains: 0.5,
  iterator: 0.5,
  toSQL: 1,
  inspect: 1,
  explain: 0.3,
} as const;

/** A query and what is asked of it. */
export function program(place: Place): Program {
  const { random, model } = place;
  const end = random.weighted(ends);
  return { ...query(place), end: step(end, argsOfEnd[end]?.(place) ?? []), model: model.name };
}

const argsOfEnd: Readonly<Partial<Record<keyof typeof ends, (place: Place) => readonly Node[]>>> = {
  get: (p) => p.random.several(0, 1, () => condition(p)),
  earliest: (p) => p.random.several(0, 2, () => orderName(p)),
  latest: (p) => p.random.several(0, 2, () => orderName(p)),
  contains: ({ random, model, graph }) => [
    random.chance(0.8)
      ? { is: 'instance', model: random.chance(0.9) ? model.name : random.pick([...graph.keys()]), place: random.below(6) - 1 }
      : plain(anyValue(random)),
  ],
  inBulk: (p) => {
    const keys = plain(p.random.several(0, 3, () => (p.random.chance(0.8) ? valueOf(p.random, 'bigint') : anyValue(p.random))));
    const field = plain({ field: p.random.chance(0.6) ? p.random.pick(p.model.columns).name : wrongName(p.random) });
    return p.random.weighted({ none: 2, keys: 6, field: 2 }) === 'none' ? [] : p.random.chance(0.75) ? [keys] : [keys, field];
  },
  iterator: ({ random }) => (random.chance(0.5) ? [] : [plain({ chunkSize: random.pick([1, 2, 0, -1, 1.5, 1e9]) })]),
  explain: ({ random }) =>
    random.chance(0.5)
      ? []
      : [
          plain(
            random.pick([
              { analyze: true },
              { format: 'json' },
              { format: 'text' },
              { format: 'json) SELECT 1; --' },
              { verbose: true, buffers: true },
              { 'ANALYZE) SELECT 1 --': true },
              { analyze: 'x' },
              { __proto__: { analyze: true } },
            ]),
          ),
        ],
};
