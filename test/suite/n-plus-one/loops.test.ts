import { onEveryBackend } from '../on-every-backend.js';
import type { Post } from '../models.js';
import { pattern } from './pattern.js';
import { manyRows, posts, users } from './rows.js';

const authorOf = async (post: Post) => (await post.author).username;

onEveryBackend(
  'a loop',
  (suite) => {
    pattern(suite, 'for ... of', {
      queries: 2,
      async read(n) {
        const names: string[] = [];
        for (const post of await posts(n)) names.push((await post.author).username);
        return names;
      },
    });

    pattern(suite, 'map() and Promise.all', {
      queries: 2,
      read: async (n) => Promise.all((await posts(n)).map(authorOf)),
    });

    pattern(suite, 'Promise.allSettled', {
      queries: 2,
      read: async (n) => Promise.allSettled((await posts(n)).map(authorOf)),
    });

    pattern(suite, 'five at a time', {
      queries: 2,
      read: async (n) => limited(5, await posts(n), authorOf),
    });

    pattern(suite, 'forEach() with an async callback', {
      queries: 2,
      async read(n) {
        const all = await posts(n);
        const names: string[] = [];
        await new Promise<void>((resolve) => {
          let left = all.length;
          // oxlint-disable-next-line no-misused-promises
          all.forEach(async (post, i) => {
            names[i] = await authorOf(post);
            if (--left === 0) resolve();
          });
        });
        return names;
      },
    });

    pattern(suite, 'reduce() with awaits', {
      queries: 2,
      read: async (n) =>
        (await posts(n)).reduce<Promise<string[]>>(async (names, post) => [...(await names), await authorOf(post)], Promise.resolve([])),
    });

    // one for the rows, one for each chunk
    pattern(suite, 'for await over an iterator of two chunks', {
      queries: 3,
      async read(n) {
        const names: string[] = [];
        for await (const post of posts(n).iterator({ chunkSize: n / 2 })) names.push((await post.author).username);
        return names;
      },
    });

    pattern(suite, 'three loops, each in the other', {
      queries: 4,
      async read(n) {
        const found: string[] = [];
        for (const user of await users(n))
          for (const post of await user.posts)
            for (const comment of await post.comments) found.push(`${user.username} ${post.title} ${(await comment.user).username}`);
        return found;
      },
    });

    pattern(suite, 'sorting by a column of the related row', {
      queries: 2,
      async read(n) {
        const named = await Promise.all((await posts(n)).map(async (post) => [await authorOf(post), post.title] as const));
        return named.sort(([a, one], [b, other]) => a.localeCompare(b) || one.localeCompare(other));
      },
    });
  },
  { rows: manyRows },
);

/** so many at the same time, the others in turn */
async function limited<T, R>(width: number, items: readonly T[], run: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const turns = items.entries();
  const worker = async (): Promise<void> => {
    for (const [i, item] of turns) results[i] = await run(item);
  };
  await Promise.all(Array.from({ length: width }, worker));
  return results;
}
