import { expect, test } from 'vitest';
import { Count, Exists, OuterRef, RowNumber, Window } from 'nuages';
import { blogRows } from './blog-rows.js';
import { Comment, Post, User } from './models.js';
import { onEveryBackend } from './on-every-backend.js';
import { refused } from './refused.js';

onEveryBackend('writing to rows that annotations choose', () => {
  test('an aggregate chooses the groups whose rows are changed', async () => {
    await blogRows();
    const busy = Post.objects.annotate({ n: Count('comments') }).filter({ n__gte: 2 });
    expect(await busy.update({ body: 'busy' })).toBe(2);
    expect(await Post.objects.filter({ body: 'busy' }).orderBy('title').valuesList('title', { flat: true })).toEqual(['One', 'Two']);
    await User.objects
      .annotate({ n: Count('posts') })
      .filter({ n: 0, username: 'cat' })
      .update({ age: 41 });
    expect((await User.objects.get({ username: 'cat' })).age).toBe(41);
  });

  test('a window and a subquery choose the rows that are deleted', async () => {
    await blogRows();
    const place = Window(RowNumber(), { partitionBy: 'post', orderBy: ['-score', 'id'] });
    const [left] = await Comment.objects.annotate({ place }).filter({ place__gt: 2 });
    expect(left).toBeDefined();
    await Comment.objects.annotate({ place }).filter({ place__gt: 2 }).delete();
    expect(await Comment.objects.filter({ pk: left!.id }).exists()).toBe(false);
    const answered = Exists(Comment.objects.filter({ parent: OuterRef('pk') }));
    const before = await Comment.objects.count();
    const leaves = await Comment.objects.filter(answered.not()).count();
    await Comment.objects.filter(answered.not()).delete();
    expect(await Comment.objects.count()).toBe(before - leaves);
  });

  test('groups and combined rows are no rows to change', async () => {
    const groups = Post.objects.values('author').annotate({ n: Count('id') });
    expect(await refused(() => groups.update({ body: 'x' }))).toContain("can't follow values()");
    const both = Post.objects.filter({ title: 'One' }).union(Post.objects.filter({ title: 'Two' }));
    expect(await refused(() => both.delete())).toContain("can't follow union");
  });
});
