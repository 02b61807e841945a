import { inspect } from 'node:util';
import { captureQueries, Count, F, FieldError, KeysetPaginator, ProgrammingError, Q } from 'nuages';
import { expect, test } from 'vitest';
import { blogRows } from './blog-rows.js';
import { Comment, Post, Profile, User } from './models.js';
import { onEveryBackend } from './on-every-backend.js';

/** Reads what is selected, and nothing else is asked. */
async function once<T>(read: () => PromiseLike<T>): Promise<T> {
  const { result, count } = await captureQueries(async () => read());
  expect(count).toBe(1);
  return result;
}

onEveryBackend('selectRelated()', (suite) => {
  test('gives whole rows of the class, by one query', async () => {
    await blogRows();
    await once(async () => {
      const posts = await Post.objects.selectRelated('author').orderBy('id');
      expect(posts.map((p) => [p.title, p.author.username, p.author.display])).toEqual([
        ['One', 'ann', 'ann (30)'],
        ['Two', 'ann', 'ann (30)'],
        ['Three', 'bob', 'bob (20)'],
      ]);
      expect(posts[0]!.author).toBeInstanceOf(User);
      expect(posts[0]!.author).not.toBe(posts[1]!.author);
      expect(posts[0]!.author.createdAt).toBeInstanceOf(Date);
    });
  });

  test('joins a nullable key without losing rows, and gives null', async () => {
    await blogRows();
    const posts = await once(() => Post.objects.selectRelated('editor').orderBy('id'));
    expect(posts.map((p) => p.editor?.username ?? null)).toEqual([null, 'bob', 'ann']);
  });

  test('goes to any depth, and through a NULL to nothing', async () => {
    const { good } = await blogRows();
    const comments = await once(() => Comment.objects.selectRelated('post__author', 'parent__post__editor').orderBy('id'));
    expect(comments.map((c) => c.post.author.username)).toEqual(['ann', 'ann', 'ann', 'ann', 'ann']);
    expect(comments.map((c) => c.parent?.id ?? null)).toEqual([null, null, null, null, good.id]);
    expect(comments.at(-1)!.parent!.post.title).toBe('One');
    expect(comments.at(-1)!.parent!.post.editor).toBeNull();
  });

  test('reaches a one-to-one from both sides, each row knowing the other', async () => {
    const { ann } = await blogRows();
    await Profile.objects.create({ user: ann, bio: 'hi' });
    await once(async () => {
      const users = await User.objects.selectRelated('profile').orderBy('id');
      expect(users.map((u) => u.profile?.bio ?? null)).toEqual(['hi', null, null]);
      expect(await users[0]!.profile!.user).toBe(users[0]);
    });
    await once(async () => {
      const profile = await Profile.objects.selectRelated('user').get({ user: ann });
      expect(profile.user.username).toBe('ann');
      expect(await profile.user.profile).toBe(profile);
    });
  });

  test('without names follows the keys that are never null', async () => {
    await blogRows();
    const comment = await once(async () => {
      const found = await Comment.objects.selectRelated().orderBy('id').first();
      expect((await found!.post.author).username).toBe('ann');
      return found;
    });
    expect(comment!.user.username).toBe('bob');
    expect(Object.keys(comment!.toPlain())).toEqual(['id', 'postId', 'userId', 'parentId', 'body', 'score', 'isApproved', 'post', 'user']);
  });

  test('adds up over calls, and null clears', async () => {
    await blogRows();
    const both = await once(() => Post.objects.selectRelated('author').selectRelated('editor').get({ title: 'Two' }));
    expect([both.author.username, both.editor!.username]).toEqual(['ann', 'bob']);
    const none = await Post.objects.selectRelated('author').selectRelated(null).get({ title: 'Two' });
    expect(inspect(none)).toContain('author: <not loaded: ');
  });

  test('reads only the columns asked for, and the others when they are awaited, for all', async () => {
    await blogRows();
    const posts = await Post.objects.selectRelated('author').only('title', 'author__username').orderBy('id');
    expect(Object.keys(posts[0]!)).toEqual(['id', 'title', 'authorId']);
    expect(Object.keys(posts[0]!.author)).toEqual(['id', 'username']);
    expect(await once(() => Promise.all(posts.map((p) => (p.author as unknown as { email: Promise<string> }).email)))).toEqual([
      'ann@example.com',
      'ann@example.com',
      null,
    ]);
    const [first] = await Post.objects.selectRelated('author').defer('author__email', 'body').orderBy('id');
    expect(Object.keys(first!)).not.toContain('body');
    expect(Object.keys(first!.author)).toEqual(['id', 'username', 'age', 'isActive', 'createdAt']);
    const [whole] = await Post.objects.selectRelated('author').only('author');
    expect(Object.keys(whole!.author)).toHaveLength(6);
  });

  test('is refused together with leaving its key out', async () => {
    const selected = Post.objects.selectRelated('author');
    for (const query of [selected.only('title'), selected.defer('author'), User.objects.selectRelated('profile').only('username')])
      await expect(query).rejects.toMatchObject({ code: 'NUA_QUERY_INVALID' });
    await expect(selected.only('title')).rejects.toThrow("Post.author can't be both left out and joined by selectRelated().");
    await expect(Comment.objects.selectRelated('post__author').defer('post__author')).rejects.toBeInstanceOf(ProgrammingError);
  });

  test('names what can be joined at that place', () => {
    expect(() => Post.objects.selectRelated('autor' as never)).toThrow(
      'Post has no relation "autor" to join. Did you mean "author"? Post has: author, editor.',
    );
    expect(() => Post.objects.selectRelated('title' as never)).toThrow('Post has: author, editor.');
    expect(() => Post.objects.selectRelated('author__nothing' as never)).toThrow(
      'User has no relation "nothing" to join. User has: profile.',
    );
    expect(() => Post.objects.selectRelated('tags' as never)).toThrow('prefetchRelated()');
    expect(() => Post.objects.selectRelated('tags' as never)).toThrow(FieldError);
    const values = Post.objects.values('id') as unknown as typeof Post.objects;
    expect(() => values.selectRelated('author')).toThrow("selectRelated() can't follow values()");
    const union = Post.objects.filter({ id: 1 }).union(Post.objects.filter({ id: 2 })) as unknown as typeof Post.objects;
    expect(() => union.selectRelated('author')).toThrow("selectRelated() can't follow union");
  });

  test('stands beside conditions, orders, slices and DISTINCT on the same relation', async () => {
    await blogRows();
    const query = Post.objects.selectRelated('editor').orderBy('editor__username', 'id');
    expect((await once(() => query.filter({ editor__isnull: false }))).map((p) => p.editor!.username)).toEqual(['ann', 'bob']);
    expect((await query.filter({ editor__age__gt: 10 }).slice(1, 3)).map((p) => p.editor!.username)).toEqual(['bob']);
    const tagged = Post.objects.selectRelated('author').filter({ comments__score__gt: 0 }).distinct().orderBy('author__username', 'id');
    expect((await tagged).map((p) => [p.title, p.author.username])).toEqual([
      ['One', 'ann'],
      ['Two', 'ann'],
    ]);
    const either = await Post.objects
      .selectRelated('author', 'editor')
      .filter(Q({ editor__username: 'ann' }).or({ title: 'One' }))
      .orderBy('id');
    expect(either.map((p) => [p.title, p.editor?.username])).toEqual([
      ['One', undefined],
      ['Three', 'ann'],
    ]);
  });

  test('goes with aggregates: rows stay the rows of the model', async () => {
    await blogRows();
    const posts = await once(() =>
      Post.objects
        .selectRelated('author', 'editor')
        .annotate({ n: Count('comments'), by: F('author__username') })
        .orderBy('id'),
    );
    expect(posts.map((p) => [p.n, p.by, p.author.username, p.editor?.username ?? null])).toEqual([
      [3, 'ann', 'ann', null],
      [2, 'ann', 'ann', 'bob'],
      [0, 'bob', 'bob', 'ann'],
    ]);
  });

  test('is read in every way that instances are', async () => {
    const { one } = await blogRows();
    const query = Post.objects.selectRelated('author').orderBy('id');
    expect((await once(() => query.first()))!.author.username).toBe('ann');
    expect((await once(() => query.last()))!.author.username).toBe('bob');
    expect((await once(() => query.get({ pk: one.id }))).author.username).toBe('ann');
    expect((await once(() => query.inBulk([one.id]))).get(one.id)!.author.username).toBe('ann');
    const [a, b] = await once(() => Promise.all([query.get({ pk: one.id }), query.get({ pk: one.id })]));
    expect([a.author.username, b.author.username]).toEqual(['ann', 'ann']);
    const seen: string[] = [];
    for await (const post of query.iterator({ chunkSize: 2 })) seen.push(post.author.username);
    expect(seen).toEqual(['ann', 'ann', 'bob']);
  });

  test('comes with pages by key', async () => {
    await blogRows();
    const pages = new KeysetPaginator(Post.objects.selectRelated('author', 'editor').orderBy('author__username', 'title'), 2);
    const page = await once(() => pages.after());
    const next = await pages.after(page.nextCursor);
    expect([...page.items, ...next.items].map((p) => [p.title, p.author.username, p.editor?.username ?? null])).toEqual([
      ['One', 'ann', null],
      ['Two', 'ann', 'bob'],
      ['Three', 'bob', 'ann'],
    ]);
  });

  test('is left out where rows are counted, summed up or stand inside another query', async () => {
    await blogRows();
    const query = Post.objects.selectRelated('author', 'editor');
    const { queries } = await captureQueries(async () => {
      expect(await query.count()).toBe(3);
      expect(await query.distinct().count()).toBe(3);
      expect(await query.exists()).toBe(true);
      expect(await query.aggregate({ n: Count('*') })).toEqual({ n: 3 });
      expect(await Comment.objects.filter({ post__in: query }).count()).toBe(5);
      expect(await query.values('title').orderBy('id').first()).toEqual({ title: 'One' });
      expect(await query.filter({ title: 'One' }).update({ body: 'new' })).toBe(1);
    });
    for (const { sql } of queries) expect(sql).not.toContain('JOIN');
  });

  test('is part of queries that are combined, where each reads the same', async () => {
    await blogRows();
    const query = Post.objects.selectRelated('author');
    const both = await query
      .filter({ title: 'One' })
      .union(query.filter({ title: 'Three' }))
      .orderBy('title');
    expect((both as unknown as { author: User; title: string }[]).map((p) => [p.title, p.author.username])).toEqual([
      ['One', 'ann'],
      ['Three', 'bob'],
    ]);
  });

  test('rows at one place are siblings: what is touched of one is read for all', async () => {
    const { ann, bob } = await blogRows();
    await Profile.objects.bulkCreate([
      { user: ann, bio: 'a' },
      { user: bob, bio: 'b' },
    ]);
    const posts = await Post.objects.selectRelated('author').orderBy('id');
    const bios = await once(async () => {
      const found: (string | undefined)[] = [];
      for (const post of posts) found.push((await post.author.profile)?.bio);
      return found;
    });
    expect(bios).toEqual(['a', 'a', 'b']);
  });

  test('shows in JSON and inspect, a one-to-one from one side', async () => {
    const { ann } = await blogRows();
    await Profile.objects.create({ user: ann, bio: 'hi' });
    const user = await User.objects.selectRelated('profile').get({ username: 'ann' });
    expect(JSON.parse(JSON.stringify(user))).toMatchObject({ username: 'ann', profile: { bio: 'hi' } });
    expect(inspect(await Post.objects.selectRelated('editor').get({ title: 'One' }))).toContain('editor: null');
    expect(inspect(await Post.objects.selectRelated('author').get({ title: 'One' }))).toContain('author: User {');
  });

  test('another key makes what was joined stale', async () => {
    const { bob } = await blogRows();
    const post = await Post.objects.selectRelated('author').get({ title: 'One' });
    post.authorId = bob.id;
    const loose: Post = post;
    expect((await loose.author).username).toBe('bob');
  });

  test(`belongs to the statement that toSQL() shows on ${suite.name}`, () => {
    expect(Post.objects.selectRelated('author').only('author__username').toSQL().sql).toMatch(
      /^SELECT "post"\."id", "post"\."author_id", "user"\."id", "user"\."username" FROM "post" INNER JOIN "user"/,
    );
  });
});
