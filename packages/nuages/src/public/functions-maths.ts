import * as expressions from '../expressions/index.js';
import type { Arithmetic } from '../types/expression.js';
import type * as T from '../types/functions.js';

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
 * A number rounded to `digits` after the point; 0 unless given. Fewer than 0 count before the point, which SQLite has not.
 * @throws ProgrammingError NUA_QUERY_INVALID for what is no whole number of digits
 * @example
 * Reading.objects.orderBy(Round('fee', 1))
 * // SELECT ... FROM "reading" ORDER BY ROUND(("reading"."fee")::numeric, $1) ASC
 */
export const Round = expressions.Round as unknown as T.RoundingTo;

/**
 * -1, 0 or 1, as a number is below, equal to or above 0.
 * @example
 * Comment.objects.orderBy(Sign('score'))
 * // SELECT ... FROM "comment" ORDER BY (SIGN("comment"."score"))::bigint ASC
 */
export const Sign = expressions.Sign as unknown as T.Rounding;

/**
 * The square root of a number. Where there is none: null on SQLite, an error elsewhere.
 * @example
 * Reading.objects.orderBy(Sqrt('ratio'))
 * // SELECT ... FROM "reading" ORDER BY SQRT("reading"."ratio") ASC
 */
export const Sqrt = expressions.Sqrt as unknown as T.Formula;

/**
 * e to the power of a number.
 * @example
 * Reading.objects.orderBy(Exp('ratio'))
 * // SELECT ... FROM "reading" ORDER BY EXP("reading"."ratio") ASC
 */
export const Exp = expressions.Exp as unknown as T.Formula;

/**
 * The natural logarithm of a number. Where there is none: null on SQLite, an error elsewhere.
 * @example
 * Reading.objects.orderBy(Ln('ratio'))
 * // SELECT ... FROM "reading" ORDER BY LN("reading"."ratio") ASC
 */
export const Ln = expressions.Ln as unknown as T.Formula;

/**
 * The sine of an angle in radians.
 * @example
 * Reading.objects.orderBy(Sin('ratio'))
 * // SELECT ... FROM "reading" ORDER BY SIN("reading"."ratio") ASC
 */
export const Sin = expressions.Sin as unknown as T.Formula;

/**
 * The cosine of an angle in radians.
 * @example
 * Reading.objects.orderBy(Cos('ratio'))
 * // SELECT ... FROM "reading" ORDER BY COS("reading"."ratio") ASC
 */
export const Cos = expressions.Cos as unknown as T.Formula;

/**
 * The tangent of an angle in radians.
 * @example
 * Reading.objects.orderBy(Tan('ratio'))
 * // SELECT ... FROM "reading" ORDER BY TAN("reading"."ratio") ASC
 */
export const Tan = expressions.Tan as unknown as T.Formula;

/**
 * The cotangent of an angle in radians.
 * @example
 * Reading.objects.orderBy(Cot('ratio'))
 * // SELECT ... FROM "reading" ORDER BY COT("reading"."ratio") ASC
 */
export const Cot = expressions.Cot as unknown as T.Formula;

/**
 * The angle, in radians, of a sine. Where there is none: null on SQLite, an error elsewhere.
 * @example
 * Reading.objects.orderBy(ASin('ratio'))
 * // SELECT ... FROM "reading" ORDER BY ASIN("reading"."ratio") ASC
 */
export const ASin = expressions.ASin as unknown as T.Formula;

/**
 * The angle, in radians, of a cosine. Where there is none: null on SQLite, an error elsewhere.
 * @example
 * Reading.objects.orderBy(ACos('ratio'))
 * // SELECT ... FROM "reading" ORDER BY ACOS("reading"."ratio") ASC
 */
export const ACos = expressions.ACos as unknown as T.Formula;

/**
 * The angle, in radians, of a tangent.
 * @example
 * Reading.objects.orderBy(ATan('ratio'))
 * // SELECT ... FROM "reading" ORDER BY ATAN("reading"."ratio") ASC
 */
export const ATan = expressions.ATan as unknown as T.Formula;

/**
 * An angle in degrees, of one in radians.
 * @example
 * Reading.objects.orderBy(Degrees('ratio'))
 * // SELECT ... FROM "reading" ORDER BY DEGREES("reading"."ratio") ASC
 */
export const Degrees = expressions.Degrees as unknown as T.Formula;

/**
 * An angle in radians, of one in degrees.
 * @example
 * Reading.objects.orderBy(Radians('ratio'))
 * // SELECT ... FROM "reading" ORDER BY RADIANS("reading"."ratio") ASC
 */
export const Radians = expressions.Radians as unknown as T.Formula;

/**
 * The angle, in radians, of y / x.
 * @example
 * Reading.objects.orderBy(ATan2('ratio', 2))
 * // SELECT ... FROM "reading" ORDER BY ATAN2("reading"."ratio", $1::double precision) ASC
 */
export const ATan2 = expressions.ATan2 as unknown as T.FormulaOfTwo;

/**
 * A number to the power of another.
 * @example
 * Comment.objects.orderBy(Power('score', 2))
 * // SELECT ... FROM "comment" ORDER BY POWER("comment"."score", $1) ASC
 */
export const Power = expressions.Power as unknown as T.FormulaOfTwo;

/**
 * The remainder after division, with the sign of the first number.
 * @example
 * Comment.objects.orderBy(Mod('score', 10))
 * // SELECT ... FROM "comment" ORDER BY (MOD("comment"."score", $1))::double precision ASC
 */
export const Mod = expressions.Mod as unknown as T.FormulaOfTwo;

/**
 * The logarithm to a base, which comes first.
 * @example
 * Reading.objects.orderBy(Log(2, 'ratio'))
 * // SELECT ... FROM "reading" ORDER BY (LOG(($1::double precision)::numeric, ("reading"."ratio")::numeric))::double precision ASC
 */
export const Log = expressions.Log as unknown as T.FormulaOfTwo;

/**
 * The number pi.
 * @example
 * Reading.objects.filter({ ratio__lt: Pi() })
 * // SELECT ... FROM "reading" WHERE "reading"."ratio" < PI()
 */
export const Pi = expressions.Pi as unknown as () => Arithmetic<never, number>;

/**
 * A random number from 0 to 1, another one for each row.
 * @example
 * Tag.objects.orderBy(Random())
 * // SELECT ... FROM "tag" ORDER BY RANDOM() ASC
 */
export const Random = expressions.Random as unknown as () => Arithmetic<never, number>;
