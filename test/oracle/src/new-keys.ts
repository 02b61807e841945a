import type { Outcome } from './outcome.js';
import type { Field, Schema, SchemaModel } from './schema.js';
import type { Tables } from './tables.js';
import { isObject } from './values.js';

/** Puts `{ $new: rank }` in the place of keys that the database gave: those above the highest key of the fixture. */
export function withNewKeys(schema: Schema, before: Tables, outcome: Outcome): Outcome {
  const keys = new NewKeys(schema, before);
  // all are known before any has its rank
  keys.renamed(outcome);
  return keys.renamed(outcome);
}

class NewKeys {
  readonly #schema: Schema;
  readonly #highest: ReadonlyMap<string, number>;
  /** by table */
  readonly #found = new Map<string, Set<number>>();

  constructor(schema: Schema, before: Tables) {
    this.#schema = schema;
    this.#highest = new Map([...before].map(([{ data }, rows]) => [data.table, Math.max(0, ...[...rows.keys()].map(Number))]));
  }

  renamed(outcome: Outcome): Outcome {
    const { row, rows, steps, tables } = outcome;
    return {
      ...outcome,
      ...(row !== undefined && { row: this.#instance(row) }),
      ...(rows && { rows: rows.map((one) => this.#instance(one)) }),
      ...(steps && { steps: steps.map((step) => this.renamed(step)) }),
      ...(tables && { tables: Object.fromEntries(Object.entries(tables).map(([table, parts]) => [table, this.#table(table, parts)])) }),
    };
  }

  #instance(row: unknown): unknown {
    if (!isObject(row) || typeof row['$obj'] !== 'string') return row;
    const model = this.#schema.model(row['$obj']);
    const pk = model.key.length === 1 ? this.#value(model, model.key[0]!, row['pk']) : row['pk'];
    return { ...row, pk, ...(isObject(row['fields']) && { fields: this.#columns(model, row['fields']) }) };
  }

  #table(table: string, { added, removed, changed }: Readonly<Record<string, readonly unknown[]>>): Record<string, readonly unknown[]> {
    const model = this.#schema.models.find((m) => m.data.table === table)!;
    return {
      ...(added && { added: added.map((row) => this.#columns(model, row)) }),
      ...(removed && { removed }),
      ...(changed && {
        changed: changed.map((row) => ({ ...(row as object), set: this.#columns(model, (row as { readonly set: unknown }).set) })),
      }),
    };
  }

  #columns(model: SchemaModel, row: unknown): object {
    return Object.fromEntries(
      Object.entries(row as object).map(([name, value]) => {
        const field = model.columns.find((f) => f.attname === name || f.column === name);
        return [name, field ? this.#value(model, field, value) : value];
      }),
    );
  }

  #value(model: SchemaModel, field: Field, value: unknown): unknown {
    const target = this.#targetOf(model, field);
    if (!target?.data.auto_pk || typeof value !== 'number') return value;
    const { table } = target.data;
    if (value <= this.#highest.get(table)!) return value;
    const keys = this.#found.get(table) ?? new Set();
    this.#found.set(table, keys.add(value));
    return { $new: [...keys].sort((a, b) => a - b).indexOf(value) + 1 };
  }

  /** the model whose key a column holds */
  #targetOf(model: SchemaModel, field: Field): SchemaModel | null {
    if (field.relation) {
      const { to, to_field: by } = field.relation;
      const target = this.#schema.model(to);
      if (by !== undefined && by !== target.key[0]!.name) return null;
      return this.#targetOf(target, target.key[0]!);
    }
    const owner = model.owner(field);
    return owner.key.length === 1 && owner.key[0] === field ? owner : null;
  }
}
