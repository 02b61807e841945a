import * as expressions from '../expressions/index.js';
import type { Arithmetic, Dep, Operand } from '../types/expression.js';
import type * as T from '../types/functions.js';

/**
 * Text in lower case.
 * @example
 * Tag.objects.orderBy(Lower('name'))
 * // SELECT ... FROM "tag" ORDER BY LOWER("tag"."name") ASC
 */
export const Lower = expressions.Lower as unknown as T.Gives<string>;

/**
 * Text in upper case.
 * @example
 * Tag.objects.orderBy(Upper('name').desc())
 * // SELECT ... FROM "tag" ORDER BY UPPER("tag"."name") DESC
 */
export const Upper = expressions.Upper as unknown as T.Gives<string>;

/**
 * Text without spaces at either end.
 * @example
 * Tag.objects.orderBy(Trim('name'))
 * // SELECT ... FROM "tag" ORDER BY TRIM("tag"."name") ASC
 */
export const Trim = expressions.Trim as unknown as T.Gives<string>;

/**
 * The number of characters of a text.
 * @example
 * Post.objects.orderBy(Length('title'))
 * // SELECT ... FROM "post" ORDER BY LENGTH("post"."title") ASC
 */
export const Length = expressions.Length as unknown as T.Gives<number>;

/**
 * Texts one after another; null counts as the empty text.
 * @example
 * User.objects.orderBy(Concat('username', Value(' '), 'email'))
 * // SELECT ... FROM "user" ORDER BY (COALESCE("user"."username", '') || COALESCE($1, '') || COALESCE("user"."email", '')) ASC
 */
export const Concat = expressions.Concat as unknown as <const X extends readonly Operand[]>(
  ...parts: X
) => Arithmetic<Dep<'any', X[number]>, string>;

/**
 * A number without its sign.
 * @example
 * Comment.objects.orderBy(Abs('score'))
 * // SELECT ... FROM "comment" ORDER BY ABS("comment"."score") ASC
 */
export const Abs = expressions.Abs as unknown as T.Rounding;

/**
 * The least whole number that is not below it.
 * @example
 * Reading.objects.orderBy(Ceil('ratio'))
 * // SELECT ... FROM "reading" ORDER BY CEIL("reading"."ratio") ASC
 */
export const Ceil = expressions.Ceil as unknown as T.Rounding;

/**
 * The greatest whole number that is not above it.
 * @example
 * Reading.objects.orderBy(Floor('ratio'))
 * // SELECT ... FROM "reading" ORDER BY FLOOR("reading"."ratio") ASC
 */
export const Floor = expressions.Floor as unknown as T.Rounding;

/**
 * A number rounded to `digits` after the point; 0 unless given.
 * @example
 * Reading.objects.orderBy(Round('fee', 1))
 * // SELECT ... FROM "reading" ORDER BY ROUND(("reading"."fee")::numeric, ($1)::integer) ASC
 */
export const Round = expressions.Round as unknown as <const X extends Operand>(x: X, digits?: number) => T.SameNumber<X>;

/**
 * A date, a time or an instant cut down to where its year, month, ... begins; an instant in the zone of `timeZone`, inTimeZone() or the
 * settings.
 * @throws ProgrammingError NUA_QUERY_INVALID for a unit or a zone that doesn't exist
 * @example
 * Post.objects.orderBy(Trunc('createdAt', 'month'))
 * // SELECT ... FROM "post" ORDER BY DATE_TRUNC('month', "post"."created_at", $1) ASC
 */
export const Trunc = expressions.Trunc as unknown as <const X extends Operand>(
  x: X,
  kind: T.TruncKind,
  options?: T.TruncOptions,
) => T.Same<X>;

/**
 * The time at which the statement began, by the database's clock, to the millisecond.
 * @example
 * Post.objects.filter({ createdAt__lt: Now() })
 * // SELECT ... FROM "post" WHERE "post"."created_at" < DATE_TRUNC('milliseconds', STATEMENT_TIMESTAMP())
 */
export const Now = expressions.Now as unknown as () => Arithmetic<never, Date>;

/**
 * The first argument where it isn't null, else the fallback: a value or an expression.
 * @example
 * User.objects.orderBy(Coalesce('email', ''))
 * // SELECT ... FROM "user" ORDER BY COALESCE("user"."email", $1) ASC
 */
export const Coalesce = expressions.Coalesce as unknown as <const X extends Operand, Y>(x: X, fallback: Y) => T.Coalesce<X, Y>;
export type Coalesce<X, Y> = T.Coalesce<X, Y>;

/**
 * A function of your own database, by its name, with a schema in front at most. Strings are paths. It gives text, or the values of `output`.
 * @throws ProgrammingError NUA_QUERY_INVALID for what is no plain name
 * @example
 * const Left = func('left');
 * Tag.objects.orderBy(Left('name', Value(3)))
 * // SELECT ... FROM "tag" ORDER BY left("tag"."name", $1) ASC
 * @example
 * const Power = func('power', float());
 * Comment.objects.orderBy(Power('score', Value(2)))
 * // SELECT ... FROM "comment" ORDER BY power("comment"."score", $1) ASC
 */
export const func = expressions.func as unknown as T.DefineFunction;
