import type { BoundExpressions } from './bound-expressions.js';
import type { Fields } from './column.js';
import type { CreateInput } from './create-input.js';
import type { BaseClass, BaseFields, BaseMembers, ChildOptions } from './inheritance.js';
import type { Instance } from './instance.js';
import type { Manager } from './manager.js';
import type { ModelOptions } from './model-options.js';
import type { InstanceIn, Meta } from './model.js';
import type { GenericForeignKeyBuilder, GenericRelationBuilder } from './generic.js';
import type { ForeignKeyBuilder, ManyToManyBuilder, OneToOneBuilder } from './relations.js';
import type { StandardSchemaV1 } from './standard-schema.js';
import type { META } from './symbols.js';

/** B: the classes that stand before its fields */
export interface ModelClass<Reg, N extends string, F, B = never> {
  /**
   * A new row, not saved yet: values by field (`author: user`, or its key) or by attribute (`authorId`), defaults for the rest.
   * @throws FieldError NUA_FIELD_UNKNOWN; ValueError NUA_VALUE_UNDEFINED; ProgrammingError NUA_WRITE_INVALID
   * @example
   * const post = new Post({ title: 'Nuages', author: user });
   * await post.save()
   */
  new (data?: Partial<CreateInput<InstanceIn<Reg, N>>>): Instance<Reg, N, F> & BaseMembers<B>;
  readonly [META]: Meta<Reg, N, F>;
  // typed through the registry, so that rows are the derived class, custom methods included
  /**
   * The default manager: where queries begin. It has a queryset's methods, but is no queryset: `.all()` is one.
   * @throws ModelError NUA_MODEL_UNREGISTERED before register()
   * @example
   * await Tag.objects.all()
   * // SELECT ... FROM "tag" ORDER BY "tag"."name" ASC
   */
  readonly objects: Manager<InstanceIn<Reg, N>>;
  /**
   * Expressions of this model: their paths are completed and checked where they are written, not where they are used.
   * @example
   * await Comment.objects.values('user').annotate({ mean: Comment.expr.Avg('score') })
   * // SELECT "comment"."user_id", (AVG("comment"."score"))::double precision AS "mean" FROM "comment" GROUP BY "comment"."user_id"
   */
  readonly expr: BoundExpressions<InstanceIn<Reg, N>>;
  /**
   * What create() takes, as a validator by Standard Schema: for forms and requests.
   * @example
   * const result = await Tag.input['~standard'].validate({ name: 'swing' });
   */
  readonly input: StandardSchemaV1<CreateInput<InstanceIn<Reg, N>>>;
  /**
   * Any part of what create() takes, as a validator by Standard Schema: for changes.
   * @example
   * const result = await Post.patch['~standard'].validate({ title: 'Nuages' });
   */
  readonly patch: StandardSchemaV1<Partial<CreateInput<InstanceIn<Reg, N>>>>;
}

/** a list that is looked at member by member; nothing is one */
type NoTuple = readonly [never];

/** Names a model may take; explains itself when the registry is empty. */
export type ModelName<Reg> = [keyof Reg] extends [never] ? 'no model is registered: see `interface Models`' : keyof Reg & string;
export interface ModelFactory<Reg> {
  // `NoTuple`: bases are tried here first, and as a list of one type their instances would be compared, while they are being made
  <const N extends ModelName<Reg>, F extends Fields>(name: N, fields: F | NoTuple, options?: ModelOptions<F>): ModelClass<Reg, N, F>;
  <const N extends ModelName<Reg>, F extends Fields, const B extends readonly BaseClass[], Proxy extends boolean = false>(
    name: N,
    bases: B,
    fields: F,
    options?: ChildOptions<BaseFields<B, F, Proxy> & F, Proxy>,
  ): ModelClass<Reg, N, BaseFields<B, F, Proxy> & F, B[number]>;
}
/** What nuages() gives: the functions that define models, bound to a registry. */
export interface App<Reg> {
  /** the class of a model of this registry, as {@link Model} */
  readonly Model: ModelFactory<Reg>;
  /** as {@link foreignKey}, to models of this registry */
  readonly foreignKey: ForeignKeyBuilder<Reg>;
  /** as {@link oneToOne}, to models of this registry */
  readonly oneToOne: OneToOneBuilder<Reg>;
  /** as {@link manyToMany}, to models of this registry */
  readonly manyToMany: ManyToManyBuilder<Reg>;
  /** as {@link genericForeignKey}, to models of this registry */
  readonly genericForeignKey: GenericForeignKeyBuilder<Reg>;
  /** as {@link genericRelation}, to models of this registry */
  readonly genericRelation: GenericRelationBuilder<Reg>;
}
