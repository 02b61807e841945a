// annotate, alias, values with expressions: what rows get, what later calls know
import {
  Abs,
  Case,
  Coalesce,
  Count,
  F,
  Length,
  Lookup,
  Lower,
  Max,
  Min,
  Avg,
  Q,
  Sum,
  Upper,
  Value,
  When,
  Rank,
  type Decimal,
  type Duration,
  type QuerySet,
} from 'nuages';
import { Comment, Event, Order, Post, Product, User } from '../models/index.js';
import { expectType } from './expect-type.js';

export async function annotate(user: User) {
  const [u] = await User.objects.annotate({
    n: Count('posts'),
    last: Max('posts__createdAt'),
    first: Min('username'),
    avg: Avg('orders__price'),
    paid: Sum('orders__price', { filter: Q({ orders__status: 'paid' }) }),
  });
  expectType<number>()(u!.n);
  expectType<Date | null>()(u!.last);
  expectType<string | null>()(u!.first);
  expectType<Decimal | null>()(u!.avg);
  expectType<Decimal | null>()(u!.paid);
  expectType<string>()(u!.display);
  expectType<(User & { n: number })[]>()(await User.objects.annotate({ n: Count('posts') }));
  expectType<User & { n: number }>()(await User.objects.annotate({ n: Count('posts') }).get({ pk: 1 }));
  expectType<(User & { n: number }) | null>()(await User.objects.annotate({ n: Count('posts') }).first());

  // names of the calls before
  const [x] = await User.objects
    .annotate({ n: Count('posts') })
    .annotate({ m: F('n').add(1), l: Lower('username'), c: Coalesce('email', 'none') })
    .filter({ m__gt: 1, n__in: [1, 2], l__startswith: 'a', c: 'none' })
    .exclude({ n: 3 })
    .orderBy('-m', F('n').desc());
  expectType<number>()(x!.m);
  expectType<string>()(x!.l);
  expectType<string>()(x!.c);
  const [t] = await Order.objects.annotate({ margin: F('price').sub(F('product__cost')) }).values('margin', 'status');
  expectType<{ margin: Decimal; status: 'open' | 'paid' | 'shipped' }>()(t!);
  await Order.objects
    .annotate({ margin: F('price').sub(F('product__cost')), at: Max('createdAt') })
    .filter({ margin__gt: '1.5', margin__lt: 3, at__year: 2024, at__gte: new Date() });
  expectType<[Decimal, number][]>()(await Order.objects.annotate({ margin: F('price').mul(2) }).valuesList('margin', 'id'));
  expectType<Decimal[]>()(await Order.objects.annotate({ margin: F('price').mul(2) }).valuesList('margin', { flat: true }));

  // an annotation is made anew under its name
  const [again] = await User.objects.annotate({ n: Count('posts') }).annotate({ n: Lower('username') });
  expectType<string>()(again!.n);

  // a condition, for each row
  const [c] = await Order.objects.annotate({
    dear: Q({ price__gt: 5 }),
    mine: Q({ user }).or({ user__email: 'x' }),
    far: Lookup('product__name', 'startswith', 'x'),
    long: Lookup(Length('status'), 'gt', 4),
  });
  expectType<boolean>()(c!.dear);
  expectType<boolean | null>()(c!.mine); // an unknown address is neither x nor another
  expectType<boolean>()(c!.far);
  expectType<boolean>()(c!.long);
  await Order.objects
    .annotate({ dear: Q({ price__gt: 5 }) })
    .filter({ dear: true })
    .orderBy('-dear');

  // related managers, custom querysets, generic code
  expectType<{ id: number; n: number }[]>()(await user.posts.annotate({ n: Count('comments') }).values('id', 'n'));
  expectType<(Post & { commentCount: number })[]>()(await Post.objects.published().withCommentCount().filter({ commentCount__gt: 2 }));
  const page = async <M, R, A>(qs: QuerySet<M, R, A>, n: number): Promise<R[]> => await qs.slice(n * 20, n * 20 + 20);
  expectType<(User & { n: number })[]>()(await page(User.objects.annotate({ n: Count('posts') }), 1));

  // @ts-expect-error an annotation may not hide a field
  User.objects.annotate({ username: Count('posts') });
  // @ts-expect-error nor a relation
  User.objects.annotate({ posts: Count('posts') });
  // @ts-expect-error nor the key of one
  Post.objects.annotate({ authorId: Count('comments') });
  // @ts-expect-error nor what values() named
  Order.objects.values('status').annotate({ status: Count('id') });
  // @ts-expect-error no sum of text
  User.objects.annotate({ n: Sum('username') });
  // @ts-expect-error across a relation
  User.objects.annotate({ n: Sum('orders__status') });
  // @ts-expect-error unknown field
  User.objects.annotate({ n: Count('poss') });
  // @ts-expect-error unknown field behind a relation
  User.objects.annotate({ n: Count('posts__titel') });
  // @ts-expect-error unknown field in arithmetic
  Order.objects.annotate({ margin: F('price').sub(F('product__costt')) });
  // @ts-expect-error not an expression
  User.objects.annotate({ n: 3 });
  // @ts-expect-error text alone is no expression
  User.objects.annotate({ n: 'posts' });
  // @ts-expect-error a function of windows alone is none
  User.objects.annotate({ n: Rank() });
  // @ts-expect-error what a Q says is checked
  Order.objects.annotate({ dear: Q({ prize__gt: 5 }) });
  // @ts-expect-error the filter of an aggregate too
  User.objects.annotate({ n: Count('posts', { filter: Q({ posts__isPublishd: true }) }) });
  // @ts-expect-error of the annotation's type
  User.objects.annotate({ n: Count('posts') }).filter({ n__gt: 'x' });
  // @ts-expect-error lookups of its kind
  User.objects.annotate({ n: Count('posts') }).filter({ n__startswith: 'x' });
  // @ts-expect-error unknown where there is no such annotation
  User.objects.annotate({ n: Count('posts') }).orderBy('m');
  // @ts-expect-error
  User.objects.annotate({ n: Count('posts') }).values('m');
  // @ts-expect-error
  User.objects.annotate({ n: Count('posts') }).annotate({ m: F('k').add(1) });
  // @ts-expect-error arithmetic over an annotation of text
  User.objects.annotate({ n: Lower('username') }).annotate({ m: F('n').add(1) });
  // @ts-expect-error an ordering by what isn't there
  User.objects.orderBy(Length('usernam'));
}

export async function alias() {
  const [e] = await Event.objects
    .alias({ busy: Count('host__posts') })
    .filter({ busy__gt: 3 })
    .orderBy('-busy');
  expectType<Event>()(e!);
  const [f] = await Event.objects.alias({ busy: Count('host__posts') }).annotate({ twice: F('busy').mul(2) });
  expectType<Event & { twice: number }>()(f!);
  // promoted
  const [g] = await Event.objects.alias({ busy: Count('host__posts') }).annotate({ busy: F('busy') });
  expectType<number>()(g!.busy);
  // values() without names reads annotations, not aliases
  const [h] = await Product.objects
    .alias({ a: Count('order') })
    .annotate({ b: Count('order') })
    .values();
  expectType<{ name: string; price: Decimal; cost: Decimal; stock: number; id: number; b: number }>()(h!);
  // @ts-expect-error an alias is not read
  e!.busy;
  // @ts-expect-error it may not hide a field either
  Event.objects.alias({ name: Count('host__posts') });
  // @ts-expect-error
  Event.objects.alias({ busy: Count('host__poss') });
}

export async function values() {
  // groups
  const [g] = await Order.objects
    .values('status')
    .annotate({ n: Count('id'), avg: Avg('price') })
    .filter({ n__gt: 1 })
    .orderBy('-n');
  expectType<'open' | 'paid' | 'shipped'>()(g!.status);
  expectType<number>()(g!.n);
  expectType<Decimal | null>()(g!.avg);
  expectType<{ status: 'open' | 'paid' | 'shipped'; n: number; total: Decimal | null }[]>()(
    await Order.objects
      .values('status', { n: Count('id'), total: Sum('price') })
      .filter({ n__gt: 1 })
      .orderBy('-n'),
  );
  // a name of the model that the row does not have
  const [p] = await Order.objects.values('status').annotate({ price: Sum('price') });
  expectType<Decimal | null>()(p!.price);
  expectType<{ title: string; letters: number; shout: string }[]>()(
    await Post.objects.values('title', { letters: Length('title') }, { shout: Upper('title') }),
  );
  expectType<{ dear: boolean }[]>()(await Order.objects.values({ dear: Q({ price__gt: 3 }) }));
  expectType<{ n: number }[]>()(await User.objects.annotate({ n: Count('posts') }).values('n'));
  expectType<{ title: string; n: number }[]>()(await (await User.objects.get({ pk: 1 })).posts.values('title', { n: Count('comments') }));
  expectType<[string, number][]>()(await Post.objects.valuesList(Lower('title'), 'id'));
  expectType<string[]>()(await Post.objects.valuesList(Lower('title'), { flat: true }));
  expectType<[string, number][]>()(await Post.objects.valuesList('title').annotate({ n: Count('comments') }));
  const [named] = await Post.objects.valuesList('title', Length('title'), { named: true });
  expectType<string>()(named!.title);
  expectType<number>()(named![1]);
  // @ts-expect-error
  Order.objects.values('status', { n: Count('idd') });
  // @ts-expect-error
  Order.objects.values('statuss', { n: Count('id') });
  // @ts-expect-error not an expression
  Order.objects.values({ n: 3 });
  // @ts-expect-error
  Post.objects.valuesList(Lower('titel'), 'id');
  // @ts-expect-error
  Order.objects.values({ n: Sum('status') });
  // @ts-expect-error not read
  named!.body;
}

/** What arithmetic makes of each kind. */
export async function arithmetic() {
  const [row] = await Event.objects.annotate({
    tax: F('fee').mul(0.1),
    seats2: F('seats').add(1),
    mixed: F('seats').mul(F('fee')),
    maybe: F('rate').add(1),
    big: F('bytes').add(1n),
    bigger: F('bytes').mul(2),
    precise: F('exact').mul(2),
    less: F('seats').neg(),
    bits: F('seats').bitAnd(1).bitOr(2).bitXor(4).shiftLeft(1).shiftRight(F('floor')),
    ends: F('startsAt').add({ hours: 2 }),
    took: F('endsAt').sub(F('startsAt')),
    next: F('day').add({ days: 1 }),
    days: F('day').sub(F('startsAt')),
    apart: F('day').sub(F('day')),
    later: F('opensAt').add({ minutes: 5 }),
    open: F('opensAt').sub(F('opensAt')),
    seen: F('seenAt').sub({ hours: 1 }),
    twice: F('length').mul(2),
    back: F('seats').mul(F('length')),
    all: F('length').add(F('length')),
    plan: F('host__age').mod(3).pow(2).div(2),
    valued: Value(1).add(F('seats')),
  });
  expectType<Decimal>()(row!.tax);
  expectType<number>()(row!.seats2);
  expectType<Decimal>()(row!.mixed);
  expectType<number | null>()(row!.maybe);
  expectType<bigint>()(row!.big);
  expectType<bigint>()(row!.bigger);
  expectType<string | null>()(row!.precise);
  expectType<number>()(row!.less);
  expectType<number | null>()(row!.bits);
  expectType<Date>()(row!.ends);
  expectType<Duration | null>()(row!.took);
  expectType<Date>()(row!.next);
  expectType<Duration>()(row!.days);
  expectType<Duration>()(row!.apart);
  expectType<string | null>()(row!.later);
  expectType<Duration | null>()(row!.open);
  expectType<string | null>()(row!.seen);
  expectType<Duration | null>()(row!.twice);
  expectType<Duration | null>()(row!.back);
  expectType<Duration | null>()(row!.all);
  expectType<number>()(row!.plan);
  expectType<number>()(row!.valued);
  // @ts-expect-error arithmetic over text
  Event.objects.annotate({ x: F('name').add(1) });
  // @ts-expect-error
  Event.objects.annotate({ x: F('name').add({ days: 1 }) });
  // @ts-expect-error
  Event.objects.annotate({ x: F('seats').add(F('name')) });
  // @ts-expect-error text is not an operand
  F('seats').add('x');
  // @ts-expect-error a day has no sign
  Event.objects.annotate({ x: F('day').neg() });
  // @ts-expect-error a decimal has no bits
  Event.objects.annotate({ x: F('fee').bitAnd(1) });
  // @ts-expect-error
  F('seats').shiftLeft({ hours: 1 });
  // @ts-expect-error unknown field inside a function
  Event.objects.annotate({ x: Lower('nmae') });
  // @ts-expect-error
  Event.objects.annotate({ x: Abs('name') });
  void Case;
  void When;
  void Comment;
}
