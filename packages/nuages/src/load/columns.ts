import { database } from '../execute/index.js';
import { aliasOf } from '../hydrate/index.js';
import type { ColumnMeta, ModelMeta } from '../metadata/model-meta.js';
import { amongKeys, type QueryState, rootShape, tuples, withKey } from '../query/index.js';
import { ownerKey } from './owned.js';
import { ready } from './ready.js';

type Values = Readonly<Record<string, unknown>>;

/** The values of columns of a row, read by its key from its own database unless `using` says otherwise; null: the row is gone. */
export async function readColumns(row: object, meta: ModelMeta, columns: readonly ColumnMeta[], using?: string): Promise<unknown[] | null> {
  const key = meta.primaryKey.map((k) => (row as Values)[k.name]);
  const shape = withKey(rootShape(meta, using ?? aliasOf(row)));
  const [values] = await read({ shape: tuples(shape, namesOf(columns)), values: key });
  return values ?? null;
}

/** The same of many rows of one database, whose key is one column, by row; those that are gone are left out. */
export async function readColumnsOfMany(
  rows: readonly object[],
  meta: ModelMeta,
  columns: readonly ColumnMeta[],
): Promise<Map<object, unknown[]>> {
  const [key] = meta.primaryKey as readonly [ColumnMeta];
  const keyOf = (row: object): unknown => (row as Values)[key.name];
  const shape = amongKeys(rootShape(meta, aliasOf(rows[0]!)), key.name);
  const found = await read({ shape: tuples(shape, [key.name, ...namesOf(columns)]), values: [rows.map(keyOf)] });
  const byKey = new Map(found.map(([own, ...values]) => [ownerKey(own), values]));
  return new Map(rows.flatMap((row) => (byKey.has(ownerKey(keyOf(row))) ? [[row, byKey.get(ownerKey(keyOf(row)))!]] : [])));
}

const namesOf = (columns: readonly ColumnMeta[]): string[] => columns.map((c) => c.name);

async function read(state: QueryState): Promise<unknown[][]> {
  const { shape } = state;
  const db = database(shape.alias ?? undefined);
  const { prepared, params } = ready(state, 'rows', db.dialect);
  if (prepared.empty) return [];
  const { rows } = await db.run(prepared.statement, params, { write: false, context: null, model: shape.meta.name });
  return rows as unknown[][];
}
