import { OuterRef, Subquery } from 'nuages';
import { Order, Product } from '../models/index.js';
import { technique } from '../technique.js';

export const noQueryInLoop = technique({
  id: 'core/8',
  title: 'No query in a loop',
  api: ['inBulk()', 'selectRelated()', 'Subquery()', 'get()'],
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
    {
      title: 'a column across the relation',
      run: () => Order.objects.orderBy('id').slice(0, 1000).valuesList('product__name', { flat: true }),
    },
    {
      title: 'a column of a subquery',
      run: async () => {
        const product = Product.objects.filter({ pk: OuterRef('product') });
        const orders = Order.objects.annotate({ productName: Subquery(product.values('name').slice(0, 1)) });
        return (await orders.orderBy('id').slice(0, 1000)).map(({ productName }) => productName);
      },
    },
    {
      title: 'one query, by a join',
      run: async () => {
        const orders = await Order.objects.selectRelated('product').orderBy('id').slice(0, 1000);
        return orders.map((order) => order.product.name);
      },
    },
    {
      title: 'the relation, loaded for all rows by the first await',
      run: async () => {
        const names: string[] = [];
        for (const order of await Order.objects.orderBy('id').slice(0, 1000)) names.push((await order.product).name);
        return names;
      },
    },
    {
      title: 'the queries of the loop at once, merged into one',
      run: async () => {
        const orders = await Order.objects.orderBy('id').slice(0, 1000);
        const products = await Promise.all(orders.map((order) => Product.objects.get({ pk: order.productId })));
        return products.map((product) => product.name);
      },
    },
  ],
  examples: [
    {
      title: 'the newest product of each order’s category',
      bad: async () => {
        const newest: (string | undefined)[] = [];
        for (const order of await Order.objects.orderBy('id').slice(0, 1000)) {
          const product = await Product.objects.get({ pk: order.productId });
          const inCategory = await Product.objects.filter({ category: product.categoryId }).orderBy('-createdAt').first();
          newest.push(inCategory?.name);
        }
        return newest;
      },
      good: async () => {
        const newest = Product.objects.filter({ category: OuterRef('product__category') }).orderBy('-createdAt');
        const orders = Order.objects.annotate({ newestInCategory: Subquery(newest.values('name').slice(0, 1)) });
        return (await orders.orderBy('id').slice(0, 1000)).map(({ newestInCategory }) => newestInCategory);
      },
    },
  ],
});
