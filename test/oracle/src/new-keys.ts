import type { Outcome, Outcomes } from './outcome.js';
import type { Field, Schema, SchemaModel } from './schema.js';
import type { Tables } from './tables.js';
import { isObject } from './values.js';

/** Puts `{ $new: rank }` in the place of keys that the database gave: those above the highest key of the fixture. */
export function withNewKeys(schema: Schema, before: Tables, { steps = [], tables = {} }: Outcome): Outcome {
  const found = new Map<SchemaModel, Set<number>>();
  const highest = (model: SchemaModel): number => Math.max(0, ...[...(before.get(model)?.keys() ?? [])].map(Number));
  const named = (model: SchemaModel, value: unknown, replace: boolean): unknown => {
    if (!model.data.auto_pk || typeof value !== 'number' || value <= highest(model)) return value;
    const keys = found.get(model) ?? found.set(model, new Set()).get(model)!;
    keys.add(value);
    return replace ? { $new: [...keys].sort((a, b) => a - b).indexOf(value) + 1 } : value;
  };
  const column = (model: SchemaModel, name: string, value: unknown, replace: boolean): unknown => {
    const target = targetOf(
      schema,
      model,
      model.columns.find((f) => f.column === name || f.attname === name),
    );
    return target ? named(target, value, replace) : value;
  };
  const columns = (model: SchemaModel, row: unknown, replace: boolean): object =>
    Object.fromEntries(Object.entries(row as object).map(([name, value]) => [name, column(model, name, value, replace)]));
  const walk = (replace: boolean): Outcome => ({
    steps: steps.map((step) =>
      rowsOf(step, (row) =>
        instance(
          schema,
          row,
          (model, value) => named(model, value, replace),
          (model, fields) => columns(model, fields, replace),
        ),
      ),
    ) as Outcomes,
    tables: Object.fromEntries(
      Object.entries(tables).map(([table, { added, removed, changed }]) => {
        const model = schema.models.find((m) => m.data.table === table)!;
        return [
          table,
          {
            ...(added && { added: added.map((row) => columns(model, row, replace)) }),
            ...(removed && { removed }),
            ...(changed && {
              changed: changed.map((row) => ({ ...(row as object), set: columns(model, (row as { set: object }).set, replace) })),
            }),
          },
        ];
      }),
    ),
  });
  walk(false);
  return walk(true);
}

/** whose key a column holds */
function targetOf(schema: Schema, model: SchemaModel, field: Field | undefined): SchemaModel | null {
  if (!field) return null;
  if (field.relation) {
    const { to, to_field: by } = field.relation;
    const target = schema.model(to);
    return by === undefined || by === target.key[0]!.name ? target : null;
  }
  return model.key[0] === field ? model : null;
}

function rowsOf(step: Outcome, rename: (row: unknown) => unknown): Outcome {
  return { ...step, ...(step.row !== undefined && { row: rename(step.row) }), ...(step.rows && { rows: step.rows.map(rename) }) };
}

function instance(
  schema: Schema,
  row: unknown,
  named: (model: SchemaModel, value: unknown) => unknown,
  columns: (model: SchemaModel, fields: object) => object,
): unknown {
  if (!isObject(row) || typeof row['$obj'] !== 'string') return row;
  const model = schema.model(row['$obj']);
  return { ...row, pk: named(model, row['pk']), ...(isObject(row['fields']) && { fields: columns(model, row['fields']) }) };
}
