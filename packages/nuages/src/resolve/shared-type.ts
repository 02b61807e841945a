import { ProgrammingError } from '../errors/index.js';
import { textType } from '../expressions/index.js';
import type { ValueType } from '../ir/index.js';
import { widest } from './arithmetic.js';
import type { Typed } from './expression.js';
import { described, familyOf, isFound } from './family.js';

/** null as such, which says nothing of what it would be */
const isNull = (arg: Typed): boolean => arg.node === 'literal' && arg.value === null && arg.type === textType;

/**
 * The type of what is made of several values: that of the first, and the others are of its field or of one that it descends from.
 * @throws ProgrammingError NUA_QUERY_INVALID, as in Django: an integer() is no bigint(), a text() no char()
 */
export function sharedType(op: string, args: readonly Typed[]): ValueType {
  const types = args.filter((arg) => !isNull(arg) && !isFound(arg.type)).map((arg) => arg.type);
  const [first, ...others] = types;
  if (!first) return args[0]!.type;
  const stranger = others.find((other) => !counts(first, other));
  if (!stranger) return widest(types);
  const [one, two] = [named(first), named(stranger)];
  throw new ProgrammingError('NUA_QUERY_INVALID', `${op}() takes values of one field, not ${one} and ${two}.`, {
    fix: 'Say what it gives: ExpressionWrapper(..., field), or Cast() one of them.',
  });
}

function counts({ lineage, ...type }: ValueType, other: ValueType): boolean {
  const name = other.lineage?.[0];
  return lineage && name !== undefined ? lineage.includes(name) : familyOf(type) === familyOf(other);
}
const named = (type: ValueType): string => (type.lineage ? `${type.lineage[0]}()` : described(type));
