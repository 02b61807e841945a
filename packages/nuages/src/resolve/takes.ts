import { ProgrammingError, ValueError } from '../errors/index.js';
import type { Takes } from '../expressions/index.js';
import type { ValueType } from '../ir/index.js';
import type { Typed } from './expression.js';
import { described, type Family, familyOf, isFound } from './family.js';

const moments: ReadonlySet<Family> = new Set<Family>(['date', 'time', 'datetime']);
const accepts: Readonly<Record<Exclude<Takes, 'same'>, { readonly families: ReadonlySet<Family>; readonly words: string }>> = {
  text: { families: new Set<Family>(['text']), words: 'text' },
  number: { families: new Set<Family>(['number']), words: 'numbers' },
  moment: { families: moments, words: 'dates, times and instants' },
};
const ofTime: ReadonlySet<unknown> = new Set(['hour', 'minute', 'second']);

/** @throws ProgrammingError NUA_QUERY_INVALID for an argument that the function has no use for, whatever the database says to it */
export function checkArguments(
  op: string,
  takes: Takes | undefined,
  args: readonly Typed[],
  options: Readonly<Record<string, unknown>> = {},
): void {
  for (const { node, type, ...arg } of args) checkConstant(node === 'literal' ? (arg as { readonly value: unknown }).value : null, type);
  if (!takes) return;
  const known = args.filter(({ type }) => !isFound(type));
  const [first] = known;
  for (const { type } of known) {
    const family = familyOf(type);
    if (takes === 'same' ? family !== familyOf(first!.type) : !accepts[takes].families.has(family)) {
      throw refused(
        takes === 'same'
          ? `${op}() takes values of one kind, not ${described(first!.type)} and ${described(type)}.`
          : `${op}() takes ${accepts[takes].words}, not ${described(type)}.`,
      );
    }
    if (op === 'trunc' && options['of'] === 'datetime' && family !== 'datetime') throw refused(`datetimes() takes instants, not ${described(type)}.`);
    if (op === 'trunc' && family !== 'datetime' && (family === 'time') !== ofTime.has(options['kind']))
      throw refused(`A ${family} has no ${String(options['kind'])} to begin.`);
  }
}

const refused = (fact: string): ProgrammingError => new ProgrammingError('NUA_QUERY_INVALID', fact, { fix: 'Name another column.' });

/** a constant is written beside another operand, as a value of its type */
function checkConstant(value: unknown, type: ValueType): void {
  if (value === null) return;
  try {
    type.encode(value);
  } catch (error) {
    throw new ValueError('NUA_VALUE_INVALID', `The value ${(error as Error).message}.`, { cause: error });
  }
}
