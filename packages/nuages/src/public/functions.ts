import * as expressions from '../expressions/index.js';
import type { Arithmetic, Dep, Operand } from '../types/expression.js';
import type * as T from '../types/functions.js';

/**
 * Text in lower case.
 * @example
 * Tag.objects.orderBy(Lower('name'))
 */
export const Lower = expressions.Lower as unknown as T.Gives<string>;

/**
 * Text in upper case.
 * @example
 * Tag.objects.orderBy(Upper('name').desc())
 */
export const Upper = expressions.Upper as unknown as T.Gives<string>;

/**
 * Text without spaces at either end.
 * @example
 * Tag.objects.orderBy(Trim('name'))
 */
export const Trim = expressions.Trim as unknown as T.Gives<string>;

/**
 * The number of characters of a text.
 * @example
 * Post.objects.orderBy(Length('title'))
 */
export const Length = expressions.Length as unknown as T.Gives<number>;

/**
 * Texts one after another; null counts as the empty text.
 * @example
 * User.objects.orderBy(Concat('username', Value(' '), 'email'))
 */
export const Concat = expressions.Concat as unknown as <const X extends readonly Operand[]>(
  ...parts: X
) => Arithmetic<Dep<'any', X[number]>, string>;

/**
 * A number without its sign.
 * @example
 * Comment.objects.orderBy(Abs('score'))
 */
export const Abs = expressions.Abs as unknown as T.Rounding;

/**
 * The least whole number that is not below it.
 * @example
 * Reading.objects.orderBy(Ceil('ratio'))
 */
export const Ceil = expressions.Ceil as unknown as T.Rounding;

/**
 * The greatest whole number that is not above it.
 * @example
 * Reading.objects.orderBy(Floor('ratio'))
 */
export const Floor = expressions.Floor as unknown as T.Rounding;

/**
 * A number rounded to `digits` after the point; 0 unless given.
 * @example
 * Reading.objects.orderBy(Round('fee', 1))
 */
export const Round = expressions.Round as unknown as <const X extends Operand>(x: X, digits?: number) => T.SameNumber<X>;

/**
 * A date or an instant cut down to where its year, month, ... begins, in the zone of `timeZone`, inTimeZone() or the settings.
 * @example
 * Post.objects.orderBy(Trunc('createdAt', 'month'))
 */
export const Trunc = expressions.Trunc as unknown as <const X extends Operand>(
  x: X,
  kind: T.TruncKind,
  options?: T.TruncOptions,
) => T.Same<X>;

/**
 * The time at which the statement's transaction began, by the database's clock.
 * @example
 * Post.objects.filter({ createdAt__lt: Now() })
 */
export const Now = expressions.Now as unknown as () => Arithmetic<never, Date>;

/**
 * The first argument where it isn't null, else the fallback: a value or an expression.
 * @example
 * User.objects.orderBy(Coalesce('email', ''))
 */
export const Coalesce = expressions.Coalesce as unknown as <const X extends Operand, Y>(x: X, fallback: Y) => T.Coalesce<X, Y>;
export type Coalesce<X, Y> = T.Coalesce<X, Y>;

/**
 * A function of your own database, by its name, with a schema in front at most. Strings are paths. It gives text, or the values of `output`.
 * @throws ProgrammingError NUA_QUERY_INVALID for what is no plain name
 * @example
 * const Left = func('left');
 * Tag.objects.orderBy(Left('name', Value(3)))
 * @example
 * const Power = func('power', float());
 * Comment.objects.orderBy(Power('score', Value(2)))
 */
export const func = expressions.func as unknown as T.DefineFunction;
