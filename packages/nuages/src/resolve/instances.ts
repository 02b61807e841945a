import type { Prepare } from '../ir/index.js';
import { attributeIn, isRelated } from '../metadata/inheritance.js';
import type { ColumnMeta, ModelMeta } from '../metadata/model-meta.js';
import { META } from '../metadata/symbols.js';

const isInstance = (value: unknown): value is Record<string | symbol, unknown> =>
  typeof value === 'object' && value !== null && META in value;

const ones = new WeakMap<ColumnMeta, Map<ModelMeta, Prepare>>();
const lists = new WeakMap<Prepare, Prepare>();

/** An instance of `model` stands for the value of `column`, the column of it that is pointed at; any other value for itself. */
export function keyOf(model: ModelMeta, column: ColumnMeta): Prepare {
  let byModel = ones.get(column);
  if (!byModel) ones.set(column, (byModel = new Map()));
  let prepare = byModel.get(model);
  if (!prepare) byModel.set(model, (prepare = (value) => (isInstance(value) ? keyOfInstance(value, model, column) : value)));
  return prepare;
}

const pairs = new WeakMap<Prepare, WeakMap<Prepare, Prepare>>();
/** one preparation after another */
export function inTurn(first: Prepare | undefined, second: Prepare | undefined): Prepare | undefined {
  if (!first || !second) return first ?? second;
  let bySecond = pairs.get(first);
  if (!bySecond) pairs.set(first, (bySecond = new WeakMap()));
  let both = bySecond.get(second);
  if (!both) bySecond.set(second, (both = (value, zone) => second(first(value, zone), zone)));
  return both;
}

/** the same for each of a list */
export function each(prepare: Prepare | undefined): Prepare {
  if (!prepare) return present;
  let list = lists.get(prepare);
  if (!list) lists.set(prepare, (list = (value, zone) => (present(value, zone) as unknown[]).map((item) => prepare(item, zone))));
  return list;
}

const couples = new WeakMap<Prepare, Prepare>();
/** the same for both ends of a range */
export function both(prepare: Prepare): Prepare {
  let couple = couples.get(prepare);
  if (!couple) couples.set(prepare, (couple = (pair, zone) => (Array.isArray(pair) ? pair.map((end) => prepare(end, zone)) : pair)));
  return couple;
}

/** Django's rule: NULL in a list matches nothing and is left out. */
const present: Prepare = (value) => (value as unknown[]).filter((item) => item !== null);

function keyOfInstance(instance: Record<string | symbol, unknown>, model: ModelMeta, column: ColumnMeta): unknown {
  const own = instance[META] as ModelMeta;
  if (!isRelated(own, model)) throw new TypeError(`takes a ${model.name} or its key, not a ${own.name}`);
  const name = attributeIn(own, column);
  const key = instance[name];
  if (key === null || key === undefined) throw new TypeError(`takes a saved ${model.name}: this one has no ${name}`);
  return key;
}
