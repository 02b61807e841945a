import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { expect, test } from 'vitest';
import { Avg, Coalesce, Count, F, Max, Min, OuterRef, type QueryEvent, Subquery, Sum, Window } from 'nuages';
import { blogRows } from './blog-rows.js';
import { Comment, Post, Tag, User } from './models.js';
import { onEveryBackend } from './on-every-backend.js';

/** what each statement says of its relations */
async function multipliedIn(run: () => PromiseLike<unknown>): Promise<(readonly string[])[]> {
  const seen: (readonly string[])[] = [];
  const see = (message: unknown) => void seen.push((message as QueryEvent).multiplied);
  subscribe('tracing:nuages:query:start', see);
  try {
    await run();
  } finally {
    unsubscribe('tracing:nuages:query:start', see);
  }
  return seen;
}

onEveryBackend('relations that multiply what is added up', () => {
  test('two relations to many at once: Django’s figures, and the event names them', async () => {
    await blogRows();
    const posts = Post.objects.annotate({ labels: Count('tags'), heard: Count('comments'), sum: Sum('comments__score') }).orderBy('id');
    // One: 2 tags x 3 comments
    expect(await posts.values('labels', 'heard', 'sum')).toEqual([
      { labels: 6, heard: 6, sum: 16 },
      { labels: 2, heard: 2, sum: 8 },
      { labels: 0, heard: 0, sum: null },
    ]);
    const [names] = await multipliedIn(() => posts.then());
    expect([...names!].sort()).toEqual(['Post.comments', 'Post.tags']);
  });

  test('distinct mends counts, and the event is silent', async () => {
    await blogRows();
    const posts = Post.objects
      .annotate({ labels: Count('tags', { distinct: true }), heard: Count('comments', { distinct: true }) })
      .orderBy('id');
    expect(await posts.valuesList('labels', 'heard')).toEqual([
      [2, 3],
      [1, 2],
      [0, 0],
    ]);
    expect(await multipliedIn(() => posts.then())).toEqual([[]]);
    // a sum is only mended by a subquery
    const sums = Comment.objects
      .filter({ post: OuterRef('pk') })
      .values('post')
      .annotate({ sum: Sum('score') })
      .values('sum');
    const mended = Post.objects.annotate({ labels: Count('tags', { distinct: true }), sum: Coalesce(Subquery(sums), 0) }).orderBy('id');
    expect(await mended.valuesList('labels', 'sum')).toEqual([
      [2, 8],
      [1, 8],
      [0, 0],
    ]);
    expect(await multipliedIn(() => mended.then())).toEqual([[]]);
  });

  test('one relation alone multiplies nothing; a condition that comes later does', async () => {
    await blogRows();
    expect(await multipliedIn(() => User.objects.annotate({ n: Count('posts') }).then())).toEqual([[]]);
    expect(
      await multipliedIn(() =>
        User.objects
          .filter({ posts__isPublished: true })
          .annotate({ n: Count('posts') })
          .then(),
      ),
    ).toEqual([[]]);
    expect(
      await multipliedIn(() =>
        User.objects
          .annotate({ n: Count('posts') })
          .filter({ posts__isPublished: true })
          .then(),
      ),
    ).toEqual([['User.posts']]);
    expect(
      await multipliedIn(() =>
        User.objects
          .filter({ comments__score: 5 })
          .annotate({ n: Count('posts') })
          .then(),
      ),
    ).toEqual([['User.comments']]);
    // along one path nothing stands beside
    expect(await multipliedIn(() => User.objects.annotate({ n: Count('posts__comments') }).then())).toEqual([[]]);
    expect(await multipliedIn(() => User.objects.annotate({ n: Count('posts'), m: Count('posts__comments') }).then())).toEqual([
      ['Post.comments'],
    ]);
    expect(await multipliedIn(() => Post.objects.annotate({ n: Count('author') }).then())).toEqual([[]]);
  });

  test('the least and the greatest don’t mind', async () => {
    await blogRows();
    expect(await multipliedIn(() => Post.objects.annotate({ a: Max('comments__score'), b: Min('tags__name') }).then())).toEqual([[]]);
    expect(await multipliedIn(() => Post.objects.annotate({ a: Avg('comments__score'), b: Min('tags__name') }).then())).toEqual([
      ['Post.tags'],
    ]);
    expect(await multipliedIn(() => Post.objects.annotate({ a: Window(Sum('author__age')) }).then())).toEqual([[]]);
  });

  test('in aggregate(), and in groups', async () => {
    await blogRows();
    expect(await multipliedIn(() => User.objects.aggregate({ posts: Count('posts'), comments: Count('comments') }))).toEqual([
      expect.arrayContaining(['User.posts', 'User.comments']) as string[],
    ]);
    expect(await multipliedIn(() => User.objects.filter({ posts__isPublished: true }).aggregate({ age: Sum('age') }))).toEqual([
      ['User.posts'],
    ]);
    expect(await multipliedIn(() => User.objects.aggregate({ age: Sum('age') }))).toEqual([[]]);
    expect(
      await multipliedIn(() =>
        Tag.objects
          .values('posts__title')
          .annotate({ n: Count('posts__comments') })
          .then(),
      ),
    ).toEqual([[]]);
    expect(
      await multipliedIn(() =>
        Tag.objects
          .values('posts__title')
          .annotate({ n: Count('pk') })
          .then(),
      ),
    ).toEqual([[]]);
    expect(
      await multipliedIn(() =>
        User.objects
          .values('posts__title')
          .annotate({ n: Count('comments') })
          .then(),
      ),
    ).toEqual([[]]);
    expect(
      await multipliedIn(() => User.objects.annotate({ total: Sum(F('posts__comments__score').add(F('comments__score'))) }).then()),
    ).toEqual([[]]);
  });

  test('plain queries and counts have none', async () => {
    await blogRows();
    expect(await multipliedIn(() => Post.objects.filter({ tags__name: 'jazz', comments__score: 5 }).then())).toEqual([[]]);
    expect(await multipliedIn(() => Post.objects.filter({ tags__name: 'jazz' }).count())).toEqual([[]]);
    expect(await multipliedIn(() => Post.objects.filter({ tags__name: 'jazz' }).exists())).toEqual([[]]);
  });
});
