import { beforeAll, expect, test } from 'vitest';
import { connect, F } from 'nuages';
import { database } from '../../packages/nuages/src/execute/index.js';
import { QUERY } from '../../packages/nuages/src/expressions/index.js';
import { ready } from '../../packages/nuages/src/load/ready.js';
import type { QueryState } from '../../packages/nuages/src/query/index.js';
import { page } from '../../packages/nuages/src/queryset/walk.js';
import '../suite/registry.js';
import { Post, User } from '../suite/models.js';

// Which rows lie behind a place, golden per dialect: NULLs sort last on the one and first on the other.
beforeAll(async () => {
  await connect({ databases: { default: 'postgres://nobody@127.0.0.1:1/nothing', lite: 'sqlite::memory:' } });
});

/** the page of two rows behind a place, in both dialects: its conditions and orders */
const behind = (queryset: unknown, place: readonly (string | null)[], backwards = false) =>
  ['default', 'lite'].map((alias) => {
    const state = page((queryset as { readonly [QUERY]: QueryState })[QUERY], 2, backwards, place);
    const { prepared } = ready(state, 'page', database(alias).dialect);
    return prepared.plan.sql.replaceAll(/SELECT (?!\*)[^()]*(\([^()]*\)[^()]*)*? FROM/g, 'SELECT ... FROM');
  });

test('all one way: one range', () => {
  expect(behind(Post.objects.orderBy('-title', '-createdAt'), ['a', 'b', '3'])).toMatchInlineSnapshot(`
    [
      "SELECT ... FROM "post" WHERE ("post"."title", "post"."created_at", "post"."id") < ($1, $2, $3) ORDER BY "post"."title" DESC, "post"."created_at" DESC, "post"."id" DESC LIMIT 3",
      "SELECT ... FROM "post" WHERE ("post"."title", "post"."created_at", "post"."id") < (?1, ?2, ?3) ORDER BY "post"."title" DESC, "post"."created_at" DESC, "post"."id" DESC LIMIT 3",
    ]
  `);
  expect(behind(Post.objects.orderBy('-title', '-createdAt'), ['a', 'b', '3'], true)).toMatchInlineSnapshot(`
    [
      "SELECT ... FROM "post" WHERE ("post"."title", "post"."created_at", "post"."id") > ($1, $2, $3) ORDER BY "post"."title" ASC, "post"."created_at" ASC, "post"."id" ASC LIMIT 3",
      "SELECT ... FROM "post" WHERE ("post"."title", "post"."created_at", "post"."id") > (?1, ?2, ?3) ORDER BY "post"."title" ASC, "post"."created_at" ASC, "post"."id" ASC LIMIT 3",
    ]
  `);
  expect(behind(Post.objects.filter({ isPublished: true }), ['3'])).toMatchInlineSnapshot(`
    [
      "SELECT ... FROM "post" WHERE "post"."is_published" = TRUE AND "post"."id" > $1 ORDER BY "post"."id" ASC LIMIT 3",
      "SELECT ... FROM "post" WHERE "post"."is_published" = 1 AND "post"."id" > ?1 ORDER BY "post"."id" ASC LIMIT 3",
    ]
  `);
});
test('a turn of the direction: a range more', () => {
  expect(behind(Post.objects.orderBy('title', '-createdAt'), ['a', 'b', '3'])).toMatchInlineSnapshot(`
    [
      "SELECT ... FROM (SELECT * FROM (SELECT ... FROM "post" WHERE "post"."title" > $1 ORDER BY "post"."title" ASC, "post"."created_at" DESC, "post"."id" DESC LIMIT 3) "page1" UNION ALL SELECT * FROM (SELECT ... FROM "post" WHERE "post"."title" = $1 AND ("post"."created_at", "post"."id") < ($2, $3) ORDER BY "post"."title" ASC, "post"."created_at" DESC, "post"."id" DESC LIMIT 3) "page2") "page" ORDER BY "page"."c7" ASC, "page"."c8" DESC, "page"."c9" DESC LIMIT 3",
      "SELECT ... FROM (SELECT * FROM (SELECT ... FROM "post" WHERE "post"."title" > ?1 ORDER BY "post"."title" ASC, "post"."created_at" DESC, "post"."id" DESC LIMIT 3) "page1" UNION ALL SELECT * FROM (SELECT ... FROM "post" WHERE "post"."title" = ?1 AND ("post"."created_at", "post"."id") < (?2, ?3) ORDER BY "post"."title" ASC, "post"."created_at" DESC, "post"."id" DESC LIMIT 3) "page2") "page" ORDER BY "page"."c7" ASC, "page"."c8" DESC, "page"."c9" DESC LIMIT 3",
    ]
  `);
});
test('NULLs behind the place: a range more', () => {
  expect(behind(User.objects.orderBy('email'), ['a', '3'])).toMatchInlineSnapshot(`
    [
      "SELECT ... FROM (SELECT * FROM (SELECT ... FROM "user" WHERE ("user"."email", "user"."id") > ($1, $2) ORDER BY "user"."email" ASC, "user"."id" ASC LIMIT 3) "page1" UNION ALL SELECT * FROM (SELECT ... FROM "user" WHERE "user"."email" IS NULL ORDER BY "user"."email" ASC, "user"."id" ASC LIMIT 3) "page2") "page" ORDER BY "page"."c6" ASC, "page"."c7" ASC LIMIT 3",
      "SELECT ... FROM "user" WHERE ("user"."email", "user"."id") > (?1, ?2) ORDER BY "user"."email" ASC, "user"."id" ASC LIMIT 3",
    ]
  `);
  expect(behind(User.objects.orderBy(F('email').asc({ nullsFirst: true })), ['a', '3'])).toMatchInlineSnapshot(`
    [
      "SELECT ... FROM "user" WHERE ("user"."email", "user"."id") > ($1, $2) ORDER BY "user"."email" ASC NULLS FIRST, "user"."id" ASC LIMIT 3",
      "SELECT ... FROM "user" WHERE ("user"."email", "user"."id") > (?1, ?2) ORDER BY "user"."email" ASC NULLS FIRST, "user"."id" ASC LIMIT 3",
    ]
  `);
});
test('a place at NULL', () => {
  expect(behind(User.objects.orderBy('email'), [null, '3'])).toMatchInlineSnapshot(`
    [
      "SELECT ... FROM "user" WHERE "user"."email" IS NULL AND "user"."id" > $1 ORDER BY "user"."email" ASC, "user"."id" ASC LIMIT 3",
      "SELECT ... FROM (SELECT * FROM (SELECT ... FROM "user" WHERE "user"."email" IS NOT NULL ORDER BY "user"."email" ASC, "user"."id" ASC LIMIT 3) "page1" UNION ALL SELECT * FROM (SELECT ... FROM "user" WHERE "user"."email" IS NULL AND "user"."id" > ?1 ORDER BY "user"."email" ASC, "user"."id" ASC LIMIT 3) "page2") "page" ORDER BY "page"."c6" ASC, "page"."c7" ASC LIMIT 3",
    ]
  `);
});
