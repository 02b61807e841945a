import { FieldError, ProgrammingError } from '../errors/index.js';
import type { Expression } from './expression.js';
import { type Operand, operandOf } from './operand.js';
import { CONDITION, isCondition, isExpression } from './symbols.js';

export type Connector = 'and' | 'or' | 'xor';
/** What filter() takes, taken apart: lookups, groups of them, expressions that are true or false. */
export type Condition =
  | { readonly kind: 'lookup'; readonly path: string; readonly operand: Operand }
  | Group
  | { readonly kind: 'expression'; readonly expression: Expression };
export interface Group {
  readonly kind: 'group';
  readonly connector: Connector;
  readonly negated: boolean;
  readonly children: readonly Condition[];
}

export const group = (children: readonly Condition[], connector: Connector = 'and', negated = false): Group =>
  Object.freeze({ kind: 'group', connector, negated, children });

/** The condition in one argument of filter(): a Q, an expression, or an object of lookups. */
export function conditionOf(where: unknown): Condition {
  if (isCondition(where)) return (where as { [CONDITION]: Condition })[CONDITION];
  if (isExpression(where)) return Object.freeze({ kind: 'expression', expression: where as Expression });
  return group(lookupsOf(where));
}

/** The lookups of an object, each with its operand. */
function lookupsOf(where: unknown): Condition[] {
  checkLookups(where);
  return Object.keys(where).map((path) => lookup(path, where[path]));
}

/** @throws ProgrammingError NUA_QUERY_INVALID for what is no plain object */
export function checkLookups(where: unknown): asserts where is Record<string, unknown> {
  const prototype: unknown = typeof where === 'object' && where !== null ? Object.getPrototypeOf(where) : undefined;
  if (prototype === Object.prototype || prototype === null) return;
  throw new ProgrammingError('NUA_QUERY_INVALID', `A condition is an object of lookups, a Q or an expression, not ${describe(where)}.`, {
    fix: 'Write filter({ title: "x" }) or filter(Q({ title: "x" })).',
  });
}

export function lookup(path: string, value: unknown): Condition {
  if (path === '')
    throw new FieldError('NUA_FIELD_UNKNOWN', 'A lookup has an empty name.', { fix: 'Name a field, as in filter({ title: "x" }).' });
  return Object.freeze({ kind: 'lookup', path, operand: operandOf(value, path) });
}

export function describe(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'object') return `an instance of ${value.constructor?.name ?? 'a class'}`;
  return typeof value === 'undefined' ? 'undefined' : `a ${typeof value}`;
}
