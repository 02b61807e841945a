import * as expressions from '../expressions/index.js';
import type * as T from '../types/index.js';

/**
 * A field of the row, as the database has it: for arithmetic, and to compare with another field. Paths cross relations.
 * @throws FieldError NUA_FIELD_UNKNOWN where it is used
 * @example
 * Comment.objects.filter({ score__gt: F('post__author__age') })
 * // SELECT ... FROM "comment" INNER JOIN "post" ON ("comment"."post_id" = "post"."id")
 * //   INNER JOIN "user" ON ("post"."author_id" = "user"."id") WHERE "comment"."score" > "user"."age"
 * @example
 * Comment.objects.orderBy(F('score').desc({ nullsLast: true }))
 * // SELECT ... FROM "comment" ORDER BY "comment"."score" DESC NULLS LAST
 */
export const F = expressions.F as unknown as <const P extends string>(path: P) => T.F<P>;
export type F<P extends string> = T.F<P>;

/**
 * A condition that can be combined: `or`, `and`, `xor`, `not`.
 * @throws FieldError NUA_FIELD_UNKNOWN, NUA_LOOKUP_UNKNOWN where it is used; ValueError NUA_VALUE_UNDEFINED
 * @example
 * Post.objects.filter(Q({ isPublished: true }).or({ author: user }))
 * // SELECT ... FROM "post" WHERE ("post"."is_published" = TRUE OR "post"."author_id" = $1)
 */
export const Q = expressions.Q as unknown as <const W extends object>(where: W) => T.Q<T.Payload<W>>;
export type Q<W> = T.Q<W>;

/**
 * Lookups whose names are known at run time only: checked when the query is built, not by the compiler.
 * @throws FieldError NUA_FIELD_UNKNOWN, NUA_LOOKUP_UNKNOWN where it is used; ValueError NUA_VALUE_UNDEFINED
 * @example
 * const column = 'title';
 * Post.objects.filter(dynamic({ [`${column}__startswith`]: 'A' }))
 * // SELECT ... FROM "post" WHERE "post"."title" LIKE $1
 */
export const dynamic = expressions.dynamic as unknown as (where: Record<string, unknown>) => T.Q<{}>;

/**
 * The object without the properties that hold undefined, which are an error everywhere else.
 * @example
 * const query: { title?: string } = {};
 * Post.objects.filter(omitUndefined({ title: query.title, isPublished: true }))
 * // SELECT ... FROM "post" WHERE "post"."is_published" = TRUE
 */
export const omitUndefined = expressions.omitUndefined as unknown as <const O extends object>(object: O) => T.Defined<O>;

/**
 * A value where an expression is wanted, since text there is a path: it travels as a parameter. `field` says its type, which is otherwise
 * that of what stands beside it.
 * @throws ValueError NUA_VALUE_UNDEFINED; ProgrammingError NUA_QUERY_INVALID for what is no field of a column
 * @example
 * Post.objects.orderBy(Concat('title', Value('!')))
 * // SELECT ... FROM "post" ORDER BY (COALESCE("post"."title", '') || COALESCE($1, '')) ASC
 */
export const Value = expressions.Value as unknown as T.DefineValue;
export type Value<V> = T.Value<V>;
