import { atomic, captureQueries, db, Prefetch, transaction } from 'nuages';
import { median } from '../measure/median.js';
import { Comment, Post, Tag } from '../models/index.js';
import { count, ms } from '../report/units.js';
import { technique } from '../technique.js';

const posts = (n: number) => Post.objects.orderBy('id').slice(0, n);
const newest = () => Comment.objects.orderBy('-createdAt', '-id').slice(0, 5);

export const prefetch = technique({
  id: 'core/2',
  title: 'Many-to-many and reverse relations',
  api: ['prefetchRelated()', 'Prefetch()'],
  rule: 'Relations to many rows are read by one query each, whatever the number of rows; which of them, and how many of each, that query says.',
  measure: 'queries',
  bad: async ({ work }) => {
    for (const post of await posts(100).fetchMode('one')) for (const tag of await post.tags.orderBy('name')) work(tag.name);
  },
  good: async ({ work }) => {
    const tags = Prefetch('tags', { queryset: Tag.objects.orderBy('name') });
    for (const post of await posts(100).prefetchRelated(tags)) for (const tag of post.tags) work(tag.name);
  },
  variants: [
    {
      title: 'the loop of the bad way, loaded for all rows from the second on',
      run: async ({ work }) => {
        for (const post of await posts(100)) for (const tag of await post.tags.orderBy('name')) work(tag.name);
      },
    },
  ],
  examples: [
    {
      title: 'filtered, into an attribute',
      bad: async ({ work }) => {
        for (const post of await posts(100).fetchMode('one')) work(await post.comments.filter({ isApproved: true }).count());
      },
      good: async ({ work }) => {
        const approved = Prefetch('comments', { queryset: Comment.objects.filter({ isApproved: true }), toAttr: 'approvedComments' });
        for (const post of await posts(100).prefetchRelated(approved)) work(post.approvedComments.length);
      },
    },
    {
      title: 'several, and one inside another',
      bad: async ({ work }) => {
        for (const post of await posts(100).fetchMode('one')) {
          work((await post.tags).length);
          for (const comment of await post.comments.orderBy('id')) work((await comment.author).username);
        }
      },
      good: async ({ work }) => {
        const comments = Prefetch('comments', { queryset: Comment.objects.orderBy('id') });
        for (const post of await posts(100).prefetchRelated('tags', comments, 'comments__author')) {
          work(post.tags.length);
          for (const comment of post.comments) work(comment.author.username);
        }
      },
    },
    {
      title: 'the newest five of each',
      bad: async ({ work }) => {
        for (const post of await posts(100).fetchMode('one'))
          for (const comment of await post.comments.orderBy('-createdAt', '-id').slice(0, 5)) work(comment.id);
      },
      good: async ({ work }) => {
        const recent = Prefetch('comments', { queryset: newest(), toAttr: 'recentComments' });
        for (const post of await posts(100).prefetchRelated(recent)) for (const comment of post.recentComments) work(comment.id);
      },
    },
  ],
  tables: [
    {
      title: 'the newest five of 1,000 posts, without and with an index on (post, created at)',
      run: async () => {
        const every = async () => {
          const all = await posts(1000).prefetchRelated(Prefetch('comments', { queryset: Comment.objects.orderBy('-createdAt', '-id') }));
          return all.map((post) => post.comments.slice(0, 5).map(({ id }) => id));
        };
        const five = async () => {
          const all = await posts(1000).prefetchRelated(Prefetch('comments', { queryset: newest(), toAttr: 'recentComments' }));
          return all.map((post) => post.recentComments.map(({ id }) => id));
        };
        const line = async (way: string, read: () => Promise<unknown>): Promise<string[]> => {
          const { queries } = await captureQueries(read);
          const taken: number[] = [];
          while (taken.length < 3) {
            const since = performance.now();
            await read();
            taken.push(performance.now() - since);
          }
          return [way, count(queries[1]?.rows ?? 0), ms(median(taken))];
        };
        const lines = [await line('all comments, cut in the application', every), await line('five of each, by the query', five)];
        await atomic(async () => {
          await db.execute`CREATE INDEX newest_of_post ON guide_comment (post_id, created_at DESC, id DESC)`;
          lines.push(await line('five of each, with the index', five));
          transaction.setRollback(true);
        });
        return [['way', 'comments that came back', 'ms'], ...lines];
      },
    },
  ],
});
