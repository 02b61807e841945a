import { ModelError } from '../errors/index.js';
import { foreignKey, manyToMany, oneToOne } from '../fields/index.js';
import { defineModel } from '../metadata/index.js';
import { definitionFile } from '../metadata/definition-file.js';
import { type FieldGroup, fieldsOf } from './field-group.js';
import { createModelClass, type ModelClass } from './model-factory.js';

/** With or without the abstract classes that it takes over from. */
export function Model(name: string, fields: object, options?: object): ModelClass;
export function Model(name: string, bases: readonly FieldGroup[], fields: object, options?: object): ModelClass;
export function Model(name: string, ...rest: unknown[]): ModelClass {
  const bases = Array.isArray(rest[0]) ? (rest.shift() as FieldGroup[]) : [];
  const [fields, options] = rest;
  if (bases.some((base) => typeof base !== 'function' || !('$abstract' in base))) {
    throw new ModelError('NUA_MODEL_INVALID', `${name} takes over from something that is no abstract class.`, {
      fix: 'Bases are classes that extend Abstract({ ... }).',
      model: name,
    });
  }
  const all = bases.length > 0 && typeof fields === 'object' ? { ...fieldsOf(bases), ...fields } : fields;
  return createModelClass(defineModel(name, all, options, { file: definitionFile() }), bases);
}

/** Only types know one registry from another. */
export const nuages = () => Object.freeze({ Model, foreignKey, oneToOne, manyToMany });
