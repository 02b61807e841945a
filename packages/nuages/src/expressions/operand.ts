import { JsonNull } from '../ir/index.js';
import type { Expression } from './expression.js';
import { isExpression, isQuery } from './symbols.js';
import { undefinedValue } from './undefined-value.js';

/**
 * What stands on the right of a lookup, sorted by what it does to the SQL: only `value` and `list` leave the text as it is.
 * Booleans are part of the text, so that a partial index over one can serve the query.
 */
export type Operand =
  | { readonly kind: 'null' }
  | { readonly kind: 'boolean'; readonly value: boolean }
  /** `date`: an instance of Date, which stands for a millisecond beside columns that are more precise */
  | { readonly kind: 'value'; readonly value: unknown; readonly date?: boolean }
  /** `date`: one element at least is */
  | { readonly kind: 'list'; readonly value: readonly unknown[]; readonly date?: boolean }
  /** a list of which some elements are expressions */
  | { readonly kind: 'items'; readonly items: readonly Operand[] }
  /** JSON's null, where plain null is SQL's */
  | { readonly kind: 'jsonNull' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'expression'; readonly expression: Expression }
  | { readonly kind: 'query'; readonly query: object };

const NULL: Operand = Object.freeze({ kind: 'null' });
const TRUE: Operand = Object.freeze({ kind: 'boolean', value: true });
const FALSE: Operand = Object.freeze({ kind: 'boolean', value: false });
const JSON_NULL: Operand = Object.freeze({ kind: 'jsonNull' });
const EMPTY: Operand = Object.freeze({ kind: 'empty' });

/** @throws ValueError NUA_VALUE_UNDEFINED */
export function operandOf(value: unknown, name: string): Operand {
  switch (typeof value) {
    case 'undefined':
      throw undefinedValue(name);
    case 'boolean':
      return value ? TRUE : FALSE;
    case 'symbol':
      return value === JsonNull ? JSON_NULL : { kind: 'value', value };
    case 'object':
      break;
    default:
      return { kind: 'value', value };
  }
  if (value === null) return NULL;
  if (Array.isArray(value)) {
    if (value.includes(undefined)) throw undefinedValue(name);
    if (value.length === 0) return EMPTY;
    if (value.some(isExpression)) return { kind: 'items', items: value.map((item) => operandOf(item, name)) };
    return value.some(isDate) ? { kind: 'list', value, date: true } : { kind: 'list', value };
  }
  if (isExpression(value)) return { kind: 'expression', expression: value as Expression };
  if (isQuery(value)) return { kind: 'query', query: value };
  return isDate(value) ? { kind: 'value', value, date: true } : { kind: 'value', value };
}

const isDate = (value: unknown): boolean => value instanceof Date;
