import { ModelError } from '../errors/index.js';
import { foreignKey, genericForeignKey, genericRelation, manyToMany, oneToOne } from '../fields/index.js';
import { defineModel } from '../metadata/index.js';
import { definitionFile } from '../metadata/definition-file.js';
import { DEFINITION } from './definition-symbol.js';
import { type FieldGroup, fieldsOf } from './field-group.js';
import { createModelClass, type ModelClass } from './model-factory.js';

type Base = FieldGroup | ModelClass;

/** With or without the abstract classes that it takes over from and the models that it inherits from. */
export function Model(name: string, fields: object, options?: object): ModelClass;
export function Model(name: string, bases: readonly Base[], fields: object, options?: object): ModelClass;
export function Model(name: string, ...rest: unknown[]): ModelClass {
  const bases = Array.isArray(rest[0]) ? (rest.shift() as Base[]) : [];
  const [fields, options] = rest;
  if (!bases.every((base) => typeof base === 'function' && ('$abstract' in base || DEFINITION in base))) {
    throw new ModelError('NUA_MODEL_INVALID', `${name} takes over from something that is neither an abstract class nor a model.`, {
      fix: 'Bases are classes that extend Abstract({ ... }) or Model(...).',
      model: name,
    });
  }
  const groups = bases.filter((base) => isGroup(base));
  const parents = bases.filter((base): base is ModelClass => !isGroup(base));
  const all = groups.length > 0 && typeof fields === 'object' ? { ...fieldsOf(groups), ...fields } : fields;
  const definition = defineModel(name, all, options, { file: definitionFile(), bases: parents.map((parent) => parent[DEFINITION]) });
  return createModelClass(definition, groups, parents);
}
const isGroup = (base: Base): base is FieldGroup => '$abstract' in base;

/** Only types know one registry from another. */
export const nuages = () => Object.freeze({ Model, foreignKey, oneToOne, manyToMany, genericForeignKey, genericRelation });
