import { Post } from '../models.js';
import { onEveryBackend } from '../on-every-backend.js';
import { pattern } from './pattern.js';
import { manyRows, posts, users } from './rows.js';

onEveryBackend(
  'asked of each row',
  (suite) => {
    pattern(suite, 'count()', {
      queries: 2,
      async read(n) {
        const found: number[] = [];
        for (const post of await posts(n)) found.push(await post.comments.count());
        return found;
      },
    });

    pattern(suite, 'exists()', {
      queries: 2,
      async read(n) {
        const found: boolean[] = [];
        for (const post of await posts(n)) found.push(await post.tags.exists());
        return found;
      },
    });

    pattern(suite, 'count() and exists() of several relations, all at once', {
      queries: 4,
      read: async (n) =>
        Promise.all((await posts(n)).map((post) => Promise.all([post.comments.count(), post.tags.count(), post.tags.exists()]))),
    });

    // what is narrowed is asked for one row, and with the second row that asks for all that are left
    pattern(suite, 'first() by an order', {
      queries: 3,
      async read(n) {
        const found: (string | undefined)[] = [];
        for (const post of await posts(n)) found.push((await post.comments.orderBy('-score', 'id').first())?.body);
        return found;
      },
    });

    pattern(suite, 'a filtered set', {
      queries: 3,
      async read(n) {
        const found: string[][] = [];
        for (const post of await posts(n))
          found.push((await post.comments.filter({ isApproved: true })).map((comment) => comment.body).sort());
        return found;
      },
    });

    pattern(suite, 'an ordered set', {
      queries: 3,
      async read(n) {
        const found: string[][] = [];
        for (const post of await posts(n)) found.push((await post.comments.orderBy('-score', 'id')).map((comment) => comment.body));
        return found;
      },
    });

    pattern(suite, 'a sliced ordered set', {
      queries: 3,
      async read(n) {
        const found: string[][] = [];
        for (const post of await posts(n))
          found.push((await post.comments.orderBy('-score', 'id').slice(0, 2)).map((comment) => comment.body));
        return found;
      },
    });

    pattern(suite, 'a sliced ordered set of a many-to-many relation, from its second row', {
      queries: 3,
      async read(n) {
        const found: string[][] = [];
        for (const post of await posts(n)) found.push((await post.tags.orderBy('-name').slice(1, 3)).map((tag) => tag.name));
        return found;
      },
    });

    pattern(suite, 'a filtered count', {
      queries: 3,
      async read(n) {
        const found: number[] = [];
        for (const post of await posts(n)) found.push(await post.comments.filter({ score__gte: 5 }).count());
        return found;
      },
    });

    pattern(suite, 'whether a filtered set is empty', {
      queries: 3,
      async read(n) {
        const found: boolean[] = [];
        for (const user of await users(n)) found.push(await user.posts.filter({ isPublished: false }).exists());
        return found;
      },
    });

    pattern(suite, 'a filtered set, and a relation of its rows', {
      queries: 5,
      async read(n) {
        const found: string[][] = [];
        for (const post of await posts(n)) {
          const approved = await post.comments.filter({ isApproved: true }).orderBy('id');
          found.push(await Promise.all(approved.map(async (comment) => (await comment.user).username)));
        }
        return found;
      },
    });

    pattern(suite, 'columns that were not read', {
      queries: 2,
      async read(n) {
        const found: string[] = [];
        for (const post of await posts(n).only('title')) found.push(await post.body);
        return found;
      },
    });

    pattern(suite, 'columns that were left out', {
      queries: 3,
      read: async (n) =>
        Promise.all(
          (await Post.objects.orderBy('id').slice(0, n).defer('body', 'title')).map(async (post) => [await post.title, await post.body]),
        ),
    });
  },
  { rows: manyRows },
);
