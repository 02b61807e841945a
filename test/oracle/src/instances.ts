import type { Row } from './api.js';
import { call } from './api.js';
import type { Json, JsonObject } from './case.js';
import { needs, NotBuilt } from './not-built.js';
import type { SchemaModel } from './schema.js';
import type { World } from './scope.js';
import { decode, isLiteral, isObject, tagOf } from './values.js';

/** The world with the stored rows that a case names by `$obj`, read beforehand through the manager that hides none. */
export async function withInstances(world: World, ...parts: readonly unknown[]): Promise<World> {
  const named = new Map<string, JsonObject>();
  for (const part of parts) collect(part, named);
  if (named.size === 0) return world;
  const instances = new Map(world.instances);
  for (const [text, object] of named) instances.set(text, await load(world, object));
  return { ...world, instances };
}

function collect(part: unknown, into: Map<string, JsonObject>): void {
  if (Array.isArray(part)) for (const item of part) collect(item, into);
  if (!isObject(part)) return;
  if (['$obj', '$build'].includes(tagOf(part) ?? '')) into.set(JSON.stringify(part), part);
  for (const value of Object.values(part)) collect(value, into);
}

async function load(world: World, object: JsonObject): Promise<Row> {
  const { $obj: name, pk, set, $build: made, values } = object;
  const model = world.schema.model((name ?? made) as string);
  const attributes = (given: Json | undefined): Record<string, unknown> => attributesOf(world, model, given ?? {});
  const Class = world.classes.get(model.name)!;
  if (made !== undefined) return new Class(attributes(values));
  const row = (await call(Class['everything']!, 'get', [{ pk: decode(pk!) }])) as Row;
  return Object.assign(row, attributes(set));
}

/** Attributes of a row as a case gives them. */
export function attributesOf(world: World, model: SchemaModel, given: Json): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(given as JsonObject).map(([key, value]) => [world.paths.loading(model, key), attribute(world, value)]),
  );
}

function attribute({ instances }: World, value: Json): unknown {
  const row = instances.get(JSON.stringify(value));
  if (row) return row;
  if (['$obj', '$build'].includes(tagOf(value) ?? '')) throw new NotBuilt('rows in the attributes of rows');
  if (!isLiteral(value)) needs('bulkCreate() of expressions');
  return decode(value);
}
