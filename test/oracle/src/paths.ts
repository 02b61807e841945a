import type { Column } from './column.js';
import type { Kind } from './kind.js';
import { kindOfClass } from './kind.js';
import { NotBuilt } from './not-built.js';
import type { Field, Schema, SchemaModel } from './schema.js';

/** A path as Nuages spells it, and what is at its end. */
export interface Path {
  readonly path: string;
  readonly kind: Kind;
  /** Django's class of what stands there: of the column, or of what the last transform gives; null: not known */
  readonly column: string | null;
  /** the lookup at the end: `exact` unless named */
  readonly lookup: string;
  /** a whole document, not something in it */
  readonly document: boolean;
}

/** `created_at` -> `createdAt` */
export const camelCase = (name: string): string => name.replace(/(?<=[^_])_+([a-z0-9])/gi, (_, letter: string) => letter.toUpperCase());

/** `reply_to__user__last_login` -> `replyTo__user__lastLogin` */
export const camelPath = (path: string): string => path.split('__').map(camelCase).join('__');

const jsonLookups: ReadonlySet<string> = new Set(['has_key', 'has_keys', 'has_any_keys', 'contained_by']);
const dateParts = ['year', 'iso_year', 'quarter', 'month', 'week', 'day', 'week_day', 'iso_week_day', 'hour', 'minute', 'second'];
/** Django's classes of what transforms give */
const transforms: Readonly<Record<string, string>> = {
  ...Object.fromEntries(dateParts.map((part) => [part, 'IntegerField'])),
  length: 'IntegerField',
  date: 'DateField',
  time: 'TimeField',
  lower: 'CharField',
  upper: 'CharField',
};
const lookupNames: ReadonlySet<string> = new Set([
  'exact',
  'iexact',
  'in',
  'isnull',
  'gt',
  'gte',
  'lt',
  'lte',
  'range',
  'contains',
  'icontains',
  'startswith',
  'istartswith',
  'endswith',
  'iendswith',
  'regex',
  'iregex',
  ...jsonLookups,
]);

/** what a query has named itself, by name */
export type Annotations = ReadonlyMap<string, Column>;

/** Translates paths of field names and of accessors (README.md, "Driving another implementation"). */
export class Paths {
  readonly #schema: Schema;

  constructor(schema: Schema) {
    this.#schema = schema;
  }

  /** A path of lookups: relations by their query names, then columns, transforms, lookups, JSON keys. */
  query(model: SchemaModel, path: string, annotations: Annotations = new Map()): Path {
    const parts = path.split('__');
    const named = annotationOf(parts, annotations);
    if (named) return this.#after([named.column.camel], named.column.of, parts.slice(named.length));
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
    const column = field === null ? null : this.#column(field);
    return this.#after(done, column, parts);
  }

  #reverse(model: SchemaModel, name: string): Found | null {
    const reverse = model.reverse(name);
    if (!reverse) return null;
    return { camel: reverse.camel_query_name, to: reverse.from, field: this.#schema.model(reverse.from).key[0]! };
  }

  /** of a relation: what the key holds that it points at */
  #column(field: Field): string {
    return field.column_type ?? this.#schema.model(field.relation!.to).key[0]!.column_type!;
  }

  #after(done: readonly string[], start: string | null, rest: readonly string[]): Path {
    const json = start === 'JSONField';
    const last = rest.at(-1) ?? '';
    const lookup = lookupNames.has(last) ? last : 'exact';
    const between = lookup === last ? rest.slice(0, -1) : rest;
    const column = json
      ? between.length === 0
        ? start
        : 'JSONField'
      : between.reduce<string | null>((c, name) => transforms[name] ?? c, start);
    return {
      path: [...done, ...(json ? jsonRest(rest) : rest.map(camelCase))].join('__'),
      kind: column === null ? null : kindOfClass(column),
      column,
      lookup,
      document: json && between.length === 0,
    };
  }

  /** A path of relations by their accessors, as instances have them. `queryNames`: what has another name in lookups may go by that. */
  loading(model: SchemaModel, path: string, { queryNames = false } = {}): string {
    let at: SchemaModel | null = model;
    const spelt = path.split('__').map((name) => {
      const field: Field | undefined = at?.field(name);
      const reverse = at?.byAccessor(name) ?? (queryNames ? at?.reverse(name) : undefined);
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

/** An annotation that a path begins with: its name may be several parts long, as `posts__count` is. */
function annotationOf(parts: readonly string[], annotations: Annotations): { readonly column: Column; readonly length: number } | null {
  for (let length = 1; length <= parts.length; length++) {
    const column = annotations.get(parts.slice(0, length).join('__'));
    if (column) return { column, length };
  }
  return null;
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
const jsonRest = (rest: readonly string[]): string[] =>
  rest.map((name, i) => (i === rest.length - 1 && jsonLookups.has(name) ? camelCase(name) : name));
