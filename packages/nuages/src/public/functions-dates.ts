import * as expressions from '../expressions/index.js';
import type { Arithmetic, Operand } from '../types/expression.js';
import type * as T from '../types/functions.js';

/**
 * A part of a date, a time, an instant or, where the database stores such, a duration; an instant as the clocks of `timeZone`,
 * inTimeZone() or the settings show it.
 * @throws ProgrammingError NUA_QUERY_INVALID for a part that it has not, or a zone that doesn't exist
 * @example
 * Post.objects.orderBy(Extract('createdAt', 'year'))
 * // SELECT ... FROM "post" ORDER BY EXTRACT(YEAR FROM ("post"."created_at" AT TIME ZONE $1))::integer ASC
 */
export const Extract = expressions.Extract as unknown as <const X extends Operand>(
  x: X,
  part: T.ExtractPart,
  options?: T.ZoneOptions,
) => T.Fn<X, number, 'span'>;

/**
 * The year.
 * @example
 * Post.objects.orderBy(ExtractYear('createdAt'))
 * // SELECT ... FROM "post" ORDER BY EXTRACT(YEAR FROM ("post"."created_at" AT TIME ZONE $1))::integer ASC
 */
export const ExtractYear = expressions.ExtractYear as unknown as T.Extracting;

/**
 * The year that the week belongs to, by ISO 8601.
 * @example
 * Post.objects.orderBy(ExtractIsoYear('createdAt'))
 * // SELECT ... FROM "post" ORDER BY EXTRACT(ISOYEAR FROM ("post"."created_at" AT TIME ZONE $1))::integer ASC
 */
export const ExtractIsoYear = expressions.ExtractIsoYear as unknown as T.Extracting;

/**
 * The quarter of the year, from 1.
 * @example
 * Post.objects.orderBy(ExtractQuarter('createdAt'))
 * // SELECT ... FROM "post" ORDER BY EXTRACT(QUARTER FROM ("post"."created_at" AT TIME ZONE $1))::integer ASC
 */
export const ExtractQuarter = expressions.ExtractQuarter as unknown as T.Extracting;

/**
 * The month, from 1.
 * @example
 * Post.objects.orderBy(ExtractMonth('createdAt'))
 * // SELECT ... FROM "post" ORDER BY EXTRACT(MONTH FROM ("post"."created_at" AT TIME ZONE $1))::integer ASC
 */
export const ExtractMonth = expressions.ExtractMonth as unknown as T.Extracting;

/**
 * The week of the year, by ISO 8601.
 * @example
 * Post.objects.orderBy(ExtractWeek('createdAt'))
 * // SELECT ... FROM "post" ORDER BY EXTRACT(WEEK FROM ("post"."created_at" AT TIME ZONE $1))::integer ASC
 */
export const ExtractWeek = expressions.ExtractWeek as unknown as T.Extracting;

/**
 * The day of the month.
 * @example
 * Post.objects.orderBy(ExtractDay('createdAt'))
 * // SELECT ... FROM "post" ORDER BY EXTRACT(DAY FROM ("post"."created_at" AT TIME ZONE $1))::integer ASC
 */
export const ExtractDay = expressions.ExtractDay as unknown as T.Extracting;

/**
 * The day of the week: Sunday is 1, Saturday 7.
 * @example
 * Post.objects.orderBy(ExtractWeekDay('createdAt'))
 * // SELECT ... FROM "post" ORDER BY (EXTRACT(DOW FROM ("post"."created_at" AT TIME ZONE $1))::integer + 1) ASC
 */
export const ExtractWeekDay = expressions.ExtractWeekDay as unknown as T.Extracting;

/**
 * The day of the week: Monday is 1, Sunday 7.
 * @example
 * Post.objects.orderBy(ExtractIsoWeekDay('createdAt'))
 * // SELECT ... FROM "post" ORDER BY EXTRACT(ISODOW FROM ("post"."created_at" AT TIME ZONE $1))::integer ASC
 */
export const ExtractIsoWeekDay = expressions.ExtractIsoWeekDay as unknown as T.Extracting;

/**
 * The hour.
 * @example
 * Post.objects.orderBy(ExtractHour('createdAt', { timeZone: 'Europe/Paris' }))
 * // SELECT ... FROM "post" ORDER BY EXTRACT(HOUR FROM ("post"."created_at" AT TIME ZONE 'Europe/Paris'))::integer ASC
 */
export const ExtractHour = expressions.ExtractHour as unknown as T.Extracting;

/**
 * The minute.
 * @example
 * Post.objects.orderBy(ExtractMinute('createdAt'))
 * // SELECT ... FROM "post" ORDER BY EXTRACT(MINUTE FROM ("post"."created_at" AT TIME ZONE $1))::integer ASC
 */
export const ExtractMinute = expressions.ExtractMinute as unknown as T.Extracting;

/**
 * The second, without its fraction.
 * @example
 * Post.objects.orderBy(ExtractSecond('createdAt'))
 * // SELECT ... FROM "post" ORDER BY EXTRACT(SECOND FROM DATE_TRUNC('second', ("post"."created_at" AT TIME ZONE $1)))::integer ASC
 */
export const ExtractSecond = expressions.ExtractSecond as unknown as T.Extracting;

/**
 * A date, a time or an instant cut down to where its year, month, ... begins; an instant in the zone of `timeZone`, inTimeZone() or the
 * settings. `output` makes a date or a time of day of an instant.
 * @throws ProgrammingError NUA_QUERY_INVALID for a unit that it has not, or a zone that doesn't exist
 * @example
 * Post.objects.orderBy(Trunc('createdAt', 'month'))
 * // SELECT ... FROM "post" ORDER BY DATE_TRUNC('month', "post"."created_at", $1) ASC
 */
export const Trunc = expressions.Trunc as unknown as T.TruncatingTo;

/**
 * Where the year begins.
 * @example
 * Post.objects.orderBy(TruncYear('createdAt'))
 * // SELECT ... FROM "post" ORDER BY DATE_TRUNC('year', "post"."created_at", $1) ASC
 */
export const TruncYear = expressions.TruncYear as unknown as T.Truncating;

/**
 * Where the quarter of the year begins.
 * @example
 * Post.objects.orderBy(TruncQuarter('createdAt'))
 * // SELECT ... FROM "post" ORDER BY DATE_TRUNC('quarter', "post"."created_at", $1) ASC
 */
export const TruncQuarter = expressions.TruncQuarter as unknown as T.Truncating;

/**
 * Where the month begins.
 * @example
 * Post.objects.orderBy(TruncMonth('createdAt'))
 * // SELECT ... FROM "post" ORDER BY DATE_TRUNC('month', "post"."created_at", $1) ASC
 */
export const TruncMonth = expressions.TruncMonth as unknown as T.Truncating;

/**
 * Where the week begins, which is a Monday.
 * @example
 * Post.objects.orderBy(TruncWeek('createdAt'))
 * // SELECT ... FROM "post" ORDER BY DATE_TRUNC('week', "post"."created_at", $1) ASC
 */
export const TruncWeek = expressions.TruncWeek as unknown as T.Truncating;

/**
 * Where the day begins.
 * @example
 * Post.objects.orderBy(TruncDay('createdAt', { timeZone: 'Europe/Paris' }))
 * // SELECT ... FROM "post" ORDER BY DATE_TRUNC('day', "post"."created_at", 'Europe/Paris') ASC
 */
export const TruncDay = expressions.TruncDay as unknown as T.Truncating;

/**
 * Where the hour begins.
 * @example
 * Post.objects.orderBy(TruncHour('createdAt'))
 * // SELECT ... FROM "post" ORDER BY (CASE WHEN ... ELSE
 * //   DATE_TRUNC('hour', ("post"."created_at" AT TIME ZONE $1)) AT TIME ZONE $1 END) ASC
 */
export const TruncHour = expressions.TruncHour as unknown as T.Truncating;

/**
 * Where the minute begins.
 * @example
 * Post.objects.orderBy(TruncMinute('createdAt'))
 * // SELECT ... FROM "post" ORDER BY (CASE WHEN ... ELSE
 * //   DATE_TRUNC('minute', ("post"."created_at" AT TIME ZONE $1)) AT TIME ZONE $1 END) ASC
 */
export const TruncMinute = expressions.TruncMinute as unknown as T.Truncating;

/**
 * Where the second begins.
 * @example
 * Post.objects.orderBy(TruncSecond('createdAt'))
 * // SELECT ... FROM "post" ORDER BY (CASE WHEN ... ELSE
 * //   DATE_TRUNC('second', ("post"."created_at" AT TIME ZONE $1)) AT TIME ZONE $1 END) ASC
 */
export const TruncSecond = expressions.TruncSecond as unknown as T.Truncating;

/**
 * The day of an instant, in the zone of `timeZone`, inTimeZone() or the settings.
 * @example
 * Post.objects.orderBy(TruncDate('createdAt'))
 * // SELECT ... FROM "post" ORDER BY ("post"."created_at" AT TIME ZONE $1)::date ASC
 */
export const TruncDate = expressions.TruncDate as unknown as T.Halving;

/**
 * The time of day of an instant, in the zone of `timeZone`, inTimeZone() or the settings.
 * @example
 * Post.objects.orderBy(TruncTime('createdAt'))
 * // SELECT ... FROM "post" ORDER BY ("post"."created_at" AT TIME ZONE $1)::time ASC
 */
export const TruncTime = expressions.TruncTime as unknown as T.Halving;

/**
 * The time at which the statement began, by the database's clock, to the millisecond.
 * @example
 * Post.objects.filter({ createdAt__lt: Now() })
 * // SELECT ... FROM "post" WHERE "post"."created_at" < DATE_TRUNC('milliseconds', STATEMENT_TIMESTAMP())
 */
export const Now = expressions.Now as unknown as () => Arithmetic<never, Date>;
