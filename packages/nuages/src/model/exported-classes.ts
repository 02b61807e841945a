import { ModelError } from '../errors/index.js';
import type { ModelDefinition } from '../metadata/index.js';
import { DEFINITION } from './definition-symbol.js';
import type { ModelClass } from './model-factory.js';

/** The class of each model among the values: the one that extends what Model() gave, or that itself where none does. */
export function exportedClasses(values: object): Map<ModelDefinition, ModelClass> {
  const found = new Map<ModelDefinition, ModelClass>();
  for (const value of new Set(Object.values(values))) {
    if (!isModelClass(value) || value[DEFINITION].options.abstract) continue;
    const definition = value[DEFINITION];
    const other = found.get(definition);
    if (!other || rank(value) < rank(other)) found.set(definition, value);
    else if (rank(value) === rank(other)) {
      throw new ModelError('NUA_MODEL_INVALID', `${definition.name} is extended by two classes, ${other.name} and ${value.name}.`, {
        fix: 'Rows are of one class: export one of them.',
        model: definition.name,
      });
    }
  }
  return found;
}

const isModelClass = (value: unknown): value is ModelClass => typeof value === 'function' && DEFINITION in value;

/** how many classes lie between it and what Model() gave; that itself comes last */
function rank(cls: ModelClass): number {
  let depth = 0;
  for (let at: object = cls; !Object.hasOwn(at, DEFINITION); at = Object.getPrototypeOf(at) as object) depth++;
  return depth === 0 ? Infinity : depth;
}
