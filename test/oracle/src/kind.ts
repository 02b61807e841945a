import type { Field } from './schema.js';

/** How a value is written in an outcome. Null: by what it is in JavaScript. */
export type Kind =
  | 'number'
  | 'decimal'
  | 'text'
  | 'boolean'
  | 'date'
  | 'time'
  | 'datetime'
  | 'duration'
  | 'json'
  | 'uuid'
  | 'binary'
  | null;

const kinds: Readonly<Record<string, Kind>> = {
  AutoField: 'number',
  BigAutoField: 'number',
  BigIntegerField: 'number',
  BinaryField: 'binary',
  BooleanField: 'boolean',
  CharField: 'text',
  DateField: 'date',
  DateTimeField: 'datetime',
  DecimalField: 'decimal',
  DurationField: 'duration',
  EmailField: 'text',
  FloatField: 'number',
  GenericIPAddressField: 'text',
  IntegerField: 'number',
  JSONField: 'json',
  PositiveBigIntegerField: 'number',
  PositiveIntegerField: 'number',
  PositiveSmallIntegerField: 'number',
  SlugField: 'text',
  SmallAutoField: 'number',
  SmallIntegerField: 'number',
  TextField: 'text',
  TimeField: 'time',
  URLField: 'text',
  UUIDField: 'uuid',
};

/** The kind of a field class of Django's. */
export function kindOfClass(name: string): Kind {
  const kind = kinds[name];
  if (kind === undefined) throw new Error(`no kind for ${name}`);
  return kind;
}
export const kindOfField = ({ column_type }: Field): Kind => (column_type === undefined ? null : kindOfClass(column_type));
