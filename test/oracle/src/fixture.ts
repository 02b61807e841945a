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

/** What the tables hold before each case. */
export interface Stored {
  readonly fixture: Fixture;
  /** the database numbers rows by sequences, which given keys don't move on, nor a rollback back */
  readonly sequences: boolean;
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

/** Undoes what was committed. Foreign keys are checked at the end. */
export async function reloadFixture(world: World, fixture: Fixture): Promise<void> {
  await atomic(async () => {
    for (const { data } of world.schema.models) if (!data.proxy) await db.execute`DELETE FROM ${sql.id(data.table)}`;
    await loadFixture(world, fixture);
  });
}

/** Lets sequences go on after the keys of the fixture. */
export async function resetNumbers({ schema }: World, { fixture, sequences }: Stored): Promise<void> {
  if (!sequences) return;
  const numbered = schema.models.filter(({ data }) => data.auto_pk && !data.proxy);
  const set = numbered.map(({ data, key }) => {
    const [table, column] = [data.table, key[0]!.column!];
    const highest = Math.max(1, ...(fixture.tables[table] ?? []).map((row) => Number(row[column])));
    return sql`setval(pg_get_serial_sequence(${`"${table}"`}, ${column}), ${highest})`;
  });
  await db.query`SELECT ${sql.join(set, sql` + `)}`;
}

/** columns that the database computes are left to it */
function attributes(model: SchemaModel, row: Readonly<Record<string, Json>>): Record<string, unknown> {
  const columns = model.ownColumns.filter((f) => !f.generated);
  return Object.fromEntries(columns.map((f) => [f.camel_attname!, decode(row[f.column!] ?? null)]));
}
