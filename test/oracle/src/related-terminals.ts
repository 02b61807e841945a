import { call } from './api.js';
import type { Json, JsonObject, Op, Query } from './case.js';
import { coerce } from './coerce.js';
import { splitOptions } from './operations.js';
import type { Outcome } from './outcome.js';
import { camelCase } from './paths.js';
import { buildQuery, relatedManager } from './query.js';
import { encodeInstance } from './rows.js';
import type { SchemaModel } from './schema.js';
import type { World } from './scope.js';
import { instance } from './scope.js';
import { decode, isLiteral, isObject, tagOf } from './values.js';

const options: Readonly<Record<string, string>> = { through_defaults: 'throughDefaults', bulk: 'bulk', clear: 'clear' };

type Writing = (world: World, model: SchemaModel, args: readonly Json[]) => Promise<readonly unknown[]>;
const writing: Readonly<Record<string, Writing>> = {
  add: async (world, model, items) => [await itemsOf(world, model, items)],
  remove: async (world, model, items) => [await itemsOf(world, model, items)],
  set: async (world, model, [items]) => [await itemsOf(world, model, items!)],
  clear: async () => [],
  create: async (world, model, [values]) => [valuesOf(world, model, values as JsonObject)],
};

/** add(), remove(), set(), clear(), create() of a related manager; null: the case asks something else. */
export function relatedTerminal(
  world: World,
  { model: name, from, rel, ops = [] }: Query,
  terminal: string | Op,
): (() => Promise<Outcome>) | null {
  const [method, ...args] = typeof terminal === 'string' ? [terminal] : terminal;
  const write = writing[method];
  if (!write || from === undefined || rel === undefined || ops.length > 0) return null;
  return async () => {
    const model = world.schema.model(name);
    const [items, given] = splitOptions(args);
    const taken = await write(world, model, items);
    const row = await (call(relatedManager(world, from, rel), method, [...taken, optionsOf(given)]) as Promise<unknown>);
    return method === 'create' ? { row: encodeInstance(model, row as never, [], 'full') } : { value: null };
  };
}

function optionsOf(given: JsonObject): object {
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [
      options[name] ?? name,
      isObject(value) ? Object.fromEntries(Object.entries(value).map(([column, v]) => [camelCase(column), decode(v)])) : value,
    ]),
  );
}

async function itemsOf(world: World, model: SchemaModel, items: Json): Promise<readonly unknown[]> {
  if (tagOf(items) === '$Query') return buildQuery(world, (items as JsonObject)['$Query'] as unknown as Query).rows;
  const key = model.key[0]!;
  return (items as readonly Json[]).map((item) =>
    isLiteral(item) ? coerce(decode(item), key.column_type ?? key.type, 'exact') : instance(world, item),
  );
}

function valuesOf(world: World, model: SchemaModel, values: JsonObject): object {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      world.paths.loading(model, name),
      isLiteral(value) ? decode(value) : instance(world, value),
    ]),
  );
}
