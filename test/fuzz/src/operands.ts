import type { Graph, Kind, ModelInfo } from './graph.js';
import { lookup, type Path, value as valuePath } from './names.js';
import type { Node, Query } from './program.js';
import { query } from './queries.js';
import type { Random } from './random.js';
import { anyValue, kinds, valueOf } from './values.js';

/** Where something stands: which names it may use, and how much room there is below it. */
export interface Place {
  readonly random: Random;
  readonly graph: Graph;
  readonly model: ModelInfo;
  readonly depth: number;
}
const below = (place: Place): Place => ({ ...place, depth: place.depth - 1 });

const plain = (value: unknown): Node => ({ is: 'value', value });
const textKinds: ReadonlySet<string> = new Set([
  'iexact',
  'contains',
  'icontains',
  'startswith',
  'istartswith',
  'endswith',
  'iendswith',
  'regex',
  'iregex',
  'hasKey',
]);

/** One `path__lookup: operand` */
function entry(place: Place): readonly [string, Node] {
  const { random, graph, model } = place;
  const path = valuePath(random, graph, model);
  const name = lookup(random, path.kind);
  const text = name === 'exact' && random.chance(0.8) ? path.text : `${path.text}__${name}`;
  return [text, random.chance(0.12) ? anyOperand(place) : operand(place, path, name)];
}

/** an operand that goes with the lookup */
function operand(place: Place, { kind }: Path, name: string): Node {
  const { random } = place;
  const one = (): Node => (random.chance(0.05) ? plain(null) : plain(kind ? valueOf(random, kind) : anyValue(random)));
  if (random.chance(0.12)) return kind && random.chance(0.6) ? columnOf(place, kind) : expression(place);
  if (random.chance(0.04)) return { is: 'instance', model: random.pick([...place.graph.keys()]), place: random.below(6) - 1 };
  if (name === 'isnull') return plain(random.chance(0.95) ? random.chance(0.5) : 1);
  if (name === 'in') return random.chance(0.2) && place.depth > 0 ? rows(place) : list(random.several(0, 5, one), place);
  if (name === 'range') return list(random.several(2, random.chance(0.9) ? 2 : 3, one), place);
  if (name === 'hasKeys' || name === 'hasAnyKeys') return plain(random.several(0, 3, () => valueOf(random, 'text')));
  if (textKinds.has(name)) return plain(valueOf(random, 'text'));
  if (kind === null && random.chance(0.5)) return { is: 'instance', model: random.pick([...place.graph.keys()]), place: random.below(6) };
  if (random.chance(0.03) && place.depth > 0) return rows(place);
  return one();
}
/** a path that ends in the kind, if a few tries find one */
function columnOf(place: Place, kind: Kind): Node {
  let path = valuePath(place.random, place.graph, place.model);
  for (let tries = 0; tries < 8 && path.kind !== kind; tries++) path = valuePath(place.random, place.graph, place.model);
  return { is: 'function', name: 'F', args: [plain(path.text)] };
}
const list = (items: Node[], place: Place): Node => ({
  is: 'list',
  items: place.random.chance(0.1) ? [...items, expression(place)] : items,
});

function rows(place: Place): Node {
  const model = place.random.pick([...place.graph.values()]);
  const inner: Query = query({ ...below(place), model });
  return { is: 'rows', query: inner };
}

function anyOperand(place: Place): Node {
  const { random } = place;
  const sort = random.weighted({ value: 6, list: 2, expression: 1, rows: 1, instance: 1 });
  switch (sort) {
    case 'value':
      return plain(anyValue(random));
    case 'list':
      return { is: 'list', items: random.several(0, 4, () => (place.depth > 0 ? anyOperand(below(place)) : plain(anyValue(random)))) };
    case 'expression':
      return expression(place);
    case 'rows':
      return place.depth > 0 ? rows(place) : plain(null);
    case 'instance':
      return { is: 'instance', model: random.pick([...place.graph.keys()]), place: random.below(6) - 1 };
  }
}

const unary = ['Lower', 'Upper', 'Trim', 'Length', 'Abs', 'Ceil', 'Floor', 'Round'] as const;
const arithmetic = ['add', 'sub', 'mul', 'div', 'mod', 'pow'] as const;
const units = [
  'year',
  'quarter',
  'month',
  'week',
  'day',
  'hour',
  'minute',
  'second',
  'decade',
  'DAY',
  "day'",
  'day"; --',
  '',
  '__proto__',
  'constructor',
] as const;

/** An expression: a path, a function, arithmetic. */
export function expression(place: Place): Node {
  const { random, graph, model } = place;
  const path = (): Node => plain(valuePath(random, graph, model).text);
  const inner = (): Node => (place.depth > 0 && random.chance(0.5) ? expression(below(place)) : path());
  const operand = (): Node =>
    random.chance(0.4)
      ? { is: 'function', name: 'F', args: [path()] }
      : plain(random.chance(0.8) ? valueOf(random, random.pick(kinds)) : anyValue(random));
  switch (random.weighted({ F: 8, unary: 3, arithmetic: 3, Value: 2, Concat: 1, Coalesce: 2, Trunc: 1, Now: 1, ordering: 0.3 })) {
    case 'F':
      return { is: 'function', name: 'F', args: [path()] };
    case 'unary':
      return { is: 'function', name: random.pick(unary), args: [inner()] };
    case 'arithmetic': {
      const target: Node = place.depth > 0 && random.chance(0.3) ? expression(below(place)) : { is: 'function', name: 'F', args: [path()] };
      return { is: 'method', target, name: random.pick(arithmetic), args: [operand()] };
    }
    case 'Value':
      return { is: 'function', name: 'Value', args: [plain(anyValue(random))] };
    case 'Concat':
      return { is: 'function', name: 'Concat', args: random.several(0, 3, inner) };
    case 'Coalesce':
      return { is: 'function', name: 'Coalesce', args: [inner(), operand()] };
    case 'Trunc':
      return { is: 'function', name: 'Trunc', args: [inner(), plain(random.pick(units))] };
    case 'Now':
      return { is: 'function', name: 'Now', args: [] };
    case 'ordering':
      return {
        is: 'method',
        target: { is: 'function', name: 'F', args: [path()] },
        name: random.pick(['asc', 'desc']),
        args: random.chance(0.5) ? [plain({ nullsLast: true })] : [],
      };
  }
}

/** an object would be lookups, and its keys names */
function notNames(random: Random): unknown {
  const value = anyValue(random);
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype ? null : value;
}

/** An argument of filter(). */
export function condition(place: Place): Node {
  const { random } = place;
  if (place.depth > 0 && random.chance(0.25)) {
    return {
      is: 'q',
      connector: random.pick(['and', 'or', 'xor']),
      negated: random.chance(0.3),
      parts: random.several(random.chance(0.9) ? 1 : 0, 3, () => condition(below(place))),
    };
  }
  if (random.chance(0.03)) return expression(place);
  if (random.chance(0.02)) return plain(notNames(random));
  return { is: 'lookups', entries: random.several(random.chance(0.95) ? 1 : 0, 3, () => entry(place)) };
}
