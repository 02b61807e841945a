import { connect, Count, Q } from 'nuages';
import { beforeAll, expect, test } from 'vitest';
import { Comment, Post, Profile, User } from '../suite/models.js';
import '../suite/registry.js';

beforeAll(async () => {
  await connect({ databases: { default: 'postgres://nobody@127.0.0.1:1/nothing' } });
});

const few = Post.objects.selectRelated('author', 'editor').only('title', 'author__username', 'editor__username');
const edited = Post.objects.selectRelated('editor').only('title', 'editor__username');
const written = Post.objects.selectRelated('author').only('title', 'author__username');
const sql = (queryset: { toSQL(): { readonly sql: string } }) => queryset.toSQL().sql;

test('a key that is never null is an inner join, any other an outer one', () => {
  expect(sql(few)).toMatchInlineSnapshot(
    `"SELECT "post"."id", "post"."title", "post"."author_id", "post"."editor_id", "user"."id", "user"."username", "T3"."id", "T3"."username" FROM "post" INNER JOIN "user" ON ("post"."author_id" = "user"."id") LEFT OUTER JOIN "user" "T3" ON ("post"."editor_id" = "T3"."id")"`,
  );
  expect(sql(User.objects.selectRelated('profile').only('username', 'profile__bio'))).toMatchInlineSnapshot(
    `"SELECT "user"."id", "user"."username", "profile"."id", "profile"."bio" FROM "user" LEFT OUTER JOIN "profile" ON ("user"."id" = "profile"."user_id")"`,
  );
});

test('what hangs on an outer join is outer too', () => {
  expect(sql(Comment.objects.selectRelated('parent__post').only('body', 'parent__post__title'))).toMatchInlineSnapshot(
    `"SELECT "comment"."id", "comment"."parent_id", "comment"."body", "T2"."id", "T2"."post_id", "post"."id", "post"."title" FROM "comment" LEFT OUTER JOIN "comment" "T2" ON ("comment"."parent_id" = "T2"."id") LEFT OUTER JOIN "post" ON ("T2"."post_id" = "post"."id")"`,
  );
});

test('a condition that needs the row makes the join inner, and is asked of the same table', () => {
  expect(sql(edited.filter({ editor__age__gt: 1 }))).toMatchInlineSnapshot(
    `"SELECT "post"."id", "post"."title", "post"."editor_id", "user"."id", "user"."username" FROM "post" INNER JOIN "user" ON ("post"."editor_id" = "user"."id") WHERE "user"."age" > $1::integer"`,
  );
  expect(sql(edited.filter(Q({ editor__age: 1 }).or({ title: 'a' })))).toMatchInlineSnapshot(
    `"SELECT "post"."id", "post"."title", "post"."editor_id", "user"."id", "user"."username" FROM "post" LEFT OUTER JOIN "user" ON ("post"."editor_id" = "user"."id") WHERE ("user"."age" = $1::integer OR "post"."title" = $2)"`,
  );
});

test('without names, keys that are never null are followed', () => {
  expect(sql(Comment.objects.selectRelated().only('body', 'post__title', 'user__username'))).toMatchInlineSnapshot(
    `"SELECT "comment"."id", "comment"."post_id", "comment"."user_id", "comment"."body", "post"."id", "post"."title", "user"."id", "user"."username", "user"."email", "user"."age", "user"."is_active", "user"."created_at", "T4"."id", "T4"."username" FROM "comment" INNER JOIN "post" ON ("comment"."post_id" = "post"."id") INNER JOIN "user" ON ("post"."author_id" = "user"."id") INNER JOIN "user" "T4" ON ("comment"."user_id" = "T4"."id")"`,
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
  expect(sql(written.annotate({ n: Count('comments') }))).toMatchInlineSnapshot(
    `"SELECT "post"."id", "post"."title", "post"."author_id", COUNT("comment"."id") AS "n", "user"."id", "user"."username" FROM "post" LEFT OUTER JOIN "comment" ON ("post"."id" = "comment"."post_id") INNER JOIN "user" ON ("post"."author_id" = "user"."id") GROUP BY "post"."id", "user"."id""`,
  );
});

test('columns of one name keep apart where rows are a table of their own', () => {
  const profiles = Profile.objects.selectRelated('user');
  expect(sql(profiles.filter({ id: 1 }).union(profiles.filter({ id: 2 })))).toMatchInlineSnapshot(
    `"SELECT "combined"."c0" AS "id", "combined"."c1" AS "user_id", "combined"."c2" AS "bio", "combined"."c3" AS "id", "combined"."c4" AS "username", "combined"."c5" AS "email", "combined"."c6" AS "age", "combined"."c7" AS "is_active", "combined"."c8" AS "created_at" FROM (SELECT * FROM (SELECT "profile"."id" AS "c0", "profile"."user_id" AS "c1", "profile"."bio" AS "c2", "user"."id" AS "c3", "user"."username" AS "c4", "user"."email" AS "c5", "user"."age" AS "c6", "user"."is_active" AS "c7", "user"."created_at" AS "c8" FROM "profile" INNER JOIN "user" ON ("profile"."user_id" = "user"."id") WHERE "profile"."id" = $1::bigint) "combined1" UNION SELECT * FROM (SELECT "profile"."id" AS "c0", "profile"."user_id" AS "c1", "profile"."bio" AS "c2", "user"."id" AS "c3", "user"."username" AS "c4", "user"."email" AS "c5", "user"."age" AS "c6", "user"."is_active" AS "c7", "user"."created_at" AS "c8" FROM "profile" INNER JOIN "user" ON ("profile"."user_id" = "user"."id") WHERE "profile"."id" = $2::bigint) "combined2") "combined""`,
  );
});

test('a queryset inside another joins nothing', () => {
  expect(sql(Comment.objects.filter({ post__in: few }).only('body'))).toMatchInlineSnapshot(
    `"SELECT "comment"."id", "comment"."body" FROM "comment" WHERE "comment"."post_id" IN (SELECT "U0"."id" FROM "post" "U0")"`,
  );
});
