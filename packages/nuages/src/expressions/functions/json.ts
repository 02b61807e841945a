import { describe } from '../condition.js';
import { argumentExpression, type Expression, valueExpression } from '../expression.js';
import { isExpression } from '../symbols.js';
import { charType, jsonType, textType } from '../value-types.js';
import { define, make, refused } from './define.js';

/** Names and what stands under them, in turn. */
export const JSONObject = (fields: unknown = {}): Expression => {
  const prototype: unknown = typeof fields === 'object' && fields !== null ? Object.getPrototypeOf(fields) : undefined;
  if (isExpression(fields) || (prototype !== Object.prototype && prototype !== null))
    throw refused('JSONObject', `takes an object of expressions, not ${describe(fields)}`, "Write JSONObject({ name: 'title' }).");
  const entries = Object.entries(fields as Readonly<Record<string, unknown>>);
  return make(
    { op: 'json-object', output: jsonType },
    entries.flatMap(([name, value]) => [valueExpression(name, charType), argumentExpression(value)]),
  );
};
export const JSONArray = define({ name: 'JSONArray', op: 'json-array', output: jsonType, arity: [0, Infinity] });

export const KT = define({ name: 'KT', op: 'key-text', output: textType, arity: 1 });
