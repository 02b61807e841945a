import * as expressions from '../expressions/index.js';
import type * as T from '../types/aggregates.js';

/**
 * How many values there are, nulls left out; `'*'`: how many rows. `filter` says which rows count, `distinct` counts each value once.
 * @throws ProgrammingError NUA_QUERY_INVALID for '*' with options
 * @example
 * await User.objects.annotate({ written: Count('posts', { filter: { posts__isPublished: true } }) })
 * // SELECT ..., COUNT("post"."id") FILTER (WHERE "post"."is_published" = TRUE) AS "written" FROM "user"
 * //   LEFT OUTER JOIN "post" ON ("user"."id" = "post"."author_id") GROUP BY "user"."id"
 * @example
 * await Comment.objects.aggregate({ all: Count('*'), voices: Count('user', { distinct: true }) })
 * // SELECT COUNT(*) AS "all", COUNT(DISTINCT "comment"."user_id") AS "voices" FROM "comment"
 */
export const Count = expressions.Count as unknown as T.Counting;

/**
 * The sum of numbers or durations; null where there are none, unless `default` says another value.
 * @throws ProgrammingError NUA_QUERY_INVALID for what doesn't add up
 * @example
 * await Reading.objects.aggregate({ fees: Sum('fee', { filter: { status: 'open' }, default: 0 }) })
 * // SELECT COALESCE(SUM("reading"."fee") FILTER (WHERE "reading"."status" = $1), $2) AS "fees" FROM "reading"
 */
export const Sum = expressions.Sum as unknown as T.Aggregating<'Sum'>;

/**
 * The mean: of whole numbers a number, of decimals a Decimal, of durations a Duration; null where there are none, unless `default` is given.
 * @throws ProgrammingError NUA_QUERY_INVALID for what has no mean
 * @example
 * await Reading.objects.aggregate({ mean: Avg('fee') })
 * // SELECT AVG("reading"."fee") AS "mean" FROM "reading"
 */
export const Avg = expressions.Avg as unknown as T.Aggregating<'Avg'>;

/**
 * The least value, of what has an order; null where there are none, unless `default` is given.
 * @example
 * await Post.objects.aggregate({ first: Min('createdAt') })
 * // SELECT MIN("post"."created_at") AS "first" FROM "post"
 */
export const Min = expressions.Min as unknown as T.Aggregating<'Min'>;

/**
 * The greatest value, of what has an order; null where there are none, unless `default` is given.
 * @example
 * await User.objects.annotate({ latest: Max('posts__createdAt') })
 * // SELECT ..., MAX("post"."created_at") AS "latest" FROM "user"
 * //   LEFT OUTER JOIN "post" ON ("user"."id" = "post"."author_id") GROUP BY "user"."id"
 */
export const Max = expressions.Max as unknown as T.Aggregating<'Max'>;

/**
 * The standard deviation of all there are; with `sample: true` of a sample.
 * @throws ProgrammingError NUA_QUERY_INVALID for what is no number
 * @example
 * await Comment.objects.aggregate({ spread: StdDev('score', { sample: true }) })
 * // SELECT (STDDEV_SAMP("comment"."score"))::double precision AS "spread" FROM "comment"
 */
export const StdDev = expressions.StdDev as unknown as T.Spreading<'StdDev'>;

/**
 * The variance of all there are; with `sample: true` of a sample.
 * @throws ProgrammingError NUA_QUERY_INVALID for what is no number
 * @example
 * await Comment.objects.aggregate({ spread: Variance('score') })
 * // SELECT (VAR_POP("comment"."score"))::double precision AS "spread" FROM "comment"
 */
export const Variance = expressions.Variance as unknown as T.Spreading<'Variance'>;

/**
 * All values as a list, nulls too, in the order of `orderBy`, where the database has lists; null where there are none, unless `default` is given.
 * @throws NotSupportedError NUA_BACKEND_UNSUPPORTED
 * @example
 * await User.objects.annotate({ titles: ArrayAgg('posts__title', { orderBy: '-posts__createdAt' }) })
 * // SELECT ..., ARRAY_AGG("post"."title" ORDER BY "post"."created_at" DESC) AS "titles" FROM "user"
 * //   LEFT OUTER JOIN "post" ON ("user"."id" = "post"."author_id") GROUP BY "user"."id"
 */
export const ArrayAgg = expressions.ArrayAgg as unknown as T.Listing<'ArrayAgg'>;

/**
 * Texts one after another with a delimiter in between, nulls left out, where the database has it; null where there are none.
 * @throws NotSupportedError NUA_BACKEND_UNSUPPORTED
 * @example
 * await Tag.objects.aggregate({ names: StringAgg('name', ', ', { orderBy: 'name', default: '' }) })
 * // SELECT COALESCE(STRING_AGG("tag"."name", $1 ORDER BY "tag"."name" ASC), $2) AS "names" FROM "tag"
 */
export const StringAgg = expressions.StringAgg as unknown as T.Joining;

/**
 * All values as a JSON list, nulls too, where the database has it: dates, decimals and bigints are read as JSON has them.
 * @throws NotSupportedError NUA_BACKEND_UNSUPPORTED
 * @example
 * await Tag.objects.aggregate({ names: JSONBAgg('name', { orderBy: 'name' }) })
 * // SELECT JSONB_AGG("tag"."name" ORDER BY "tag"."name" ASC) AS "names" FROM "tag"
 */
export const JSONBAgg = expressions.JSONBAgg as unknown as T.Listing<'JSONBAgg'>;

/**
 * Whether all values are true, nulls left out, where the database has it; null where there are none.
 * @throws NotSupportedError NUA_BACKEND_UNSUPPORTED
 * @example
 * await Post.objects.aggregate({ out: BoolAnd('isPublished') })
 * // SELECT BOOL_AND("post"."is_published") AS "out" FROM "post"
 */
export const BoolAnd = expressions.BoolAnd as unknown as T.Aggregating<'BoolAnd'>;

/**
 * Whether a value is true, where the database has it; null where there are none.
 * @throws NotSupportedError NUA_BACKEND_UNSUPPORTED
 * @example
 * await Post.objects.aggregate({ some: BoolOr('isPublished') })
 * // SELECT BOOL_OR("post"."is_published") AS "some" FROM "post"
 */
export const BoolOr = expressions.BoolOr as unknown as T.Aggregating<'BoolOr'>;

/**
 * The bits that all values have, where the database has it; null where there are none.
 * @throws NotSupportedError NUA_BACKEND_UNSUPPORTED
 * @example
 * await Comment.objects.aggregate({ bits: BitAnd('score') })
 * // SELECT BIT_AND("comment"."score") AS "bits" FROM "comment"
 */
export const BitAnd = expressions.BitAnd as unknown as T.Aggregating<'BitAnd'>;

/**
 * The bits that any value has, where the database has it; null where there are none.
 * @throws NotSupportedError NUA_BACKEND_UNSUPPORTED
 * @example
 * await Comment.objects.aggregate({ bits: BitOr('score') })
 * // SELECT BIT_OR("comment"."score") AS "bits" FROM "comment"
 */
export const BitOr = expressions.BitOr as unknown as T.Aggregating<'BitOr'>;

/**
 * The bits that an odd number of values has, where the database has it; null where there are none.
 * @throws NotSupportedError NUA_BACKEND_UNSUPPORTED
 * @example
 * await Comment.objects.aggregate({ bits: BitXor('score') })
 * // SELECT BIT_XOR("comment"."score") AS "bits" FROM "comment"
 */
export const BitXor = expressions.BitXor as unknown as T.Aggregating<'BitXor'>;
