import { JsonNull } from '../ir/index.js';

/** Written as `null` by JSON.stringify, yet not null, which would be SQL NULL. */
const nullDocument = Object.freeze({ toJSON: () => null });

/** A document on its way into the database. @throws TypeError for what JSON.stringify would leave out, change or choke on */
export function documentOf(value: unknown): unknown {
  if (value === JsonNull) return nullDocument;
  inspect(value, new Set());
  return value;
}

function inspect(value: unknown, within: Set<object>): void {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return;
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError('takes JSON, which has no NaN and no Infinity');
      return;
    case 'object':
      if (value !== null) inspectObject(value, within);
      return;
    default:
      throw new TypeError(
        `takes JSON, which has no ${typeof value}${typeof value === 'undefined' ? ': leave the key out, or write null' : ''}`,
      );
  }
}

function inspectObject(value: object, within: Set<object>): void {
  if (within.has(value)) throw new TypeError('takes JSON: a document can not hold itself');
  within.add(value);
  if (Array.isArray(value)) for (let i = 0; i < value.length; i++) inspect(value[i], within);
  else if (isPlain(value)) for (const key of Object.keys(value)) inspect((value as Record<string, unknown>)[key], within);
  else
    throw new TypeError(
      `takes JSON: plain objects and lists, no ${value.constructor?.name ?? 'other objects'}${value instanceof Date ? ': write its text' : ''}`,
    );
  within.delete(value);
}

/** made by {}, of whichever realm */
export function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
