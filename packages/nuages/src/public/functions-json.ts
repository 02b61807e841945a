import * as expressions from '../expressions/index.js';
import type { Arithmetic, Dep, Operand } from '../types/expression.js';
import type * as T from '../types/functions.js';

/**
 * A document of names and what stands under them: paths or expressions. Booleans are 1 and 0 in it on SQLite.
 * @throws ProgrammingError NUA_QUERY_INVALID for what is no object of them
 * @example
 * Post.objects.values({ summary: JSONObject({ title: 'title', words: Length('body') }) })
 * // SELECT JSONB_BUILD_OBJECT($1, "post"."title", $2, LENGTH("post"."body")) AS "summary" FROM "post"
 */
export const JSONObject = expressions.JSONObject as unknown as T.MakesObject;

/**
 * A list of paths or expressions, as a document. Booleans are 1 and 0 in it on SQLite.
 * @example
 * Post.objects.values({ both: JSONArray('title', 'author__username') })
 * // SELECT JSONB_BUILD_ARRAY("post"."title", "user"."username") AS "both" FROM "post" INNER JOIN "user" ON ("post"."author_id" =
 * //   "user"."id")
 */
export const JSONArray = expressions.JSONArray as unknown as <const X extends readonly Operand[]>(
  ...elements: X
) => Arithmetic<Dep<'value', X[number]>, unknown[]>;

/**
 * What stands at a key of a document, as text; null where the key is missing.
 * @throws ProgrammingError NUA_QUERY_INVALID for a path that is no key of a document
 * @example
 * Reading.objects.orderBy(KT('meta__color'))
 * // SELECT ... FROM "reading" ORDER BY ("reading"."meta" ->> 'color') ASC
 */
export const KT = expressions.KT as unknown as <const P extends string>(path: P) => Arithmetic<Dep<'value', P>, string | null>;
