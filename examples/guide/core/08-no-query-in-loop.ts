import { Order, Product } from '../models/index.js';
import { technique } from '../technique.js';

export const noQueryInLoop = technique({
  id: 'core/8',
  title: 'No query in a loop',
  api: ['inBulk()', 'selectRelated()', 'Subquery()'],
  rule: 'Collect the keys and ask once for all of them, or join: a loop over 1,000 orders costs two queries or one, not 1,001.',
  measure: 'queries',
  bad: async () => {
    const names: string[] = [];
    for (const order of await Order.objects.orderBy('id').slice(0, 1000)) {
      const product = await Product.objects.get({ pk: order.productId });
      names.push(product.name);
    }
    return names;
  },
  good: async () => {
    const orders = await Order.objects.orderBy('id').slice(0, 1000);
    const products = await Product.objects.inBulk([...new Set(orders.map((order) => order.productId))]);
    return orders.map((order) => products.get(order.productId)?.name ?? 'unknown');
  },
  variants: [
    { title: 'one query, by a join', needs: ['selectRelated()'] },
    { title: 'the loop at once, merged into one query', needs: ['merged get()'] },
    { title: 'a column of a subquery', needs: ['annotate()', 'Subquery()'] },
  ],
});
