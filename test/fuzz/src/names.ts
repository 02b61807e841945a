import type { Graph, Kind, ModelInfo } from './graph.js';
import type { Random } from './random.js';

/** A path through the models; `kind`: what stands at its end, where that is known. */
export interface Path {
  readonly text: string;
  readonly kind: Kind | null;
}

/** What no model has, or only looks as if it had. */
const wrongNames = [
  '', '_', '__', '___', '__id', 'id__', 'id____exact', 'nothing', 'autor', 'titel', 'Id', 'ID', 'pk', 'pk__pk', 'id__pk', '-id', '--id', '+id', '?', '-?', '*', '.',
  'id.id', 'post.title', '"id"', 'id"', "id'", 'id`', 'id; DROP TABLE post; --', 'id) OR 1=1 --', 'id /*', '%s', '$1', '?1', ':id', '{0}', '${id}', '\0', 'id\0', 'id\n', '\u0001', '\u202e', 'é', '𝒳', '\ud800', 'x'.repeat(5000), 'a__'.repeat(300),
  '__proto__', 'prototype', 'constructor', 'toString', 'valueOf', 'hasOwnProperty', 'then', 'catch', 'toJSON', 'length', 'name', 'save', 'objects', '_connector', '_negated', 'undefined', 'null', 'NaN', '0', '-1', '1e3',
] as const; // prettier-ignore
export const wrongName = (random: Random): string => random.pick(wrongNames);

const lookups = ['exact', 'iexact', 'contains', 'icontains', 'startswith', 'istartswith', 'endswith', 'iendswith', 'regex', 'iregex', 'gt', 'gte', 'lt', 'lte', 'in', 'range', 'isnull'] as const; // prettier-ignore
const others = [
  'containedBy',
  'hasKey',
  'hasKeys',
  'hasAnyKeys',
  'overlap',
  'search',
  'ne',
  'not',
  'like',
  'contained_by',
  'isNull',
  'EXACT',
] as const;
const transforms = ['year', 'isoYear', 'quarter', 'month', 'week', 'day', 'weekDay', 'isoWeekDay', 'hour', 'minute', 'second', 'date', 'time', 'length', 'lower', 'upper', 'len', '0', '1', '-1', '99999999999'] as const; // prettier-ignore
const ofKind: Readonly<Partial<Record<Kind, readonly string[]>>> = {
  date: transforms.slice(0, 8),
  datetime: transforms.slice(0, 13),
  time: ['hour', 'minute', 'second'],
  text: ['length', 'lower', 'upper'],
  array: ['len', '0', '1', '7'],
};
const givesOf: Readonly<Record<string, Kind>> = { date: 'date', time: 'time', lower: 'text', upper: 'text' };
const keys = ['a', 'color', 'sizes', 'tags', 'nested', 'b', '0', '-1', '007', '-0', '99999999999', '9'.repeat(400), 'A b', 'q"uote', "a'b", 'back\\slash', '{x}', '}', '%', '%s', '$', '.', '[0]', '*', '\0', 'é', 'year', 'contains', 'x'.repeat(300)] as const; // prettier-ignore

/** A path from a model over a few relations to a column, a relation or nothing at all. */
export function path(random: Random, graph: Graph, start: ModelInfo): Path {
  let model = start;
  const names: string[] = [];
  for (let hops = random.pick([0, 0, 0, 0, 1, 1, 1, 2, 2, 3]); hops > 0 && model.relations.length > 0; hops--) {
    const { name, to } = random.pick(model.relations);
    names.push(name);
    model = graph.get(to)!;
  }
  if (random.chance(0.025)) return { text: [...names, wrongName(random)].join('__'), kind: null };
  if (names.length > 0 && random.chance(0.2)) return { text: names.join('__'), kind: 'bigint' };
  if (random.chance(0.05)) return { text: [...names, 'pk'].join('__'), kind: 'bigint' };
  const column = random.pick(model.columns);
  return { text: [...names, column.name].join('__'), kind: column.kind };
}

/** The same with transforms and keys of documents behind it. */
export function value(random: Random, graph: Graph, start: ModelInfo): Path {
  let { text, kind } = path(random, graph, start);
  if (kind === 'json') for (; random.chance(0.6);) text += `__${random.pick(keys)}`;
  const own = kind && ofKind[kind];
  if (own && random.chance(0.25)) {
    const name = random.pick(own);
    text += `__${name}`;
    kind = givesOf[name] ?? 'integer';
  } else if (random.chance(0.015)) text += `__${random.pick([...transforms, ...lookups, ...others])}`;
  return { text, kind };
}

/** The name of a lookup: mostly one that goes with the kind. */
export function lookup(random: Random, kind: Kind | null): string {
  if (random.chance(0.3)) return 'exact';
  if (random.chance(0.03)) return wrongName(random);
  if (random.chance(0.1) || kind === 'json' || kind === 'array') return random.pick([...lookups, ...others]);
  return random.pick(lookups);
}
