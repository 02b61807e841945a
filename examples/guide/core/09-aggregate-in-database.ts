import { Avg, Count, Decimal, F, Max, Min, Q, Sum } from 'nuages';
import { Order, User } from '../models/index.js';
import { money } from '../report/money.js';
import { technique } from '../technique.js';

/** all its digits, as sums have them: 1.010 and 1.01 are one number */
const exact = (amount: Decimal): string => amount.plus(0).toString();

export const aggregateInDatabase = technique({
  id: 'core/9',
  title: 'Aggregate in the database',
  api: ['aggregate()', 'annotate()', 'Count()', 'Sum()', 'Avg()', 'Min()', 'Max()', 'F()'],
  rule: 'Sums, averages and counts are computed where the rows are: one row travels. Decimals stay exact, in expressions too.',
  measure: 'rows',
  bad: async () => {
    const prices = (await Order.objects.all()).map(({ price }) => price);
    const total = prices.reduce((sum, price) => sum.plus(price));
    const max = prices.reduce((a, b) => (a.comparedTo(b) < 0 ? b : a));
    const min = prices.reduce((a, b) => (a.comparedTo(b) > 0 ? b : a));
    return { total: money(total), average: money(total.div(prices.length)), max: money(max), min: money(min), count: prices.length };
  },
  good: async () => {
    const { total, average, max, min, count } = await Order.objects.aggregate({
      total: Sum('price'),
      average: Avg('price'),
      max: Max('price'),
      min: Min('price'),
      count: Count('id'),
    });
    return { total: money(total), average: money(average), max: money(max), min: money(min), count };
  },
  examples: [
    {
      title: 'conditional aggregates',
      bad: async () => {
        let [paid, pending, revenue] = [0, 0, new Decimal(0)];
        for (const { status, price } of await Order.objects.all()) {
          if (status === 'pending') pending++;
          if (status !== 'paid') continue;
          paid++;
          revenue = revenue.plus(price);
        }
        return { paid, pending, revenue: money(revenue) };
      },
      good: async () => {
        const { paid, pending, revenue } = await Order.objects.aggregate({
          paid: Count('id', { filter: Q({ status: 'paid' }) }),
          pending: Count('id', { filter: Q({ status: 'pending' }) }),
          revenue: Sum('price', { filter: Q({ status: 'paid' }), default: 0 }),
        });
        return { paid, pending, revenue: money(revenue) };
      },
    },
    {
      title: 'several aggregates by group',
      bad: async () => {
        const groups = new Map<string, { count: number; total: Decimal }>();
        for (const { status, price } of await Order.objects.all()) {
          const group = groups.get(status) ?? { count: 0, total: new Decimal(0) };
          groups.set(status, { count: group.count + 1, total: group.total.plus(price) });
        }
        const sorted = [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1));
        return sorted.map(([status, { count, total }]) => [status, count, money(total), money(total.div(count))]);
      },
      good: async () => {
        const groups = Order.objects.values('status').annotate({ count: Count('id'), total: Sum('price'), average: Avg('price') });
        const rows = await groups.orderBy('status');
        return rows.map(({ status, count, total, average }) => [status, count, money(total), money(average)]);
      },
    },
    {
      title: 'four aggregates of each user’s orders, filtered on one',
      bad: async () => {
        const buyers: unknown[] = [];
        for (const { id, username } of await User.objects.filter({ id__lte: 1000 }).orderBy('id')) {
          const orders = await Order.objects.filter({ user: id }).orderBy('createdAt');
          const total = orders.reduce((sum, { price }) => sum.plus(price), new Decimal(0));
          if (orders.length <= 2) continue;
          buyers.push([username, orders.length, money(total), money(total.div(orders.length)), orders.at(-1)?.createdAt]);
        }
        return buyers;
      },
      good: async () => {
        const users = User.objects.filter({ id__lte: 1000 }).annotate({
          orderCount: Count('orders'),
          totalSpent: Sum('orders__price'),
          avgOrder: Avg('orders__price'),
          lastOrder: Max('orders__createdAt'),
        });
        const buyers = await users.filter({ orderCount__gt: 2 }).orderBy('id');
        return buyers.map((user) => [user.username, user.orderCount, money(user.totalSpent), money(user.avgOrder), user.lastOrder]);
      },
    },
    {
      title: 'tax and price with tax',
      bad: async () => {
        const taxed: string[][] = [];
        for (const { price } of await Order.objects.orderBy('id')) {
          if (price.comparedTo(1990) > 0) taxed.push([exact(price.times(0.1)), exact(price.times(1.1))]);
        }
        return taxed;
      },
      good: async () => {
        const orders = Order.objects.filter({ price__gt: 1990 }).annotate({ tax: F('price').mul(0.1), withTax: F('price').mul(1.1) });
        const rows = await orders.orderBy('id').values('tax', 'withTax');
        return rows.map(({ tax, withTax }) => [exact(tax), exact(withTax)]);
      },
    },
    {
      title: 'the ten best profit margins',
      bad: async () => {
        const dear = (await Order.objects.all()).filter(({ price }) => price.comparedTo(1990) > 0);
        const margins = dear.map(({ id, price, cost }) => ({ id, margin: price.minus(cost).div(price).times(100) }));
        const best = margins.toSorted((a, b) => b.margin.comparedTo(a.margin) || a.id - b.id).slice(0, 10);
        return best.map(({ id, margin }) => [id, money(margin)]);
      },
      good: async () => {
        const dear = Order.objects.filter({ price__gt: 1990 });
        const margins = dear.annotate({ margin: F('price').sub(F('cost')).div(F('price')).mul(100) });
        const best = await margins.orderBy('-margin', 'id').slice(0, 10);
        return best.map(({ id, margin }) => [id, money(margin)]);
      },
    },
  ],
});
