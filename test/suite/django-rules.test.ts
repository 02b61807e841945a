import { expect, test } from 'vitest';
import { Count, Exists, F, Max, OuterRef, Q, Subquery, Sum } from 'nuages';
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

  test('values() reads the tables that it joined, whatever filter() joins later', async () => {
    await blogRows();
    const scores = Post.objects.values('comments__score').filter({ comments__score: 5 });
    const all = (await scores).map((row) => row.comments__score);
    expect(new Set(all).size).toBeGreaterThan(1);
  });

  test('a name that values() reads orders by what is read, a relation by its key', () => {
    expect(Post.objects.values('tags').orderBy('tags').toSQL().sql).not.toMatch(/ORDER BY.*name/);
    expect(Post.objects.values('id').orderBy('tags').toSQL().sql).toMatch(/ORDER BY.*name/);
  });

  test('exclude() of an OR with an aggregate is one condition on groups', async () => {
    await blogRows();
    const groups = Comment.objects.values('post').annotate({ best: Max('score') });
    const [whole, parted] = [Q({ best__gt: 4 }).or({ isApproved: false }), Q({ best__gt: 4 }).or({ isApproved: false })];
    expect(groups.exclude(whole).toSQL().sql).not.toContain('WHERE');
    expect(groups.filter(parted.not()).toSQL().sql).toContain('WHERE');
  });

  test('a subquery divides groups by the columns it looks at, or as a whole where those lie behind a relation', async () => {
    await blogRows();
    const near = Exists(Post.objects.filter({ pk: OuterRef('post'), isPublished: true }));
    const far = Exists(Post.objects.filter({ author: OuterRef('post__author'), isPublished: true }));
    const grouped = (found: typeof near): string =>
      Comment.objects
        .values('user')
        .annotate({ n: Count('id') })
        .annotate({ found })
        .toSQL().sql;
    const groupBy = (text: string): string => text.slice(text.indexOf('GROUP BY'));
    expect(groupBy(grouped(near))).not.toContain('EXISTS');
    expect(groupBy(grouped(far))).toContain('EXISTS');
    expect(groupBy(grouped(near.not()))).toContain('EXISTS');
  });

  test('exclude() over many rows: a path on the right is of the row outside, what is computed of paths is of the rows inside', () => {
    const path = Post.objects.exclude({ comments__score__gt: F('id') }).toSQL().sql;
    expect(path).not.toMatch(/EXISTS.*JOIN/);
    const computed = Post.objects.exclude({ comments__score__gt: F('author__age').add(1) }).toSQL().sql;
    expect(computed).toMatch(/JOIN .*EXISTS.*JOIN/);
  });

  test('and() of querysets joins the tables of the other as wide as their relations are', () => {
    const named = Post.objects.filter({ editor__username: 'ann' });
    expect(named.toSQL().sql).toContain('INNER JOIN');
    expect(Post.objects.filter({ title: 'a' }).and(named).toSQL().sql).toContain('LEFT OUTER JOIN');
  });

  test('what is computed of an aggregate over nothing is 0, and no condition on it holds', async () => {
    await blogRows();
    const none = { filter: Q({ id__in: [] }) };
    const posts = Post.objects.annotate({ n: Count('comments', none), best: Max('comments__score', none) });
    const all = await Post.objects.count();
    expect(await posts.filter({ n__gte: 0 }).count()).toBe(0);
    expect(await posts.exclude({ n__gte: 0 }).count()).toBe(all);
    const [post] = await posts
      .annotate({ more: F('n').add(100) })
      .orderBy('pk')
      .values('n', 'best', 'more');
    expect(post).toEqual({ n: 0, best: null, more: 0 });
    expect(await posts.aggregate({ sum: Sum('n'), all: Count('id') })).toEqual({ sum: 0, all });
    expect(await Post.objects.distinct().aggregate({ none: Count('id', none), all: Count('id') })).toEqual({ none: 0, all: 0 });
  });
});
