import { ProgrammingError, suggest } from '../errors/index.js';

/** @throws ProgrammingError NUA_WRITE_INVALID for an option that the method doesn't have */
export function checkOptions(method: string, options: object, known: readonly string[]): void {
  for (const name of Object.keys(options)) {
    if (!known.includes(name))
      throw new ProgrammingError('NUA_WRITE_INVALID', `${method} has no option "${name}".`, { fix: suggest(name, method, known) });
  }
}
