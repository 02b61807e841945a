// Subquery, Exists, OuterRef
import { Coalesce, Count, Exists, F, OuterRef, Q, Subquery, Sum, decimal, type Decimal } from 'nuages';
import { Comment, Order, Post, Product, Tag, User } from '../models/index.js';
import { expectType } from './expect-type.js';

export async function subqueries() {
  const latest = Order.objects.filter({ user: OuterRef('pk') }).orderBy('-createdAt');
  const [u] = await User.objects.annotate({
    at: Subquery(latest.values('createdAt').slice(0, 1)),
    price: Subquery(latest.valuesList('price', { flat: true }).slice(0, 1)),
    tuple: Subquery(latest.valuesList('status').slice(0, 1)),
    text: Subquery(latest.values('price').slice(0, 1), { output: decimal({ mode: 'string' }) }),
    known: Coalesce(Subquery(latest.values('price').slice(0, 1)), 0),
    more: F('age').add(Subquery(latest.values('id').slice(0, 1))),
  });
  expectType<Date | null>()(u!.at);
  expectType<Decimal | null>()(u!.price);
  expectType<'open' | 'paid' | 'shipped' | null>()(u!.tuple);
  expectType<string | null>()(u!.text);
  expectType<Decimal>()(u!.known);
  expectType<number | null>()(u!.more);
  const counts = Comment.objects
    .filter({ post: OuterRef('pk') })
    .values('post')
    .annotate({ n: Count('id') })
    .values('n');
  expectType<(Post & { n: number | null })[]>()(await Post.objects.annotate({ n: Subquery(counts) }));
  const dear = Order.objects
    .filter({ product: OuterRef('pk') })
    .values('product')
    .annotate({ sum: Sum('price') })
    .values('sum');
  await Product.objects.filter({ price__lt: Subquery(dear) });
  await Product.objects
    .annotate({ sum: Subquery(dear) })
    .filter({ sum__gt: 3 })
    .orderBy(Subquery(dear).desc());
  await User.objects.filter({ pk__in: latest.values('user') });
  await User.objects.filter({ age: OuterRef(OuterRef('user__age')) });
  // @ts-expect-error of another type
  Product.objects.filter({ name: Subquery(dear) });
  // @ts-expect-error
  User.objects.annotate({ x: Subquery(latest.values('createdAtt')) });
  // @ts-expect-error not a queryset
  Subquery('orders');
  // @ts-expect-error
  Subquery(Order);
}

export async function exists() {
  const written = Exists(Post.objects.filter({ author: OuterRef('pk') }));
  const [u] = await User.objects.annotate({ has: written, none: written.not() }).filter({ has: true });
  expectType<boolean>()(u!.has);
  expectType<boolean>()(u!.none);
  User.objects.filter(written);
  User.objects.filter({ isActive: true }, written.not()).exclude(Exists(Tag.objects.all()));
  User.objects.filter(Q({ isActive: true }).xor({ age: 3 }).or(written));
  User.objects.filter(Q(written).and(written.not().not()).not());
  User.objects.orderBy(written.desc());
  // @ts-expect-error what the queryset says is checked
  User.objects.filter(Exists(Post.objects.filter({ autor: OuterRef('pk') })));
  // @ts-expect-error not a queryset
  Exists(Post);
  // @ts-expect-error true and false have no sum
  written.add(1);
  // @ts-expect-error a manager is no path
  OuterRef(Post.objects);
}
