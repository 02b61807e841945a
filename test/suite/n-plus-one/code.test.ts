import type { Comment, Post, User } from '../models.js';
import { onEveryBackend } from '../on-every-backend.js';
import { pattern } from './pattern.js';
import { manyRows, posts, users } from './rows.js';

async function* byAuthor(from: PromiseLike<readonly Post[]>): AsyncGenerator<string> {
  for (const post of await from) yield `${(await post.author).username}: ${post.title}`;
}

async function serialise(post: Post): Promise<object> {
  const [author, editor, tags] = await Promise.all([post.author, post.editor, post.tags]);
  return {
    title: post.title,
    author: author.username,
    editor: editor?.username ?? null,
    tags: tags.map((tag) => tag.name).sort(),
    comments: await post.comments.count(),
  };
}

/** a template's function: what it is given may have to be waited for */
async function html({ raw }: TemplateStringsArray, ...values: readonly (string | Promise<string>)[]): Promise<string> {
  const shown: string[] = [];
  for (const value of values) shown.push(await value);
  return raw.map((text, i) => text + (shown[i] ?? '')).join('');
}
const nameOf = async (user: PromiseLike<User> | User) => (await user).username;
const item = (post: Post) => html`<li>${post.title}, ${nameOf(post.author)}</li>`;

type Resolver = (parent: never) => unknown;
/** a query of GraphQL as its server runs it: the fields of an object all at once, each by a function that knows its own object only */
interface Selection {
  readonly [field: string]: readonly [Resolver, Selection?];
}
async function resolve(parent: unknown, fields: Selection): Promise<unknown> {
  const one = async ([name, [resolver, inner]]: readonly [string, readonly [Resolver, Selection?]]) => {
    const value: unknown = await resolver(parent as never);
    if (!inner || value === null) return [name, value] as const;
    return [
      name,
      Array.isArray(value) ? await Promise.all(value.map((each) => resolve(each, inner))) : await resolve(value, inner),
    ] as const;
  };
  return Object.fromEntries(await Promise.all(Object.entries(fields).map(one)));
}
const byId = <T extends { readonly id: number }>(rows: readonly T[]): T[] => rows.toSorted((a, b) => a.id - b.id);

onEveryBackend(
  'a relation is reached by',
  (suite) => {
    pattern(suite, 'an async method of the model', {
      queries: 2,
      async read(n) {
        const lines: string[] = [];
        for (const post of await posts(n)) lines.push(await post.byline());
        return lines;
      },
    });

    pattern(suite, 'an async generator', {
      queries: 2,
      async read(n) {
        const lines: string[] = [];
        for await (const line of byAuthor(posts(n))) lines.push(line);
        return lines;
      },
    });

    // posts, authors, editors, tags, how many comments
    pattern(suite, 'a serialiser called per row', {
      queries: 5,
      async read(n) {
        const found: object[] = [];
        for (const post of await posts(n)) found.push(await serialise(post));
        return found;
      },
    });

    pattern(suite, 'a serialiser called for all rows at once', {
      queries: 5,
      read: async (n) => Promise.all((await posts(n)).map(serialise)),
    });

    pattern(suite, 'a template called per row', {
      queries: 2,
      async read(n) {
        let page = '';
        for (const post of await posts(n)) page += await item(post);
        return page;
      },
    });

    // users, their profiles and posts, the comments of these
    pattern(suite, 'field resolvers two levels deep', {
      queries: 4,
      read: async (n) =>
        resolve(null, {
          users: [
            () => users(n),
            {
              name: [(user: User) => user.username],
              bio: [async (user: User) => (await user.profile)?.bio ?? null],
              posts: [
                async (user: User) => byId(await user.posts),
                {
                  title: [(post: Post) => post.title],
                  comments: [async (post: Post) => byId(await post.comments), { body: [(comment: Comment) => comment.body] }],
                },
              ],
            },
          ],
        }),
    });
  },
  { rows: manyRows },
);
