import type { Row, Rows } from './api.js';
import { call } from './api.js';
import type { Shape } from './case.js';
import { kindOf } from './column.js';
import { byCodePoint } from './compare.js';
import { NotBuilt } from './not-built.js';
import { camelCase } from './paths.js';
import { applyOps, start } from './query.js';
import type { Reading } from './reading.js';
import { follow } from './reading.js';
import { encodeField, encodeInstance } from './rows.js';
import { encode } from './values.js';

/** What a case wants to read of an instance (README.md, "Shapes"). What isn't loaded is awaited: one statement per access. */
export async function encodeShape(reading: Reading, row: Row, shape: Shape): Promise<unknown> {
  const out: Record<string, unknown> = {};
  for (const name of shape.fields ?? []) out[name] = await encodeNamed(reading, row, name);
  for (const [name, inner] of Object.entries(shape.one ?? {})) out[name] = await encodeOne(reading, row, name, inner);
  for (const [name, inner] of Object.entries(shape.many ?? {})) out[name] = await encodeMany(reading, row, name, inner);
  for (const [name, inner] of Object.entries(shape.attrs ?? {})) out[name] = await encodeAttribute(reading, row, name, inner);
  for (const name of shape.count ?? []) out[`${name}.count`] = await call(related(reading, row, name), 'count');
  for (const name of shape.exists ?? []) out[`${name}.exists`] = await call(related(reading, row, name), 'exists');
  return out;
}

async function encodeNamed({ model, selected }: Reading, row: Row, name: string): Promise<unknown> {
  const field = model.field(name);
  if (field) return encodeField(field, { [field.camel_attname!]: await row[field.camel_attname!] });
  const column = selected.find((c) => c.name === name);
  if (!column) throw new NotBuilt(`${model.name}.${name} in a shape`);
  return encode(row[column.camel], kindOf(column));
}

const related = ({ world, model }: Reading, row: Row, name: string): Rows => row[world.paths.loading(model, name)] as Rows;

async function encodeOne(reading: Reading, row: Row, name: string, shape: Shape): Promise<unknown> {
  const other = (await related(reading, row, name)) as unknown as Row | null;
  // a reverse one-to-one without a row reads as null here, which Django raises for
  if (other === null) return reading.model.byAccessor(name) ? { $missing: true } : null;
  return encodeShape(follow(reading, name), other, shape);
}

async function encodeMany(reading: Reading, row: Row, name: string, shape: Shape): Promise<unknown> {
  const [source, of] = [related(reading, row, name), follow(reading, name)];
  if (!shape.ops) return encodeList(of, (await source) as readonly Row[], shape);
  const built = applyOps(start(of.world, of.model, call(source, 'all') as Rows), shape.ops);
  return encodeList(built, (await built.rows) as readonly Row[], shape);
}

/** what a Prefetch() put under a name of its own: rows, or the one of a to-one relation */
async function encodeAttribute(reading: Reading, row: Row, name: string, shape: Shape): Promise<unknown> {
  const [held, of] = [row[camelCase(name)], follow(reading, name)];
  if (Array.isArray(held)) return encodeList(of, held as readonly Row[], shape);
  return held === null ? null : encodeShape(of, held as Row, shape);
}

async function encodeList(reading: Reading, rows: readonly Row[], shape: Shape): Promise<unknown> {
  const encoded = await Promise.all(
    rows.map(async (r) => [JSON.stringify(encodeInstance(reading.model, r, [], 'pk')), await encodeShape(reading, r, shape)] as const),
  );
  const sorted = shape.ordered ? encoded : encoded.sort(([a], [b]) => byKey(a, b));
  return sorted.map(([, one]) => one);
}

/** by primary key: numbers as numbers */
function byKey(a: string, b: string): number {
  const [left, right] = [a, b].map((text) => (JSON.parse(text) as { pk: unknown }).pk);
  return typeof left === 'number' && typeof right === 'number' ? left - right : byCodePoint(a, b);
}
