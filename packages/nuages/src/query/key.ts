import { type Condition, EXPRESSION, type Expression, type Operand, type Output, QUERY } from '../expressions/index.js';
import type { ValueType } from '../ir/index.js';
import type { ModelMeta } from '../metadata/model-meta.js';
import { META } from '../metadata/symbols.js';
import type { QueryState } from './state.js';

const ids = new WeakMap<object, number>();
let lastId = 0;
/** functions and relations are part of a structure by identity */
export const idOf = (object: object): number => {
  let id = ids.get(object);
  if (id === undefined) ids.set(object, (id = ++lastId));
  return id;
};

const typeKeys = new WeakMap<ValueType, string>();
/** Types that fields of the same options say are the same: a field made anew with each query must not make a new shape. */
function typeKey(type: ValueType): string {
  let key = typeKeys.get(type);
  if (key === undefined) {
    const { kind, cell, column, decode, item } = type;
    key = JSON.stringify([kind, cell, column, decode ? idOf(decode) : 0, item ? typeKey(item) : 0]);
    typeKeys.set(type, key);
  }
  return key;
}

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
    case 'query':
      return queryKey(operand.query, values);
  }
}

export function expressionKey(expression: Expression, values: unknown[]): string {
  const key = (e: Expression) => expressionKey(e, values);
  const keys = (list: readonly Expression[]) => list.map(key).join();
  const data = expression[EXPRESSION];
  switch (data.kind) {
    case 'path':
      return JSON.stringify(data.path);
    case 'value': {
      const type = data.type ? typeKey(data.type) : '';
      if (data.value === null || typeof data.value === 'boolean') return `${String(data.value)}${type}`;
      values.push(data.value);
      return `v${data.sort}${type}`;
    }
    case 'call':
      return `${data.op}(${keys(data.args)}${optionsKey(data.options)})${outputKey(data.output)}`;
    case 'aggregate': {
      const { op, distinct, filter, orderBy, fallback } = data;
      const args = keys(data.args);
      const more = `${filter ? `?${conditionKey(filter, values)}` : ''}${orderBy.length ? `o${keys(orderBy)}` : ''}${fallback ? `:${key(fallback)}` : ''}`;
      return `a${op}${distinct ? '!' : ''}(${args}${optionsKey(data.options)})${more}${outputKey(data.output)}`;
    }
    case 'case':
      return `case(${data.branches.map(({ when, then }) => `${conditionKey(when, values)}:${key(then)}`).join()};${data.otherwise ? key(data.otherwise) : ''})`;
    case 'outer':
      return `^${typeof data.path === 'string' ? JSON.stringify(data.path) : key(data.path)}`;
    case 'subquery':
      return `(${queryKey(data.query, values)})`;
    case 'exists':
      return `${data.negated ? '!' : ''}e(${queryKey(data.query, values)})`;
    case 'window':
      return `w(${key(data.arg)};${keys(data.partitionBy)};${keys(data.orderBy)};${JSON.stringify(data.frame)})`;
    case 'lookup':
      return `l${JSON.stringify(data.name)}(${key(data.left)},${operandKey(data.operand, values)})`;
    case 'sql':
      return `s${JSON.stringify(data.strings)}(${keys(data.args)})${typeKey(data.type)}`;
    case 'star':
      return '*';
    case 'constant':
      return String(data.value);
    case 'wrapped':
      return `t${typeKey(data.type)}(${key(data.arg)})`;
    case 'condition':
      return `c(${conditionKey(data.condition, values)})`;
    case 'ordering':
      return `o${data.desc ? '-' : ''}${data.nulls ?? ''}(${key(data.arg)})`;
  }
}

const optionsKey = (options: object | undefined): string => (options ? `;${JSON.stringify(options)}` : '');
const outputKey = (output: Output): string => (typeof output === 'string' ? output : typeKey(output));

/** A queryset: its shape. Its values follow those that stand before it. */
function queryKey(query: object, values: unknown[]): string {
  const { shape, values: inner } = (query as { readonly [QUERY]: QueryState })[QUERY];
  for (let i = 0; i < shape.size; i++) values.push(inner[i]);
  return `q${shape.id}`;
}
