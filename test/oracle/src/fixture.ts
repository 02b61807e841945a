import { atomic, db, sql } from 'nuages';
import { call } from './api.js';
import type { Json } from './case.js';
import { rowsOf } from './models.js';
import type { SchemaModel } from './schema.js';
import type { World } from './scope.js';
import { decode } from './values.js';

/** fixture.json: table -> rows by column. */
export interface Fixture {
  readonly tables: Readonly<Record<string, readonly Readonly<Record<string, Json>>[]>>;
}

/** Inserts the rows of the fixture. */
export async function loadFixture({ schema, classes }: World, { tables }: Fixture): Promise<void> {
  await atomic(async () => {
    for (const model of schema.models) {
      if (model.data.proxy) continue;
      const rows = tables[model.data.table] ?? [];
      if (rows.length > 0)
        await call((classes.get(rowsOf(model)) ?? classes.get(model.name))!['objects']!, 'bulkCreate', [
          rows.map((row) => attributes(model, row)),
        ]);
    }
  });
}

/** Rows with given keys don't move the numbers on that the database gives. */
export async function resetNumbers({ schema }: World): Promise<void> {
  for (const { data, key } of schema.models) {
    if (!data.auto_pk) continue;
    const [table, column] = [data.table, key[0]!.column!];
    await db.query`SELECT setval(pg_get_serial_sequence(${`"${table}"`}, ${column}), (SELECT coalesce(max(${sql.id(column)}), 1) FROM ${sql.id(table)}))`;
  }
}

/** columns that the database computes are left to it */
function attributes(model: SchemaModel, row: Readonly<Record<string, Json>>): Record<string, unknown> {
  const columns = model.ownColumns.filter((f) => !f.generated);
  return Object.fromEntries(columns.map((f) => [f.camel_attname!, decode(row[f.column!] ?? null)]));
}
