import * as expressions from '../expressions/index.js';
import type { Operand } from '../types/expression.js';
import type * as T from '../types/functions.js';

/**
 * The first of several that isn't null. Behind the first one, text is a value and no path.
 * @throws ProgrammingError NUA_QUERY_INVALID for values of different fields: ExpressionWrapper() or Cast() says what they give
 * @example
 * User.objects.orderBy(Coalesce('email', ''))
 * // SELECT ... FROM "user" ORDER BY COALESCE("user"."email", $1) ASC
 */
export const Coalesce = expressions.Coalesce as unknown as <const X extends Operand, const More extends readonly [unknown, ...unknown[]]>(
  x: X,
  ...more: More
) => T.Coalesce<X, More>;
export type Coalesce<X, More extends readonly unknown[]> = T.Coalesce<X, More>;

/**
 * Null where both are equal, else the first. Text in the second place is a value and no path.
 * @example
 * Post.objects.orderBy(NullIf('title', ''))
 * // SELECT ... FROM "post" ORDER BY NULLIF("post"."title", $1) ASC
 */
export const NullIf = expressions.NullIf as unknown as T.NullIfEqual;

/**
 * The greatest of several, which are of one field. Where one is null: null on SQLite, elsewhere the greatest of the others.
 * @throws ProgrammingError NUA_QUERY_INVALID for fewer than two; for values of different fields
 * @example
 * User.objects.orderBy(Greatest('age', 18))
 * // SELECT ... FROM "user" ORDER BY GREATEST("user"."age", $1) ASC
 */
export const Greatest = expressions.Greatest as unknown as T.OneOf;

/**
 * The least of several, which are of one field. Where one is null: null on SQLite, elsewhere the least of the others.
 * @throws ProgrammingError NUA_QUERY_INVALID for fewer than two; for values of different fields
 * @example
 * User.objects.orderBy(Least('age', 65))
 * // SELECT ... FROM "user" ORDER BY LEAST("user"."age", $1) ASC
 */
export const Least = expressions.Least as unknown as T.OneOf;

/**
 * A value as the database converts it to the type of a field.
 * @throws ProgrammingError NUA_QUERY_INVALID for what is no field of a column
 * @example
 * User.objects.orderBy(Cast('age', char()))
 * // SELECT ... FROM "user" ORDER BY ("user"."age")::text ASC
 */
export const Cast = expressions.Cast as unknown as T.Casting;
