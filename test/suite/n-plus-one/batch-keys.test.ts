import { describe, expect, test } from 'vitest';
import { atomic, createSchema, scope, withFetchMode } from 'nuages';
import { assertNumQueries, countQueries } from 'nuages/testing';
import { Comment, Post, User } from '../models.js';
import { onEveryBackend } from '../on-every-backend.js';
import { fewPosts } from './few-rows.js';

const titles = (posts: readonly Post[]) => posts.map((post) => post.title);

onEveryBackend('rows are asked for together only with', (suite) => {
  test('the same values', async () => {
    const posts = await fewPosts();
    const { result, count } = await countQueries(() =>
      Promise.all(posts.map((post, i) => post.comments.filter({ score__gte: i }).count())),
    );
    expect(result).toEqual([3, 2, 1, 0]);
    expect(count).toBe(4);
  });

  test('the same calls', async () => {
    const [first, second, third] = await fewPosts();
    await first!.comments.filter({ score: 1 });
    await second!.comments.filter({ score: 1 });
    await assertNumQueries(1, () => third!.comments.filter({ score: 1 }).orderBy('id'));
    expect(await assertNumQueries(0, () => third!.comments.filter({ score: 1 }))).toHaveLength(1);
  });

  test('a null that is one, and a value that is none', async () => {
    const [first, second, third] = await fewPosts();
    const top = await Comment.objects.filter({ post: third! }).earliest('id');
    await Comment.objects.filter({ post: third!, score: 2 }).update({ parent: top });
    await first!.comments.filter({ parent: null });
    await second!.comments.filter({ parent: null });
    expect(await third!.comments.filter({ parent: top })).toHaveLength(1);
    expect(await third!.comments.filter({ parent: null })).toHaveLength(2);
  });

  describe('the same transaction', () => {
    test('gets', async () => {
      const [first, second] = await fewPosts();
      const { result, count } = await countQueries(() =>
        Promise.all([Post.objects.get({ pk: first!.id }), atomic(() => Post.objects.get({ pk: second!.id }))]),
      );
      expect(titles(result)).toEqual(['post 0', 'post 1']);
      expect(count).toBe(2);
    });

    test('rows that were read before it, and what they are asked inside', async () => {
      const posts = await fewPosts();
      await posts[0]!.comments.filter({ isApproved: true });
      await posts[1]!.comments.filter({ isApproved: true });
      const inside = await atomic(async () => {
        await Comment.objects.filter({ post: posts[2]! }).delete();
        return posts[2]!.comments.filter({ isApproved: true });
      });
      expect(inside).toEqual([]);
    });
  });

  describe('the same scope', () => {
    test('gets', async () => {
      const [first, second] = await fewPosts();
      const { count } = await countQueries(() =>
        Promise.all([scope(() => Post.objects.get({ pk: first!.id })), scope(() => Post.objects.get({ pk: second!.id }))]),
      );
      expect(count).toBe(2);
    });

    test('rows of two requests', async () => {
      await fewPosts();
      const request = (isFirst: boolean) =>
        scope(async () => {
          const posts = await Post.objects.orderBy(isFirst ? 'id' : '-id').slice(0, 2);
          await posts[0]!.author;
          return posts;
        });
      const [one, other] = await Promise.all([request(true), request(false)]);
      const authors = await assertNumQueries(0, () => Promise.all([one[1]!, other[1]!].map(async (post) => (await post.author).username)));
      expect(authors).toEqual(['ann', 'ann']);
    });
  });

  test('the same fetch mode', async () => {
    const posts = await fewPosts();
    const { count } = await countQueries(() => withFetchMode('one', () => Promise.all(posts.map((post) => post.comments.count()))));
    expect(count).toBe(4);
    await assertNumQueries(1, () => Promise.all(posts.map((post) => post.comments.count())));
  });

  test('the same database', async () => {
    if (suite.name !== 'sqlite') return;
    await fewPosts();
    await suite.reconnect({ databases: { default: suite.url, other: 'sqlite::memory:' } });
    await createSchema();
    await createSchema({ using: 'other' });
    const author = await User.objects.create({ username: 'ann' });
    await Post.objects.create({ title: 'here', author });
    const there = await User.objects.using('other').create({ username: 'bob' });
    await Post.objects.using('other').create({ title: 'there', author: there });
    const { result, count } = await countQueries(() =>
      Promise.all([Post.objects.get({ pk: 1 }), Post.objects.using('other').get({ pk: 1 })]),
    );
    expect(titles(result)).toEqual(['here', 'there']);
    expect(count).toBe(2);
    expect(await Promise.all(result.map(async (post) => (await post.author).username))).toEqual(['ann', 'bob']);
    await suite.reconnect();
    await createSchema();
  });
});
