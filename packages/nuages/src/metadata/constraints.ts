import { databaseName, flag, type OptionRule, type OptionRules, names, oneOf, words } from '../fields/option-rules.js';
import { readOptions } from '../fields/read-options.js';
import { ModelError } from '../errors/index.js';
import { isCondition, isExpression } from '../expressions/index.js';
import type { ConstraintMeta, IndexMeta } from './model-meta.js';

/** Marks what index(), unique() and check() give. */
const PART: unique symbol = Symbol('nuages.index');

const condition: OptionRule = { takes: 'a Q', accepts: isCondition };
const indexRules: OptionRules = {
  where: condition,
  name: databaseName,
  include: names,
  using: oneOf('btree', 'hash', 'gin', 'gist', 'spgist', 'brin'),
  opclasses: names,
};
const uniqueRules: OptionRules = {
  where: condition,
  name: databaseName,
  include: names,
  deferrable: { takes: "true, false or 'initiallyDeferred'", accepts: (v) => typeof v === 'boolean' || v === 'initiallyDeferred' },
  nullsDistinct: flag,
};

export function index(columns: readonly unknown[], options: object = {}): IndexMeta {
  const given = readOptions('index()', options, indexRules) as Partial<IndexMeta>;
  return mark({ include: [], opclasses: [], ...given, columns: parts('index()', columns) });
}

export function unique(columns: readonly unknown[], options: object = {}): ConstraintMeta {
  const given = readOptions('unique()', options, uniqueRules) as Partial<Extract<ConstraintMeta, { constraint: 'unique' }>>;
  return mark({ include: [], ...given, constraint: 'unique' as const, columns: parts('unique()', columns) });
}

export function check(where: unknown, options: object = {}): ConstraintMeta {
  const given = readOptions('check()', options, { name: databaseName, message: words }) as { name?: string; message?: string };
  const isLookups = typeof where === 'object' && where !== null && Object.getPrototypeOf(where) === Object.prototype;
  if (!isCondition(where) && !isExpression(where) && !isLookups) {
    throw new ModelError('NUA_MODEL_INVALID', 'check() takes a Q, an object of lookups or an expression.', {
      fix: 'Write check(Q({ quantity__gte: 0 })).',
    });
  }
  return mark({ ...given, constraint: 'check' as const, condition: where });
}

export const isIndex = (value: unknown): value is IndexMeta => isPart(value) && !('constraint' in value);
export const isConstraint = (value: unknown): value is ConstraintMeta => isPart(value) && 'constraint' in value;

const isPart = (value: unknown): value is object => typeof value === 'object' && value !== null && PART in value;
const mark = <T extends object>(part: T): T => Object.freeze(Object.defineProperty(part, PART, { value: true }));

function parts(owner: string, columns: unknown): readonly unknown[] {
  const known = (part: unknown) => (typeof part === 'string' && part !== '') || isExpression(part);
  if (!Array.isArray(columns) || columns.length === 0 || !columns.every(known)) {
    throw new ModelError('NUA_MODEL_INVALID', `${owner} takes a list of columns and expressions.`, {
      fix: `Write ${owner.replace('()', "(['author', 'createdAt'])")}.`,
    });
  }
  return Object.freeze([...(columns as unknown[])]);
}
