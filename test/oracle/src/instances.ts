import type { Row } from './api.js';
import { call } from './api.js';
import type { Json, JsonObject } from './case.js';
import { coerce } from './coerce.js';
import { expression } from './expressions.js';
import type { SchemaModel } from './schema.js';
import type { World } from './scope.js';
import { decode, isLiteral, isObject, tagOf } from './values.js';

/** The world with the stored rows that a case names by `$obj`, read beforehand through the manager that hides none. */
export async function withInstances(world: World, ...parts: readonly unknown[]): Promise<World> {
  const named = new Map<string, JsonObject>();
  for (const part of parts) collect(part, named);
  if (named.size === 0) return world;
  const instances = new Map(world.instances);
  for (const [text, { $obj: name, pk }] of named)
    instances.set(text, (await call(world.classes.get(name as string)!['everything']!, 'get', [{ pk: decode(pk!) }])) as Row);
  return { ...world, instances };
}

function collect(part: unknown, into: Map<string, JsonObject>): void {
  if (Array.isArray(part)) for (const item of part) collect(item, into);
  if (!isObject(part)) return;
  if (tagOf(part) === '$obj') into.set(JSON.stringify(part), part);
  for (const value of Object.values(part)) collect(value, into);
}

/** The row that an `$obj` or `$ref` stands for, with the attributes that it is given; a new one for a `$build`. */
export function instance(world: World, named: Json): Row {
  const { $build: made, values = {}, $obj: name, set } = named as JsonObject;
  if (made !== undefined) return build(world, made as string, values);
  const row = world.instances.get(JSON.stringify(named));
  if (!row) throw new Error(`not read beforehand: ${JSON.stringify(named)}`);
  return set === undefined ? row : assign(world, world.schema.model(name as string), row, set);
}

/** A new row that isn't saved. */
export function build(world: World, name: string, values: Json): Row {
  return new (world.classes.get(name)!)(attributesOf(world, world.schema.model(name), values));
}

/** Sets attributes of a row. Its key has a name of its own there; `pk` is only read. */
export function assign(world: World, model: SchemaModel, row: Row, set: Json): Row {
  const { pk, ...rest } = attributesOf(world, model, set);
  const keys = model.key.length === 1 ? [pk] : (pk as readonly unknown[] | undefined);
  return Object.assign(row, pk === undefined ? {} : Object.fromEntries(model.key.map((f, i) => [f.camel_attname!, keys![i]])), rest);
}

/** Values of fields, as create(), update() and rows take them: plain ones, rows, expressions. */
export function attributesOf(world: World, model: SchemaModel, given: Json): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(given as JsonObject).map(([name, value]) => [world.paths.loading(model, name), attribute(world, model, name, value)]),
  );
}

function attribute(world: World, model: SchemaModel, name: string, value: Json): unknown {
  if (['$obj', '$build', '$ref'].includes(tagOf(value) ?? '')) return instance(world, value);
  if (!isLiteral(value)) return expression({ world, model, annotations: new Map(), outer: null }, value);
  const field = name === 'pk' ? model.key[0]! : model.field(name);
  return coerce(decode(value), field?.column_type ?? null, 'exact');
}
