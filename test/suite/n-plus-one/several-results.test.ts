import { expect, test } from 'vitest';
import { atomic, scope } from 'nuages';
import { assertNumQueries, countQueries } from 'nuages/testing';
import { Post } from '../models.js';
import { onEveryBackend } from '../on-every-backend.js';
import { pattern } from './pattern.js';
import { manyRows, posts, sizes } from './rows.js';

async function authorsOf(rows: readonly Post[]): Promise<string[]> {
  const names: string[] = [];
  for (const post of rows) names.push((await post.author).username);
  return names;
}

const half = (n: number, isPublished: boolean) =>
  Post.objects
    .filter({ isPublished })
    .orderBy('id')
    .slice(0, n / 2);

onEveryBackend(
  'rows of several results',
  (suite) => {
    pattern(suite, 'in a scope, concatenated', {
      queries: 3,
      read: (n) =>
        scope(async () => {
          const [even, odd] = [await half(n, true), await half(n, false)];
          return authorsOf([...even, ...odd]);
        }),
    });

    pattern(suite, 'without a scope, concatenated: once for each result', {
      queries: 4,
      async read(n) {
        const [even, odd] = [await half(n, true), await half(n, false)];
        return authorsOf([...even, ...odd]);
      },
    });

    test.each(sizes)('read one by one earlier in the scope are loaded together: %i rows', async (n) => {
      if (suite.name !== 'sqlite' && n > 100) return;
      const keys = await posts(n).valuesList('id', { flat: true });
      await scope(async () => {
        const rows: Post[] = [];
        for (const pk of keys) rows.push(await Post.objects.get({ pk }));
        expect(await assertNumQueries(1, () => authorsOf(rows))).toHaveLength(n);
      });
      const { count } = await countQueries(async () => {
        for (const pk of keys) await (await Post.objects.get({ pk })).author;
      });
      expect(count).toBe(2 * n);
    });

    pattern(suite, 'in a transaction', {
      queries: 5,
      read: (n) =>
        atomic(async () => {
          const [even, odd] = [await half(n, true), await half(n, false)];
          const names = await authorsOf([...even, ...odd]);
          const best: (string | undefined)[] = [];
          for (const post of even) best.push((await post.comments.orderBy('-score', 'id').first())?.body);
          return [names, best];
        }),
    });
  },
  { rows: manyRows },
);
