import { FieldError, printable, ProgrammingError, suggest, ValueError } from '../errors/index.js';
import type { ModelMeta } from '../metadata/index.js';

/** Which of the names given for a new row was not taken, and why. */
export function misnamed(meta: ModelMeta, given: Readonly<Record<string, unknown>>): Error {
  for (const name of Object.keys(given)) {
    const column = meta.columnByName.get(name);
    const relation = meta.accessors.get(name);
    const about = { model: meta.name, field: name };
    if (!column && !relation) {
      const existing = meta.columns.flatMap((c) => [c.name, c.field]);
      return new FieldError('NUA_FIELD_UNKNOWN', `${meta.name} has no field "${printable(name)}".`, {
        fix: suggest(name, meta.name, existing),
        ...about,
      });
    }
    if (given[name] === undefined)
      return undefinedValue(
        meta.name,
        name,
        `${meta.name}.${name} is undefined.`,
        'Leave the name out, or write null for NULL: omitUndefined(...) leaves out what is undefined.',
      );
    if (column?.options.generated)
      return new ProgrammingError('NUA_WRITE_INVALID', `${meta.name}.${name} is computed by the database.`, {
        fix: 'Leave it out.',
        ...about,
      });
    if (relation && !relation.steps[0]!.forward) {
      return new ProgrammingError('NUA_WRITE_INVALID', `${meta.name}.${name} is no column of ${meta.name}.`, {
        fix: `Save the ${meta.name}, then the rows of ${relation.target.name} that point at it.`,
        ...about,
      });
    }
    if (relation?.key && given[relation.key.name] !== undefined) {
      return new ProgrammingError('NUA_WRITE_INVALID', `${meta.name} is given both "${name}" and "${relation.key.name}".`, {
        fix: 'Give one of them.',
        ...about,
      });
    }
  }
  throw new TypeError('every name was taken');
}

export const undefinedValue = (model: string, field: string, fact: string, fix: string): ValueError =>
  new ValueError('NUA_VALUE_UNDEFINED', fact, { fix, model, field });
