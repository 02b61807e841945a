import { ProgrammingError, ValueError } from '../errors/index.js';
import type { Sort, Takes } from '../expressions/index.js';
import type { ValueType } from '../ir/index.js';
import type { Typed } from './expression.js';
import { described, type Family, familyOf, isFound } from './family.js';

const accepts: Readonly<Record<Sort, { readonly families: readonly Family[]; readonly words: string }>> = {
  text: { families: ['text'], words: 'text' },
  number: { families: ['number'], words: 'numbers' },
  moment: { families: ['date', 'time', 'datetime'], words: 'dates, times and instants' },
  span: { families: ['date', 'time', 'datetime', 'duration'], words: 'dates, times, instants and durations' },
  json: { families: ['json'], words: 'JSON documents' },
};

/** @throws ProgrammingError NUA_QUERY_INVALID for an argument that the function has no use for, whatever the database says to it */
export function checkArguments(op: string, takes: Takes | undefined, args: readonly Typed[]): void {
  for (const [i, arg] of args.entries()) {
    const { type } = arg;
    const value = arg.node === 'literal' ? arg.value : undefined;
    if (value !== undefined) checkConstant(value, type);
    const sort = typeof takes === 'object' ? takes[i] : takes;
    if (!sort || value === null || isFound(type) || accepts[sort].families.includes(familyOf(type))) continue;
    throw new ProgrammingError('NUA_QUERY_INVALID', `${op}() takes ${accepts[sort].words}, not ${described(type)}.`, {
      fix: 'Name another column.',
    });
  }
}

/** a constant is written beside another operand, as a value of its type */
function checkConstant(value: unknown, type: ValueType): void {
  if (value === null) return;
  try {
    type.encode(value);
  } catch (error) {
    throw new ValueError('NUA_VALUE_INVALID', `The value ${(error as Error).message}.`, { cause: error });
  }
}
