import { type Condition, EXPRESSION, type Expression, type Operand, QUERY } from '../expressions/index.js';
import type { ModelMeta } from '../metadata/model-meta.js';
import { META } from '../metadata/symbols.js';
import type { QueryState } from './state.js';

const ids = new WeakMap<object, number>();
let lastId = 0;
/** objects that are part of a structure by identity: types */
const idOf = (object: object): number => {
  let id = ids.get(object);
  if (id === undefined) ids.set(object, (id = ++lastId));
  return id;
};

/** Keys of several columns, and dates that stand for a millisecond, are compared one by one: their number is part of the text. */
export const oneByOne = ({ value, date }: Extract<Operand, { kind: 'list' }>): boolean => date || value.some(isCompositeKey);
const isCompositeKey = (value: unknown): boolean =>
  Array.isArray(value) ||
  (typeof value === 'object' && value !== null && META in value && (value[META] as ModelMeta).primaryKey.length > 1);

/** The structure of a condition as text. Its values are appended to `values`, in the order in which `resolve` meets them. */
export function conditionKey(condition: Condition, values: unknown[]): string {
  switch (condition.kind) {
    case 'lookup':
      return `${JSON.stringify(condition.path)}:${operandKey(condition.operand, values)}`;
    case 'expression':
      return `x${expressionKey(condition.expression, values)}`;
    case 'group':
      return `${condition.negated ? '!' : ''}${condition.connector}(${condition.children.map((c) => conditionKey(c, values)).join()})`;
  }
}

function operandKey(operand: Operand, values: unknown[]): string {
  switch (operand.kind) {
    case 'null':
    case 'jsonNull':
    case 'empty':
      return operand.kind;
    case 'boolean':
      return String(operand.value);
    case 'value':
      values.push(operand.value);
      return operand.date ? 'd' : 'v';
    case 'list':
      values.push(operand.value);
      return `${operand.date ? 'd' : 'l'}${oneByOne(operand) ? operand.value.length : ''}`;
    case 'items':
      return `i(${operand.items.map((item) => operandKey(item, values)).join()})`;
    case 'expression':
      return `x${expressionKey(operand.expression, values)}`;
    case 'query': {
      const { shape, values: inner } = (operand.query as { readonly [QUERY]: QueryState })[QUERY];
      for (let i = 0; i < shape.size; i++) values.push(inner[i]);
      return `q${shape.id}`;
    }
  }
}

export function expressionKey(expression: Expression, values: unknown[]): string {
  const data = expression[EXPRESSION];
  switch (data.kind) {
    case 'path':
      return JSON.stringify(data.path);
    case 'value':
      if (data.value === null || typeof data.value === 'boolean') return String(data.value);
      values.push(data.value);
      return `v${data.sort}`;
    case 'call':
      return `${data.op}(${data.args.map((a) => expressionKey(a, values)).join()}${data.options ? `;${JSON.stringify(data.options)}` : ''})${typeof data.output === 'string' ? data.output : idOf(data.output)}`;
    case 'wrapped':
      return `w${idOf(data.type)}(${expressionKey(data.arg, values)})`;
    case 'condition':
      return `c(${conditionKey(data.condition, values)})`;
    case 'ordering':
      return `o${data.desc ? '-' : ''}${data.nulls ?? ''}(${expressionKey(data.arg, values)})`;
  }
}
