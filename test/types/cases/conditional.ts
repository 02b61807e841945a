// Case and When, Value and ExpressionWrapper with a type, comparisons as expressions
import {
  Case,
  Count,
  Exists,
  ExpressionWrapper,
  F,
  Length,
  Lookup,
  Lower,
  OuterRef,
  Q,
  Value,
  When,
  boolean,
  decimal,
  integer,
  type Decimal,
} from 'nuages';
import { Event, Order, Post, User } from '../models/index.js';
import { expectType } from './expect-type.js';

export async function cases() {
  const [e] = await Event.objects.annotate({
    size: Case([When({ seats__gt: 100 }, 'big'), When(Q({ seats: 0 }), F('name'))], { default: null }),
    known: Case([When({ seats__gt: 100 }, 'big'), When({ seats__gt: 10 }, 'small')], { default: 'tiny' }),
    seat: Case([When({ isPublic: true }, F('seats'))], { default: 0 }),
    bare: Case([When({ isPublic: true }, 1)]),
    price: Case([When({ isPublic: true }, F('fee')), When({ seats: 0 }, 1)], { default: '0.5' }),
    typed: Case([When({ isPublic: true }, 1)], { default: 0, output: decimal() }),
    maybe: Case([When({ isPublic: true }, 1)], { output: decimal() }),
    hosted: Case([When(Exists(User.objects.filter({ pk: OuterRef('host') })), true)], { default: false }),
    long: Case([When(Lookup(Length('name'), 'gt', 10), 'long')], { default: Lower('slug') }),
  });
  expectType<string | null>()(e!.size);
  expectType<'big' | 'small' | 'tiny'>()(e!.known);
  expectType<number>()(e!.seat);
  expectType<1 | null>()(e!.bare);
  expectType<Decimal>()(e!.price);
  expectType<Decimal>()(e!.typed);
  expectType<Decimal | null>()(e!.maybe);
  expectType<boolean>()(e!.hosted);
  expectType<string>()(e!.long);
  // @ts-expect-error unknown field in a condition
  Event.objects.annotate({ x: Case([When({ seatz: 1 }, 'a')]) });
  // @ts-expect-error a value of another type in a condition
  Event.objects.annotate({ x: Case([When({ seats: 'many' }, 'a')]) });
  // @ts-expect-error unknown field in a branch
  Event.objects.annotate({ x: Case([When({ seats: 1 }, F('nmae'))]) });
  // @ts-expect-error in the default
  Event.objects.annotate({ x: Case([When({ seats: 1 }, 'a')], { default: F('nmae') }) });
  // @ts-expect-error not a condition
  Event.objects.annotate({ x: Case([When(Lower('name'), 'a')]) });
  // @ts-expect-error not a branch
  Case([{ seats: 1 }]);
  // @ts-expect-error a branch alone is no expression
  Event.objects.annotate({ x: When({ seats: 1 }, 'a') });
}

export async function types() {
  const [e] = await Event.objects.annotate({
    wrap: ExpressionWrapper(F('fee').mul(2), decimal({ mode: 'string' })),
    wrapped: ExpressionWrapper(F('rate').mul(2), decimal()),
    isBig: ExpressionWrapper(Q({ seats__gt: 3 }), boolean()),
    one: Value(1, decimal()),
    text: Value('x'),
  });
  expectType<string>()(e!.wrap);
  expectType<Decimal | null>()(e!.wrapped);
  expectType<boolean>()(e!.isBig);
  expectType<Decimal>()(e!.one);
  expectType<'x'>()(e!.text);
  // @ts-expect-error
  Event.objects.annotate({ x: ExpressionWrapper(F('feee'), decimal()) });
  // @ts-expect-error not a field
  ExpressionWrapper(F('fee'), 'decimal');
  // @ts-expect-error text is no expression
  ExpressionWrapper('fee', integer());
}

export async function comparisons(d: Date) {
  const [o] = await Order.objects.annotate({
    dear: Lookup('price', 'gt', 5),
    old: Lookup('createdAt', 'year__lt', 2020),
    cheap: Lookup('price', 'lt', F('product__cost')),
    some: Lookup('user__email', 'startswith', 'x'),
    given: Lookup('user__email', 'isnull', false),
    soft: Lookup(Lower('user__email'), 'startswith', 'x'),
    many: Lookup(Count('invoices'), 'in', [1, 2]),
  });
  expectType<boolean>()(o!.dear);
  expectType<boolean>()(o!.old);
  expectType<boolean>()(o!.cheap);
  expectType<boolean | null>()(o!.some);
  expectType<boolean>()(o!.given);
  expectType<boolean | null>()(o!.soft);
  expectType<boolean>()(o!.many);
  Post.objects.filter(Lookup('title', 'contains', 'x'), Q(Lookup(Length('title'), 'gt', 3)).not());
  Post.objects.orderBy(Lookup('createdAt', 'gt', d).desc());
  // @ts-expect-error unknown field
  Order.objects.filter(Lookup('prize', 'gt', 5));
  // @ts-expect-error a lookup of another kind
  Order.objects.filter(Lookup('price', 'startswith', 'x'));
  // @ts-expect-error a value of another type
  Order.objects.filter(Lookup('price', 'gt', true));
  // @ts-expect-error a lookup of another kind than the expression's
  Post.objects.filter(Lookup(Length('title'), 'startswith', 'x'));
  // @ts-expect-error a value of another type
  Post.objects.filter(Lookup(Length('title'), 'gt', 'x'));
  // @ts-expect-error unknown field in the expression
  Post.objects.filter(Lookup(Length('titel'), 'gt', 3));
  // @ts-expect-error and beside it
  Post.objects.filter(Lookup(Length('title'), 'gt', F('titel')));
  // @ts-expect-error no condition inside of Q
  Post.objects.filter(Q(Length('title')));
}
