import type { Row, Rows } from './api.js';
import { call } from './api.js';
import type { Shape } from './case.js';
import { byCodePoint } from './compare.js';
import { NotBuilt } from './not-built.js';
import { applyOps, start } from './query.js';
import { encodeField, encodeInstance } from './rows.js';
import type { SchemaModel } from './schema.js';
import type { World } from './scope.js';

/** What a case wants to read of an instance (README.md, "Shapes"). What isn't loaded is awaited: one statement per access. */
export async function encodeShape(world: World, model: SchemaModel, row: Row, shape: Shape): Promise<unknown> {
  const out: Record<string, unknown> = {};
  for (const name of shape.fields ?? []) {
    const field = model.field(name);
    if (!field) throw new NotBuilt('annotations in shapes');
    out[name] = encodeField(field, { [field.camel_attname!]: await row[field.camel_attname!] });
  }
  for (const [name, inner] of Object.entries(shape.one ?? {})) out[name] = await encodeOne(world, model, row, name, inner);
  for (const [name, inner] of Object.entries(shape.many ?? {})) out[name] = await encodeMany(world, model, row, name, inner);
  for (const name of shape.count ?? []) out[`${name}.count`] = await call(related(world, model, row, name), 'count');
  for (const name of shape.exists ?? []) out[`${name}.exists`] = await call(related(world, model, row, name), 'exists');
  if (shape.attrs) throw new NotBuilt('toAttr');
  return out;
}

const related = (world: World, model: SchemaModel, row: Row, name: string): Rows => row[world.paths.loading(model, name)] as Rows;

async function encodeOne(world: World, model: SchemaModel, row: Row, name: string, shape: Shape): Promise<unknown> {
  const other = (await row[world.paths.loading(model, name)]) as Row | null;
  // a reverse one-to-one without a row reads as null here, which Django raises for
  if (other === null) return model.byAccessor(name) ? { $missing: true } : null;
  return encodeShape(world, world.paths.target(model, name), other, shape);
}

async function encodeMany(world: World, model: SchemaModel, row: Row, name: string, shape: Shape): Promise<unknown> {
  const target = world.paths.target(model, name);
  const source = related(world, model, row, name);
  const built = shape.ops && applyOps(start(world, target, call(source, 'all') as Rows), shape.ops);
  const rows = (await (built?.rows ?? source)) as readonly Row[];
  const encoded = await Promise.all(
    rows.map(async (r) => [JSON.stringify(encodeInstance(target, r, [], 'pk')), await encodeShape(world, target, r, shape)] as const),
  );
  const sorted = shape.ordered ? encoded : encoded.sort(([a], [b]) => byKey(a, b));
  return sorted.map(([, one]) => one);
}

/** by primary key: numbers as numbers */
function byKey(a: string, b: string): number {
  const [left, right] = [a, b].map((text) => (JSON.parse(text) as { pk: unknown }).pk);
  return typeof left === 'number' && typeof right === 'number' ? left - right : byCodePoint(a, b);
}
