import { Coalesce, Count, Exists, OuterRef, Subquery } from 'nuages';
import { daysBeforeEnd } from '../data/calendar.js';
import { Comment, Order, Post, User } from '../models/index.js';
import { money } from '../report/money.js';
import { technique } from '../technique.js';

/** before the end of the data, which is always the same */
const dayAgo = daysBeforeEnd(1);
const monthAgo = daysBeforeEnd(30);

export const subqueries = technique({
  id: 'production/8',
  title: 'Subqueries',
  api: ['Subquery()', 'Exists()', 'OuterRef()'],
  rule: 'A value from another table for each row comes from a subquery, not from a query a row.',
  measure: 'queries',
  bad: async () => {
    const latest: unknown[] = [];
    for (const user of await User.objects.orderBy('id').slice(0, 1000)) {
      const order = await Order.objects.filter({ user: user.id }).orderBy('-createdAt').first();
      latest.push([user.username, order?.createdAt ?? null, money(order?.amount)]);
    }
    return latest;
  },
  good: async () => {
    const orders = Order.objects.filter({ user: OuterRef('pk') }).orderBy('-createdAt');
    const users = User.objects.annotate({
      latestOrderDate: Subquery(orders.values('createdAt').slice(0, 1)),
      latestOrderAmount: Subquery(orders.values('amount').slice(0, 1)),
    });
    const latest = await users.orderBy('id').slice(0, 1000);
    return latest.map((user) => [user.username, user.latestOrderDate, money(user.latestOrderAmount)]);
  },
  examples: [
    {
      title: 'the comments of the last 24 hours on each post',
      bad: async () => {
        const counts: [number, number][] = [];
        for (const { id } of await Post.objects.orderBy('-id').slice(0, 1000)) {
          counts.push([id, await Comment.objects.filter({ post: id, createdAt__gte: dayAgo }).count()]);
        }
        return counts;
      },
      good: async () => {
        const recent = Comment.objects.filter({ post: OuterRef('pk'), createdAt__gte: dayAgo });
        const counts = recent
          .values('post')
          .annotate({ count: Count('id') })
          .values('count');
        const posts = Post.objects.annotate({ recentComments: Coalesce(Subquery(counts), 0) }); // null without Coalesce: no group, no row
        return posts.orderBy('-id').slice(0, 1000).valuesList('id', 'recentComments');
      },
    },
    {
      title: 'users with a recent order',
      bad: async () => {
        const buyers: string[] = [];
        for (const user of await User.objects.filter({ id__lte: 1000 }).orderBy('id')) {
          if (await Order.objects.filter({ user: user.id, createdAt__gte: monthAgo }).exists()) buyers.push(user.username);
        }
        return buyers;
      },
      good: async () => {
        const recent = Order.objects.filter({ user: OuterRef('pk'), createdAt__gte: monthAgo });
        const users = User.objects.annotate({ hasRecentOrder: Exists(recent) });
        return users.filter({ hasRecentOrder: true, id__lte: 1000 }).orderBy('id').valuesList('username', { flat: true });
      },
    },
  ],
});
