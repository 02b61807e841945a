import { exported } from './api.js';
import type { Json, JsonObject } from './case.js';
import { fieldOfType } from './field-classes.js';
import { decode, isLiteral, tagOf } from './values.js';

const value = (of: unknown, type?: Json): object =>
  exported<(...args: unknown[]) => object>('Value')(of, ...(type === undefined ? [] : [fieldOfType(type)]));

/** Classes of values whose JavaScript value alone doesn't say what they are: days, times and UUIDs are text, 3.0 is the number 3. */
const classes: Readonly<Record<string, string>> = {
  $date: 'DateField',
  $datetime: 'DateTimeField',
  $float: 'FloatField',
  $json: 'JSONField',
  $time: 'TimeField',
  $uuid: 'UUIDField',
};

/** A plain value where expressions stand, other than text: as it is, where that says what it is. */
export function literal(json: Json): unknown {
  const type = classes[tagOf(json) ?? ''];
  return type === undefined ? decode(json) : value(decode(json), type);
}
/** As {@link literal}, an expression in any case: an operator is a method of one. */
export function literalExpression(json: Json): object {
  const made = literal(json);
  return typeof classes[tagOf(json) ?? ''] === 'string' ? (made as object) : value(made);
}

/** `{ $Value, output }`. A document's null is JSON null. */
export function valueExpression(json: JsonObject): object {
  const { $Value: of = null, output } = json;
  if (output === undefined) return literalExpression(of);
  if (of === null && output === 'JSONField') return value(decode({ $json: null }), output);
  return value(decode(of), output);
}

/** Django's class of what a plain value is. */
export function classOfLiteral(json: Json): string | null {
  switch (typeof json) {
    case 'string':
      return 'CharField';
    case 'boolean':
      return 'BooleanField';
    case 'number':
      return Number.isInteger(json) ? 'IntegerField' : 'FloatField';
    default: {
      const tag = isLiteral(json) ? tagOf(json) : null;
      return tag === null ? null : (classes[tag] ?? others[tag] ?? null);
    }
  }
}
const others: Readonly<Record<string, string>> = {
  $bigint: 'IntegerField',
  $bytes: 'BinaryField',
  $decimal: 'DecimalField',
  $duration: 'DurationField',
};
