import type { BulkRow, CreateArg, WritableKeys } from './create-input.js';
import type { DeleteResult } from './instance.js';
import type { BulkCreateOptions, BulkUpdateOptions, GetOrCreateOptions, UpdateOrCreateOptions } from './query-options.js';
import type { Ref } from './model.js';
import type { UpdateArg } from './update-input.js';
import type { Where } from './where.js';

/** Calls of a queryset that write. M: model, A: annotations */
export interface WritesRows<M, A = {}> {
  /**
   * A new row, saved: values by field (`author: user`, or its key) or by attribute (`authorId`), defaults for the rest.
   * @throws FieldError NUA_FIELD_UNKNOWN; ValueError NUA_VALUE_INVALID, NUA_VALUE_UNDEFINED; IntegrityError NUA_INTEGRITY_UNIQUE and others
   * @example
   * await Tag.objects.create({ name: 'swing' })
   * // INSERT INTO "tag" ("name") VALUES ($1) RETURNING "id"
   */
  create<const D extends object, N extends never = never>(data: CreateArg<M, D, N>): Promise<M>;
  /**
   * Many new rows in few statements, one unless `batchSize` says otherwise; gives instances in order, with their keys. save() isn't called.
   * @throws FieldError NUA_FIELD_UNKNOWN; ValueError NUA_VALUE_INVALID, NUA_VALUE_UNDEFINED; IntegrityError NUA_INTEGRITY_UNIQUE and others
   * @example
   * await Tag.objects.bulkCreate([{ name: 'waltz' }, { name: 'bolero' }])
   * // INSERT INTO "tag" ("name") SELECT * FROM unnest($1) RETURNING "id"
   * @example
   * await Tag.objects.bulkCreate([{ name: 'waltz' }], { ignoreConflicts: true })
   * // INSERT INTO "tag" ("name") SELECT * FROM unnest($1) ON CONFLICT DO NOTHING
   */
  bulkCreate<const D extends readonly object[], N extends never = never>(
    rows: { readonly [I in keyof D]: BulkRow<M, D[I], N> },
    options?: BulkCreateOptions<WritableKeys<M>>,
  ): Promise<M[]>;
  /**
   * Writes fields of many rows, each with its own values, in few statements; gives the number of rows that were there. save() isn't called.
   * @throws FieldError NUA_FIELD_UNKNOWN; ProgrammingError NUA_WRITE_INVALID; ValueError NUA_VALUE_INVALID; IntegrityError NUA_INTEGRITY_UNIQUE and others
   * @example
   * const posts = await Post.objects.all();
   * for (const one of posts) one.title = one.title.trim();
   * await Post.objects.bulkUpdate(posts, ['title'])
   * // UPDATE "post" SET "title" = "new"."column2" FROM unnest($1, $2) "new"("column1", "column2") WHERE "post"."id" = "new"."column1"
   */
  bulkUpdate(rows: readonly Ref<M>[], fields: readonly WritableKeys<M>[], options?: BulkUpdateOptions): Promise<number>;
  /**
   * Sets columns of all rows that match, to values or to expressions of the row; gives the number of rows. Instances that were read stay as
   * they are.
   * @throws FieldError NUA_FIELD_UNKNOWN; ValueError NUA_VALUE_INVALID, NUA_VALUE_UNDEFINED; ProgrammingError NUA_WRITE_INVALID, or NUA_QUERY_INVALID
   * after slice(), and distinct() of columns
   * @example
   * await Comment.objects.filter({ score__gt: 10 }).update({ isApproved: true })
   * // UPDATE "comment" SET "is_approved" = $1 WHERE "comment"."score" > $2
   * @example
   * await Comment.objects.filter({ post: 1 }).update({ score: F('score').add(1) })
   * // UPDATE "comment" SET "score" = ("comment"."score" + $1) WHERE "comment"."post_id" = $2
   */
  update<const U extends object, N extends never = never>(values: UpdateArg<M, A, U, N>): Promise<number>;
  /**
   * The row that meets the conditions; where there is none, a new one with their values and the defaults. Whether it was made stands beside it.
   * Where another makes it meanwhile, that one is given.
   * @throws MultipleObjectsReturned NUA_MULTIPLE_OBJECTS; and as {@link get} and {@link create}
   * @example
   * const [tag, created] = await Tag.objects.getOrCreate({ name: 'swing' });
   * // SELECT "tag"."id", "tag"."name" FROM "tag" WHERE "tag"."name" = $1 LIMIT 2
   * // INSERT INTO "tag" ("name") VALUES ($1) RETURNING "id"
   */
  getOrCreate<const W extends object, N extends never = never>(
    where: Where<M, A, W, N>,
    options?: GetOrCreateOptions<M>,
  ): Promise<[M, boolean]>;
  /**
   * As getOrCreate(), and the defaults are written to a row that is there, which is locked meanwhile.
   * @throws as {@link getOrCreate}; FieldError NUA_FIELD_UNKNOWN for a default that is no field
   * @example
   * const [user, created] = await User.objects.updateOrCreate({ username: 'django' }, { defaults: { age: 43 } });
   * // SELECT ... FROM "user" WHERE "user"."username" = $1 LIMIT 2 FOR UPDATE
   * // UPDATE "user" SET "age" = $1 WHERE "user"."id" = $2
   */
  updateOrCreate<const W extends object, N extends never = never>(
    where: Where<M, A, W, N>,
    options?: UpdateOrCreateOptions<M>,
  ): Promise<[M, boolean]>;
  /**
   * Deletes all rows that match; what points at them is deleted as well, or what else its `onDelete` says. All in one transaction; one
   * statement where nothing points at the model.
   * @throws IntegrityError NUA_INTEGRITY_PROTECTED, NUA_INTEGRITY_RESTRICTED; ProgrammingError NUA_QUERY_INVALID after slice() and values()
   * @example
   * const { count, models } = await Comment.objects.filter({ score__lt: 0 }).delete();
   * // BEGIN
   * // SELECT "comment"."id" FROM "comment" WHERE "comment"."score" < $1
   * // ...
   * // COMMIT
   */
  delete(): Promise<DeleteResult>;
}
