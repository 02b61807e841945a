import { connect, Count, Q } from 'nuages';
import { beforeAll, expect, test } from 'vitest';
import { Comment, Post, User } from '../suite/models.js';
import '../suite/registry.js';

beforeAll(async () => {
  await connect({ databases: { default: 'postgres://nobody@127.0.0.1:1/nothing' } });
});

const few = Post.objects.only('title', 'author__username', 'editor__username');
const sql = (queryset: { toSQL(): { readonly sql: string } }) => queryset.toSQL().sql;

test('a key that is never null is an inner join, any other an outer one', () => {
  expect(sql(few.selectRelated('author', 'editor'))).toMatchInlineSnapshot(
    `"SELECT "post"."id", "post"."title", "post"."author_id", "post"."editor_id", "user"."id", "user"."username", "T3"."id", "T3"."username" FROM "post" INNER JOIN "user" ON ("post"."author_id" = "user"."id") LEFT OUTER JOIN "user" "T3" ON ("post"."editor_id" = "T3"."id")"`,
  );
  expect(sql(User.objects.selectRelated('profile').only('username', 'profile__bio'))).toMatchInlineSnapshot(
    `"SELECT "user"."id", "user"."username", "profile"."id", "profile"."bio" FROM "user" LEFT OUTER JOIN "profile" ON ("user"."id" = "profile"."user_id")"`,
  );
});

test('what hangs on an outer join is outer too', () => {
  expect(sql(Comment.objects.only('body', 'parent__post__title').selectRelated('parent__post'))).toMatchInlineSnapshot(
    `"SELECT "comment"."id", "comment"."parent_id", "comment"."body", "T2"."id", "T2"."post_id", "post"."id", "post"."title" FROM "comment" LEFT OUTER JOIN "comment" "T2" ON ("comment"."parent_id" = "T2"."id") LEFT OUTER JOIN "post" ON ("T2"."post_id" = "post"."id")"`,
  );
});

test('a condition that needs the row makes the join inner, and is asked of the same table', () => {
  expect(sql(few.selectRelated('editor').filter({ editor__age__gt: 1 }))).toMatchInlineSnapshot(
    `"SELECT "post"."id", "post"."title", "post"."author_id", "post"."editor_id", "user"."id", "user"."username" FROM "post" INNER JOIN "user" ON ("post"."editor_id" = "user"."id") WHERE "user"."age" > $1::integer"`,
  );
  expect(sql(few.selectRelated('editor').filter(Q({ editor__age: 1 }).or({ title: 'a' })))).toMatchInlineSnapshot(
    `"SELECT "post"."id", "post"."title", "post"."author_id", "post"."editor_id", "user"."id", "user"."username" FROM "post" LEFT OUTER JOIN "user" ON ("post"."editor_id" = "user"."id") WHERE ("user"."age" = $1::integer OR "post"."title" = $2)"`,
  );
});

test('without names, keys that are never null are followed', () => {
  expect(
    sql(Comment.objects.selectRelated().only('body', 'post__title', 'post__author__username', 'user__username')),
  ).toMatchInlineSnapshot(
    `"SELECT "comment"."id", "comment"."post_id", "comment"."user_id", "comment"."body", "post"."id", "post"."title", "post"."author_id", "user"."id", "user"."username", "T4"."id", "T4"."username" FROM "comment" INNER JOIN "post" ON ("comment"."post_id" = "post"."id") INNER JOIN "user" ON ("post"."author_id" = "user"."id") INNER JOIN "user" "T4" ON ("comment"."user_id" = "T4"."id")"`,
  );
});

test('masks nest', () => {
  expect(
    sql(
      Post.objects
        .selectRelated('author')
        .defer('body', 'createdAt', 'isPublished', 'editor', 'author__email', 'author__createdAt', 'author__age'),
    ),
  ).toMatchInlineSnapshot(
    `"SELECT "post"."id", "post"."title", "post"."author_id", "user"."id", "user"."username", "user"."is_active" FROM "post" INNER JOIN "user" ON ("post"."author_id" = "user"."id")"`,
  );
});

test('groups are made by the keys', () => {
  expect(sql(few.selectRelated('author').annotate({ n: Count('comments') }))).toMatchInlineSnapshot(
    `"SELECT "post"."id", "post"."title", "post"."author_id", "post"."editor_id", COUNT("comment"."id") AS "n", "user"."id", "user"."username" FROM "post" LEFT OUTER JOIN "comment" ON ("post"."id" = "comment"."post_id") INNER JOIN "user" ON ("post"."author_id" = "user"."id") GROUP BY "post"."id", "user"."id""`,
  );
});

test('columns of one name keep apart where rows are a table of their own', () => {
  expect(
    sql(
      few
        .selectRelated('author')
        .filter({ id: 1 })
        .union(few.selectRelated('author').filter({ id: 2 })),
    ),
  ).toMatchInlineSnapshot(
    `"SELECT "combined"."c0" AS "id", "combined"."c1" AS "title", "combined"."c2" AS "author_id", "combined"."c3" AS "editor_id", "combined"."c4" AS "id", "combined"."c5" AS "username" FROM (SELECT * FROM (SELECT "post"."id" AS "c0", "post"."title" AS "c1", "post"."author_id" AS "c2", "post"."editor_id" AS "c3", "user"."id" AS "c4", "user"."username" AS "c5" FROM "post" INNER JOIN "user" ON ("post"."author_id" = "user"."id") WHERE "post"."id" = $1::bigint) "combined1" UNION SELECT * FROM (SELECT "post"."id" AS "c0", "post"."title" AS "c1", "post"."author_id" AS "c2", "post"."editor_id" AS "c3", "user"."id" AS "c4", "user"."username" AS "c5" FROM "post" INNER JOIN "user" ON ("post"."author_id" = "user"."id") WHERE "post"."id" = $2::bigint) "combined2") "combined""`,
  );
});

test('a queryset inside another joins nothing', () => {
  expect(sql(Comment.objects.filter({ post__in: few.selectRelated('author', 'editor') }).only('body'))).toMatchInlineSnapshot(
    `"SELECT "comment"."id", "comment"."body" FROM "comment" WHERE "comment"."post_id" IN (SELECT "U0"."id" FROM "post" "U0")"`,
  );
});
