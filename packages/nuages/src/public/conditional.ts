import * as expressions from '../expressions/index.js';
import type * as T from '../types/conditional.js';
import type { Compare } from '../types/comparison.js';

/**
 * The value of the first branch whose condition holds, `default` where none does: null unless given. Strings are text.
 * @throws ProgrammingError NUA_QUERY_INVALID for values that don't go together
 * @example
 * await Comment.objects.annotate({ rank: Case([When({ score__gt: 10 }, 'high'), When({ score__gt: 0 }, 'low')], { default: 'none' }) })
 * // SELECT ..., CASE WHEN "comment"."score" > $1 THEN $2 WHEN "comment"."score" > $3 THEN $4 ELSE $5 END AS "rank" FROM "comment"
 */
export const Case = expressions.Case as unknown as T.CaseMaker;

/**
 * A branch of Case(): lookups, a Q or an expression that is true or false, and the value or expression that it gives. A string is text.
 * @throws ProgrammingError NUA_QUERY_INVALID for a condition that says nothing
 * @example
 * Comment.objects.orderBy(Case([When(Q({ isApproved: true }), F('score'))], { default: 0 }))
 * // SELECT ... FROM "comment" ORDER BY CASE WHEN "comment"."is_approved" = TRUE THEN "comment"."score" ELSE $1 END ASC
 */
export const When = expressions.When as unknown as T.BranchMaker;

/**
 * An expression or a Q with the type that a field reads.
 * @throws ProgrammingError NUA_QUERY_INVALID for what is no field of a column
 * @example
 * await Reading.objects.annotate({ taxed: ExpressionWrapper(F('fee').mul(1.2), decimal({ mode: 'string' })) })
 * // SELECT ..., ("reading"."fee" * $1) AS "taxed" FROM "reading"
 */
export const ExpressionWrapper = expressions.ExpressionWrapper as unknown as T.Wrapping;

/**
 * A comparison as an expression that is true or false: a path or an expression, the name of a lookup, what it takes.
 * @throws FieldError NUA_LOOKUP_UNKNOWN where it is used
 * @example
 * Tag.objects.filter(Lookup(Length('name'), 'gt', 3))
 * // SELECT ... FROM "tag" WHERE LENGTH("tag"."name") > $1 ORDER BY "tag"."name" ASC
 */
export const Lookup = expressions.Comparison as unknown as Compare;
