// What each aggregate gives, its options, expressions bound to a model
import {
  ArrayAgg,
  Avg,
  BitAnd,
  BitOr,
  BitXor,
  BoolAnd,
  BoolOr,
  Case,
  Count,
  Exists,
  F,
  JSONBAgg,
  Max,
  Min,
  OuterRef,
  Q,
  StdDev,
  StringAgg,
  Sum,
  Variance,
  When,
  decimal,
  type Decimal,
  type Duration,
} from 'nuages';
import { Event, Order, Post, Tenant, User } from '../models/index.js';
import { expectType } from './expect-type.js';

export async function aggregate() {
  expectType<{ total: Decimal | null; n: number }>()(
    await Order.objects
      .filter(Q({ status: 'paid' }).or({ price__gt: 100 }))
      .aggregate({ total: Sum('price'), n: Count('id', { filter: Q({ status: 'paid' }) }) }),
  );
  expectType<{
    fee: Decimal | null;
    feeAvg: Decimal | null;
    feeDev: Decimal | null;
    rate: number | null;
    exact: string | null;
    seats: number | null;
    seatsAvg: number | null;
    seatsVar: number | null;
    views: number | null;
    bytes: bigint | null;
    bytesAvg: number | null;
    first: string | null;
    last: Date | null;
    long: Duration | null;
    longAvg: Duration | null;
    n: number;
    kinds: number;
    twice: number | null;
  }>()(
    await Event.objects.aggregate({
      fee: Sum('fee'),
      feeAvg: Avg('fee'),
      feeDev: StdDev('fee'),
      rate: Sum('rate'),
      exact: Sum('exact'),
      seats: Sum('seats'),
      seatsAvg: Avg('seats'),
      seatsVar: Variance('seats', { sample: true }),
      views: Sum('views'),
      bytes: Sum('bytes'),
      bytesAvg: Avg('bytes'),
      first: Min('day'),
      last: Max('endsAt'),
      long: Sum('length'),
      longAvg: Avg('length'),
      n: Count('*'),
      kinds: Count('host', { distinct: true }),
      twice: Sum(F('seats').mul(2)),
    }),
  );
  // choices add up to any number; the least of them is one
  expectType<{ sum: number | null; least: 1 | 2 | 3 | null }>()(await Tenant.objects.aggregate({ sum: Sum('plan'), least: Min('plan') }));
  expectType<{ n: number }>()(await (await User.objects.get({ pk: 1 })).posts.aggregate({ n: Count('*') }));
  expectType<{ most: number | null }>()(await User.objects.annotate({ n: Count('posts') }).aggregate({ most: Max('n') }));
  expectType<{ total: Decimal | null }>()(
    await Order.objects.aggregate({ total: Sum(Case([When({ status: 'paid' }, F('price'))], { default: 0 })) }),
  );
  expectType<{ a: number; b: number; c: number }>()(
    await User.objects.aggregate({
      a: Count('id', { filter: { posts__isPublished: true } }),
      b: Count('id', { filter: Exists(Post.objects.filter({ author: OuterRef('pk') })) }),
      c: Count('id', { filter: Q(Exists(Post.objects.all())).or({ age: 3 }).not() }),
    }),
  );
  // @ts-expect-error no sum of text
  Order.objects.aggregate({ n: Avg('status') });
  // @ts-expect-error nor of dates
  Event.objects.aggregate({ x: Sum('startsAt') });
  // @ts-expect-error
  Event.objects.aggregate({ x: StdDev('day') });
  // @ts-expect-error an unknown field
  Order.objects.aggregate({ n: Sum('prize') });
  // @ts-expect-error in what is added up
  Order.objects.aggregate({ n: Sum(F('prize').mul(2)) });
  // @ts-expect-error text times two
  Order.objects.aggregate({ n: Sum(F('status').mul(2)) });
  // @ts-expect-error in its condition
  Order.objects.aggregate({ n: Count('id', { filter: { statsu: 'paid' } }) });
  // @ts-expect-error a value of another type
  Order.objects.aggregate({ n: Count('id', { filter: { status: 'payd' } }) });
  // @ts-expect-error a condition that is none
  Order.objects.aggregate({ n: Count('id', { filter: F('price') }) });
  // @ts-expect-error rows have no filter
  Count('*', { filter: { status: 'paid' } });
  // @ts-expect-error no such option
  Sum('price', { where: { status: 'paid' } });
  // @ts-expect-error a sample is for spreads
  Sum('price', { sample: true });
  // @ts-expect-error not an operand
  Sum(3);
  // @ts-expect-error not an expression
  Order.objects.aggregate({ n: 3 });
}

/** What is there without rows. */
export async function defaults() {
  const sums = await Event.objects.aggregate({
    fee: Sum('fee', { default: 0 }),
    text: Sum('fee', { default: '0.00' }),
    seats: Sum('seats', { default: 0 }),
    bytes: Sum('bytes', { default: 0 }),
    long: Sum('length', { default: { hours: 0 } }),
    name: Min('name', { default: 'none' }),
    other: Max('floor', { default: F('seats') }),
    unknown: Max('floor', { default: null }),
    typed: Avg('seats', { output: decimal() }),
    sure: Avg('seats', { output: decimal(), default: 0 }),
  });
  expectType<Decimal>()(sums.fee);
  expectType<Decimal>()(sums.text);
  expectType<number>()(sums.seats);
  expectType<bigint>()(sums.bytes);
  expectType<Duration>()(sums.long);
  expectType<string>()(sums.name);
  expectType<number>()(sums.other);
  expectType<number | null>()(sums.unknown);
  expectType<Decimal | null>()(sums.typed);
  expectType<Decimal>()(sums.sure);
  // @ts-expect-error the default is checked too
  Event.objects.aggregate({ x: Sum('seats', { default: F('seatz') }) });
}

export async function postgres() {
  const all = await Event.objects.aggregate({
    names: ArrayAgg('name', { orderBy: '-startsAt' }),
    floors: ArrayAgg('floor', { distinct: true, orderBy: ['floor', F('id').desc()], default: [] }),
    joined: StringAgg('name', ', ', { orderBy: 'name' }),
    always: StringAgg('name', ', ', { default: '' }),
    public: BoolAnd('isPublic'),
    some: BoolOr('isPublic', { default: false }),
    and: BitAnd('seats'),
    or: BitOr('bytes'),
    xor: BitXor('views', { default: 0 }),
  });
  expectType<string[] | null>()(all.names);
  expectType<(number | null)[]>()(all.floors);
  expectType<string | null>()(all.joined);
  expectType<string>()(all.always);
  expectType<boolean | null>()(all.public);
  expectType<boolean>()(all.some);
  expectType<number | null>()(all.and);
  expectType<bigint | null>()(all.or);
  expectType<number>()(all.xor);
  const json = await Event.objects.aggregate({ names: JSONBAgg('name'), fees: JSONBAgg('fee') });
  expectType<string[] | null>()(json.names);
  expectType<unknown[] | null>()(json.fees);
  // @ts-expect-error numbers are not text
  Event.objects.aggregate({ x: StringAgg('seats', ', ') });
  // @ts-expect-error text is not true or false
  Event.objects.aggregate({ x: BoolAnd('name') });
  // @ts-expect-error a decimal has no bits
  Event.objects.aggregate({ x: BitAnd('fee') });
  // @ts-expect-error the order is checked
  Event.objects.aggregate({ x: ArrayAgg('name', { orderBy: '-startAt' }) });
  // @ts-expect-error a delimiter is wanted
  StringAgg('name');
}

/** Checked where they are written. */
export async function bound() {
  const [u] = await User.objects.annotate({ spent: User.expr.Sum('orders__price'), n: User.expr.Count('posts__comments') });
  expectType<Decimal | null>()(u!.spent);
  expectType<number>()(u!.n);
  Order.objects.filter(Order.expr.Q({ user__username__startswith: 'x' }));
  Order.objects.filter({ price__gt: Order.expr.F('product__cost') });
  expectType<{ least: Decimal }>()(await Order.objects.aggregate({ least: Order.expr.Min('price', { default: 0 }) }));
  // @ts-expect-error
  Order.expr.Q({ statsu: 'paid' });
  // @ts-expect-error
  Order.expr.F('product__costt');
  // @ts-expect-error
  User.expr.Sum('username');
  // @ts-expect-error
  User.expr.Sum('orders__prize');
  // @ts-expect-error
  User.expr.Count('poss');
  // @ts-expect-error of another model
  Post.objects.annotate({ spent: User.expr.Sum('orders__price') });
}
