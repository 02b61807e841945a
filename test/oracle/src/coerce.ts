import { Decimal } from 'nuages';

/**
 * Django takes values of other types for what they can mean: "10" for an integer, 1 for true, 5 for "5". Nuages refuses them
 * (NUA_VALUE_INVALID), and its types do. Here such a value is written as who uses Nuages has to write it; what Django itself refuses
 * stays as it is, so that both must refuse it.
 */
export function coerce(value: unknown, column: string | null, lookup: string): unknown {
  if (value === null || lookup === 'isnull') return value;
  // Python iterates over text
  if (lists.has(lookup)) return typeof value === 'string' ? [...value].map((item) => coerce(item, column, 'exact')) : value;
  if (texts.has(lookup) && (column !== 'JSONField' || lookup === 'has_key')) return text(value) ?? value;
  return (column === null ? undefined : byColumn[column])?.(value) ?? value;
}

/** lookups over several values */
const lists: ReadonlySet<string> = new Set(['in', 'range', 'has_keys', 'has_any_keys']);
/** lookups whose right-hand side is text, whatever the field */
const texts: ReadonlySet<string> = new Set([
  'contains',
  'icontains',
  'startswith',
  'istartswith',
  'endswith',
  'iendswith',
  'regex',
  'iregex',
  'iexact',
  'has_key',
]);

/** what a value means to a column; undefined: what it says */
type Meaning = (value: unknown) => unknown;

const integer: Meaning = (value) => {
  if (typeof value === 'boolean') return Number(value);
  if (value instanceof Decimal) return Math.trunc(value.toNumber());
  if (typeof value !== 'string' || !/^\s*[+-]?\d+(_\d+)*\s*$/.test(value)) return undefined;
  const whole = BigInt(value.trim().replaceAll('_', '').replace(/^\+/, ''));
  return Number.isSafeInteger(Number(whole)) ? Number(whole) : whole;
};
const float: Meaning = (value) => {
  if (typeof value === 'boolean' || value instanceof Decimal) return Number(value);
  return typeof value === 'string' && /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(value) ? Number(value) : undefined;
};
const boolean: Meaning = (value) => {
  if ([1, '1', 't', 'True'].includes(value as string)) return true;
  return [0, '0', 'f', 'False'].includes(value as string) ? false : undefined;
};
const decimal: Meaning = (value) => (typeof value === 'boolean' ? Number(value) : undefined);
const text: Meaning = (value) => {
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return typeof value === 'number' || typeof value === 'bigint' || value instanceof Decimal ? String(value) : undefined;
};
const uuid: Meaning = (value) => {
  const hex =
    typeof value === 'number'
      ? value.toString(16).padStart(32, '0')
      : typeof value === 'string'
        ? value.replace(/^urn:uuid:|[{}-]/g, '')
        : '';
  return /^[0-9a-f]{32}$/i.test(hex) ? hex.toLowerCase().replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') : undefined;
};
/** a moment is cut to its day in UTC, the zone of the settings; text may have single digits */
const date: Meaning = (value) => {
  const [, year, month, day] = (typeof value === 'string' && /^(\d{4})-(\d{1,2})-(\d{1,2})(T.*Z)?$/.exec(value)) || [];
  return year === undefined ? undefined : `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`;
};
/** a day is its midnight in UTC */
const datetime: Meaning = (value) => {
  if (typeof value !== 'string') return undefined;
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return `${value}T00:00:00.000000Z`;
  return /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d{1,6})?)?$/.test(value) ? `${value.replace(' ', 'T')}Z` : undefined;
};

const byColumn: Readonly<Record<string, Meaning>> = {
  BigAutoField: integer,
  BigIntegerField: integer,
  BooleanField: boolean,
  CharField: text,
  DateField: date,
  DateTimeField: datetime,
  DecimalField: decimal,
  FloatField: float,
  IntegerField: integer,
  PositiveIntegerField: integer,
  SmallIntegerField: integer,
  TextField: text,
  UUIDField: uuid,
};
