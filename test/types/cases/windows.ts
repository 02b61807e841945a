// Window and what it gives a meaning to
import {
  Avg,
  Coalesce,
  Count,
  CumeDist,
  DenseRank,
  F,
  FirstValue,
  Lag,
  LastValue,
  Lead,
  Length,
  NthValue,
  Ntile,
  PercentRank,
  Rank,
  RowNumber,
  Sum,
  Trunc,
  Window,
  decimal,
  type Decimal,
} from 'nuages';
import { Order, Post } from '../models/index.js';
import { expectType } from './expect-type.js';

export async function windows() {
  const [o] = await Order.objects.annotate({
    n: Window(RowNumber(), { orderBy: 'id' }),
    rank: Window(Rank(), { partitionBy: 'user', orderBy: '-price' }),
    dense: Window(DenseRank(), { partitionBy: ['user', Trunc('createdAt', 'month')], orderBy: ['-price', F('id').desc()] }),
    percent: Window(PercentRank(), { orderBy: 'price' }),
    part: Window(CumeDist(), { orderBy: 'price' }),
    tile: Window(Ntile(4), { orderBy: 'price' }),
    before: Window(Lag('price'), { orderBy: 'id' }),
    before2: Window(Lag('price', 2, 0), { orderBy: 'id' }),
    next: Window(Lead('status', 1, 'none'), { orderBy: 'id' }),
    mail: Window(Lead('user__email', 1, 'none'), { orderBy: 'id' }),
    first: Window(FirstValue('price'), { partitionBy: 'user', orderBy: 'id' }),
    last: Window(LastValue('price'), { orderBy: 'id', frame: { type: 'rows', start: 1, end: 3 } }),
    second: Window(NthValue('price', 2), { orderBy: 'id' }),
    sum: Window(Sum('price'), { orderBy: 'id', frame: { start: -2, end: 0 } }),
    count: Window(Count('id'), { partitionBy: 'user' }),
    mean: Window(Avg('price', { filter: { status: 'paid' } }), { partitionBy: F('user__age') }),
    text: Window(Sum('price'), { output: decimal({ mode: 'string' }) }),
    share: F('price').div(Coalesce(Window(Sum('price')), 1)),
  });
  expectType<number>()(o!.n);
  expectType<number>()(o!.rank);
  expectType<number>()(o!.dense);
  expectType<number>()(o!.percent);
  expectType<number>()(o!.part);
  expectType<number>()(o!.tile);
  expectType<Decimal | null>()(o!.before);
  expectType<Decimal>()(o!.before2);
  expectType<'open' | 'paid' | 'shipped' | 'none'>()(o!.next);
  expectType<string | null>()(o!.mail);
  expectType<Decimal>()(o!.first);
  expectType<Decimal | null>()(o!.last);
  expectType<Decimal | null>()(o!.second);
  expectType<Decimal | null>()(o!.sum);
  expectType<number>()(o!.count);
  expectType<Decimal | null>()(o!.mean);
  expectType<string | null>()(o!.text);
  expectType<Decimal>()(o!.share);
  await Order.objects
    .annotate({ rank: Window(Rank(), { orderBy: '-price' }) })
    .filter({ rank__lte: 3 })
    .orderBy('rank');
  await Order.objects.orderBy(Window(Rank(), { orderBy: '-price' }).desc());
  // @ts-expect-error unknown field in a partition
  Order.objects.annotate({ x: Window(Rank(), { partitionBy: 'usr', orderBy: 'id' }) });
  // @ts-expect-error in a list of them
  Order.objects.annotate({ x: Window(Rank(), { partitionBy: ['user', 'usr'], orderBy: 'id' }) });
  // @ts-expect-error in the order
  Order.objects.annotate({ x: Window(Rank(), { orderBy: '-prize' }) });
  // @ts-expect-error in a list
  Order.objects.annotate({ x: Window(Rank(), { orderBy: ['id', F('prize').desc()] }) });
  // @ts-expect-error in the function
  Order.objects.annotate({ x: Window(Lag('prize'), { orderBy: 'id' }) });
  // @ts-expect-error in its default
  Order.objects.annotate({ x: Window(Lag('price', 1, F('prize')), { orderBy: 'id' }) });
  // @ts-expect-error no sum of text
  Order.objects.annotate({ x: Window(Sum('status'), { orderBy: 'id' }) });
  // @ts-expect-error not a way to count rows
  Window(Rank(), { frame: { type: 'lines' } });
  // @ts-expect-error a path is no function
  Window('price');
  // @ts-expect-error no such option
  Window(Rank(), { partition: 'user' });
  // @ts-expect-error only a window gives it a meaning
  Post.objects.orderBy(Rank());
  // @ts-expect-error nor does arithmetic
  F('id').add(RowNumber());
  void Length;
}
