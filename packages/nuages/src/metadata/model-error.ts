import { ModelError } from '../errors/index.js';

/** `Post.title has ...`: a definition is wrong, said of a model and, where there is one, of a field. */
export function invalid(model: string, field: string | null, fact: string, fix?: string): ModelError {
  const owner = field === null ? model : `${model}.${field}`;
  return new ModelError('NUA_MODEL_INVALID', `${owner} ${fact}.`, { model, ...(field !== null && { field }), ...(fix && { fix }) });
}
