import * as nuages from 'nuages';
import type { Json } from './case.js';
import { isObject } from './values.js';

type Options = Record<string, unknown>;
type Builder = (options: Options) => unknown;

const bigint: Builder = (o) => nuages.bigint({ ...o, mode: 'bigint' });
const integer: Builder = (o) => nuages.integer(o);

/** Field classes of Django's -> our fields. Datetimes keep their six digits, 64-bit integers all of theirs. */
export const builders: Readonly<Record<string, Builder>> = {
  BigAutoField: () => nuages.autoField(),
  BigIntegerField: bigint,
  BinaryField: (o) => nuages.binary(o),
  BooleanField: (o) => nuages.boolean(o),
  CharField: (o) => nuages.char(o),
  DateField: (o) => nuages.date(o),
  DateTimeField: (o) => nuages.dateTime({ ...o, precision: 6, mode: 'string' }),
  DecimalField: (o) => nuages.decimal(o),
  DurationField: (o) => nuages.duration(o),
  FloatField: (o) => nuages.float(o),
  IntegerField: integer,
  JSONField: (o) => nuages.json()(o),
  PositiveIntegerField: integer,
  SmallIntegerField: (o) => nuages.smallInteger(o),
  TextField: (o) => nuages.text(o),
  TimeField: (o) => nuages.time(o),
  UUIDField: (o) => nuages.uuid(o),
};

/** classes that say the type of an expression, besides those of columns */
const outputs: Readonly<Record<string, Builder>> = {
  ...builders,
  AutoField: integer,
  BigAutoField: bigint,
  EmailField: (o) => nuages.email(o),
  GenericIPAddressField: (o) => nuages.ip(o),
  PositiveBigIntegerField: bigint,
  PositiveSmallIntegerField: (o) => nuages.smallInteger(o),
  SlugField: (o) => nuages.slug(o),
  SmallAutoField: (o) => nuages.smallInteger(o),
  URLField: (o) => nuages.url(o),
};

/** The class that a type of the oracle names: "DateField", `{ type: "DecimalField", max_digits, decimal_places }`. */
export const classOfType = (type: Json): string => (isObject(type) ? (type['type'] as string) : (type as string));

/** The field that says a type. */
export function fieldOfType(type: Json): unknown {
  const name = classOfType(type);
  const build = outputs[name];
  if (!build) throw new Error(`no field for ${name}`);
  const { max_length: maxLength, max_digits: maxDigits, decimal_places: decimalPlaces } = isObject(type) ? type : {};
  return build({
    ...(typeof maxLength === 'number' && { maxLength }),
    ...(typeof maxDigits === 'number' && typeof decimalPlaces === 'number' && { maxDigits, decimalPlaces }),
  });
}
