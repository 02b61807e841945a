import * as expressions from '../expressions/index.js';
import type * as T from '../types/functions.js';

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
