import { printable } from '../errors/index.js';
import { type Lookup, textType } from '../expressions/index.js';
import { type CallNode, type Expr, JsonNull, type ValueType } from '../ir/index.js';
import type { Left } from './lookup.js';
import { call } from './nodes.js';

// Keys inside a JSON document: `attributes__sizes__0`.

const isKey = (expr: Expr): expr is CallNode => expr.node === 'call' && expr.op === 'json-key';
/** a place in a list; no list is longer */
const place = /^-?\d{1,9}$/;

/** One step further into a document; digits count the elements of a list. Steps in a row are one path. */
export function documentKey({ expr, type, of }: Left, name: string): Left {
  const step = place.test(name) ? Number(name) : name;
  const [document, path] = isKey(expr) ? [expr.args[0]!, [...(expr.options!['path'] as unknown[]), step]] : [expr, [step]];
  return { expr: call('json-key', [document], type, { path }), type, of: printable(`${of}__${name}`) };
}

/** What stands at a key is compared as a value, and searched as text. */
export function asSearched(left: Left, lookup: Lookup): Left {
  if (!isKey(left.expr) || lookup.operand !== 'text' || lookup.op.startsWith('has-')) return left;
  return { ...left, expr: call('json-key-text', left.expr.args, textType, left.expr.options), type: textType };
}

export const isNullInDocument = ({ expr, type }: Left): Expr => call('eq', [expr, { node: 'literal', value: JsonNull, type }]);
/** `key: null` asks for JSON's null; that the key is missing is `key__isnull: true` */
export const isAtKey = ({ expr }: Left): boolean => isKey(expr);

export const element = ({ expr, of }: Left, index: number, item: ValueType): Left => ({
  expr: call('array-index', [expr], item, { index }),
  type: item,
  of: `${of}__${index}`,
});
