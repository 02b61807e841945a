import type { AbstractFields, AbstractMethods, Merge } from './field-group.js';
import type { Fields } from './column.js';
import type { CreateInput } from './create-input.js';
import type { Instance } from './instance.js';
import type { Manager } from './manager.js';
import type { ModelOptions } from './model-options.js';
import type { InstanceIn, Meta } from './model.js';
import type { ForeignKeyBuilder, ManyToManyBuilder } from './relations.js';
import type { StandardSchemaV1 } from './standard-schema.js';
import type { META } from './symbols.js';

export interface ModelClass<Reg, N extends string, F, B = {}> {
  new (data?: Partial<CreateInput<InstanceIn<Reg, N>>>): Instance<Reg, N, F> & B;
  readonly [META]: Meta<Reg, N, F>;
  /** Default manager. Typed through the registry so that rows are the DERIVED class (custom methods included). */
  readonly objects: Manager<InstanceIn<Reg, N>>;
  /** what create() takes, as a Standard Schema validator */
  readonly input: StandardSchemaV1<CreateInput<InstanceIn<Reg, N>>>;
  /** a part of it */
  readonly patch: StandardSchemaV1<Partial<CreateInput<InstanceIn<Reg, N>>>>;
}

/** Names a model may take; explains itself when the registry is empty. */
export type ModelName<Reg> = [keyof Reg] extends [never] ? 'no model is registered: see `interface Models`' : keyof Reg & string;
export interface ModelFactory<Reg> {
  <const N extends ModelName<Reg>, F extends Fields>(name: N, fields: F, options?: ModelOptions<F>): ModelClass<Reg, N, F>;
  <const N extends ModelName<Reg>, F extends Fields, const B extends readonly { readonly $abstract: object }[]>(
    name: N,
    bases: B,
    fields: F,
    options?: ModelOptions<Merge<AbstractFields<B[number]>> & F>,
  ): ModelClass<Reg, N, Merge<AbstractFields<B[number]>> & F, Merge<AbstractMethods<B[number]>>>;
}
/** What nuages() gives: the functions that define models, bound to a registry. */
export interface App<Reg> {
  /** the class of a model of this registry, as {@link Model} */
  readonly Model: ModelFactory<Reg>;
  /** as {@link foreignKey}, to models of this registry */
  readonly foreignKey: ForeignKeyBuilder<Reg, false>;
  /** as {@link oneToOne}, to models of this registry */
  readonly oneToOne: ForeignKeyBuilder<Reg, true>;
  /** as {@link manyToMany}, to models of this registry */
  readonly manyToMany: ManyToManyBuilder<Reg>;
}
