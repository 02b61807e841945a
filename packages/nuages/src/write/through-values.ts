import { ProgrammingError } from '../errors/index.js';
import type { ColumnMeta, RelationMeta } from '../metadata/model-meta.js';
import { writableColumn } from './update-columns.js';
import { undefinedValue } from './value.js';

/**
 * What `throughDefaults` say of the other columns of the model between.
 * @throws FieldError NUA_FIELD_UNKNOWN; ProgrammingError NUA_WRITE_INVALID for the keys of the link itself
 */
export function throughValues({ through }: RelationMeta, keys: readonly ColumnMeta[], given: object = {}): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(given)) {
    const column = writableColumn(through!, name);
    if (keys.includes(column)) {
      throw new ProgrammingError('NUA_WRITE_INVALID', `throughDefaults can't say ${through!.name}.${name}: the link does.`, {
        fix: 'Leave it out.',
        model: through!.name,
        field: name,
      });
    }
    values[name] = typeof value === 'function' ? (value as () => unknown)() : value;
    if (values[name] === undefined) throw undefinedValue(column);
  }
  return values;
}
