// Conditions: fields, relations, Q, subqueries
import { F, Lower, Q, dynamic } from 'nuages';
import { Order, Post, Tag, User } from '../models/index.js';

export function lookups(user: User, post: Post, d: Date) {
  Post.objects.filter({ author: user, author__in: [user, 2], author__isnull: false, author__profile__bio__icontains: 'x' });
  Post.objects.filter({ authorId: 1, authorId__in: [1, 2], author__id__gte: 3, author__pk: 4, pk__in: [1] });
  Post.objects.filter({
    title__in: ['a', 'b'],
    title__regex: '^a',
    createdAt__year: 2024,
    createdAt__year__gte: 2020,
    createdAt__range: [d, d],
    title__length__gt: 3,
  });
  Post.objects.filter({ editor: null, editor__isnull: true, editor__email: null });
  User.objects.filter({ age: 30n, age__in: [30n, 31], age__range: [0, 2n ** 70n], id__gt: 5n, createdAt__month__lt: 5n });
  Post.objects.filter({ data: { a: 1 }, data__isnull: false, data__a: 1, data__contains: { a: 1 }, data__hasKey: 'a' });
  User.objects.filter({ posts__comments__user__orders__product__name__istartswith: 'x' }); // 6 hops
  User.objects.filter({ posts__author__posts__author__posts__author__posts__author__posts__author__username: 'cycle' });
  Tag.objects.filter({ postTag__weight: 'x', posts__title: 'y' }); // default query name of a FK without relatedName
  Post.objects.filter({ author__in: User.objects.filter({ isActive: true }).valuesList('id', { flat: true }) });
  Post.objects.filter({ author__in: User.objects.filter({ isActive: true }) });
  Post.objects.filter({ author__age__gt: F('comments__user__age'), title: F('author__username') });
  Order.objects.filter({ price__gt: F('product__cost').mul(1.2) });
  Order.objects.filter(
    Q({ status: 'paid' })
      .or(Q({ price__gt: 3 }).and({ user__isActive: true }))
      .not(),
  );
  Order.objects.filter(Q({ status: 'paid' }), { price__gt: 3 });
  Order.objects.exclude({ status__in: ['paid', 'open'] });
  Post.objects.filter(Q({ title: 'x' }).xor({ body: 'y' }));
  Post.objects.filter({ isPublished: true }, Q({ title: 'x' }), { body: 'y' });
  const key: string = 'title__startswith';
  Post.objects.filter(dynamic({ [key]: 'x' }));

  // @ts-expect-error unknown field
  Post.objects.filter({ titel: 'x' });
  // @ts-expect-error unknown field, even when the value is any
  Post.objects.filter({ titel: {} as any });
  // @ts-expect-error unknown field at depth 2
  Post.objects.filter({ author__usrname: 'x' });
  // @ts-expect-error wrong value type
  Post.objects.filter({ isPublished: 'yes' });
  // @ts-expect-error lookup not valid for a number
  Post.objects.filter({ author__age__startswith: 'x' });
  // @ts-expect-error wrong value type behind a lookup
  Post.objects.filter({ createdAt__gte: 'yesterday' });
  // @ts-expect-error transform followed by a bad value
  Post.objects.filter({ createdAt__year__gte: 'x' });
  // @ts-expect-error instance of another model
  Post.objects.filter({ author: post });
  // @ts-expect-error null on a non-null column
  Post.objects.filter({ title: null });
  // @ts-expect-error undefined is never a value
  Post.objects.filter({ title: undefined });
  // @ts-expect-error one bad element
  Post.objects.filter({ title__in: ['a', 1] });
  // @ts-expect-error not a choice
  Order.objects.filter({ status: 'payd' });
  // @ts-expect-error F() of another type
  Post.objects.filter({ author__age: F('title') });
  // @ts-expect-error F() of an unknown field
  Post.objects.filter({ author__age__gt: F('author__ag') });
  // @ts-expect-error subquery of another type
  Post.objects.filter({ author__in: User.objects.valuesList('username', { flat: true }) });
  // @ts-expect-error Q is verified where it is used
  Order.objects.filter(Q({ statsu: 'paid' }));
  // @ts-expect-error
  Order.objects.filter(Q({ status: 'paid' }).or({ prize__gt: 100 }));
  // @ts-expect-error
  Order.objects.filter(Q({ price__gt: true }));
  // @ts-expect-error
  Post.objects.filter(() => true);
  // @ts-expect-error
  Post.objects.filter('title');
  // @ts-expect-error the third condition is checked too
  Post.objects.filter({ isPublished: true }, { title: 'x' }, { titel: 'y' });
  // @ts-expect-error
  Post.objects.filter({ isPublished: true }, { title: 1 });
  // @ts-expect-error not a condition
  Post.objects.filter(Lower('title'));
  // @ts-expect-error arithmetic over text
  Post.objects.filter({ title: F('title').add(1) });
}
