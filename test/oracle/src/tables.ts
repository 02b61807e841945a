import { call } from './api.js';
import { same } from './compare.js';
import { rowsOf } from './models.js';
import { encodeField } from './rows.js';
import type { Row } from './api.js';
import type { Outcome } from './outcome.js';
import type { SchemaModel } from './schema.js';
import type { World } from './scope.js';
import { isObject } from './values.js';

/** Every row of every table by its key, as outcomes write them. */
export type Tables = ReadonlyMap<SchemaModel, ReadonlyMap<string, EncodedRow>>;
export type EncodedRow = Readonly<Record<string, unknown>>;
type Difference = Readonly<Record<string, readonly unknown[]>>;

export async function readTables({ schema, classes }: World): Promise<Tables> {
  const tables = new Map<SchemaModel, ReadonlyMap<string, EncodedRow>>();
  for (const model of schema.models) {
    if (model.data.proxy) continue;
    const alone = classes.get(rowsOf(model));
    const all = alone ?? classes.get(model.name)!;
    const rows = (await call(all[alone || model.data.auto_through ? 'objects' : 'everything']!, 'all')) as readonly Row[];
    tables.set(model, new Map(rows.map((row) => [JSON.stringify(keyOf(model, encoded(model, row))), encoded(model, row)])));
  }
  return tables;
}

const encoded = (model: SchemaModel, row: Row): EncodedRow =>
  Object.fromEntries(model.ownColumns.map((field) => [field.column!, encodeField(field, row)]));

function keyOf({ key }: SchemaModel, row: EncodedRow): unknown {
  const values = key.map((field) => row[field.column!]);
  return values.length === 1 ? values[0] : values;
}

/** What writing changed (README.md, "Outcomes"). */
export function tablesChanged(before: Tables, after: Tables): NonNullable<Outcome['tables']> {
  const changed: Record<string, Difference> = {};
  for (const [model, rows] of after) {
    const difference = differenceOf(model, before.get(model)!, rows);
    if (Object.keys(difference).length > 0) changed[model.data.table] = difference;
  }
  return changed;
}

function differenceOf(model: SchemaModel, before: ReadonlyMap<string, EncodedRow>, after: ReadonlyMap<string, EncodedRow>): Difference {
  const added = [...after].filter(([key]) => !before.has(key)).map(([, row]) => row);
  const removed = [...before].filter(([key]) => !after.has(key)).map(([, row]) => keyOf(model, row));
  const changed = [...before].flatMap(([key, old]) => {
    const row = after.get(key);
    const set = Object.entries(row ?? {}).filter(([column, value]) => !same(numbered(old[column]), numbered(value)));
    return set.length > 0 ? [{ pk: keyOf(model, old), set: Object.fromEntries(set) }] : [];
  });
  return { ...(added.length > 0 && { added }), ...(removed.length > 0 && { removed }), ...(changed.length > 0 && { changed }) };
}

/** Python's true is 1, in documents too: such a change was not seen */
function numbered(value: unknown): unknown {
  if (typeof value === 'boolean') return Number(value);
  if (Array.isArray(value)) return value.map(numbered);
  return isObject(value) ? Object.fromEntries(Object.entries(value).map(([key, of]) => [key, numbered(of)])) : value;
}
