import { META, type ModelDefinition, type ModelMeta } from '../metadata/index.js';
import { Manager, manager } from '../queryset/index.js';
import type { StandardSchemaV1 } from '../types/standard-schema.js';
import { boundExpressions } from './bound-expressions.js';
import { copyMembers, type FieldGroup, TAKEN_OVER } from './field-group.js';
import { DEFINITION } from './definition-symbol.js';
import { ModelInstance } from './instance.js';
import { inputSchema } from './standard-schema.js';
import { unregistered } from './unregistered.js';

/** A class that Model() makes, or one that extends it. */
export interface ModelClass {
  new (data?: object): ModelInstance;
  readonly [DEFINITION]: ModelDefinition;
  readonly [META]: ModelMeta;
  readonly [TAKEN_OVER]: readonly string[];
  objects: Manager;
  readonly expr: typeof boundExpressions;
  readonly input: StandardSchemaV1;
  readonly patch: StandardSchemaV1;
}

/** The class for a definition, to be extended: its metadata is the definition's at any time, so that registering again replaces it. */
export function createModelClass(
  definition: ModelDefinition,
  groups: readonly FieldGroup[],
  [parent, ...others]: readonly ModelClass[],
): ModelClass {
  let objects: { readonly meta: ModelMeta; readonly manager: Manager } | null = null;
  const input = inputSchema(definition, false);
  const patch = inputSchema(definition, true);

  class ModelBase extends (parent ?? ModelInstance) {
    static readonly [DEFINITION] = definition;
    static readonly [TAKEN_OVER] = copyMembers([...groups, ...others], this.prototype, definition.name);
    static get [META](): ModelMeta {
      return definition.meta;
    }
    static get objects(): Manager {
      const { meta } = definition;
      if (!meta.ready) throw unregistered(definition);
      if (objects?.meta !== meta) objects = { meta, manager: Manager.bind(manager(), meta) };
      return objects.manager;
    }
    /** so that a class compiled to assign its static members can have a manager of its own */
    static set objects(own: Manager) {
      Object.defineProperty(this, 'objects', { value: own, writable: true, enumerable: true, configurable: true });
    }
    static get expr(): typeof boundExpressions {
      return boundExpressions;
    }
    static get input(): StandardSchemaV1 {
      return input;
    }
    static get patch(): StandardSchemaV1 {
      return patch;
    }
  }
  Object.defineProperty(ModelBase, 'name', { value: definition.name });
  Object.defineProperty(ModelBase.prototype, META, { get: () => definition.meta });
  if (definition.options.abstract) Object.defineProperty(ModelBase, '$abstract', { value: Object.fromEntries(definition.fields) });
  return ModelBase;
}
