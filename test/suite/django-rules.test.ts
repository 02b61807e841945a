import { expect, test } from 'vitest';
import { Count, F, OuterRef, Subquery } from 'nuages';
import { blogRows } from './blog-rows.js';
import { Comment, Post } from './models.js';
import { onEveryBackend } from './on-every-backend.js';

onEveryBackend('rules of Django that real Django was asked for', () => {
  test('count() counts the groups that there are, also those made by what nothing refers to', async () => {
    await blogRows();
    const groups = Comment.objects
      .values('post')
      .annotate({ n: Count('id') })
      .annotate({ title: Subquery(Post.objects.filter({ pk: OuterRef('post') }).values('title')), key: F('id') });
    expect(await groups.count()).toBe((await groups).length);
    const rows = Post.objects.annotate({ comment: F('comments__id'), n: Count('tags') });
    expect(await rows.count()).toBe((await rows).length);
  });
});
