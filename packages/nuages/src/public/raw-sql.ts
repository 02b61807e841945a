import * as expressions from '../expressions/index.js';
import * as byHand from '../sql/index.js';
import type * as T from '../types/sql.js';

/**
 * SQL by hand: a whole statement for {@link db}, a part of one, or an expression in annotate(), filter() and orderBy(). Values are always
 * parameters; fragments become part of the text; a queryset becomes its SELECT, in parentheses where you write them. A list is one array
 * parameter (`= ANY(${ids})`) where the database has arrays, else it is the rows of one (`IN (${ids})`); `IN (${sql.join(ids)})` does on all.
 * @throws ValueError NUA_VALUE_UNDEFINED, NUA_VALUE_INVALID; ProgrammingError NUA_QUERY_INVALID for a value that no column could hold
 * @example
 * const recent = sql`created_at > ${monthAgo}`;
 * await db.query`SELECT title FROM post WHERE author_id = ${user.id} AND ${recent}`
 * // SELECT title FROM post WHERE author_id = $1 AND created_at > $2
 * @example
 * const best = Comment.objects.filter({ score__gt: 10 }).values('post');
 * await db.query`SELECT title FROM post WHERE id IN (${best})`
 * // SELECT title FROM post WHERE id IN (SELECT "comment"."post_id" FROM "comment" WHERE "comment"."score" > $1)
 */
export const sql = expressions.sql as unknown as T.SqlTag;

/**
 * Text with a `?` for each value, as an expression or a statement: for SQL that is known at run time only. The values are parameters; the
 * text is yours, so nothing of a request may stand in it. An operator with a question mark is written `??`. It gives the values of `field`,
 * or what the database says.
 * @throws ProgrammingError NUA_QUERY_INVALID where values and placeholders are not as many
 * @example
 * Comment.objects.orderBy(RawSQL('abs(score - ?)', [10]))
 * // SELECT ... FROM "comment" ORDER BY (abs(score - $1)) ASC
 */
export const RawSQL = expressions.RawSQL as unknown as T.DefineRawSql;

/**
 * SQL by hand on the database 'default', inside a transaction on its connection; `db.using(alias)` for another.
 * @example
 * const rows = await db.query<{ name: string }>`SELECT name FROM tag WHERE name LIKE ${'j%'}`
 * // SELECT name FROM tag WHERE name LIKE $1
 * @example
 * await atomic(() => db.execute`UPDATE tag SET name = upper(name)`)
 * // BEGIN
 * // UPDATE tag SET name = upper(name)
 * // COMMIT
 */
export const db = byHand.db as unknown as T.Database;
