import { ModelError } from '../errors/index.js';
import { type ModelDefinition, registry } from '../metadata/index.js';

/** A model is used before register() has bound it: says why, and what to do. */
export function unregistered(definition: ModelDefinition): ModelError {
  const { name, options } = definition;
  if (options.abstract) {
    return new ModelError('NUA_MODEL_UNREGISTERED', `${name} is abstract: it has no table and no rows.`, {
      fix: `Use a model that takes it over: Model('Other', [${name}], { ... }).`,
      model: name,
    });
  }
  const missing = registry.missing(definition);
  if (missing !== null) {
    return new ModelError('NUA_MODEL_UNREGISTERED', `${name} points at ${missing}, which is not registered.`, {
      fix: `Import the module that calls register() for ${missing}.`,
      model: name,
    });
  }
  const place = definition.file === null ? '' : ` (${name} is defined in ${definition.file})`;
  return new ModelError('NUA_MODEL_UNREGISTERED', `${name} was used before it was registered.`, {
    fix: `Import the module that calls register(models) first${place}, and export ${name} from those models.`,
    model: name,
  });
}
