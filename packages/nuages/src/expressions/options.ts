import { ProgrammingError } from '../errors/index.js';
import { describe } from './condition.js';

/**
 * The options of a function: only names that it knows.
 * @throws ProgrammingError NUA_QUERY_INVALID
 */
export function checkOptions(name: string, given: unknown, known: readonly string[]): Readonly<Record<string, unknown>> {
  if (given === undefined) return {};
  const prototype: unknown = typeof given === 'object' && given !== null ? Object.getPrototypeOf(given) : undefined;
  if (prototype !== Object.prototype && prototype !== null)
    throw new ProgrammingError('NUA_QUERY_INVALID', `The options of ${name}() are an object, not ${describe(given)}.`, {
      fix: `Options are ${known.join(', ')}.`,
    });
  const options = given as Readonly<Record<string, unknown>>;
  const strange = Object.keys(options).some((option) => !known.includes(option) || options[option] === undefined);
  if (!strange) return options;
  throw new ProgrammingError('NUA_QUERY_INVALID', `${name}() has no such option, or it is undefined.`, {
    fix: `Options are ${known.join(', ')}.`,
  });
}
