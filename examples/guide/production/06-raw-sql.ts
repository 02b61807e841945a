import type { Decimal } from 'nuages';
import { Avg, Count, db, NuagesError, RawSQL, sql, Sum, Trunc } from 'nuages';
import { Order, User } from '../models/index.js';
import { money } from '../report/money.js';
import { technique } from '../technique.js';

interface Month {
  readonly month: string;
  readonly uniqueUsers: number;
  readonly total: Decimal;
  readonly average: Decimal;
}
const monthly = (start: unknown, end: unknown) => sql<Month>`
  SELECT to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM') AS "month", count(DISTINCT user_id)::int AS "uniqueUsers",
    sum(amount) AS "total", avg(amount) AS "average"
  FROM guide_order
  WHERE created_at >= ${start} AND created_at < ${end}
  GROUP BY 1
  ORDER BY 1 DESC`;
const start = new Date('2025-01-01T00:00:00Z');
const end = new Date('2026-01-01T00:00:00Z');

const attacks = [
  `'; DROP TABLE guide_order; --`,
  `' OR '1'='1`,
  `"; DELETE FROM guide_order; --`,
  `0); UPDATE guide_order SET price = 0; --`,
];
/** What runs SQL with a value of a request in it; each of them must find no row, or refuse the value. */
const parameters: Readonly<Record<string, (value: string) => PromiseLike<readonly unknown[]>>> = {
  'the report’s start': (value) => db.query(monthly(value, end)),
  'the report’s end': (value) => db.query(monthly(start, value)),
  'a text in db.query': (value) => db.query`SELECT id FROM guide_order WHERE status = ${value}`,
  'a list in db.query': (value) => db.query`SELECT id FROM guide_order WHERE status IN (${sql.join([value])})`,
  'a name, by sql.id()': (value) => db.query`SELECT ${sql.id(value)} FROM guide_order`,
  'a queryset in db.query': (value) =>
    db.query`SELECT 1 FROM guide_order WHERE id IN (${Order.objects.filter({ status: value as 'paid' }).values('id')})`,
  'a text in raw()': (value) => Order.objects.raw('SELECT id FROM guide_order WHERE status = ?', [value]),
  'a number in raw()': (value) => Order.objects.raw('SELECT id FROM guide_order WHERE price < ?', [value]),
  'a text in RawSQL()': (value) => Order.objects.filter(RawSQL<boolean>('status = ?', [value])).values('id'),
};

export const rawSql = technique({
  id: 'production/6',
  title: 'Raw SQL',
  api: ['db.query``', 'raw()', 'sql``'],
  rule: 'Where SQL says it better, write SQL, and let values be parameters: then none of them can become part of it.',
  measure: 'rows',
  speaks: 'postgres',
  bad: async () => {
    const months = new Map<string, { total: Decimal; orders: number; users: Set<number> }>();
    for (const { createdAt, amount, userId } of await Order.objects.filter({ createdAt__gte: start, createdAt__lt: end })) {
      const month = createdAt.toISOString().slice(0, 7);
      const { total, orders, users } = months.get(month) ?? { total: null, orders: 0, users: new Set<number>() };
      months.set(month, { total: total?.plus(amount) ?? amount, orders: orders + 1, users: users.add(userId) });
    }
    const newestFirst = [...months].toSorted(([a], [b]) => (a < b ? 1 : -1));
    return newestFirst.map(([month, { total, orders, users }]) => [month, users.size, money(total), money(total.div(orders))]);
  },
  good: async () => {
    const report = await db.query(monthly(start, end));
    return report.map(({ month, uniqueUsers, total, average }) => [month, uniqueUsers, money(total), money(average)]);
  },
  variants: [
    {
      title: 'the same report as a queryset',
      run: async () => {
        const orders = Order.objects.filter({ createdAt__gte: start, createdAt__lt: end });
        const months = orders.values({ month: Trunc('createdAt', 'month', { timeZone: 'UTC' }) }).annotate({
          uniqueUsers: Count('user', { distinct: true }),
          total: Sum('amount'),
          average: Avg('amount'),
        });
        const report = await months.orderBy('-month');
        return report.map((row) => [row.month.toISOString().slice(0, 7), row.uniqueUsers, money(row.total), money(row.average)]);
      },
    },
  ],
  examples: [
    {
      title: 'instances by raw(): who spent most',
      bad: async () => {
        const spent = new Map<number, Decimal>();
        for (const { userId, amount } of await Order.objects.filter({ createdAt__gte: start, createdAt__lt: end }))
          spent.set(userId, spent.get(userId)?.plus(amount) ?? amount);
        const users = await User.objects.inBulk([...spent.keys()]);
        const most = [...spent].toSorted(([a, x], [b, y]) => y.comparedTo(x) || a - b).slice(0, 10);
        return most.map(([id, amount]) => [users.get(id)?.username, money(amount)]);
      },
      good: async () => {
        const most = await User.objects.raw<User & { spent: Decimal }>(sql`
          SELECT u.id, u.username, sum(o.amount) AS spent
          FROM guide_user u JOIN guide_order o ON o.user_id = u.id
          WHERE o.created_at >= ${start} AND o.created_at < ${end}
          GROUP BY u.id
          ORDER BY spent DESC, u.id
          LIMIT 10`);
        return most.map(({ username, spent }) => [username, money(spent)]);
      },
    },
  ],
  tables: [
    {
      title: 'attempts to inject',
      run: async () => {
        const rows = [['through', 'came of it', 'orders that it found', 'orders lost', 'orders changed']];
        const state = () => Order.objects.aggregate({ count: Count('id'), total: Sum('price') });
        const before = await state();
        for (const [name, run] of Object.entries(parameters)) {
          const came = new Set<string>();
          let found = 0;
          for (const attack of attacks) {
            try {
              found += (await run(attack)).length;
              came.add('no row');
            } catch (error) {
              came.add(error instanceof NuagesError ? error.code : String(error));
            }
          }
          const after = await state();
          const changed = String(after.total) === String(before.total) ? 'none' : 'some';
          rows.push([name, [...came].join(', '), String(found), String(before.count - after.count), changed]);
        }
        return rows;
      },
    },
  ],
});
