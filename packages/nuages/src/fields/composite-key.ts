import { ModelError } from '../errors/index.js';
import { type CompositeKeyField, FIELD } from './field.js';

export function compositePrimaryKey(...columns: string[]): CompositeKeyField {
  if (columns.length < 2 || new Set(columns).size !== columns.length || columns.some((c) => typeof c !== 'string')) {
    throw new ModelError('NUA_MODEL_INVALID', 'compositePrimaryKey() takes the names of two columns or more, each once.', {
      fix: "Write pk: compositePrimaryKey('tenantId', 'number').",
    });
  }
  return Object.freeze({ [FIELD]: 'compositeKey' as const, columns: Object.freeze(columns) });
}
