import type { Column, TypeOf } from './column.js';
import type { Columns, KeyColumn, PkColumn, PkKeys } from './columns.js';
import type { GenericForeignKey, GenericKeys, GenericRelation, GenericTarget } from './generic.js';
import type { FieldsOf, InstanceIn, Meta, Target } from './model.js';
import type { RelatedManager } from './related-manager.js';
import type { ForeignKey, ManyToMany } from './relations.js';
import type { Edge, EdgesTo } from './reverse.js';
import type { META } from './symbols.js';

/** Awaited like a promise, but it does nothing until then. */
export interface Awaitable<T> extends PromiseLike<T> {
  /** Asks the database, as await does, and takes an error as a promise's `catch` does. */
  catch<E = never>(failed?: ((error: any) => E | PromiseLike<E>) | null): Promise<T | E>;
  /** Asks the database, as await does, and goes on as a promise's `finally` does. */
  finally(done?: (() => void) | null): Promise<T>;
}
/** A relation (or deferred column) that has not been loaded: awaitable, and nothing else. */
export interface NotLoaded<T> extends Awaitable<T> {
  /** false, where a row has true: `if (post.author.$loaded)` */
  readonly $loaded: false;
}
/** A to-one relation of a plain instance; a loaded instance narrows it. A null key reads null at once, so what is not loaded is a T. */
export type One<T, Null> = Null extends true ? T | null | NotLoaded<T> : T | NotLoaded<T>;
/** Only the database knows whether a reverse one-to-one exists. */
export type ReverseOne<T> = T | null | NotLoaded<T | null>;

export interface DeleteResult {
  /** rows deleted, in all tables */
  readonly count: number;
  /** rows deleted, by model; links of a many-to-many relation by that of their table, `Post_tags` */
  readonly models: Readonly<Record<string, number>>;
}
export interface SaveOptions<K> {
  /** the fields written; every loaded one unless given */
  updateFields?: readonly K[];
  /** INSERT, whether it has a key or not; false unless given */
  forceInsert?: boolean;
  /** UPDATE, and an error where no row has the key; false unless given */
  forceUpdate?: boolean;
  /** alias of the database; the row's own unless given */
  using?: string;
}
export interface DeleteOptions {
  /** leaves the rows of the models that its own inherits from; false unless given */
  keepParents?: boolean;
  /** alias of the database; the row's own unless given */
  using?: string;
}
export interface RefreshOptions<K> {
  /** the fields read; the loaded ones unless given */
  fields?: readonly K[];
  /** alias of the database; the row's own unless given */
  using?: string;
}
export interface ModelBase<Reg, N extends string, F> {
  readonly [META]: Meta<Reg, N, F>;
  /** true: a row is here. A relation that isn't loaded has false. */
  readonly $loaded: true;
  /** The value of the key, whatever it is called; of a key of several columns the list of its values. */
  readonly pk: PkColumn<Reg, N, F> extends Column<any, infer T, any, any> ? T : never;
  /**
   * Writes every loaded column: UPDATE where the row has a key, INSERT where it has none, or where no row has that key.
   * @throws ValueError NUA_VALUE_INVALID, NUA_VALUE_UNDEFINED; DoesNotExist NUA_NOT_UPDATED; IntegrityError NUA_INTEGRITY_UNIQUE and others
   * @example
   * post.title = 'Minor Swing';
   * await post.save({ updateFields: ['title'] })
   * // UPDATE "post" SET "title" = $1 WHERE "post"."id" = $2
   * @example
   * const tag = new Tag({ name: 'swing' });
   * await tag.save()
   * // INSERT INTO "tag" ("name") VALUES ($1) RETURNING "id"
   */
  save(
    options?: SaveOptions<
      {
        [K in keyof F]: F[K] extends Column<any, any, 'req' | 'opt', any> ? K : F[K] extends ForeignKey ? K | `${K & string}Id` : never;
      }[keyof F]
    >,
  ): Promise<void>;
  /**
   * Deletes the row; what points at it is deleted as well, or what else its `onDelete` says. Afterwards the instance has no key: saved again,
   * it is a new row.
   * @throws IntegrityError NUA_INTEGRITY_PROTECTED, NUA_INTEGRITY_RESTRICTED; ProgrammingError NUA_WRITE_INVALID for a row that has no key
   * @example
   * const { count, models } = await tag.delete();
   * // BEGIN
   * // DELETE FROM "post_tags" WHERE "post_tags"."tag_id" = ANY($1)
   * // DELETE FROM "tag" WHERE "tag"."id" = ANY($1)
   * // COMMIT
   */
  delete(options?: DeleteOptions): Promise<DeleteResult>;
  /**
   * Reads columns again and forgets the relations that were loaded; with `fields`, those columns and their relations.
   * @throws DoesNotExist NUA_DOES_NOT_EXIST where the row is gone; FieldError NUA_FIELD_UNKNOWN
   * @example
   * await post.refreshFromDb({ fields: ['title'] })
   * // SELECT "post"."title" FROM "post" WHERE "post"."id" = $1
   */
  refreshFromDb(
    options?: RefreshOptions<keyof Columns<Reg, N, F> | { [K in keyof F]: F[K] extends ForeignKey ? K : never }[keyof F]>,
  ): Promise<void>;
  /**
   * Checks every field, then that unique values are free.
   * @throws ValidationError NUA_VALIDATION with every issue at once
   * @example
   * await new Tag({ name: 'swing' }).fullClean()
   * // SELECT 1 FROM "tag" WHERE "tag"."name" = $1 LIMIT 1
   */
  fullClean(): Promise<void>;
  /**
   * What is loaded, as JSON takes it: columns and relations; dates as ISO text, decimals and bigints as text, bytes in base64. Never a query.
   * @example
   * JSON.stringify(await Tag.objects.all())
   * // SELECT ... FROM "tag" ORDER BY "tag"."name" ASC
   */
  toJSON(): Record<string, unknown>;
  /**
   * What is loaded, as a plain object with values kept: for structuredClone() and React server components. Never a query.
   * @example
   * const { title } = post.toPlain();
   */
  toPlain(): Record<string, unknown>;
}
export type Attributes<Reg, N, F> = {
  -readonly [K in keyof F]: F[K] extends Column<any, infer T, any, any>
    ? T
    : F[K] extends ForeignKey<infer To, any, infer Null, any, any, any, any, any>
      ? One<Target<Reg, N, To>, Null>
      : F[K] extends ManyToMany<infer To, any, any, any>
        ? RelatedManager<Target<Reg, N, To>>
        : F[K] extends GenericForeignKey<any, any, infer To>
          ? One<GenericTarget<Reg, To>, true>
          : F[K] extends GenericRelation<infer To, infer By>
            ? RelatedManager<InstanceIn<Reg, To>, By extends string ? By : GenericKeys<FieldsOf<InstanceIn<Reg, To>>>>
            : unknown; // a composite key: ModelBase says what `pk` reads
};
export type FkIds<Reg, N, F> = {
  [K in keyof F as F[K] extends ForeignKey ? `${K & string}Id` : never]: F[K] extends ForeignKey<
    infer To,
    any,
    infer Null,
    any,
    any,
    any,
    any,
    infer C
  >
    ? TypeOf<KeyColumn<Target<Reg, N, To>, C>> | (Null extends true ? null : never)
    : never;
};
export type ReverseAttributes<Reg, N extends string> = {
  readonly [E in EdgesTo<Reg, N> as E extends { accessor: infer Q extends string } ? Q : never]: E extends Edge<
    any,
    any,
    any,
    infer From,
    infer IsOne,
    infer Field
  >
    ? IsOne extends true
      ? ReverseOne<InstanceIn<Reg, From>>
      : RelatedManager<InstanceIn<Reg, From>, Field>
    : never;
};
export type Instance<Reg, N extends string, F> = ModelBase<Reg, N, F> &
  Attributes<Reg, N, F> &
  FkIds<Reg, N, F> &
  ReverseAttributes<Reg, N> &
  ([PkKeys<F>] extends [never] ? { id: number } : {});
