import type { Json, JsonObject, Op } from './case.js';

// schema.json (README.md): names are Django's, `camel...` ours.

export interface Relation {
  readonly kind: 'fk' | 'o2o' | 'm2m';
  readonly to: string;
  readonly to_self: boolean;
  readonly reverse_accessor: string | null;
  readonly reverse_query_name: string | null;
  readonly to_field?: string;
  readonly on_delete?: { readonly action: string; readonly value?: Json };
  readonly through?: string;
  readonly through_auto?: boolean;
  readonly through_fields?: readonly string[];
  readonly symmetrical?: boolean;
  readonly parent_link?: boolean;
}
export interface Field {
  readonly name: string;
  readonly camel: string;
  /** Django's class */
  readonly type: string;
  readonly null: boolean;
  readonly unique?: boolean;
  readonly primary_key?: boolean;
  readonly max_length?: number;
  readonly max_digits?: number;
  readonly decimal_places?: number;
  readonly default?: { readonly value: Json };
  readonly db_default?: Json;
  readonly generated?: { readonly expression: JsonObject; readonly stored: boolean };
  readonly choices?: readonly (readonly [Json, Json])[];
  readonly attname?: string;
  readonly camel_attname?: string;
  readonly column?: string;
  /** Django's class of the column; of a relation, that which it points at */
  readonly column_type?: string;
  readonly relation?: Relation;
}
export interface Reverse {
  readonly query_name: string;
  readonly accessor: string;
  readonly camel_query_name: string;
  readonly camel_accessor: string;
  readonly from: string;
  readonly field: string;
  readonly kind: 'fk' | 'o2o' | 'm2m';
}
export interface Constraint {
  readonly kind: 'unique' | 'check';
  readonly name: string;
  readonly fields?: readonly string[];
  readonly condition?: JsonObject;
}
interface ModelData {
  readonly name: string;
  readonly table: string;
  readonly auto_through?: boolean;
  /** the database numbers its rows */
  readonly auto_pk: boolean;
  readonly proxy: boolean;
  readonly proxy_for: string | null;
  readonly parents: readonly string[];
  readonly ordering: readonly Json[];
  readonly get_latest_by: string | readonly string[] | null;
  readonly primary_key: readonly string[];
  readonly composite_pk: boolean;
  readonly unique_together: readonly (readonly string[])[];
  readonly constraints: readonly Constraint[];
  readonly managers: readonly { readonly name: string; readonly ops: readonly Op[] }[];
  readonly default_manager: string;
  readonly reverse: readonly Reverse[];
  readonly fields: readonly Field[];
}

/** A model of the schema, with its fields and reverse relations by name, those that it inherits among them. */
export class SchemaModel {
  readonly data: ModelData;
  /** the models that it inherits from, or whose proxy it is */
  readonly bases: readonly SchemaModel[];
  readonly #fields = new Map<string, Field>();
  readonly #reverse: ReadonlyMap<string, Reverse>;
  readonly #accessors: ReadonlyMap<string, Reverse>;

  constructor(data: ModelData, bases: readonly SchemaModel[]) {
    this.data = data;
    this.bases = bases;
    for (const field of data.fields) {
      if (field.attname !== undefined) this.#fields.set(field.attname, field);
      this.#fields.set(field.name, field);
    }
    this.#reverse = new Map(data.reverse.map((r) => [r.query_name, r]));
    this.#accessors = new Map(data.reverse.map((r) => [r.accessor, r]));
  }

  get name(): string {
    return this.data.name;
  }
  /** by name or by that of its column: `author`, `author_id` */
  field(name: string): Field | undefined {
    return this.#fields.get(name) ?? this.#inherited((base) => base.field(name));
  }
  /** by the name in lookups */
  reverse(name: string): Reverse | undefined {
    return this.#reverse.get(name) ?? this.#inherited((base) => base.reverse(name));
  }
  byAccessor(name: string): Reverse | undefined {
    return this.#accessors.get(name) ?? this.#inherited((base) => base.byAccessor(name));
  }
  #inherited<T>(find: (base: SchemaModel) => T | undefined): T | undefined {
    for (const base of this.bases) {
      const found = find(base);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  /** the fields that are columns */
  get columns(): readonly Field[] {
    return [...this.bases.flatMap((base) => base.columns), ...this.ownColumns];
  }
  /** the model in whose table a column stands */
  owner(column: Field): SchemaModel {
    return this.ownColumns.includes(column) ? this : this.bases.find((base) => base.columns.includes(column))!.owner(column);
  }
  /** those of its own table */
  get ownColumns(): readonly Field[] {
    return this.data.fields.filter((f) => f.column !== undefined);
  }
  get key(): readonly Field[] {
    return this.data.primary_key.map((name) => this.field(name)!);
  }
}

/** The model graph. */
export class Schema {
  readonly #models: ReadonlyMap<string, SchemaModel>;

  constructor({ models }: { readonly models: readonly ModelData[] }) {
    const made = new Map<string, SchemaModel>();
    const make = (name: string): SchemaModel => {
      const known = made.get(name);
      if (known) return known;
      const data = models.find((m) => m.name === name)!;
      const bases = data.proxy_for === null ? data.parents : [data.proxy_for];
      const model = new SchemaModel(data, bases.map(make));
      made.set(name, model);
      return model;
    };
    for (const { name } of models) make(name);
    this.#models = made;
  }

  model(name: string): SchemaModel {
    const model = this.#models.get(name);
    if (!model) throw new Error(`schema.json has no model ${name}`);
    return model;
  }

  /** all models, each after those that it inherits from */
  get models(): readonly SchemaModel[] {
    return [...this.#models.values()];
  }
}
