import type { Annotated, AnnotatedRow, Annotations, Computed } from './annotations.js';
import type { Qs } from './custom-queryset.js';
import type { DateKind, DateTimeKind, DateTimesOptions, MomentArg } from './dates.js';
import type { PrefetchedRow, SelectedRow } from './loading.js';
import type { PrefetchArg, SelectArg } from './loading-paths.js';
import type { AnyPrefetch } from './prefetch.js';
import type { Known } from './known.js';
import type { Defer, FetchArg, Only } from './partial-rows.js';
import type { DefineRaw } from './sql.js';
import type { TypeAt } from './type-at.js';
import type { ComputableMap, ComputedIn, ListArg, ListItem, ListRow, ValuesArg, ValuesRow } from './value-rows.js';

/** Calls of a queryset that give rows of another type. M: model, R: row, A: annotations, C: class with custom methods */
export interface OtherRows<M, R, A, C> {
  /**
   * Each row with the rows at these paths, read by the same query: relations to one row, joined. Several calls add up; without paths, all
   * foreign keys that can't be null; `null` takes back what was said before.
   * @throws FieldError NUA_FIELD_UNKNOWN; ProgrammingError NUA_QUERY_INVALID for a relation to many rows, and after values()
   * @example
   * for (const { author } of await Post.objects.selectRelated('author')) console.log(author.username);
   * // SELECT "post"."id", ..., "user"."id", "user"."username", ... FROM "post" INNER JOIN "user" ON ("post"."author_id" = "user"."id")
   */
  selectRelated<const P extends readonly (string | null)[]>(
    ...paths: { [I in keyof P]: SelectArg<M, P[I]> }
  ): Qs<M, SelectedRow<R, M, A, P>, A, C>;
  /**
   * Each row with the rows at these paths, of relations of any sort: one query more for each relation, for all rows at once. Rows of a
   * queryset of yours by {@link Prefetch}. Several calls add up; `null` takes back what was said before.
   * @throws FieldError NUA_FIELD_UNKNOWN; ProgrammingError NUA_QUERY_INVALID after values()
   * @example
   * for (const { comments } of await Post.objects.prefetchRelated('comments__user')) console.log(comments[0]?.user.username);
   * // SELECT ... FROM "post"
   * // SELECT ... FROM "comment" WHERE "comment"."post_id" = ANY($1)
   * // SELECT ... FROM "user" WHERE "user"."id" = ANY($1)
   */
  prefetchRelated<const P extends readonly (string | AnyPrefetch | null)[]>(
    ...lookups: { [I in keyof P]: PrefetchArg<M, P[I]> }
  ): Qs<M, PrefetchedRow<R, M, A, P>, A, C>;
  /**
   * Reads these columns and the key only. The others are not loaded: each can be awaited.
   * @throws FieldError NUA_FIELD_UNKNOWN
   * @example
   * Post.objects.only('title')
   * // SELECT "post"."id", "post"."title" FROM "post"
   */
  only<const P extends readonly string[]>(...columns: { [I in keyof P]: FetchArg<M, R, P[I]> }): Qs<M, Only<R, P[number]>, A, C>;
  /**
   * Reads all columns but these: each can be awaited.
   * @throws FieldError NUA_FIELD_UNKNOWN
   * @example
   * Tag.objects.defer('name')
   * // SELECT "tag"."id" FROM "tag" ORDER BY "tag"."name" ASC
   */
  defer<const P extends readonly string[]>(...columns: { [I in keyof P]: FetchArg<M, R, P[I]> }): Qs<M, Defer<R, P[number]>, A, C>;
  /**
   * Each row with what is computed for it: expressions, by name. Conditions, orderings and values() of later calls know the names.
   * @throws FieldError NUA_FIELD_UNKNOWN; ProgrammingError NUA_QUERY_INVALID for a name that the rows have, and for what is no expression
   * @example
   * await User.objects.annotate({ written: Count('posts') }).filter({ written__gt: 1 })
   * // SELECT ..., COUNT("post"."id") AS "written" FROM "user" LEFT OUTER JOIN "post" ON ("user"."id" = "post"."author_id")
   * //   GROUP BY "user"."id" HAVING COUNT("post"."id") > $1
   * @example
   * await Post.objects.values('author').annotate({ posts: Count('id') })
   * // SELECT "post"."author_id", COUNT("post"."id") AS "posts" FROM "post" GROUP BY "post"."author_id"
   */
  annotate<const E extends object, N extends never = never>(
    expressions: Annotations<M, R, A, E, N>,
  ): Qs<M, AnnotatedRow<Known<R>, A, Computed<M, A, E>>, Annotated<Known<A>, Computed<M, A, E>>, C>;
  /**
   * As annotate(), for conditions and orderings only: rows don't have it.
   * @throws FieldError NUA_FIELD_UNKNOWN; ProgrammingError NUA_QUERY_INVALID for a name that the rows have, and for what is no expression
   * @example
   * await User.objects.alias({ written: Count('posts') }).orderBy('-written')
   * // SELECT ... FROM "user" LEFT OUTER JOIN "post" ON ("user"."id" = "post"."author_id")
   * //   GROUP BY "user"."id" ORDER BY COUNT("post"."id") DESC
   */
  alias<const E extends object, N extends never = never>(
    expressions: Annotations<M, R, A, E, N>,
  ): Qs<M, R, Annotated<Known<A>, Computed<M, A, E>>, C>;
  /**
   * Each row as a plain object of these names, across relations too, and of expressions by name; without any, of all columns.
   * @throws FieldError NUA_FIELD_UNKNOWN; ProgrammingError NUA_QUERY_INVALID
   * @example
   * Post.objects.values('title', 'author__username')
   * // SELECT "post"."title", "user"."username" FROM "post" INNER JOIN "user" ON ("post"."author_id" = "user"."id")
   * @example
   * Post.objects.values('title', { letters: Length('title') })
   * // SELECT "post"."title", LENGTH("post"."title") AS "letters" FROM "post"
   */
  values<const P extends readonly (string | ComputableMap)[]>(
    ...items: { [I in keyof P]: ValuesArg<M, A, P[I]> }
  ): Qs<M, ValuesRow<M, R, A, P[number]>, Annotated<Known<A>, ComputedIn<M, A, P[number]>>, C>;
  /**
   * Each row as a tuple of names and expressions; with `{ flat: true }` the one value itself, with `{ named: true }` a tuple whose values
   * have names too.
   * @throws FieldError NUA_FIELD_UNKNOWN; ProgrammingError NUA_QUERY_INVALID
   * @example
   * await Tag.objects.valuesList('name', { flat: true })
   * // SELECT "tag"."name" FROM "tag" ORDER BY "tag"."name" ASC
   * @example
   * await Tag.objects.valuesList('id', Upper('name'))
   * // SELECT "tag"."id", UPPER("tag"."name") AS "upper2" FROM "tag" ORDER BY "tag"."name" ASC
   */
  valuesList<const P extends readonly ListArg[]>(...args: { [I in keyof P]: ListItem<M, A, P[I]> }): Qs<M, ListRow<M, A, P>, A, C>;
  /**
   * The years, months, weeks or days that occur in a column, each once, as the first day of each: 'YYYY-MM-DD'. 'asc' unless given.
   * @throws FieldError NUA_FIELD_UNKNOWN; ProgrammingError NUA_QUERY_INVALID
   * @example
   * await Post.objects.dates('createdAt', 'month', 'desc')
   * // SELECT DISTINCT DATE_TRUNC('month', ("post"."created_at" AT TIME ZONE $1))::date AS "dates__moment" FROM "post" WHERE ... DESC
   */
  dates<const P extends string>(
    column: MomentArg<M, A, P, 'date' | 'datetime'>,
    kind: DateKind,
    order?: 'asc' | 'desc',
  ): Qs<M, string, A, C>;
  /**
   * The beginnings of the years, months, ... seconds that occur in a column of instants, each once. 'asc' unless given.
   * @throws FieldError NUA_FIELD_UNKNOWN; ProgrammingError NUA_QUERY_INVALID
   * @example
   * await Post.objects.datetimes('createdAt', 'hour', 'asc', { timeZone: 'Europe/Paris' })
   * // SELECT DISTINCT (...) AS "dates__moment" FROM "post" WHERE "post"."created_at" IS NOT NULL ORDER BY (...) ASC
   */
  datetimes<const P extends string>(
    column: MomentArg<M, A, P, 'datetime'>,
    kind: DateTimeKind,
    order?: 'asc' | 'desc',
    options?: DateTimesOptions,
  ): Qs<M, NonNullable<TypeAt<M, A, P>>, A, C>;

  /**
   * Instances by a SELECT of your own, the key in it. Columns left out are not loaded, others become attributes; text has a `?` for each value.
   * @throws ProgrammingError NUA_QUERY_INVALID, NUA_SQL_INVALID; FieldError NUA_FIELD_UNKNOWN for a translation
   * @example
   * await Post.objects.raw(sql`SELECT id, title FROM post WHERE author_id = ${user.id}`)
   * // SELECT id, title FROM post WHERE author_id = $1
   * @example
   * await Tag.objects.raw('SELECT id, name AS label FROM tag WHERE name = ?', ['jazz'], { translations: { label: 'name' } })
   * // SELECT id, name AS label FROM tag WHERE name = $1
   */
  raw: DefineRaw<M>;
}
