import { expect, test } from 'vitest';
import { Count, integer, Now, RawSQL } from 'nuages';
import { countQueries } from 'nuages/testing';
import type { Post } from '../models.js';
import { onEveryBackend } from '../on-every-backend.js';
import { fewPosts } from './few-rows.js';

/** statements that asking each of four posts in turn costs, for each way to ask */
async function costs(...ways: readonly ((post: Post) => PromiseLike<unknown>)[]): Promise<number[]> {
  const posts = await fewPosts();
  const counts: number[] = [];
  for (const ask of ways) {
    const { count } = await countQueries(async () => {
      for (const post of posts) await ask(post);
    });
    counts.push(count);
  }
  return counts;
}

onEveryBackend('asked row by row, always', () => {
  test('a random order', async () => {
    expect(
      await costs(
        (post) => post.comments.orderBy('?'),
        (post) => post.comments.orderBy('?').first(),
      ),
    ).toEqual([4, 4]);
  });

  test('what another moment changes', async () => {
    expect(
      await costs(
        (post) => post.comments.annotate({ readAt: Now() }),
        (post) => post.comments.filter({ post__createdAt__lte: Now() }).count(),
      ),
    ).toEqual([4, 4]);
  });

  test("SQL that isn't known", async () => {
    expect(
      await costs(
        (post) => post.comments.annotate({ twice: RawSQL('score * 2', [], integer()) }),
        (post) => post.comments.orderBy(RawSQL('score', [], integer())).first(),
      ),
    ).toEqual([4, 4]);
  });

  test('a slice without an order: which rows they are, nobody knows', async () => {
    expect(
      await costs(
        (post) => post.comments.all().slice(0, 2),
        (post) => post.comments.filter({ isApproved: true }).slice(0, 1),
      ),
    ).toEqual([4, 4]);
  });

  test('what is put together of several querysets', async () => {
    expect(await costs((post) => post.comments.filter({ score: 0 }).union(post.comments.filter({ score: 2 })))).toEqual([4]);
  });

  test('what is computed over all rows of one owner', async () => {
    expect(await costs((post) => post.comments.aggregate({ n: Count('id') }))).toEqual([4]);
  });

  test('and nothing for the first row that is asked: another may never be', async () => {
    const [post] = await fewPosts();
    const { count } = await countQueries(() => post!.comments.filter({ isApproved: true }));
    expect(count).toBe(1);
  });
});
