import * as model from '../model/index.js';
import type { AbstractClass } from '../types/field-group.js';
import type { Fields } from '../types/column.js';
import type { App, ModelFactory } from '../types/model-class.js';
import type { Models, RegisterOptions } from '../types/registry.js';

/**
 * The class of a model, for yours to extend: its name, its fields, its options; what it inherits from comes before
 * the fields: classes made by {@link Abstract}, and models.
 * Give your class to {@link register}.
 * @throws ModelError NUA_MODEL_INVALID, NUA_NAME_RESERVED
 * @example
 * class Song extends Model('Song', {
 *   title: char({ maxLength: 200 }),
 *   owner: foreignKey('User', { relatedName: 'songs' }),
 * }, { ordering: ['title'] }) {
 *   get headline() {
 *     return this.title.toUpperCase();
 *   }
 * }
 * // CREATE TABLE "song" (..., "title" varchar(200) NOT NULL, "owner_id" bigint NOT NULL, ...)
 * // CREATE INDEX ... ON "song" ("owner_id")
 * // ALTER TABLE "song" ADD CONSTRAINT ... FOREIGN KEY ("owner_id") REFERENCES "user" ("id") DEFERRABLE INITIALLY DEFERRED
 */
export const Model = model.Model as unknown as ModelFactory<Models>;

/**
 * Fields, methods and getters that several models share.
 * @throws ModelError NUA_MODEL_INVALID where a model takes it over, for class fields and private members
 * @example
 * class Dated extends Abstract({ createdAt: dateTime({ autoNowAdd: true }) }) {
 *   get age() {
 *     return Date.now() - this.createdAt.getTime();
 *   }
 * }
 * class Song extends Model('Song', [Dated], { title: char() }) {}
 * // CREATE TABLE "song" (..., "created_at" timestamp(3) with time zone NOT NULL, "title" text NOT NULL, ...)
 */
export const Abstract = model.fieldGroup as unknown as <F extends Fields>(fields: F) => AbstractClass<F>;

/**
 * Makes models known to each other, once, when the program starts; what is no model is passed over. `app` and `schema` are for models that
 * don't give theirs. Registering again replaces classes that were defined again.
 * @throws ModelError NUA_MODEL_INVALID, NUA_MODEL_SHADOWED
 * @example
 * import * as models from './models.js';
 * register(models, { app: 'blog' });
 */
export const register: (models: object, options?: RegisterOptions) => void = model.register;

/**
 * Model() and the relations for a registry type of their own: several schemas in one program.
 * @example
 * const { Model, foreignKey } = nuages<{ User: typeof User }>();
 */
export const nuages = model.nuages as unknown as <Reg>() => App<Reg>;
