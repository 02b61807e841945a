import { Buffer } from 'node:buffer';
import { Decimal, Duration, JsonNull } from 'nuages';
import type { Json, JsonObject } from './case.js';
import type { Kind } from './kind.js';

// Values of cases and outcomes (README.md, "Values") <-> values of Nuages.

type Tagged = Readonly<Record<string, (value: never) => unknown>>;

const inputs: Tagged = {
  $datetime: (text: string) => text,
  $date: (text: string) => text,
  $time: (text: string) => text,
  $duration: (text: string) => new Duration(BigInt(text)),
  $decimal: (text: string) => new Decimal(text),
  $uuid: (text: string) => text,
  $bytes: (text: string) => new Uint8Array(Buffer.from(text, 'base64')),
  $bigint: (text: string) => BigInt(text),
  $float: (text: string) => Number(text.replace('inf', 'Infinity').replace('nan', 'NaN')),
  $tuple: (parts: Json[]): unknown => parts.map(decode),
  $json: (document: Json) => (document === null ? JsonNull : document),
};

export const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);
/** The key that begins with `$`: what an encoded object is. */
export const tagOf = (value: unknown): string | null =>
  isObject(value) ? (Object.keys(value).find((key) => key.startsWith('$')) ?? null) : null;

/** Whether an object stands for a plain value, not for an expression, a queryset or an instance. */
export const isLiteral = (value: unknown): boolean => !isObject(value) || (tagOf(value) ?? '') in inputs;

/** A value of a case as Nuages takes it. Lists are decoded item by item. */
export function decode(value: Json): unknown {
  if (Array.isArray(value)) return value.map(decode);
  if (!isObject(value)) return value;
  const tag = tagOf(value);
  const input = tag === null ? undefined : inputs[tag];
  if (!input) throw new Error(`not a value: ${JSON.stringify(value)}`);
  return input(value[tag!] as never);
}

/** A value that Nuages gave, as outcomes write it. */
export function encode(value: unknown, kind: Kind = null): unknown {
  if (value === null || value === JsonNull) return null;
  if (kind === 'json') return encodeDocument(value);
  switch (typeof value) {
    case 'boolean':
      return value;
    case 'number':
      return encodeNumber(value);
    case 'bigint':
      return value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER)
        ? Number(value)
        : { $bigint: String(value) };
    case 'string':
      return encodeText(value, kind);
    case 'object':
      return encodeObject(value);
    default:
      return { $unknown: typeof value };
  }
}

function encodeNumber(value: number): unknown {
  if (Number.isNaN(value)) return { $float: 'nan' };
  if (!Number.isFinite(value)) return { $float: value > 0 ? 'inf' : '-inf' };
  return value;
}

function encodeText(value: string, kind: Kind): unknown {
  switch (kind) {
    case 'date':
      return { $date: value };
    case 'time':
      return { $time: value.length === 8 ? `${value}.000000` : value.padEnd(15, '0') };
    case 'datetime':
      return { $datetime: value };
    case 'uuid':
      return { $uuid: value };
    case 'decimal':
      return { $decimal: value };
    default:
      return value;
  }
}

function encodeObject(value: object): unknown {
  if (value instanceof Decimal) return { $decimal: value.toString() };
  if (value instanceof Duration) return { $duration: String(value.microseconds) };
  if (value instanceof Uint8Array) return { $bytes: Buffer.from(value).toString('base64') };
  if (value instanceof Date) return { $datetime: value.toISOString().replace('Z', '000Z') };
  if (Array.isArray(value)) return value.map((item) => encode(item));
  return encodeDocument(value);
}

const encodeDocument = (document: unknown): unknown => (typeof document === 'object' && document !== null ? { $json: document } : document);
