import { describe, expect, test } from 'vitest';
import { captureQueries, detach, scope } from 'nuages';
import { assertNumQueries } from 'nuages/testing';
import { Post } from '../models.js';
import { onEveryBackend } from '../on-every-backend.js';
import { fewPosts } from './few-rows.js';
import { keysIn } from './keys-in.js';

onEveryBackend('rows let go', () => {
  describe('detach()', () => {
    test('gives the row, which is loaded by itself from then on', async () => {
      const posts = await fewPosts();
      expect(detach(posts[1]!)).toBe(posts[1]);
      const { queries } = await captureQueries(async () => {
        await posts[0]!.comments;
        await posts[1]!.comments;
      });
      expect(queries.map((query) => keysIn(query).length)).toEqual([3, 1]);
      expect(await posts[1]!.comments).toHaveLength(3);
    });

    test('lets go of the rows that it holds too', async () => {
      const posts = await Post.objects.prefetchRelated('comments').orderBy('id');
      expect(posts).toEqual([]);
      await fewPosts();
      const [first, second] = await Post.objects.prefetchRelated('comments').orderBy('id');
      detach(first!);
      const { queries } = await captureQueries(async () => (await second!.comments[0]!.user).username);
      expect(queries).toHaveLength(1);
      await assertNumQueries(1, async () => first!.comments[0]!.user);
      await assertNumQueries(0, async () => first!.comments[1]!.user);
    });
  });

  describe('a scope that has ended', () => {
    test('keeps together what it gave', async () => {
      await fewPosts();
      const posts = await scope(() => Post.objects.orderBy('id'));
      const { queries } = await captureQueries(async () => {
        for (const post of posts) await post.comments;
      });
      expect(queries.map((query) => keysIn(query).length)).toEqual([4]);
    });

    test('lets go of what it did not give', async () => {
      await fewPosts();
      const kept: Post[] = [];
      await scope(async () => {
        kept.push((await Post.objects.orderBy('id'))[0]!);
      });
      const { queries } = await captureQueries(async () => kept[0]!.comments);
      expect(queries.map((query) => keysIn(query).length)).toEqual([1]);
    });

    test('is no kin of the next', async () => {
      await fewPosts();
      const one = await scope(() => Post.objects.orderBy('id').slice(0, 2));
      const other = await scope(() => Post.objects.orderBy('-id').slice(0, 2));
      const { queries } = await captureQueries(async () => {
        for (const post of [...one, ...other]) await post.comments;
      });
      expect(queries.map((query) => keysIn(query).length)).toEqual([2, 2]);
    });
  });
});
