import type { World } from '../../oracle/src/scope.js';

/** What the generator knows of a field: which values it takes. */
export type Kind =
  | 'array'
  | 'bigint'
  | 'binary'
  | 'boolean'
  | 'date'
  | 'datetime'
  | 'decimal'
  | 'duration'
  | 'float'
  | 'integer'
  | 'ip'
  | 'json'
  | 'text'
  | 'time'
  | 'uuid';
export interface ModelInfo {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly kind: Kind }[];
  readonly relations: readonly { readonly name: string; readonly to: string }[];
}
export type Graph = ReadonlyMap<string, ModelInfo>;

const kinds: Readonly<Record<string, Kind>> = {
  BigAutoField: 'bigint',
  BigIntegerField: 'bigint',
  BinaryField: 'binary',
  BooleanField: 'boolean',
  CharField: 'text',
  DateField: 'date',
  DateTimeField: 'datetime',
  DecimalField: 'decimal',
  DurationField: 'duration',
  FloatField: 'float',
  IntegerField: 'integer',
  JSONField: 'json',
  PositiveIntegerField: 'integer',
  SmallIntegerField: 'integer',
  TextField: 'text',
  TimeField: 'time',
  UUIDField: 'uuid',
};

/** The names of the oracle's models, by model. */
export function graphOf({ schema }: World): Map<string, ModelInfo> {
  const models = schema.models.filter((model) => !model.data.auto_through);
  const known = new Set(models.map((model) => model.name));
  return new Map(
    models.map((model) => [
      model.name,
      {
        name: model.name,
        columns: model.columns.map((f) => ({ name: f.camel_attname ?? f.camel, kind: kinds[f.column_type ?? f.type]! })),
        relations: [
          ...model.data.fields.flatMap((f) => (f.relation ? [{ name: f.camel, to: f.relation.to }] : [])),
          ...model.data.reverse.map((r) => ({ name: r.camel_query_name, to: r.from })),
        ].filter(({ to }) => known.has(to)),
      },
    ]),
  );
}
