import * as expressions from '../expressions/index.js';
import type * as T from '../types/subqueries.js';

/**
 * A path of the query around the one that it stands in, for Subquery and Exists; `OuterRef(OuterRef('pk'))` is one further out.
 * @throws ProgrammingError NUA_QUERY_INVALID where no query is around; FieldError NUA_FIELD_UNKNOWN
 * @example
 * User.objects.filter(Exists(Post.objects.filter({ author: OuterRef('pk') })))
 * // SELECT ... FROM "user" WHERE EXISTS (SELECT 1 FROM "post" "U0" WHERE "U0"."author_id" = "user"."id")
 */
export const OuterRef = expressions.OuterRef as unknown as T.OuterReference;

/**
 * The one value of a queryset's row, null where it has none. values() says which column, slice(0, 1) that there is one row.
 * @throws ProgrammingError NUA_QUERY_INVALID for what is no queryset of one column
 * @example
 * const posts = Post.objects.filter({ author: OuterRef('pk') }).orderBy('-createdAt');
 * await User.objects.annotate({ latest: Subquery(posts.values('title').slice(0, 1)) })
 * // SELECT ..., (SELECT "U0"."title" FROM "post" "U0" WHERE "U0"."author_id" = "user"."id" ORDER BY "U0"."created_at" DESC LIMIT 1) AS "latest"
 * //   FROM "user"
 */
export const Subquery = expressions.Subquery as unknown as T.SubqueryMaker;

/**
 * Whether a queryset has a row: a condition, an annotation. `.not()` asks whether it has none.
 * @throws ProgrammingError NUA_QUERY_INVALID for what is no queryset
 * @example
 * await User.objects.annotate({ writes: Exists(Post.objects.filter({ author: OuterRef('pk') })) })
 * // SELECT ..., EXISTS (SELECT 1 FROM "post" "U0" WHERE "U0"."author_id" = "user"."id") AS "writes" FROM "user"
 */
export const Exists = expressions.Exists as unknown as T.ExistsMaker;
