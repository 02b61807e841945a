import { expect, test } from 'vitest';
import { Count, Exists, F, Length, OuterRef } from 'nuages';
import { blogRows } from './blog-rows.js';
import { Comment, Post, Tag, User } from './models.js';
import { onEveryBackend } from './on-every-backend.js';
import { refused } from './refused.js';

const titles = async (posts: PromiseLike<readonly Post[]>) => (await posts).map((p) => p.title).sort();

onEveryBackend('and(), or(), xor() of querysets', () => {
  test('one query with the conditions of both', async () => {
    await blogRows();
    const out = Post.objects.filter({ isPublished: true });
    const anns = Post.objects.filter({ author__username: 'ann' });
    expect(await titles(out.and(anns))).toEqual(['One']);
    expect(await titles(out.or(anns))).toEqual(['One', 'Three', 'Two']);
    expect(await titles(out.xor(anns))).toEqual(['Three', 'Two']);
    expect(await out.or(anns).count()).toBe(3);
    expect(await out.and(anns).exists()).toBe(true);
    expect(await titles(out.or(anns).filter({ title__startswith: 'T' }))).toEqual(['Three', 'Two']);
    expect((await out.or(anns).orderBy('-title').first())?.title).toBe('Two');
    expect(await titles(out.and(anns).or(Post.objects.filter({ title: 'Two' })))).toEqual(['One', 'Two']);
    expect(await titles(out.or(anns).exclude({ comments__body: 'thanks' }))).toEqual(['Three', 'Two']);
  });

  test('joins become outer where one side would lose rows by them', async () => {
    await blogRows();
    const edited = Post.objects.filter({ editor__username: 'bob' });
    expect(await titles(edited.or(Post.objects.filter({ title: 'One' })))).toEqual(['One', 'Two']);
    expect(await titles(Post.objects.filter({ title: 'One' }).or(edited))).toEqual(['One', 'Two']);
    expect(await titles(edited.xor(Post.objects.filter({ editor__username: 'ann' })))).toEqual(['Three', 'Two']);
    expect(await titles(edited.or(Post.objects.exclude({ editor__username: 'ann' })))).toEqual(['One', 'Two']);
    expect(await titles(Post.objects.filter({ editor: null }).or(edited))).toEqual(['One', 'Two']);
  });

  test('to-many relations: of and() about two related rows, of or() about one', async () => {
    await blogRows();
    const fives = Post.objects.filter({ comments__score: 5 });
    const bad = Post.objects.filter({ comments__body: 'bad' });
    expect(await titles(fives.and(bad).distinct())).toEqual(['One', 'Two']);
    expect(await titles(Post.objects.filter({ comments__score: 5, comments__body: 'bad' }))).toEqual(['Two']);
    expect(await titles(fives.or(bad).distinct())).toEqual(['One', 'Two']);
    expect(await fives.or(bad).count()).toBe(3);
    expect(await titles(fives.or(Post.objects.filter({ title: 'Three' })))).toEqual(['One', 'Three', 'Two']);
    expect(await titles(fives.or(Post.objects.filter({ tags__name: 'swing' })).distinct())).toEqual(['One', 'Two']);
  });

  test('with everything, with nothing', async () => {
    await blogRows();
    const one = Post.objects.filter({ title: 'One' });
    expect(await titles(one.and(Post.objects.all()))).toEqual(['One']);
    expect(await titles(one.or(Post.objects.all()))).toEqual(['One', 'Three', 'Two']);
    expect(await titles(one.and(Post.objects.none()))).toEqual([]);
    expect(await titles(one.or(Post.objects.none()))).toEqual(['One']);
    expect(await titles(Post.objects.none().or(one))).toEqual(['One']);
    expect(await titles(one.xor(Post.objects.none()))).toEqual(['One']);
    expect(await titles(one.or(Post.objects.filter({ pk__in: [] })))).toEqual(['One']);
    expect(await titles(one.and(Post.objects.filter({ pk__in: [] })))).toEqual([]);
    expect(await titles(one.xor(one))).toEqual([]);
    expect(await titles(one.or(one))).toEqual(['One']);
  });

  test('orderings, values, annotations, subqueries', async () => {
    await blogRows();
    const one = Post.objects.filter({ title: 'One' });
    const three = Post.objects.filter({ title: 'Three' });
    expect((await one.orderBy('title').or(three.orderBy('-title'))).map((p) => p.title)).toEqual(['Three', 'One']);
    expect((await one.orderBy('-title').or(three)).map((p) => p.title)).toEqual(['Three', 'One']);
    expect(await one.values('title').or(three.values('title')).orderBy('title')).toEqual([{ title: 'One' }, { title: 'Three' }]);
    expect(
      await one
        .annotate({ size: Length('title') })
        .or(three.annotate({ size: Length('title') }))
        .orderBy('size')
        .valuesList('size', { flat: true }),
    ).toEqual([3, 5]);
    const approved = Post.objects.filter(Exists(Comment.objects.filter({ post: OuterRef('pk'), isApproved: true })));
    expect(await titles(approved.and(Post.objects.filter({ author__age__gt: F('comments__score') })).distinct())).toEqual(['One', 'Two']);
    expect(await titles(approved.or(three))).toEqual(['One', 'Three', 'Two']);
    expect(await titles(Post.objects.filter({ pk__in: one.or(three) }))).toEqual(['One', 'Three']);
    const counted = User.objects.annotate({ n: Count('posts') });
    expect(
      (
        await counted
          .filter({ n: 2 })
          .or(counted.filter({ n: 0 }))
          .orderBy('username')
      ).map((u) => [u.username, u.n]),
    ).toEqual([
      ['ann', 2],
      ['cat', 0],
    ]);
  });

  test('values keep their places', async () => {
    await blogRows();
    const run = async (a: string, b: string, age: number) =>
      await titles(
        Post.objects
          .filter({ title: a })
          .or(Post.objects.filter({ title: b }).exclude({ body: 'x' }))
          .filter({ author__age__gte: age }),
      );
    expect(await run('One', 'Three', 0)).toEqual(['One', 'Three']);
    expect(await run('One', 'Three', 25)).toEqual(['One']);
    expect(await run('Two', 'x', 25)).toEqual(['Two']);
  });

  test('sliced querysets are joined by their keys, where that is meant', async () => {
    await blogRows();
    const newest = Post.objects.orderBy('-id').slice(0, 1);
    expect(await titles(Post.objects.filter({ title: 'One' }).or(newest))).toEqual(['One', 'Three']);
    expect(await titles(newest.or(Post.objects.filter({ title: 'One' })))).toEqual(['One', 'Three']);
    expect(await refused(() => newest.and(Post.objects.filter({ title: 'One' })))).toMatch(
      /NUA_QUERY_INVALID: Querysets that were sliced can't be joined by and\(\).*pk__in/s,
    );
  });

  test('what can’t be joined is refused', async () => {
    const posts = Post.objects.filter({ title: 'One' });
    expect(await refused(() => posts.and(Tag.objects.all() as never))).toMatch(
      /NUA_QUERY_INVALID: Querysets that are of different models can't be joined by and\(\)/,
    );
    expect(await refused(() => posts.or(posts.distinct()))).toMatch(/differ in distinct\(\)/);
    expect(await refused(() => posts.values('title').or(posts.values('body') as never))).toMatch(/differ in values\(\)/);
    expect(await refused(() => posts.union(posts).or(posts))).toMatch(/NUA_QUERY_INVALID/);
    expect(await refused(() => posts.or(posts.union(posts)))).toMatch(/come from several queries/);
    expect(await refused(() => posts.or({ title: 'x' } as never))).toMatch(/NUA_QUERY_INVALID: Querysets go together with querysets/);
    expect(await refused(() => posts.xor(undefined as never))).toMatch(/not with undefined/);
  });
});
