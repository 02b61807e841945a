import { printable, ProgrammingError } from '../errors/index.js';
import { valueAt } from './columns.js';
import type { Resolution } from './resolution.js';

/** What would end a quoted name or begin a comment, in any database: Django's FORBIDDEN_ALIAS_PATTERN, and control characters. */
const forbidden = /['`"\][;\s\u0000-\u001f\u007f.#]|--|\/\*|\*\//;

/** @throws ProgrammingError NUA_QUERY_INVALID */
export function checkSpelling(name: string): void {
  if (name !== '' && !forbidden.test(name)) return;
  throw new ProgrammingError('NUA_QUERY_INVALID', `"${printable(name)}" can't be the name of an annotation.`, {
    fix: 'Use letters, digits and underscores.',
  });
}

/**
 * An annotation may not hide what the rows have.
 * @throws ProgrammingError NUA_QUERY_INVALID
 */
export function checkName({ meta, values, annotations }: Resolution, name: string): void {
  checkSpelling(name);
  const taken = values
    ? values.names.includes(name) && !annotations.has(name)
    : meta.columnByName.has(name) || meta.relations.has(name) || meta.accessors.has(name);
  if (!taken) return;
  throw new ProgrammingError('NUA_QUERY_INVALID', `The annotation "${name}" conflicts with a field of ${meta.name}.`, {
    fix: 'Choose another name.',
    model: meta.name,
    field: name,
  });
}

/**
 * @throws FieldError NUA_FIELD_UNKNOWN for what is none of the model's and no annotation
 * @throws ProgrammingError NUA_QUERY_INVALID for an alias
 */
export function checkSelectable(resolution: Resolution, name: string): void {
  const { meta, annotations } = resolution;
  const found = annotations.get(name);
  if (found && !found.selected) {
    throw new ProgrammingError('NUA_QUERY_INVALID', `"${printable(name)}" is an alias: it is not read.`, {
      fix: 'Write annotate() in place of alias().',
      model: meta.name,
    });
  }
  // its tables are joined from here on, and stay the ones that it is read of
  if (!found) resolution.named.set(name, valueAt(resolution, name));
}
