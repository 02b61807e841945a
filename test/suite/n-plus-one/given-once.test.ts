import { expect, test } from 'vitest';
import { assertNumQueries, countQueries } from 'nuages/testing';
import { onEveryBackend } from '../on-every-backend.js';
import { fewPosts } from './few-rows.js';

// Django asks the database each time. What was read for a sibling stands in for its own query once; the next time is a time of its own.
onEveryBackend('an answer that was read for a sibling', () => {
  test('is given once: a count', async () => {
    const [first, second] = await fewPosts();
    await assertNumQueries(1, () => first!.comments.count());
    await assertNumQueries(0, () => second!.comments.count());
    expect(await assertNumQueries(1, () => second!.comments.count())).toBe(3);
  });

  test('is given once: an exists', async () => {
    const [first, second] = await fewPosts();
    await assertNumQueries(1, () => first!.comments.exists());
    await assertNumQueries(0, () => second!.comments.exists());
    expect(await assertNumQueries(1, () => second!.comments.exists())).toBe(true);
  });

  test('is given once: a filtered set, whose rows are new ones each time', async () => {
    const [first, second, third] = await fewPosts();
    const approved = (post: typeof first) => post!.comments.filter({ isApproved: true });
    await approved(first);
    await approved(second);
    const given = await assertNumQueries(0, () => approved(third));
    const again = await assertNumQueries(1, () => approved(third));
    expect(again).toEqual(given);
    expect(again[0]).not.toBe(given[0]);
  });

  test('a second loop over all of them costs as little as the first', async () => {
    const posts = await fewPosts(20);
    for (const _ of [1, 2, 3]) {
      const { count } = await countQueries(async () => {
        for (const post of posts) await post.comments.count();
      });
      expect(count).toBeLessThanOrEqual(2);
    }
  });

  test('is the own copy of whoever gets it', async () => {
    const posts = await fewPosts();
    const lists = await Promise.all(posts.map((post) => post.comments.filter({ score__gte: 1 }).orderBy('id')));
    lists[0]!.length = 0;
    expect(lists.slice(1).map((list) => list.length)).toEqual([2, 2, 2]);
    const ofOne = await posts[0]!.comments;
    ofOne.length = 0;
    expect(await posts[0]!.comments).toHaveLength(3);
  });
});
