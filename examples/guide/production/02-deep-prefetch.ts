import { isLoaded, Prefetch } from 'nuages';
import { sideBySide } from '../measure/side-by-side.js';
import { Comment, Post, type User } from '../models/index.js';
import { technique } from '../technique.js';

const latest = (n: number) => Post.objects.filter({ isPublished: true }).orderBy('-id').slice(0, n);

/** posts, their authors with profiles; tags; the ten newest approved comments of each, with their authors */
const whole = (n: number) => {
  const comments = Comment.objects.filter({ isApproved: true }).selectRelated('author').orderBy('-createdAt', '-id').slice(0, 10);
  return latest(n)
    .selectRelated('author__profile')
    .prefetchRelated('tags', Prefetch('comments', { queryset: comments, toAttr: 'recentComments' }));
};
async function shown(n: number): Promise<unknown[]> {
  return (await whole(n)).map((post) => [
    post.title,
    post.author.username,
    post.author.profile?.bio,
    post.tags.map((tag) => tag.name).sort(),
    post.recentComments.map((comment) => [comment.author.username, comment.body]),
  ]);
}
async function awaited(posts: readonly Post[]): Promise<unknown[]> {
  const page: unknown[] = [];
  for (const post of posts) {
    const author = await post.author;
    const profile = await author.profile;
    const tags = await post.tags;
    const comments: unknown[] = [];
    for (const comment of await post.comments.filter({ isApproved: true }).orderBy('-createdAt', '-id').slice(0, 10))
      comments.push([(await comment.author).username, comment.body]);
    page.push([post.title, author.username, profile?.bio, tags.map((tag) => tag.name).sort(), comments]);
  }
  return page;
}

/** The same page for two readers: the staff sees every comment, and who wrote it. */
const forView = (isStaff: boolean) => {
  const posts = latest(20).selectRelated('author');
  return isStaff ? posts.prefetchRelated('tags', 'comments__author') : posts;
};
async function view(isStaff: boolean): Promise<unknown[]> {
  const posts: readonly (Post & { readonly author: User })[] = await forView(isStaff);
  return posts.map((post) => {
    const line = [post.title, post.author.username];
    if (!isLoaded(post, 'comments__author')) return line;
    return [...line, ...post.comments.map((comment) => `${comment.author.username}: ${comment.body}`).sort()];
  });
}

export const deepPrefetch = technique({
  id: 'production/2',
  title: 'Deep and conditional prefetching',
  api: ['selectRelated()', 'prefetchRelated()', 'Prefetch()', 'isLoaded()'],
  rule: 'A page costs a fixed number of queries, however deep its relations go; load what this reader will see.',
  measure: 'queries',
  bad: async () => awaited(await latest(20).fetchMode('one')),
  good: () => shown(20),
  variants: [
    { title: 'the loop of the bad way, loaded for all rows at once', run: async () => awaited(await latest(20)) },
    { title: 'a view by who asks: a reader', differs: true, run: () => view(false) },
    { title: 'a view by who asks: the staff', differs: true, run: () => view(true) },
  ],
  tables: [
    {
      title: 'the page, whatever its size',
      run: () =>
        sideBySide([20, 100, 1000], {
          'relations asked for with the posts': shown,
          'the loop, loaded for all rows at once': async (n) => awaited(await latest(n)),
        }),
    },
  ],
});
