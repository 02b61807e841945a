import { ModelError } from '../errors/index.js';
import { foreignKey, manyToMany, oneToOne } from '../fields/index.js';
import { defineModel } from '../metadata/index.js';
import { definitionFile } from '../metadata/definition-file.js';
import { type FieldGroup, fieldsOf } from './field-group.js';
import { createModelClass, type ModelClass } from './model-factory.js';

/**
 * The class of a model: extend it, export it, and give it to register(). Options are `table`, `app`, `schema`, `ordering`, `indexes`,
 * `constraints`, `getLatestBy`, `abstract`, `managed`, `trackChanges` and `defaultManager`. Abstract bases come before the fields.
 * @example
 * export class Post extends Model('Post', {
 *   title: char({ maxLength: 200 }),
 *   author: foreignKey('User', { relatedName: 'posts' }),
 * }, { ordering: ['-id'] }) {}
 * // CREATE TABLE "post" ("id" bigint ... PRIMARY KEY, "title" varchar(200) NOT NULL, "author_id" bigint NOT NULL)
 * @throws ModelError NUA_MODEL_INVALID, NUA_NAME_RESERVED
 */
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

/**
 * Model() and the relations, for a registry type of their own: several schemas in one program.
 * @example const { Model, foreignKey } = nuages<typeof import('./index.js')>();
 */
export const nuages = () => Object.freeze({ Model, foreignKey, oneToOne, manyToMany });
