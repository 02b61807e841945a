import { inspect } from 'node:util';
import { beforeAll, expect, test } from 'vitest';
import { connect, F, Q } from 'nuages';
import { Comment, Post, Reading, Seat, Tag, User } from '../suite/models.js';
import '../suite/registry.js';

// One scenario, golden SQL per dialect. Nothing is connected: toSQL() compiles alone.
beforeAll(async () => {
  await connect({ databases: { default: 'postgres://nobody@127.0.0.1:1/nothing', lite: 'sqlite::memory:' } });
});

interface Shown {
  using(alias: string): { toSQL(): { readonly sql: string; readonly params: readonly unknown[] } };
}
/** the statements in both dialects; columns of the model itself are left out */
const sql = (queryset: unknown) =>
  ['default', 'lite'].map((alias) => {
    const { sql: text, params } = (queryset as Shown).using(alias).toSQL();
    return `${text.replace(/^SELECT (DISTINCT )?(("\w+"\.)"[^,]+, )+"\w+"\."\w+" FROM/, 'SELECT $1... FROM')} -- ${inspect(params)}`;
  });

test('joins, text patterns, booleans as constants, LIMIT in the text', () => {
  expect(
    sql(
      Post.objects
        .filter({ author__username__startswith: 'a_', isPublished: true })
        .orderBy('-createdAt', 'author__username')
        .slice(20, 40),
    ),
  ).toMatchInlineSnapshot(`
    [
      "SELECT ... FROM "post" INNER JOIN "user" ON ("post"."author_id" = "user"."id") WHERE "user"."username"::text LIKE $1 AND "post"."is_published" = TRUE ORDER BY "post"."created_at" DESC, "user"."username" ASC LIMIT 20 OFFSET 20 -- [ 'a\\\\_%' ]",
      "SELECT ... FROM "post" INNER JOIN "user" ON ("post"."author_id" = "user"."id") WHERE "user"."username" LIKE ?1 ESCAPE '\\' AND "post"."is_published" = 1 ORDER BY "post"."created_at" DESC, "user"."username" ASC LIMIT 20 OFFSET 20 -- [ 'a\\\\_%' ]",
    ]
  `);
});
test('a foreign key is compared without a join', () => {
  expect(sql(Post.objects.filter({ author: 1, author__id__gt: 2, editor__isnull: true }))).toMatchInlineSnapshot(`
    [
      "SELECT ... FROM "post" WHERE "post"."author_id" = $1::bigint AND "post"."author_id" > $2::bigint AND "post"."editor_id" IS NULL -- [ 1, 2 ]",
      "SELECT ... FROM "post" WHERE "post"."author_id" = ?1 AND "post"."author_id" > ?2 AND "post"."editor_id" IS NULL -- [ 1n, 2n ]",
    ]
  `);
});
test('one call, one related row; two calls, any', () => {
  expect(sql(Post.objects.filter({ comments__body: 'x', comments__score__gt: 3 }))).toMatchInlineSnapshot(`
    [
      "SELECT ... FROM "post" INNER JOIN "comment" ON ("post"."id" = "comment"."post_id") WHERE "comment"."body" = $1 AND "comment"."score" > $2::integer -- [ 'x', 3 ]",
      "SELECT ... FROM "post" INNER JOIN "comment" ON ("post"."id" = "comment"."post_id") WHERE "comment"."body" = ?1 AND "comment"."score" > ?2 -- [ 'x', 3n ]",
    ]
  `);
  expect(sql(Post.objects.filter({ comments__body: 'x' }).filter({ comments__score__gt: 3 }))).toMatchInlineSnapshot(`
    [
      "SELECT ... FROM "post" INNER JOIN "comment" ON ("post"."id" = "comment"."post_id") INNER JOIN "comment" "T3" ON ("post"."id" = "T3"."post_id") WHERE "comment"."body" = $1 AND "T3"."score" > $2::integer -- [ 'x', 3 ]",
      "SELECT ... FROM "post" INNER JOIN "comment" ON ("post"."id" = "comment"."post_id") INNER JOIN "comment" "T3" ON ("post"."id" = "T3"."post_id") WHERE "comment"."body" = ?1 AND "T3"."score" > ?2 -- [ 'x', 3n ]",
    ]
  `);
});
test('exclude over a nullable relation keeps NULL, over a to-many relation is a subquery', () => {
  expect(sql(Post.objects.exclude({ editor__username: 'x' }))).toMatchInlineSnapshot(`
    [
      "SELECT ... FROM "post" LEFT OUTER JOIN "user" ON ("post"."editor_id" = "user"."id") WHERE NOT ("user"."username" = $1 AND "user"."username" IS NOT NULL) -- [ 'x' ]",
      "SELECT ... FROM "post" LEFT OUTER JOIN "user" ON ("post"."editor_id" = "user"."id") WHERE NOT ("user"."username" = ?1 AND "user"."username" IS NOT NULL) -- [ 'x' ]",
    ]
  `);
  expect(sql(Post.objects.exclude({ comments__body: 'x', comments__score: 3 }))).toMatchInlineSnapshot(`
    [
      "SELECT ... FROM "post" WHERE NOT (EXISTS (SELECT 1 FROM "comment" "U1" WHERE "U1"."body" = $1 AND "U1"."post_id" = "post"."id") AND EXISTS (SELECT 1 FROM "comment" "U1" WHERE "U1"."score" = $2::integer AND "U1"."post_id" = "post"."id")) -- [ 'x', 3 ]",
      "SELECT ... FROM "post" WHERE NOT (EXISTS (SELECT 1 FROM "comment" "U1" WHERE "U1"."body" = ?1 AND "U1"."post_id" = "post"."id") AND EXISTS (SELECT 1 FROM "comment" "U1" WHERE "U1"."score" = ?2 AND "U1"."post_id" = "post"."id")) -- [ 'x', 3n ]",
    ]
  `);
  expect(sql(User.objects.exclude({ posts__tags__name: 'x' }))).toMatchInlineSnapshot(`
    [
      "SELECT ... FROM "user" WHERE NOT (EXISTS (SELECT 1 FROM "post" "U1" INNER JOIN "post_tags" "U2" ON ("U1"."id" = "U2"."post_id") INNER JOIN "tag" "U3" ON ("U2"."tag_id" = "U3"."id") WHERE "U3"."name" = $1 AND "U1"."author_id" = "user"."id")) -- [ 'x' ]",
      "SELECT ... FROM "user" WHERE NOT (EXISTS (SELECT 1 FROM "post" "U1" INNER JOIN "post_tags" "U2" ON ("U1"."id" = "U2"."post_id") INNER JOIN "tag" "U3" ON ("U2"."tag_id" = "U3"."id") WHERE "U3"."name" = ?1 AND "U1"."author_id" = "user"."id")) -- [ 'x' ]",
    ]
  `);
  expect(sql(Post.objects.filter(Q({ comments__body: 'a' }).and(Q({ comments__score: 2 }).not())))).toMatchInlineSnapshot(`
    [
      "SELECT ... FROM "post" INNER JOIN "comment" ON ("post"."id" = "comment"."post_id") WHERE "comment"."body" = $1 AND NOT (EXISTS (SELECT 1 FROM "comment" "U1" WHERE "U1"."score" = $2::integer AND "U1"."id" = "comment"."id")) -- [ 'a', 2 ]",
      "SELECT ... FROM "post" INNER JOIN "comment" ON ("post"."id" = "comment"."post_id") WHERE "comment"."body" = ?1 AND NOT (EXISTS (SELECT 1 FROM "comment" "U1" WHERE "U1"."score" = ?2 AND "U1"."id" = "comment"."id")) -- [ 'a', 2n ]",
    ]
  `);
});
test('OR makes joins outer, AND makes them inner again', () => {
  expect(sql(Post.objects.filter(Q({ editor__username: 'x' }).or({ title: 'y' })))).toMatchInlineSnapshot(`
    [
      "SELECT ... FROM "post" LEFT OUTER JOIN "user" ON ("post"."editor_id" = "user"."id") WHERE ("user"."username" = $1 OR "post"."title" = $2) -- [ 'x', 'y' ]",
      "SELECT ... FROM "post" LEFT OUTER JOIN "user" ON ("post"."editor_id" = "user"."id") WHERE ("user"."username" = ?1 OR "post"."title" = ?2) -- [ 'x', 'y' ]",
    ]
  `);
  expect(sql(Post.objects.filter(Q({ editor__username: 'x' }).or({ title: 'y' })).filter({ editor__age: 3 }))).toMatchInlineSnapshot(`
    [
      "SELECT ... FROM "post" INNER JOIN "user" ON ("post"."editor_id" = "user"."id") WHERE ("user"."username" = $1 OR "post"."title" = $2) AND "user"."age" = $3::integer -- [ 'x', 'y', 3 ]",
      "SELECT ... FROM "post" INNER JOIN "user" ON ("post"."editor_id" = "user"."id") WHERE ("user"."username" = ?1 OR "post"."title" = ?2) AND "user"."age" = ?3 -- [ 'x', 'y', 3n ]",
    ]
  `);
});
test('many-to-many', () => {
  expect(sql(Post.objects.filter({ tags__name__in: ['a', 'b'] }))).toMatchInlineSnapshot(`
    [
      "SELECT ... FROM "post" INNER JOIN "post_tags" ON ("post"."id" = "post_tags"."post_id") INNER JOIN "tag" ON ("post_tags"."tag_id" = "tag"."id") WHERE "tag"."name" = ANY($1::text[]) -- [ '{"a","b"}' ]",
      "SELECT ... FROM "post" INNER JOIN "post_tags" ON ("post"."id" = "post_tags"."post_id") INNER JOIN "tag" ON ("post_tags"."tag_id" = "tag"."id") WHERE "tag"."name" IN (SELECT value FROM json_each(?1)) -- [ '["a","b"]' ]",
    ]
  `);
  expect(sql(Tag.objects.filter({ posts: 3 }))).toMatchInlineSnapshot(`
    [
      "SELECT ... FROM "tag" INNER JOIN "post_tags" ON ("tag"."id" = "post_tags"."tag_id") WHERE "post_tags"."post_id" = $1::bigint ORDER BY "tag"."name" ASC -- [ 3 ]",
      "SELECT ... FROM "tag" INNER JOIN "post_tags" ON ("tag"."id" = "post_tags"."tag_id") WHERE "post_tags"."post_id" = ?1 ORDER BY "tag"."name" ASC -- [ 3n ]",
    ]
  `);
});
test('querysets and columns on the right', () => {
  expect(sql(Post.objects.filter({ author__in: User.objects.filter({ isActive: true }) }))).toMatchInlineSnapshot(`
    [
      "SELECT ... FROM "post" WHERE "post"."author_id" IN (SELECT "U0"."id" FROM "user" "U0" WHERE "U0"."is_active" = TRUE) -- []",
      "SELECT ... FROM "post" WHERE "post"."author_id" IN (SELECT "U0"."id" FROM "user" "U0" WHERE "U0"."is_active" = 1) -- []",
    ]
  `);
  expect(sql(Post.objects.filter({ author__age__gt: F('comments__user__age') }))).toMatchInlineSnapshot(`
    [
      "SELECT ... FROM "post" INNER JOIN "comment" ON ("post"."id" = "comment"."post_id") INNER JOIN "user" ON ("comment"."user_id" = "user"."id") INNER JOIN "user" "T4" ON ("post"."author_id" = "T4"."id") WHERE "T4"."age" > "user"."age" -- []",
      "SELECT ... FROM "post" INNER JOIN "comment" ON ("post"."id" = "comment"."post_id") INNER JOIN "user" ON ("comment"."user_id" = "user"."id") INNER JOIN "user" "T4" ON ("post"."author_id" = "T4"."id") WHERE "T4"."age" > "user"."age" -- []",
    ]
  `);
});
test('dates, documents, decimals, lists', () => {
  expect(
    sql(
      Reading.objects.filter({
        startsAt__year: 2024,
        startsAt__hour: 0,
        startsAt__date: '2024-02-29',
        meta__a__0: 1,
        fee__in: ['1.5', 2],
        took__gt: { hours: 1 },
      }),
    ),
  ).toMatchInlineSnapshot(`
    [
      "SELECT ... FROM "reading" WHERE "reading"."starts_at" BETWEEN $1::timestamptz AND $2::timestamptz AND EXTRACT(HOUR FROM ("reading"."starts_at" AT TIME ZONE $3))::integer = $4::integer AND ("reading"."starts_at" AT TIME ZONE $3)::date = $5::date AND ("reading"."meta" #> '{"a","0"}') = $6::jsonb AND "reading"."fee" = ANY($7::numeric[]) AND "reading"."took" > $8::interval -- [
      '2024-01-01T00:00:00.000000Z',
      '2024-12-31T23:59:59.999999Z',
      'UTC',
      0,
      '2024-02-29',
      '1',
      '{1.5,2}',
      '0 days 3600.000000 seconds'
    ]",
      "SELECT ... FROM "reading" WHERE "reading"."starts_at" BETWEEN ?1 AND ?2 AND nuages_extract('hour', "reading"."starts_at", ?3) = ?4 AND nuages_date("reading"."starts_at", ?3) = ?5 AND (CASE WHEN JSON_TYPE("reading"."meta", '$."a"[0]') IN ('false', 'true', 'null') THEN JSON_TYPE("reading"."meta", '$."a"[0]') ELSE JSON_EXTRACT("reading"."meta", '$."a"[0]') END) = (CASE WHEN ?6 IN ('false', 'true', 'null') THEN ?6 ELSE JSON_EXTRACT(?6, '$') END) AND "reading"."fee" IN (SELECT value FROM json_each(?7)) AND "reading"."took" > ?8 -- [
      '2024-01-01 00:00:00',
      '2024-12-31 23:59:59.999999',
      'UTC',
      0n,
      '2024-02-29',
      '1',
      '[1.5,2]',
      3600000000n
    ]",
    ]
  `);
});
test('keys of two columns', () => {
  expect(sql(Seat.objects.filter({ pk: ['a', 1] }))).toMatchInlineSnapshot(`
    [
      "SELECT ... FROM "seat" WHERE "seat"."row" = $1 AND "seat"."number" = $2::integer -- [ 'a', 1 ]",
      "SELECT ... FROM "seat" WHERE "seat"."row" = ?1 AND "seat"."number" = ?2 -- [ 'a', 1n ]",
    ]
  `);
  expect(
    sql(
      Seat.objects.filter({
        pk__in: [
          ['a', 1],
          ['b', 2],
        ],
      }),
    ),
  ).toMatchInlineSnapshot(`
    [
      "SELECT ... FROM "seat" WHERE (("seat"."row" = $1 AND "seat"."number" = $2::integer) OR ("seat"."row" = $3 AND "seat"."number" = $4::integer)) -- [ 'a', 1, 'b', 2 ]",
      "SELECT ... FROM "seat" WHERE (("seat"."row" = ?1 AND "seat"."number" = ?2) OR ("seat"."row" = ?3 AND "seat"."number" = ?4)) -- [ 'a', 1n, 'b', 2n ]",
    ]
  `);
});
test('self relations and default orderings', () => {
  expect(sql(Comment.objects.filter({ parent__parent__user__username: 'x' }).orderBy('post__tags'))).toMatchInlineSnapshot(`
    [
      "SELECT ... FROM "comment" INNER JOIN "comment" "T2" ON ("comment"."parent_id" = "T2"."id") INNER JOIN "comment" "T3" ON ("T2"."parent_id" = "T3"."id") INNER JOIN "user" ON ("T3"."user_id" = "user"."id") INNER JOIN "post" ON ("comment"."post_id" = "post"."id") LEFT OUTER JOIN "post_tags" ON ("post"."id" = "post_tags"."post_id") LEFT OUTER JOIN "tag" ON ("post_tags"."tag_id" = "tag"."id") WHERE "user"."username" = $1 ORDER BY "tag"."name" ASC -- [ 'x' ]",
      "SELECT ... FROM "comment" INNER JOIN "comment" "T2" ON ("comment"."parent_id" = "T2"."id") INNER JOIN "comment" "T3" ON ("T2"."parent_id" = "T3"."id") INNER JOIN "user" ON ("T3"."user_id" = "user"."id") INNER JOIN "post" ON ("comment"."post_id" = "post"."id") LEFT OUTER JOIN "post_tags" ON ("post"."id" = "post_tags"."post_id") LEFT OUTER JOIN "tag" ON ("post_tags"."tag_id" = "tag"."id") WHERE "user"."username" = ?1 ORDER BY "tag"."name" ASC -- [ 'x' ]",
    ]
  `);
});
test('one value keeps one placeholder only where it is one value', () => {
  expect(sql(Post.objects.filter({ title: 'a', body: 'a' }))).toMatchInlineSnapshot(`
    [
      "SELECT ... FROM "post" WHERE "post"."title" = $1 AND "post"."body" = $2 -- [ 'a', 'a' ]",
      "SELECT ... FROM "post" WHERE "post"."title" = ?1 AND "post"."body" = ?2 -- [ 'a', 'a' ]",
    ]
  `);
});
