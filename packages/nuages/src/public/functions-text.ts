import * as expressions from '../expressions/index.js';
import type { Arithmetic, Dep, Operand, Out } from '../types/expression.js';
import type * as T from '../types/functions.js';

/**
 * Text in lower case.
 * @example
 * Tag.objects.orderBy(Lower('name'))
 * // SELECT ... FROM "tag" ORDER BY LOWER("tag"."name") ASC
 */
export const Lower = expressions.Lower as unknown as T.TextFunction;

/**
 * Text in upper case.
 * @example
 * Tag.objects.orderBy(Upper('name').desc())
 * // SELECT ... FROM "tag" ORDER BY UPPER("tag"."name") DESC
 */
export const Upper = expressions.Upper as unknown as T.TextFunction;

/**
 * Text without spaces at either end.
 * @example
 * Tag.objects.orderBy(Trim('name'))
 * // SELECT ... FROM "tag" ORDER BY TRIM("tag"."name") ASC
 */
export const Trim = expressions.Trim as unknown as T.TextFunction;

/**
 * Text without spaces at its beginning.
 * @example
 * Tag.objects.orderBy(LTrim('name'))
 * // SELECT ... FROM "tag" ORDER BY LTRIM("tag"."name") ASC
 */
export const LTrim = expressions.LTrim as unknown as T.TextFunction;

/**
 * Text without spaces at its end.
 * @example
 * Tag.objects.orderBy(RTrim('name'))
 * // SELECT ... FROM "tag" ORDER BY RTRIM("tag"."name") ASC
 */
export const RTrim = expressions.RTrim as unknown as T.TextFunction;

/**
 * Text from its last character to its first.
 * @example
 * Tag.objects.orderBy(Reverse('name'))
 * // SELECT ... FROM "tag" ORDER BY REVERSE("tag"."name") ASC
 */
export const Reverse = expressions.Reverse as unknown as T.TextFunction;

/**
 * The number of characters of a text.
 * @example
 * Post.objects.orderBy(Length('title'))
 * // SELECT ... FROM "post" ORDER BY LENGTH("post"."title") ASC
 */
export const Length = expressions.Length as unknown as T.OfText<number>;

/**
 * The code point of the first character of a text. Of the empty text: null on SQLite, 0 elsewhere.
 * @example
 * Tag.objects.orderBy(Ord('name'))
 * // SELECT ... FROM "tag" ORDER BY ASCII("tag"."name") ASC
 */
export const Ord = expressions.Ord as unknown as T.OfText<number>;

/**
 * The character of a code point.
 * @example
 * Tag.objects.orderBy(Chr(Length('name')))
 * // SELECT ... FROM "tag" ORDER BY CHR(LENGTH("tag"."name")) ASC
 */
export const Chr = expressions.Chr as unknown as T.OfNumber<string>;

/**
 * Where a text begins within another, from 1; 0 where it is not in it.
 * @example
 * Post.objects.filter(Lookup(StrIndex('title', Value('!')), 'gt', 0))
 * // SELECT ... FROM "post" WHERE STRPOS("post"."title", $1) > $2
 */
export const StrIndex = expressions.StrIndex as unknown as T.OfTwoTexts<number>;

/**
 * Texts one after another; null counts as the empty text. Two or more, of one field: ExpressionWrapper() says what others give.
 * @throws ProgrammingError NUA_QUERY_INVALID for fewer than two; for texts of different fields, such as char() and text()
 * @example
 * User.objects.orderBy(Concat('username', Value(' '), 'username'))
 * // SELECT ... FROM "user" ORDER BY (COALESCE("user"."username", '') || COALESCE($1, '') || COALESCE("user"."username", '')) ASC
 */
export const Concat = expressions.Concat as unknown as <const X extends readonly Operand[]>(
  ...parts: X
) => Arithmetic<Dep<'value', X[number]>, string>;

/**
 * Text in which another text is replaced everywhere; taken out unless a replacement is given.
 * @example
 * Post.objects.orderBy(Replace('title', Value('-'), Value(' ')))
 * // SELECT ... FROM "post" ORDER BY REPLACE("post"."title", $1, $2) ASC
 * @example
 * Post.objects.orderBy(Replace('title', Value('-')))
 * // SELECT ... FROM "post" ORDER BY REPLACE("post"."title", $1, $2) ASC
 */
export const Replace = expressions.Replace as unknown as T.Replacing;

/**
 * The first characters of a text: 1 or more, or an expression.
 * @throws ProgrammingError NUA_QUERY_INVALID for a number below 1
 * @example
 * Tag.objects.orderBy(Left('name', 2))
 * // SELECT ... FROM "tag" ORDER BY LEFT("tag"."name", $1) ASC
 */
export const Left = expressions.Left as unknown as T.TextByCount;

/**
 * The last characters of a text: 1 or more, or an expression.
 * @throws ProgrammingError NUA_QUERY_INVALID for a number below 1
 * @example
 * Tag.objects.orderBy(Right('name', 2))
 * // SELECT ... FROM "tag" ORDER BY RIGHT("tag"."name", $1) ASC
 */
export const Right = expressions.Right as unknown as T.TextByCount;

/**
 * The part of a text from a position on, counted from 1; to its end unless a length is given.
 * @throws ProgrammingError NUA_QUERY_INVALID for a position below 1
 * @example
 * Tag.objects.orderBy(Substr('name', 3))
 * // SELECT ... FROM "tag" ORDER BY SUBSTRING("tag"."name", $1) ASC
 * @example
 * Tag.objects.orderBy(Substr('name', 3, 2))
 * // SELECT ... FROM "tag" ORDER BY SUBSTRING("tag"."name", $1, $2) ASC
 */
export const Substr = expressions.Substr as unknown as T.Slicing;

/**
 * Text so many times, 0 or more.
 * @throws ProgrammingError NUA_QUERY_INVALID for a number below 0
 * @example
 * Tag.objects.orderBy(Repeat('name', 2))
 * // SELECT ... FROM "tag" ORDER BY REPEAT("tag"."name", $1) ASC
 */
export const Repeat = expressions.Repeat as unknown as T.TextByCount;

/**
 * Text made as long as `length` by filling it at its beginning: with spaces unless told otherwise. A longer text is cut.
 * @throws ProgrammingError NUA_QUERY_INVALID for a length below 0
 * @example
 * Tag.objects.orderBy(LPad('name', 5, Value('0')))
 * // SELECT ... FROM "tag" ORDER BY LPAD("tag"."name", $1, $2) ASC
 */
export const LPad = expressions.LPad as unknown as T.Padding;

/**
 * Text made as long as `length` by filling it at its end: with spaces unless told otherwise. A longer text is cut.
 * @throws ProgrammingError NUA_QUERY_INVALID for a length below 0
 * @example
 * Tag.objects.orderBy(RPad('name', 5, Value('.')))
 * // SELECT ... FROM "tag" ORDER BY RPAD("tag"."name", $1, $2) ASC
 */
export const RPad = expressions.RPad as unknown as T.Padding;

/**
 * The MD5 hash of a text, in hexadecimal digits.
 * @example
 * User.objects.orderBy(MD5('username'))
 * // SELECT ... FROM "user" ORDER BY MD5("user"."username") ASC
 */
export const MD5 = expressions.MD5 as unknown as T.TextFunction;

/**
 * The SHA1 hash of a text, in hexadecimal digits; on PostgreSQL by its extension pgcrypto, which the database has to have.
 * @example
 * User.objects.orderBy(SHA1('username'))
 * // SELECT ... FROM "user" ORDER BY ENCODE(DIGEST("user"."username"::text, 'sha1'), 'hex') ASC
 */
export const SHA1 = expressions.SHA1 as unknown as T.TextFunction;

/**
 * The SHA224 hash of a text, in hexadecimal digits.
 * @example
 * User.objects.orderBy(SHA224('username'))
 * // SELECT ... FROM "user" ORDER BY ENCODE(SHA224(CONVERT_TO("user"."username"::text, 'UTF8')), 'hex') ASC
 */
export const SHA224 = expressions.SHA224 as unknown as T.TextFunction;

/**
 * The SHA256 hash of a text, in hexadecimal digits.
 * @example
 * User.objects.orderBy(SHA256('username'))
 * // SELECT ... FROM "user" ORDER BY ENCODE(SHA256(CONVERT_TO("user"."username"::text, 'UTF8')), 'hex') ASC
 */
export const SHA256 = expressions.SHA256 as unknown as T.TextFunction;

/**
 * The SHA384 hash of a text, in hexadecimal digits.
 * @example
 * User.objects.orderBy(SHA384('username'))
 * // SELECT ... FROM "user" ORDER BY ENCODE(SHA384(CONVERT_TO("user"."username"::text, 'UTF8')), 'hex') ASC
 */
export const SHA384 = expressions.SHA384 as unknown as T.TextFunction;

/**
 * The SHA512 hash of a text, in hexadecimal digits.
 * @example
 * User.objects.orderBy(SHA512('username'))
 * // SELECT ... FROM "user" ORDER BY ENCODE(SHA512(CONVERT_TO("user"."username"::text, 'UTF8')), 'hex') ASC
 */
export const SHA512 = expressions.SHA512 as unknown as T.TextFunction;

/**
 * Text that is compared and sorted by a collation of the database.
 * @throws ProgrammingError NUA_QUERY_INVALID for a name with other characters than letters, digits, _ and -
 * @example
 * Tag.objects.orderBy(Collate('name', 'C'))
 * // SELECT ... FROM "tag" ORDER BY ("tag"."name" COLLATE "C") ASC
 */
export const Collate = expressions.Collate as unknown as <const X extends Operand>(
  x: X,
  collation: string,
) => Arithmetic<Dep<'text', X>, Out<X>>;
