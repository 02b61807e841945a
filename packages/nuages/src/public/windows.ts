import * as expressions from '../expressions/index.js';
import type * as T from '../types/windows.js';

/**
 * An aggregate or a function of windows over the rows around each row: those that have `partitionBy` in common, in the order of `orderBy`,
 * as far as `frame` reaches.
 * @throws ProgrammingError NUA_QUERY_INVALID for another expression, and for a frame that is none
 * @example
 * await Comment.objects.annotate({ place: Window(Rank(), { partitionBy: 'post', orderBy: '-score' }) })
 * // SELECT ..., RANK() OVER (PARTITION BY "comment"."post_id" ORDER BY "comment"."score" DESC) AS "place" FROM "comment"
 * @example
 * await Comment.objects.annotate({ best: Window(Max('score'), { orderBy: 'id', frame: { type: 'rows', start: -2, end: 0 } }) })
 * // SELECT ..., MAX("comment"."score") OVER (ORDER BY "comment"."id" ASC ROWS BETWEEN 2 PRECEDING AND CURRENT ROW) AS "best" FROM "comment"
 */
export const Window = expressions.Window as unknown as T.WindowMaker;

/**
 * The number of the row, from 1; for {@link Window}.
 * @example
 * await Comment.objects.annotate({ n: Window(RowNumber(), { orderBy: 'id' }) })
 * // SELECT ..., ROW_NUMBER() OVER (ORDER BY "comment"."id" ASC) AS "n" FROM "comment"
 */
export const RowNumber = expressions.RowNumber as unknown as T.Numbering;

/**
 * The number of the first row with the same ordering, from 1: 1, 2, 2, 4; for {@link Window}.
 * @example
 * await Comment.objects.annotate({ place: Window(Rank(), { orderBy: '-score' }) })
 * // SELECT ..., RANK() OVER (ORDER BY "comment"."score" DESC) AS "place" FROM "comment"
 */
export const Rank = expressions.Rank as unknown as T.Numbering;

/**
 * As Rank, without gaps: 1, 2, 2, 3; for {@link Window}.
 * @example
 * await Comment.objects.annotate({ place: Window(DenseRank(), { orderBy: '-score' }) })
 * // SELECT ..., DENSE_RANK() OVER (ORDER BY "comment"."score" DESC) AS "place" FROM "comment"
 */
export const DenseRank = expressions.DenseRank as unknown as T.Numbering;

/**
 * How far up the row is by its rank, from 0 to 1; for {@link Window}.
 * @example
 * await Comment.objects.annotate({ part: Window(PercentRank(), { orderBy: 'score' }) })
 * // SELECT ..., PERCENT_RANK() OVER (ORDER BY "comment"."score" ASC) AS "part" FROM "comment"
 */
export const PercentRank = expressions.PercentRank as unknown as T.Numbering;

/**
 * The part of the rows up to this one and its equals, from above 0 to 1; for {@link Window}.
 * @example
 * await Comment.objects.annotate({ part: Window(CumeDist(), { orderBy: 'score' }) })
 * // SELECT ..., CUME_DIST() OVER (ORDER BY "comment"."score" ASC) AS "part" FROM "comment"
 */
export const CumeDist = expressions.CumeDist as unknown as T.Numbering;

/**
 * The number of the row's part, from 1, when rows are divided into so many of about one size; for {@link Window}.
 * @throws ProgrammingError NUA_QUERY_INVALID for what is no whole number from 1
 * @example
 * await Comment.objects.annotate({ quarter: Window(Ntile(4), { orderBy: 'score' }) })
 * // SELECT ..., NTILE(4) OVER (ORDER BY "comment"."score" ASC) AS "quarter" FROM "comment"
 */
export const Ntile = expressions.Ntile as unknown as T.Buckets;

/**
 * The value of the row so many before, 1 unless given; the third argument where there is none, null unless given; for {@link Window}.
 * @throws ProgrammingError NUA_QUERY_INVALID for what is no whole number from 1
 * @example
 * await Comment.objects.annotate({ before: Window(Lag('score', 1, 0), { orderBy: 'id' }) })
 * // SELECT ..., LAG("comment"."score", 1, $1) OVER (ORDER BY "comment"."id" ASC) AS "before" FROM "comment"
 */
export const Lag = expressions.Lag as unknown as T.Neighbour;

/**
 * The value of the row so many behind, 1 unless given; the third argument where there is none, null unless given; for {@link Window}.
 * @throws ProgrammingError NUA_QUERY_INVALID for what is no whole number from 1
 * @example
 * await Comment.objects.annotate({ next: Window(Lead('score'), { partitionBy: 'post', orderBy: 'id' }) })
 * // SELECT ..., LEAD("comment"."score", 1) OVER (PARTITION BY "comment"."post_id" ORDER BY "comment"."id" ASC) AS "next" FROM "comment"
 */
export const Lead = expressions.Lead as unknown as T.Neighbour;

/**
 * The value of the first row of the frame; for {@link Window}.
 * @example
 * await Comment.objects.annotate({ best: Window(FirstValue('score'), { partitionBy: 'post', orderBy: '-score' }) })
 * // SELECT ..., FIRST_VALUE("comment"."score") OVER (PARTITION BY "comment"."post_id" ORDER BY "comment"."score" DESC) AS "best" FROM "comment"
 */
export const FirstValue = expressions.FirstValue as unknown as T.ValueOfFrame;

/**
 * The value of the last row of the frame, which ends at the row itself unless `frame` says otherwise; for {@link Window}.
 * @example
 * await Comment.objects.annotate({ last: Window(LastValue('score'), { orderBy: 'id', frame: { type: 'rows' } }) })
 * // SELECT ..., LAST_VALUE("comment"."score") OVER (ORDER BY "comment"."id" ASC ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
 * //   AS "last" FROM "comment"
 */
export const LastValue = expressions.LastValue as unknown as T.ValueOfFrame;

/**
 * The value of the row of that number in the frame, from 1, null where there is none; for {@link Window}.
 * @throws ProgrammingError NUA_QUERY_INVALID for what is no whole number from 1
 * @example
 * await Comment.objects.annotate({ second: Window(NthValue('score', 2), { orderBy: '-score' }) })
 * // SELECT ..., NTH_VALUE("comment"."score", 2) OVER (ORDER BY "comment"."score" DESC) AS "second" FROM "comment"
 */
export const NthValue = expressions.NthValue as unknown as T.NthOfFrame;
