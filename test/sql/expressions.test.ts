import { inspect } from 'node:util';
import { beforeAll, expect, test } from 'vitest';
import {
  Avg,
  Case,
  Coalesce,
  connect,
  Count,
  Exists,
  F,
  Length,
  Max,
  OuterRef,
  Q,
  Rank,
  RowNumber,
  Subquery,
  Sum,
  Value,
  When,
  Window,
} from 'nuages';
import { database } from '../../packages/nuages/src/execute/index.js';
import { QUERY } from '../../packages/nuages/src/expressions/index.js';
import type { Question } from '../../packages/nuages/src/load/prepare.js';
import { ready } from '../../packages/nuages/src/load/ready.js';
import type { QueryState } from '../../packages/nuages/src/query/index.js';
import { aggregate } from '../../packages/nuages/src/queryset/walk.js';
import { Comment, Post, Reading, Tag, User } from '../suite/models.js';
import '../suite/registry.js';

// One scenario, golden SQL per dialect. Nothing is connected: toSQL() compiles alone.
beforeAll(async () => {
  await connect({ databases: { default: 'postgres://nobody@127.0.0.1:1/nothing', lite: 'sqlite::memory:' } });
});

interface Shown {
  using(alias: string): { toSQL(): { readonly sql: string; readonly params: readonly unknown[] } };
}
/** columns of the model itself are left out */
const short = (text: string): string => text.replaceAll(/(SELECT (?:DISTINCT )?)(?:"\w+"\."\w+", ){3,}"\w+"\."\w+"/g, '$1...');
/** the statements in both dialects */
const sql = (queryset: unknown) =>
  ['default', 'lite'].map((alias) => {
    const { sql: text, params } = (queryset as Shown).using(alias).toSQL();
    return `${short(text)} -- ${inspect(params)}`;
  });

/** what count(), exists() and aggregate() ask, in both dialects */
const asked = (queryset: unknown, question: Question, expressions?: object) =>
  ['default', 'lite'].map((alias) => {
    const state = ((queryset as Shown).using(alias) as unknown as { readonly [QUERY]: QueryState })[QUERY];
    const { prepared } = ready(expressions ? aggregate(state, expressions) : state, question, database(alias).dialect);
    return short(prepared.plan.sql);
  });
const counted = (queryset: unknown) => asked(queryset, 'count');
const existing = (queryset: unknown) => asked(queryset, 'exists');
const summed = (queryset: unknown, expressions: object) => asked(queryset, 'summary', expressions);

test('instances with an aggregate are grouped by their key alone', () => {
  expect(sql(User.objects.annotate({ n: Count('posts') }))).toMatchInlineSnapshot(`
    [
      "SELECT ..., COUNT("post"."id") AS "n" FROM "user" LEFT OUTER JOIN "post" ON ("user"."id" = "post"."author_id") GROUP BY "user"."id" -- []",
      "SELECT ..., COUNT("post"."id") AS "n" FROM "user" LEFT OUTER JOIN "post" ON ("user"."id" = "post"."author_id") GROUP BY "user"."id" -- []",
    ]
  `);
  expect(sql(User.objects.annotate({ n: Count('posts'), decade: F('age').div(10) }).orderBy('decade', 'posts__title')))
    .toMatchInlineSnapshot(`
    [
      "SELECT ..., COUNT("post"."id") AS "n", ("user"."age" / $1::integer) AS "decade" FROM "user" LEFT OUTER JOIN "post" ON ("user"."id" = "post"."author_id") GROUP BY "user"."id", ("user"."age" / $1::integer), "post"."title" ORDER BY ("user"."age" / $1::integer) ASC, "post"."title" ASC -- [ 10 ]",
      "SELECT ..., COUNT("post"."id") AS "n", ("user"."age" / ?1) AS "decade" FROM "user" LEFT OUTER JOIN "post" ON ("user"."id" = "post"."author_id") GROUP BY "user"."id", ("user"."age" / ?1), "post"."title" ORDER BY ("user"."age" / ?1) ASC, "post"."title" ASC -- [ 10n ]",
    ]
  `);
  expect(sql(User.objects.annotate({ n: Count('posts') }).values('username'))).toMatchInlineSnapshot(`
    [
      "SELECT "user"."username" FROM "user" LEFT OUTER JOIN "post" ON ("user"."id" = "post"."author_id") GROUP BY "user"."id" -- []",
      "SELECT "user"."username" FROM "user" LEFT OUTER JOIN "post" ON ("user"."id" = "post"."author_id") GROUP BY "user"."id" -- []",
    ]
  `);
});
test('values() says what groups; the default ordering does not, another one does', () => {
  expect(sql(Tag.objects.values('posts').annotate({ n: Count('id') }))).toMatchInlineSnapshot(`
    [
      "SELECT "post_tags"."post_id", COUNT("tag"."id") AS "n" FROM "tag" LEFT OUTER JOIN "post_tags" ON ("tag"."id" = "post_tags"."tag_id") GROUP BY "post_tags"."post_id" -- []",
      "SELECT "post_tags"."post_id", COUNT("tag"."id") AS "n" FROM "tag" LEFT OUTER JOIN "post_tags" ON ("tag"."id" = "post_tags"."tag_id") GROUP BY "post_tags"."post_id" -- []",
    ]
  `);
  expect(
    sql(
      Tag.objects
        .values('posts')
        .annotate({ n: Count('id') })
        .orderBy('name'),
    ),
  ).toMatchInlineSnapshot(`
    [
      "SELECT "post_tags"."post_id", COUNT("tag"."id") AS "n" FROM "tag" LEFT OUTER JOIN "post_tags" ON ("tag"."id" = "post_tags"."tag_id") GROUP BY "post_tags"."post_id", "tag"."name" ORDER BY "tag"."name" ASC -- []",
      "SELECT "post_tags"."post_id", COUNT("tag"."id") AS "n" FROM "tag" LEFT OUTER JOIN "post_tags" ON ("tag"."id" = "post_tags"."tag_id") GROUP BY "post_tags"."post_id", "tag"."name" ORDER BY "tag"."name" ASC -- []",
    ]
  `);
  expect(
    sql(
      Post.objects
        .values({ size: Length('title') })
        .annotate({ n: Count('id') })
        .orderBy('-n'),
    ),
  ).toMatchInlineSnapshot(`
    [
      "SELECT LENGTH("post"."title") AS "size", COUNT("post"."id") AS "n" FROM "post" GROUP BY LENGTH("post"."title") ORDER BY COUNT("post"."id") DESC -- []",
      "SELECT LENGTH("post"."title") AS "size", COUNT("post"."id") AS "n" FROM "post" GROUP BY LENGTH("post"."title") ORDER BY COUNT("post"."id") DESC -- []",
    ]
  `);
  expect(
    sql(
      Post.objects
        .values('author')
        .annotate({ n: Count('id') })
        .annotate({ m: F('n').add(1) })
        .values('m'),
    ),
  ).toMatchInlineSnapshot(`
    [
      "SELECT (COUNT("post"."id") + $1::integer) AS "m" FROM "post" GROUP BY "post"."author_id" -- [ 1 ]",
      "SELECT (COUNT("post"."id") + ?1) AS "m" FROM "post" GROUP BY "post"."author_id" -- [ 1n ]",
    ]
  `);
});
test('conditions: of rows in WHERE, of groups in HAVING', () => {
  const users = User.objects.annotate({ n: Count('posts') });
  expect(sql(users.filter({ n__gt: 1, age__lt: 30 }))).toMatchInlineSnapshot(`
    [
      "SELECT ..., COUNT("post"."id") AS "n" FROM "user" LEFT OUTER JOIN "post" ON ("user"."id" = "post"."author_id") WHERE "user"."age" < $1::integer GROUP BY "user"."id" HAVING COUNT("post"."id") > $2::bigint -- [ 30, 1 ]",
      "SELECT ..., COUNT("post"."id") AS "n" FROM "user" LEFT OUTER JOIN "post" ON ("user"."id" = "post"."author_id") WHERE "user"."age" < ?1 GROUP BY "user"."id" HAVING COUNT("post"."id") > ?2 -- [ 30n, 1n ]",
    ]
  `);
  expect(sql(users.filter(Q({ n: 1 }).or({ age: 30 })))).toMatchInlineSnapshot(`
    [
      "SELECT ..., COUNT("post"."id") AS "n" FROM "user" LEFT OUTER JOIN "post" ON ("user"."id" = "post"."author_id") GROUP BY "user"."id" HAVING (COUNT("post"."id") = $1::bigint OR "user"."age" = $2::integer) -- [ 1, 30 ]",
      "SELECT ..., COUNT("post"."id") AS "n" FROM "user" LEFT OUTER JOIN "post" ON ("user"."id" = "post"."author_id") GROUP BY "user"."id" HAVING (COUNT("post"."id") = ?1 OR "user"."age" = ?2) -- [ 1n, 30n ]",
    ]
  `);
  expect(sql(users.exclude({ n: 1, age: 30 }))).toMatchInlineSnapshot(`
    [
      "SELECT ..., COUNT("post"."id") AS "n" FROM "user" LEFT OUTER JOIN "post" ON ("user"."id" = "post"."author_id") GROUP BY "user"."id" HAVING NOT (COUNT("post"."id") = $1::bigint AND "user"."age" = $2::integer) -- [ 1, 30 ]",
      "SELECT ..., COUNT("post"."id") AS "n" FROM "user" LEFT OUTER JOIN "post" ON ("user"."id" = "post"."author_id") GROUP BY "user"."id" HAVING NOT (COUNT("post"."id") = ?1 AND "user"."age" = ?2) -- [ 1n, 30n ]",
    ]
  `);
  expect(sql(users.exclude({ n: 1 }).filter({ age: 30 }))).toMatchInlineSnapshot(`
    [
      "SELECT ..., COUNT("post"."id") AS "n" FROM "user" LEFT OUTER JOIN "post" ON ("user"."id" = "post"."author_id") WHERE "user"."age" = $1::integer GROUP BY "user"."id" HAVING NOT (COUNT("post"."id") = $2::bigint) -- [ 30, 1 ]",
      "SELECT ..., COUNT("post"."id") AS "n" FROM "user" LEFT OUTER JOIN "post" ON ("user"."id" = "post"."author_id") WHERE "user"."age" = ?1 GROUP BY "user"."id" HAVING NOT (COUNT("post"."id") = ?2) -- [ 30n, 1n ]",
    ]
  `);
  expect(sql(users.filter(Q({ n: 1 }).xor({ age: 30 })))).toMatchInlineSnapshot(`
    [
      "SELECT ..., COUNT("post"."id") AS "n" FROM "user" LEFT OUTER JOIN "post" ON ("user"."id" = "post"."author_id") GROUP BY "user"."id" HAVING ((COUNT("post"."id") = $1::bigint OR "user"."age" = $2::integer) AND 1 = (CASE WHEN COUNT("post"."id") = $1::bigint THEN 1 ELSE 0 END + CASE WHEN "user"."age" = $2::integer THEN 1 ELSE 0 END)) -- [ 1, 30 ]",
      "SELECT ..., COUNT("post"."id") AS "n" FROM "user" LEFT OUTER JOIN "post" ON ("user"."id" = "post"."author_id") GROUP BY "user"."id" HAVING ((COUNT("post"."id") = ?1 OR "user"."age" = ?2) AND 1 = (CASE WHEN COUNT("post"."id") = ?1 THEN 1 ELSE 0 END + CASE WHEN "user"."age" = ?2 THEN 1 ELSE 0 END)) -- [ 1n, 30n ]",
    ]
  `);
});
test('filter, distinct and default of an aggregate', () => {
  expect(
    sql(
      User.objects.annotate({
        out: Count('posts', { filter: { posts__isPublished: true, posts__title__startswith: 'a' } }),
        voices: Count('posts__comments__user', { distinct: true }),
        sum: Sum('posts__comments__score', { default: 0, filter: Q({ posts__comments__isApproved: true }).not() }),
      }),
    ),
  ).toMatchInlineSnapshot(`
    [
      "SELECT ..., COUNT("post"."id") FILTER (WHERE ("post"."is_published" = TRUE AND "post"."title"::text LIKE $1)) AS "out", COUNT(DISTINCT "comment"."user_id") AS "voices", COALESCE((SUM("comment"."score") FILTER (WHERE NOT ("comment"."is_approved" = TRUE AND "comment"."is_approved" IS NOT NULL)))::bigint, $2::integer) AS "sum" FROM "user" LEFT OUTER JOIN "post" ON ("user"."id" = "post"."author_id") LEFT OUTER JOIN "comment" ON ("post"."id" = "comment"."post_id") GROUP BY "user"."id" -- [ 'a%', 0 ]",
      "SELECT ..., COUNT("post"."id") FILTER (WHERE ("post"."is_published" = 1 AND "post"."title" LIKE ?1 ESCAPE '\\')) AS "out", COUNT(DISTINCT "comment"."user_id") AS "voices", COALESCE(SUM("comment"."score") FILTER (WHERE NOT ("comment"."is_approved" = 1 AND "comment"."is_approved" IS NOT NULL)), ?2) AS "sum" FROM "user" LEFT OUTER JOIN "post" ON ("user"."id" = "post"."author_id") LEFT OUTER JOIN "comment" ON ("post"."id" = "comment"."post_id") GROUP BY "user"."id" -- [ 'a%', 0n ]",
    ]
  `);
});
test('a window is filtered on around the query', () => {
  const ranked = Comment.objects.annotate({ n: Window(RowNumber(), { partitionBy: 'post', orderBy: ['-score', F('id').asc()] }) });
  expect(sql(ranked)).toMatchInlineSnapshot(`
    [
      "SELECT ..., ROW_NUMBER() OVER (PARTITION BY "comment"."post_id" ORDER BY "comment"."score" DESC, "comment"."id" ASC) AS "n" FROM "comment" -- []",
      "SELECT ..., ROW_NUMBER() OVER (PARTITION BY "comment"."post_id" ORDER BY "comment"."score" DESC, "comment"."id" ASC) AS "n" FROM "comment" -- []",
    ]
  `);
  expect(sql(ranked.filter({ n: 1, score__gt: 2 }).orderBy('-n').slice(0, 5))).toMatchInlineSnapshot(`
    [
      "SELECT "qualified"."c0" AS "id", "qualified"."c1" AS "post_id", "qualified"."c2" AS "user_id", "qualified"."c3" AS "parent_id", "qualified"."c4" AS "body", "qualified"."c5" AS "score", "qualified"."c6" AS "is_approved", "qualified"."c7" AS "n" FROM (SELECT "comment"."id" AS "c0", "comment"."post_id" AS "c1", "comment"."user_id" AS "c2", "comment"."parent_id" AS "c3", "comment"."body" AS "c4", "comment"."score" AS "c5", "comment"."is_approved" AS "c6", ROW_NUMBER() OVER (PARTITION BY "comment"."post_id" ORDER BY "comment"."score" DESC, "comment"."id" ASC) AS "c7" FROM "comment" WHERE "comment"."score" > $1::integer) "qualified" WHERE "qualified"."c7" = $2::bigint ORDER BY "qualified"."c7" DESC LIMIT 5 -- [ 2, 1 ]",
      "SELECT "qualified"."c0" AS "id", "qualified"."c1" AS "post_id", "qualified"."c2" AS "user_id", "qualified"."c3" AS "parent_id", "qualified"."c4" AS "body", "qualified"."c5" AS "score", "qualified"."c6" AS "is_approved", "qualified"."c7" AS "n" FROM (SELECT "comment"."id" AS "c0", "comment"."post_id" AS "c1", "comment"."user_id" AS "c2", "comment"."parent_id" AS "c3", "comment"."body" AS "c4", "comment"."score" AS "c5", "comment"."is_approved" AS "c6", ROW_NUMBER() OVER (PARTITION BY "comment"."post_id" ORDER BY "comment"."score" DESC, "comment"."id" ASC) AS "c7" FROM "comment" WHERE "comment"."score" > ?1) "qualified" WHERE "qualified"."c7" = ?2 ORDER BY "qualified"."c7" DESC LIMIT 5 -- [ 2n, 1n ]",
    ]
  `);
  expect(sql(ranked.filter(Q({ n: 1 }).or({ score: 2 })).values('body'))).toMatchInlineSnapshot(`
    [
      "SELECT "qualified"."c0" AS "body" FROM (SELECT "comment"."body" AS "c0", ROW_NUMBER() OVER (PARTITION BY "comment"."post_id" ORDER BY "comment"."score" DESC, "comment"."id" ASC) AS "c1", "comment"."score" AS "c2" FROM "comment") "qualified" WHERE ("qualified"."c1" = $1::bigint OR "qualified"."c2" = $2::integer) -- [ 1, 2 ]",
      "SELECT "qualified"."c0" AS "body" FROM (SELECT "comment"."body" AS "c0", ROW_NUMBER() OVER (PARTITION BY "comment"."post_id" ORDER BY "comment"."score" DESC, "comment"."id" ASC) AS "c1", "comment"."score" AS "c2" FROM "comment") "qualified" WHERE ("qualified"."c1" = ?1 OR "qualified"."c2" = ?2) -- [ 1n, 2n ]",
    ]
  `);
  expect(
    sql(
      Comment.objects
        .values('user')
        .annotate({ k: Count('id') })
        .annotate({ place: Window(Rank(), { orderBy: '-k' }) })
        .filter({ place: 1, k__gt: 2 }),
    ),
  ).toMatchInlineSnapshot(`
    [
      "SELECT "qualified"."c0" AS "user_id", "qualified"."c1" AS "k", "qualified"."c2" AS "place" FROM (SELECT "comment"."user_id" AS "c0", COUNT("comment"."id") AS "c1", RANK() OVER (ORDER BY COUNT("comment"."id") DESC) AS "c2" FROM "comment" GROUP BY "comment"."user_id" HAVING COUNT("comment"."id") > $1::bigint) "qualified" WHERE "qualified"."c2" = $2::bigint -- [ 2, 1 ]",
      "SELECT "qualified"."c0" AS "user_id", "qualified"."c1" AS "k", "qualified"."c2" AS "place" FROM (SELECT "comment"."user_id" AS "c0", COUNT("comment"."id") AS "c1", RANK() OVER (ORDER BY COUNT("comment"."id") DESC) AS "c2" FROM "comment" GROUP BY "comment"."user_id" HAVING COUNT("comment"."id") > ?1) "qualified" WHERE "qualified"."c2" = ?2 -- [ 2n, 1n ]",
    ]
  `);
  expect(
    sql(
      Comment.objects
        .annotate({
          x: Window(Sum('score', { filter: { isApproved: true } }), {
            orderBy: 'id',
            frame: { type: 'rows', start: -2, end: 0, exclude: 'ties' },
          }),
        })
        .values('x'),
    ),
  ).toMatchInlineSnapshot(`
    [
      "SELECT (SUM("comment"."score") FILTER (WHERE "comment"."is_approved" = TRUE) OVER (ORDER BY "comment"."id" ASC ROWS BETWEEN 2 PRECEDING AND CURRENT ROW EXCLUDE TIES))::bigint AS "x" FROM "comment" -- []",
      "SELECT SUM("comment"."score") FILTER (WHERE "comment"."is_approved" = 1) OVER (ORDER BY "comment"."id" ASC ROWS BETWEEN 2 PRECEDING AND CURRENT ROW EXCLUDE TIES) AS "x" FROM "comment" -- []",
    ]
  `);
});
test('count() asks no more than it needs', () => {
  expect(counted(Post.objects.annotate({ size: Length('title') }).orderBy('size'))).toMatchInlineSnapshot(`
    [
      "SELECT COUNT(*) FROM "post"",
      "SELECT COUNT(*) FROM "post"",
    ]
  `);
  expect(counted(User.objects.annotate({ n: Count('posts') }))).toMatchInlineSnapshot(`
    [
      "SELECT COUNT(*) FROM (SELECT "user"."id" AS "c0" FROM "user" LEFT OUTER JOIN "post" ON ("user"."id" = "post"."author_id") GROUP BY "user"."id") "subquery"",
      "SELECT COUNT(*) FROM (SELECT "user"."id" AS "c0" FROM "user" LEFT OUTER JOIN "post" ON ("user"."id" = "post"."author_id") GROUP BY "user"."id") "subquery"",
    ]
  `);
  expect(counted(User.objects.annotate({ n: Count('posts') }).filter({ n: 1 }))).toMatchInlineSnapshot(`
    [
      "SELECT COUNT(*) FROM (SELECT "user"."id" AS "c0" FROM "user" LEFT OUTER JOIN "post" ON ("user"."id" = "post"."author_id") GROUP BY "user"."id" HAVING COUNT("post"."id") = $1::bigint) "subquery"",
      "SELECT COUNT(*) FROM (SELECT "user"."id" AS "c0" FROM "user" LEFT OUTER JOIN "post" ON ("user"."id" = "post"."author_id") GROUP BY "user"."id" HAVING COUNT("post"."id") = ?1) "subquery"",
    ]
  `);
  expect(counted(Post.objects.values('author').annotate({ n: Count('id') }))).toMatchInlineSnapshot(`
    [
      "SELECT COUNT(*) FROM (SELECT "post"."author_id" AS "c0" FROM "post" GROUP BY "post"."author_id") "subquery"",
      "SELECT COUNT(*) FROM (SELECT "post"."author_id" AS "c0" FROM "post" GROUP BY "post"."author_id") "subquery"",
    ]
  `);
  expect(counted(Post.objects.orderBy('title').slice(5, 10))).toMatchInlineSnapshot(`
    [
      "SELECT COUNT(*) FROM (SELECT "post"."id" AS "c0" FROM "post" ORDER BY "post"."title" ASC LIMIT 5 OFFSET 5) "subquery"",
      "SELECT COUNT(*) FROM (SELECT "post"."id" AS "c0" FROM "post" ORDER BY "post"."title" ASC LIMIT 5 OFFSET 5) "subquery"",
    ]
  `);
  expect(counted(Comment.objects.values('score').distinct())).toMatchInlineSnapshot(`
    [
      "SELECT COUNT(*) FROM (SELECT DISTINCT "comment"."score" AS "c0" FROM "comment") "subquery"",
      "SELECT COUNT(*) FROM (SELECT DISTINCT "comment"."score" AS "c0" FROM "comment") "subquery"",
    ]
  `);
  expect(counted(Tag.objects.filter({ name: 'a' }).union(Tag.objects.filter({ name: 'b' })))).toMatchInlineSnapshot(`
    [
      "SELECT COUNT(*) FROM (SELECT "combined"."c0" AS "id", "combined"."c1" AS "name" FROM (SELECT * FROM (SELECT "tag"."id" AS "c0", "tag"."name" AS "c1" FROM "tag" WHERE "tag"."name" = $1) "combined1" UNION SELECT * FROM (SELECT "tag"."id" AS "c0", "tag"."name" AS "c1" FROM "tag" WHERE "tag"."name" = $2) "combined2") "combined") "subquery"",
      "SELECT COUNT(*) FROM (SELECT "combined"."c0" AS "id", "combined"."c1" AS "name" FROM (SELECT * FROM (SELECT "tag"."id" AS "c0", "tag"."name" AS "c1" FROM "tag" WHERE "tag"."name" = ?1) "combined1" UNION SELECT * FROM (SELECT "tag"."id" AS "c0", "tag"."name" AS "c1" FROM "tag" WHERE "tag"."name" = ?2) "combined2") "combined") "subquery"",
    ]
  `);
  expect(counted(Comment.objects.annotate({ n: Window(RowNumber(), { orderBy: 'id' }) }).filter({ n: 1 }))).toMatchInlineSnapshot(`
    [
      "SELECT COUNT(*) FROM (SELECT "qualified"."c0" AS "c0" FROM (SELECT "comment"."id" AS "c0", ROW_NUMBER() OVER (ORDER BY "comment"."id" ASC) AS "c1" FROM "comment") "qualified" WHERE "qualified"."c1" = $1::bigint) "subquery"",
      "SELECT COUNT(*) FROM (SELECT "qualified"."c0" AS "c0" FROM (SELECT "comment"."id" AS "c0", ROW_NUMBER() OVER (ORDER BY "comment"."id" ASC) AS "c1" FROM "comment") "qualified" WHERE "qualified"."c1" = ?1) "subquery"",
    ]
  `);
});
test('exists() asks for one row', () => {
  expect(
    existing(
      User.objects
        .annotate({ n: Count('posts') })
        .filter({ n__gt: 1 })
        .orderBy('n'),
    ),
  ).toMatchInlineSnapshot(`
    [
      "SELECT 1 FROM "user" LEFT OUTER JOIN "post" ON ("user"."id" = "post"."author_id") GROUP BY "user"."id" HAVING COUNT("post"."id") > $1::bigint LIMIT 1",
      "SELECT 1 FROM "user" LEFT OUTER JOIN "post" ON ("user"."id" = "post"."author_id") GROUP BY "user"."id" HAVING COUNT("post"."id") > ?1 LIMIT 1",
    ]
  `);
  expect(existing(Comment.objects.values('score').distinct().slice(2, 4))).toMatchInlineSnapshot(`
    [
      "SELECT DISTINCT "comment"."score" FROM "comment" LIMIT 1 OFFSET 2",
      "SELECT DISTINCT "comment"."score" FROM "comment" LIMIT 1 OFFSET 2",
    ]
  `);
  expect(
    existing(
      Tag.objects
        .filter({ name: 'a' })
        .union(Tag.objects.filter({ name: 'b' }))
        .orderBy('name'),
    ),
  ).toMatchInlineSnapshot(`
    [
      "SELECT "combined"."c0" AS "id", "combined"."c1" AS "name" FROM (SELECT * FROM (SELECT "tag"."id" AS "c0", "tag"."name" AS "c1" FROM "tag" WHERE "tag"."name" = $1) "combined1" UNION SELECT * FROM (SELECT "tag"."id" AS "c0", "tag"."name" AS "c1" FROM "tag" WHERE "tag"."name" = $2) "combined2") "combined" LIMIT 1",
      "SELECT "combined"."c0" AS "id", "combined"."c1" AS "name" FROM (SELECT * FROM (SELECT "tag"."id" AS "c0", "tag"."name" AS "c1" FROM "tag" WHERE "tag"."name" = ?1) "combined1" UNION SELECT * FROM (SELECT "tag"."id" AS "c0", "tag"."name" AS "c1" FROM "tag" WHERE "tag"."name" = ?2) "combined2") "combined" LIMIT 1",
    ]
  `);
});
test('aggregate(): of rows at once, of annotations that are aggregates around them', () => {
  expect(summed(Comment.objects.filter({ score__gt: 1 }), { sum: Sum('score'), mean: Avg('score'), n: Count('*') })).toMatchInlineSnapshot(`
    [
      "SELECT (SUM("comment"."score"))::bigint AS "sum", (AVG("comment"."score"))::double precision AS "mean", COUNT(*) AS "n" FROM "comment" WHERE "comment"."score" > $1::integer",
      "SELECT SUM("comment"."score") AS "sum", AVG("comment"."score") AS "mean", COUNT(*) AS "n" FROM "comment" WHERE "comment"."score" > ?1",
    ]
  `);
  expect(summed(Post.objects.annotate({ size: Length('title') }), { most: Max('size') })).toMatchInlineSnapshot(`
    [
      "SELECT MAX(LENGTH("post"."title")) AS "most" FROM "post"",
      "SELECT MAX(LENGTH("post"."title")) AS "most" FROM "post"",
    ]
  `);
  expect(summed(User.objects.annotate({ n: Count('posts') }), { mean: Avg('n'), ages: Sum('age') })).toMatchInlineSnapshot(`
    [
      "SELECT (AVG("subquery"."c1"))::double precision AS "mean", (SUM("subquery"."c2"))::bigint AS "ages" FROM (SELECT "user"."id" AS "c0", COUNT("post"."id") AS "c1", "user"."age" AS "c2" FROM "user" LEFT OUTER JOIN "post" ON ("user"."id" = "post"."author_id") GROUP BY "user"."id") "subquery"",
      "SELECT AVG("subquery"."c1") AS "mean", SUM("subquery"."c2") AS "ages" FROM (SELECT "user"."id" AS "c0", COUNT("post"."id") AS "c1", "user"."age" AS "c2" FROM "user" LEFT OUTER JOIN "post" ON ("user"."id" = "post"."author_id") GROUP BY "user"."id") "subquery"",
    ]
  `);
  expect(summed(Comment.objects.orderBy('-score').slice(0, 3), { sum: Sum('score') })).toMatchInlineSnapshot(`
    [
      "SELECT (SUM("subquery"."c1"))::bigint AS "sum" FROM (SELECT "comment"."id" AS "c0", "comment"."score" AS "c1" FROM "comment" ORDER BY "comment"."score" DESC LIMIT 3) "subquery"",
      "SELECT SUM("subquery"."c1") AS "sum" FROM (SELECT "comment"."id" AS "c0", "comment"."score" AS "c1" FROM "comment" ORDER BY "comment"."score" DESC LIMIT 3) "subquery"",
    ]
  `);
  expect(summed(Comment.objects.values('score').distinct(), { sum: Sum('score') })).toMatchInlineSnapshot(`
    [
      "SELECT (SUM("subquery"."c0"))::bigint AS "sum" FROM (SELECT DISTINCT "comment"."score" AS "c0" FROM "comment") "subquery"",
      "SELECT SUM("subquery"."c0") AS "sum" FROM (SELECT DISTINCT "comment"."score" AS "c0" FROM "comment") "subquery"",
    ]
  `);
  expect(summed(Reading.objects.all(), { fees: Sum('fee', { default: 0 }), tax: Sum(F('fee').mul(0.1)) })).toMatchInlineSnapshot(`
    [
      "SELECT COALESCE(SUM("reading"."fee"), $1::numeric) AS "fees", SUM(("reading"."fee" * $2::numeric)) AS "tax" FROM "reading"",
      "SELECT (CAST(COALESCE((CAST(SUM("reading"."fee") AS NUMERIC)), ?1) AS NUMERIC)) AS "fees", (CAST(SUM((CAST(("reading"."fee" * ?2) AS NUMERIC))) AS NUMERIC)) AS "tax" FROM "reading"",
    ]
  `);
});
test('Exists: a condition without a value, an annotation, a branch', () => {
  const wrote = Exists(Post.objects.filter({ author: OuterRef('pk'), title: 'a' }));
  expect(sql(User.objects.filter(wrote, { age: 3 }))).toMatchInlineSnapshot(`
    [
      "SELECT ... FROM "user" WHERE EXISTS (SELECT 1 FROM "post" "U0" WHERE "U0"."author_id" = "user"."id" AND "U0"."title" = $1) AND "user"."age" = $2::integer -- [ 'a', 3 ]",
      "SELECT ... FROM "user" WHERE EXISTS (SELECT 1 FROM "post" "U0" WHERE "U0"."author_id" = "user"."id" AND "U0"."title" = ?1) AND "user"."age" = ?2 -- [ 'a', 3n ]",
    ]
  `);
  expect(sql(User.objects.filter(wrote.not()))).toMatchInlineSnapshot(`
    [
      "SELECT ... FROM "user" WHERE NOT (EXISTS (SELECT 1 FROM "post" "U0" WHERE "U0"."author_id" = "user"."id" AND "U0"."title" = $1)) -- [ 'a' ]",
      "SELECT ... FROM "user" WHERE NOT (EXISTS (SELECT 1 FROM "post" "U0" WHERE "U0"."author_id" = "user"."id" AND "U0"."title" = ?1)) -- [ 'a' ]",
    ]
  `);
  expect(sql(User.objects.annotate({ wrote }).filter({ wrote: true }).values('username', 'wrote'))).toMatchInlineSnapshot(`
    [
      "SELECT "user"."username", EXISTS (SELECT 1 FROM "post" "U0" WHERE "U0"."author_id" = "user"."id" AND "U0"."title" = $1) AS "wrote" FROM "user" WHERE EXISTS (SELECT 1 FROM "post" "U0" WHERE "U0"."author_id" = "user"."id" AND "U0"."title" = $1) -- [ 'a' ]",
      "SELECT "user"."username", EXISTS (SELECT 1 FROM "post" "U0" WHERE "U0"."author_id" = "user"."id" AND "U0"."title" = ?1) AS "wrote" FROM "user" WHERE EXISTS (SELECT 1 FROM "post" "U0" WHERE "U0"."author_id" = "user"."id" AND "U0"."title" = ?1) -- [ 'a' ]",
    ]
  `);
  expect(sql(User.objects.values({ kind: Case([When(wrote, 'w')], { default: 'r' }) }))).toMatchInlineSnapshot(`
    [
      "SELECT CASE WHEN EXISTS (SELECT 1 FROM "post" "U0" WHERE "U0"."author_id" = "user"."id" AND "U0"."title" = $1) THEN $2 ELSE $3 END AS "kind" FROM "user" -- [ 'a', 'w', 'r' ]",
      "SELECT CASE WHEN EXISTS (SELECT 1 FROM "post" "U0" WHERE "U0"."author_id" = "user"."id" AND "U0"."title" = ?1) THEN ?2 ELSE ?3 END AS "kind" FROM "user" -- [ 'a', 'w', 'r' ]",
    ]
  `);
});
test('subqueries: aliases by depth, the row around by its own alias', () => {
  const best = Comment.objects
    .filter({ post: OuterRef('pk') })
    .orderBy('-score')
    .values('body')
    .slice(0, 1);
  expect(
    sql(
      Post.objects
        .annotate({ best: Subquery(best) })
        .filter({ best__startswith: 'a' })
        .values('title'),
    ),
  ).toMatchInlineSnapshot(`
    [
      "SELECT "post"."title" FROM "post" WHERE (SELECT "U0"."body" FROM "comment" "U0" WHERE "U0"."post_id" = "post"."id" ORDER BY "U0"."score" DESC LIMIT 1)::text LIKE $1 -- [ 'a%' ]",
      "SELECT "post"."title" FROM "post" WHERE (SELECT "U0"."body" FROM "comment" "U0" WHERE "U0"."post_id" = "post"."id" ORDER BY "U0"."score" DESC LIMIT 1) LIKE ?1 ESCAPE '\\' -- [ 'a%' ]",
    ]
  `);
  const sums = Comment.objects
    .filter({ post: OuterRef('pk') })
    .values('post')
    .annotate({ sum: Sum('score') })
    .values('sum');
  expect(sql(Post.objects.values('title', { sum: Coalesce(Subquery(sums), 0) }))).toMatchInlineSnapshot(`
    [
      "SELECT "post"."title", COALESCE((SELECT (SUM("U0"."score"))::bigint AS "sum" FROM "comment" "U0" WHERE "U0"."post_id" = "post"."id" GROUP BY "U0"."post_id"), $1::integer) AS "sum" FROM "post" -- [ 0 ]",
      "SELECT "post"."title", COALESCE((SELECT SUM("U0"."score") AS "sum" FROM "comment" "U0" WHERE "U0"."post_id" = "post"."id" GROUP BY "U0"."post_id"), ?1) AS "sum" FROM "post" -- [ 0n ]",
    ]
  `);
  const inner = Comment.objects.filter({ post: OuterRef('pk'), user: OuterRef(OuterRef('pk')) });
  expect(sql(User.objects.filter(Exists(Post.objects.filter({ author: OuterRef('pk') }).filter(Exists(inner)))))).toMatchInlineSnapshot(`
    [
      "SELECT ... FROM "user" WHERE EXISTS (SELECT 1 FROM "post" "U0" WHERE "U0"."author_id" = "user"."id" AND EXISTS (SELECT 1 FROM "comment" "V0" WHERE "V0"."post_id" = "U0"."id" AND "V0"."user_id" = "user"."id")) -- []",
      "SELECT ... FROM "user" WHERE EXISTS (SELECT 1 FROM "post" "U0" WHERE "U0"."author_id" = "user"."id" AND EXISTS (SELECT 1 FROM "comment" "V0" WHERE "V0"."post_id" = "U0"."id" AND "V0"."user_id" = "user"."id")) -- []",
    ]
  `);
  expect(
    sql(
      Post.objects
        .filter({
          author__in: User.objects
            .annotate({ n: Count('posts') })
            .filter({ n__gt: 1 })
            .values('pk'),
        })
        .values('id'),
    ),
  ).toMatchInlineSnapshot(`
    [
      "SELECT "post"."id" FROM "post" WHERE "post"."author_id" IN (SELECT "U0"."id" FROM "user" "U0" LEFT OUTER JOIN "post" "U1" ON ("U0"."id" = "U1"."author_id") GROUP BY "U0"."id" HAVING COUNT("U1"."id") > $1::bigint) -- [ 1 ]",
      "SELECT "post"."id" FROM "post" WHERE "post"."author_id" IN (SELECT "U0"."id" FROM "user" "U0" LEFT OUTER JOIN "post" "U1" ON ("U0"."id" = "U1"."author_id") GROUP BY "U0"."id" HAVING COUNT("U1"."id") > ?1) -- [ 1n ]",
    ]
  `);
});
test('set operations: parts by position, the whole ordered and sliced by its own columns', () => {
  expect(sql(Tag.objects.filter({ name: 'a' }).union(Tag.objects.filter({ name: 'b' })))).toMatchInlineSnapshot(`
    [
      "SELECT "combined"."c0" AS "id", "combined"."c1" AS "name" FROM (SELECT * FROM (SELECT "tag"."id" AS "c0", "tag"."name" AS "c1" FROM "tag" WHERE "tag"."name" = $1) "combined1" UNION SELECT * FROM (SELECT "tag"."id" AS "c0", "tag"."name" AS "c1" FROM "tag" WHERE "tag"."name" = $2) "combined2") "combined" -- [ 'a', 'b' ]",
      "SELECT "combined"."c0" AS "id", "combined"."c1" AS "name" FROM (SELECT * FROM (SELECT "tag"."id" AS "c0", "tag"."name" AS "c1" FROM "tag" WHERE "tag"."name" = ?1) "combined1" UNION SELECT * FROM (SELECT "tag"."id" AS "c0", "tag"."name" AS "c1" FROM "tag" WHERE "tag"."name" = ?2) "combined2") "combined" -- [ 'a', 'b' ]",
    ]
  `);
  expect(
    sql(
      Tag.objects
        .values('name')
        .union(User.objects.filter({ age: 1 }).values('username') as never, { all: true })
        .orderBy('-name')
        .slice(2, 4),
    ),
  ).toMatchInlineSnapshot(`
    [
      "SELECT "combined"."c0" AS "name" FROM (SELECT * FROM (SELECT "tag"."name" AS "c0" FROM "tag") "combined1" UNION ALL SELECT * FROM (SELECT "user"."username" AS "c0" FROM "user" WHERE "user"."age" = $1::integer) "combined2") "combined" ORDER BY "combined"."c0" DESC LIMIT 2 OFFSET 2 -- [ 1 ]",
      "SELECT "combined"."c0" AS "name" FROM (SELECT * FROM (SELECT "tag"."name" AS "c0" FROM "tag") "combined1" UNION ALL SELECT * FROM (SELECT "user"."username" AS "c0" FROM "user" WHERE "user"."age" = ?1) "combined2") "combined" ORDER BY "combined"."c0" DESC LIMIT 2 OFFSET 2 -- [ 1n ]",
    ]
  `);
  expect(
    sql(
      Tag.objects
        .orderBy('name')
        .slice(0, 1)
        .difference(Tag.objects.filter({ name: 'b' })),
    ),
  ).toMatchInlineSnapshot(`
    [
      "SELECT "combined"."c0" AS "id", "combined"."c1" AS "name" FROM (SELECT * FROM (SELECT "tag"."id" AS "c0", "tag"."name" AS "c1" FROM "tag" ORDER BY "tag"."name" ASC LIMIT 1) "combined1" EXCEPT SELECT * FROM (SELECT "tag"."id" AS "c0", "tag"."name" AS "c1" FROM "tag" WHERE "tag"."name" = $1) "combined2") "combined" -- [ 'b' ]",
      "SELECT "combined"."c0" AS "id", "combined"."c1" AS "name" FROM (SELECT * FROM (SELECT "tag"."id" AS "c0", "tag"."name" AS "c1" FROM "tag" ORDER BY "tag"."name" ASC LIMIT 1) "combined1" EXCEPT SELECT * FROM (SELECT "tag"."id" AS "c0", "tag"."name" AS "c1" FROM "tag" WHERE "tag"."name" = ?1) "combined2") "combined" -- [ 'b' ]",
    ]
  `);
  expect(
    sql(
      Tag.objects
        .filter({ name: 'a' })
        .intersection(Tag.objects.filter({ name: 'b' }).union(Tag.objects.filter({ name: 'c' })))
        .values('id'),
    ),
  ).toMatchInlineSnapshot(`
    [
      "SELECT "combined"."c0" AS "id" FROM (SELECT * FROM (SELECT "tag"."id" AS "c0" FROM "tag" WHERE "tag"."name" = $1) "combined1" INTERSECT SELECT * FROM (SELECT "combined"."c0" AS "c0" FROM (SELECT * FROM (SELECT "tag"."id" AS "c0" FROM "tag" WHERE "tag"."name" = $2) "combined1" UNION SELECT * FROM (SELECT "tag"."id" AS "c0" FROM "tag" WHERE "tag"."name" = $3) "combined2") "combined") "combined2") "combined" -- [ 'a', 'b', 'c' ]",
      "SELECT "combined"."c0" AS "id" FROM (SELECT * FROM (SELECT "tag"."id" AS "c0" FROM "tag" WHERE "tag"."name" = ?1) "combined1" INTERSECT SELECT * FROM (SELECT "combined"."c0" AS "c0" FROM (SELECT * FROM (SELECT "tag"."id" AS "c0" FROM "tag" WHERE "tag"."name" = ?2) "combined1" UNION SELECT * FROM (SELECT "tag"."id" AS "c0" FROM "tag" WHERE "tag"."name" = ?3) "combined2") "combined") "combined2") "combined" -- [ 'a', 'b', 'c' ]",
    ]
  `);
});
test('merged querysets: one statement', () => {
  expect(sql(Post.objects.filter({ editor__username: 'a' }).or(Post.objects.filter({ title: 'b' })))).toMatchInlineSnapshot(`
    [
      "SELECT ... FROM "post" LEFT OUTER JOIN "user" ON ("post"."editor_id" = "user"."id") WHERE ("user"."username" = $1 OR "post"."title" = $2) -- [ 'a', 'b' ]",
      "SELECT ... FROM "post" LEFT OUTER JOIN "user" ON ("post"."editor_id" = "user"."id") WHERE ("user"."username" = ?1 OR "post"."title" = ?2) -- [ 'a', 'b' ]",
    ]
  `);
  expect(sql(Post.objects.filter({ comments__score: 1 }).and(Post.objects.filter({ comments__score: 2 })))).toMatchInlineSnapshot(`
    [
      "SELECT ... FROM "post" INNER JOIN "comment" ON ("post"."id" = "comment"."post_id") LEFT OUTER JOIN "comment" "T3" ON ("post"."id" = "T3"."post_id") WHERE "comment"."score" = $1::integer AND "T3"."score" = $2::integer -- [ 1, 2 ]",
      "SELECT ... FROM "post" INNER JOIN "comment" ON ("post"."id" = "comment"."post_id") LEFT OUTER JOIN "comment" "T3" ON ("post"."id" = "T3"."post_id") WHERE "comment"."score" = ?1 AND "T3"."score" = ?2 -- [ 1n, 2n ]",
    ]
  `);
  expect(sql(Post.objects.filter({ title: 'a' }).xor(Post.objects.filter({ title: 'b' })))).toMatchInlineSnapshot(`
    [
      "SELECT ... FROM "post" WHERE (("post"."title" = $1 OR "post"."title" = $2) AND 1 = (CASE WHEN "post"."title" = $1 THEN 1 ELSE 0 END + CASE WHEN "post"."title" = $2 THEN 1 ELSE 0 END)) -- [ 'a', 'b' ]",
      "SELECT ... FROM "post" WHERE (("post"."title" = ?1 OR "post"."title" = ?2) AND 1 = (CASE WHEN "post"."title" = ?1 THEN 1 ELSE 0 END + CASE WHEN "post"."title" = ?2 THEN 1 ELSE 0 END)) -- [ 'a', 'b' ]",
    ]
  `);
});
test('a constant is no value of the query', () => {
  expect(sql(Tag.objects.values({ yes: Value(true), none: Value(null), n: Value(3) }))).toMatchInlineSnapshot(`
    [
      "SELECT TRUE AS "yes", NULL AS "none", $1::integer AS "n" FROM "tag" ORDER BY "tag"."name" ASC -- [ 3 ]",
      "SELECT 1 AS "yes", NULL AS "none", ?1 AS "n" FROM "tag" ORDER BY "tag"."name" ASC -- [ 3n ]",
    ]
  `);
});
