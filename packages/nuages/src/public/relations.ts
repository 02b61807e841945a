import * as fields from '../fields/index.js';
import type { Models } from '../types/registry.js';
import type { GenericForeignKeyBuilder, GenericRelationBuilder } from '../types/generic.js';
import type { ForeignKeyBuilder, ManyToManyBuilder, OneToOneBuilder, SetValue } from '../types/relations.js';

/**
 * Many rows of this model point at one of `to`: the attribute `author` is that row, `authorId` its key, in the column `author_id`. The
 * rows that point at a user are `user.postSet`, or what `relatedName` says.
 * @throws ModelError NUA_MODEL_INVALID
 * @example
 * owner: foreignKey('User', { relatedName: 'songs', onDelete: 'protect' })
 * // "owner_id" bigint NOT NULL
 * // CREATE INDEX ... ON "song" ("owner_id")
 * // ALTER TABLE "song" ADD CONSTRAINT ... FOREIGN KEY ("owner_id") REFERENCES "user" ("id") DEFERRABLE INITIALLY DEFERRED
 */
export const foreignKey = fields.foreignKey as unknown as ForeignKeyBuilder<Models>;

/**
 * A foreign key that at most one row holds: the target reads it as one row, `user.passport`, or null.
 * @throws ModelError NUA_MODEL_INVALID
 * @example
 * owner: oneToOne('User', { relatedName: 'passport' })
 * // "owner_id" bigint NOT NULL
 * // CONSTRAINT ... UNIQUE ("owner_id")
 * // ALTER TABLE "song" ADD CONSTRAINT ... FOREIGN KEY ("owner_id") REFERENCES "user" ("id") DEFERRABLE INITIALLY DEFERRED
 */
export const oneToOne = fields.oneToOne as unknown as OneToOneBuilder<Models>;

/**
 * Many rows of this model with many of `to`, through a table of pairs, or through the model `through` where pairs have columns of their own.
 * Between rows of one model ('self') it holds both ways, unless `symmetrical: false`, or a `relatedName` names the other way.
 * @throws ModelError NUA_MODEL_INVALID
 * @example
 * labels: manyToMany('Tag', { relatedName: 'songs' })
 * // CREATE TABLE "song_labels" (..., "song_id" bigint NOT NULL, "tag_id" bigint NOT NULL, ..., CONSTRAINT ... UNIQUE ("song_id", "tag_id"))
 */
export const manyToMany = fields.manyToMany as unknown as ManyToManyBuilder<Models>;

/**
 * Points at a row of any model, or of the models `to`: the column `model` has the model's name ('Post', or 'shop.Order' with an application),
 * the column `key` the row's key. They are columns of their own, which the database does not check. `await` gives the row, for siblings by
 * one query for each model; lookups can't follow it.
 * @throws ModelError NUA_MODEL_INVALID
 * @example
 * targetModel: char({ maxLength: 50 }),
 * targetKey: bigint(),
 * target: genericForeignKey({ model: 'targetModel', key: 'targetKey', to: ['Post', 'User'] })
 * // "target_model" varchar(50) NOT NULL, "target_key" bigint NOT NULL
 */
export const genericForeignKey = fields.genericForeignKey as unknown as GenericForeignKeyBuilder<Models>;

/**
 * The rows of \`to\` that point here by their generic foreign key; \`field\` names it where there are several.
 * @throws ModelError NUA_MODEL_INVALID
 * @example
 * targetModel: char({ maxLength: 50 }),
 * targetKey: bigint(),
 * target: genericForeignKey({ model: 'targetModel', key: 'targetKey' }),
 * answers: genericRelation('Song')
 * // "target_model" varchar(50) NOT NULL, "target_key" bigint NOT NULL
 */
export const genericRelation = fields.genericRelation as unknown as GenericRelationBuilder<Models>;

/**
 * For `onDelete`: rows that pointed at a deleted row point here, at a row or its key, or at what this function gives, which is called when
 * there are such rows and may await.
 * @example
 * owner: foreignKey('User', { null: true, relatedName: 'songs', onDelete: set(1) })
 * // "owner_id" bigint
 */
export const set = fields.set as unknown as (value: unknown) => SetValue;
