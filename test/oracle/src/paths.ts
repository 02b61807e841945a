import type { Kind } from './kind.js';
import { kindOfField } from './kind.js';
import { NotBuilt } from './not-built.js';
import type { Field, Schema, SchemaModel } from './schema.js';

/** A path as Nuages spells it, and what is at its end. */
export interface Path {
  readonly path: string;
  readonly kind: Kind;
  /** the field at the end, where it is one of a model's and nothing follows */
  readonly field: Field | null;
  /** lookups and transforms, or JSON keys, after the last field */
  readonly rest: readonly string[];
}

/** `created_at` -> `createdAt` */
export const camelCase = (name: string): string => name.replace(/(?<=[^_])_+([a-z0-9])/gi, (_, letter: string) => letter.toUpperCase());

const jsonLookups: ReadonlySet<string> = new Set(['has_key', 'has_keys', 'has_any_keys', 'contained_by']);
const dateParts = ['year', 'iso_year', 'quarter', 'month', 'week', 'day', 'week_day', 'iso_week_day', 'hour', 'minute', 'second'];
const transforms: Readonly<Record<string, Kind>> = { ...Object.fromEntries(dateParts.map((part) => [part, 'number' as const])), length: 'number', date: 'date', time: 'time', lower: 'text', upper: 'text' };

/** what a query has named itself, by name */
export type Annotations = ReadonlyMap<string, Kind>;

/** Translates paths of field names and of accessors (README.md, "Driving another implementation"). */
export class Paths {
  readonly #schema: Schema;

  constructor(schema: Schema) {
    this.#schema = schema;
  }

  /** A path of lookups: relations by their query names, then columns, transforms, lookups, JSON keys. */
  query(model: SchemaModel, path: string, annotations: Annotations = new Map()): Path {
    const parts = path.split('__');
    const first = parts[0]!;
    if (annotations.has(first)) return this.#after([camelCase(first)], annotations.get(first)!, null, parts.slice(1));
    let at: SchemaModel | null = model;
    const done: string[] = [];
    let field: Field | null = null;
    while (at && parts.length > 0) {
      const name: string = parts[0]!;
      const found: Found | null = name === 'pk' ? keyOf(at) : (ownField(at, name) ?? this.#reverse(at, name));
      if (!found) break;
      parts.shift();
      done.push(found.camel);
      field = found.field;
      at = found.to === null ? null : this.#schema.model(found.to);
    }
    return this.#after(done, field === null ? null : this.#kind(field), field, parts);
  }

  #reverse(model: SchemaModel, name: string): Found | null {
    const reverse = model.reverse(name);
    if (!reverse) return null;
    return { camel: reverse.camel_query_name, to: reverse.from, field: this.#schema.model(reverse.from).key[0]! };
  }

  /** of a relation: what the key holds that it points at */
  #kind(field: Field): Kind {
    if (field.column !== undefined) return kindOfField(field);
    return kindOfField(this.#schema.model(field.relation!.to).key[0]!);
  }

  #after(done: readonly string[], kind: Kind, field: Field | null, rest: readonly string[]): Path {
    const spelt = kind === 'json' ? jsonRest(rest) : rest.map(camelCase);
    const end = rest.reduce<Kind>((k, name) => (k === 'json' ? k : (transforms[name] ?? k)), kind);
    return { path: [...done, ...spelt].join('__'), kind: end, field: rest.length === 0 ? field : null, rest };
  }

  /** A path of relations by their accessors, as instances have them. */
  loading(model: SchemaModel, path: string): string {
    let at: SchemaModel | null = model;
    const spelt = path.split('__').map((name) => {
      const field: Field | undefined = at?.field(name);
      const reverse = at?.byAccessor(name) ?? at?.reverse(name);
      const to: string | undefined = field?.relation?.to ?? reverse?.from;
      at = to === undefined ? null : this.#schema.model(to);
      return field ? (name === field.name ? field.camel : field.camel_attname!) : (reverse?.camel_accessor ?? camelCase(name));
    });
    return spelt.join('__');
  }

  /** the model at the other end of an accessor */
  target(model: SchemaModel, accessor: string): SchemaModel {
    const to = model.field(accessor)?.relation?.to ?? model.byAccessor(accessor)?.from;
    if (to === undefined) throw new NotBuilt(`relation ${accessor}`);
    return this.#schema.model(to);
  }
}

interface Found {
  readonly camel: string;
  readonly to: string | null;
  readonly field: Field;
}

function ownField(model: SchemaModel, name: string): Found | null {
  const field = model.field(name);
  if (!field) return null;
  const byColumn = name !== field.name;
  return { camel: byColumn ? field.camel_attname! : field.camel, to: byColumn ? null : (field.relation?.to ?? null), field };
}
function keyOf(model: SchemaModel): Found {
  const field = model.key[0]!;
  return { camel: 'pk', to: model.key.length > 1 ? null : (field.relation?.to ?? null), field };
}

/** keys stay; the lookup at the end is ours */
const jsonRest = (rest: readonly string[]): string[] => rest.map((name, i) => (i === rest.length - 1 && jsonLookups.has(name) ? camelCase(name) : name));
