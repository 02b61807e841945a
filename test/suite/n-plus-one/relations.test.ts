import { onEveryBackend } from '../on-every-backend.js';
import { pattern } from './pattern.js';
import { leaves, manyRows, posts, roots, tags, users } from './rows.js';

const names = (of: readonly { readonly name: string }[]) => of.map(({ name }) => name).sort();

onEveryBackend(
  'touched in a loop',
  (suite) => {
    pattern(suite, 'a foreign key', {
      queries: 2,
      async read(n) {
        const found: string[] = [];
        for (const post of await posts(n)) found.push((await post.author).username);
        return found;
      },
    });

    pattern(suite, 'a foreign key that may be null', {
      queries: 2,
      // every third post has no editor
      alone: (n) => n / 2,
      async read(n) {
        const found: (string | undefined)[] = [];
        for (const post of await posts(n)) found.push((await post.editor)?.username);
        return found;
      },
    });

    pattern(suite, 'a reverse one-to-one, which every other row has', {
      queries: 2,
      async read(n) {
        const found: (string | undefined)[] = [];
        for (const user of await users(n)) found.push((await user.profile)?.bio);
        return found;
      },
    });

    pattern(suite, 'a reverse foreign key', {
      queries: 2,
      async read(n) {
        const found: string[][] = [];
        for (const post of await posts(n)) found.push((await post.comments).map((comment) => comment.body).sort());
        return found;
      },
    });

    pattern(suite, 'the same by all()', {
      queries: 2,
      async read(n) {
        const found: string[][] = [];
        for (const post of await posts(n)) found.push((await post.comments.all()).map((comment) => comment.body).sort());
        return found;
      },
    });

    pattern(suite, 'many-to-many', {
      queries: 2,
      async read(n) {
        const found: string[][] = [];
        for (const post of await posts(n)) found.push(names(await post.tags));
        return found;
      },
    });

    pattern(suite, 'many-to-many from the other side', {
      queries: 2,
      async read(n) {
        const found: string[][] = [];
        for (const tag of await tags(n)) found.push((await tag.posts).map((post) => post.title).sort());
        return found;
      },
    });

    pattern(suite, 'a relation to the same model', {
      queries: 2,
      async read(n) {
        const found: (string | undefined)[] = [];
        for (const topic of await leaves(n)) found.push((await topic.parent)?.name);
        return found;
      },
    });

    pattern(suite, 'a set of the same model', {
      queries: 2,
      // there are a tenth as many roots
      alone: (n) => n / 10 + 1,
      async read(n) {
        const found: string[][] = [];
        for (const topic of await roots(n)) found.push(names(await topic.children));
        return found;
      },
    });
  },
  { rows: manyRows },
);
