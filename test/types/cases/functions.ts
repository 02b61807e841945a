// Functions of the database: what they give, and which columns they take
import {
  ATan2,
  Cast,
  Coalesce,
  Concat,
  ExtractYear,
  F,
  Greatest,
  JSONArray,
  JSONObject,
  KT,
  Left,
  Length,
  Log,
  Lower,
  LPad,
  Mod,
  NullIf,
  Pi,
  Power,
  Replace,
  Round,
  Sqrt,
  StrIndex,
  Substr,
  Trunc,
  TruncDate,
  TruncMonth,
  Value,
  bigint,
  char,
  date,
  type Decimal,
} from 'nuages';
import { Order, Post, Product, User } from '../models/index.js';
import { expectType } from './expect-type.js';

export async function texts() {
  const [u] = await User.objects.values({
    lower: Lower('username'),
    email: Lower('email'),
    length: Length('email'),
    left: Left('username', 2),
    part: Substr('email', F('age'), 2),
    padded: LPad('username', 9, Value('0')),
    at: StrIndex('username', Value('x')),
    replaced: Replace('username', Value('a'), Value('b')),
    both: Concat('email', Value('!')),
  });
  expectType<{
    lower: string;
    email: string | null;
    length: number | null;
    left: string;
    part: string | null;
    padded: string;
    at: number;
    replaced: string;
    both: string;
  }>()(u!);
  // @ts-expect-error a number is no text
  await User.objects.values({ x: Lower('age') });
  // @ts-expect-error no such column
  await User.objects.values({ x: Length('nothing') });
  // @ts-expect-error a day is no count of characters
  await User.objects.values({ x: Left('username', 'createdAt') });
  // @ts-expect-error the count is missing
  Left('username');
  // functions over functions
  await User.objects.values({ x: Lower(Concat('username', Value('!'))), y: Lower(Cast('age', char())), z: Round(Length('username')) });
}

export async function numbers() {
  const [p] = await Product.objects.values({
    root: Sqrt('stock'),
    exact: Sqrt('price'),
    rounded: Round('price', 1),
    power: Power('stock', 2),
    mod: Mod('price', 2),
    log: Log(2, 'stock'),
    angle: ATan2('stock', F('stock')),
    pi: Pi(),
  });
  expectType<{
    root: number;
    exact: Decimal;
    rounded: Decimal;
    power: number;
    mod: Decimal;
    log: number;
    angle: number;
    pi: number;
  }>()(p!);
  // @ts-expect-error text is no number
  await Product.objects.values({ x: Sqrt('name') });
  // @ts-expect-error text is no number
  await Product.objects.values({ x: Mod('price', 'name') });
}

export async function choices() {
  const [u] = await User.objects.values({
    given: Coalesce('email', 'none'),
    either: Coalesce('email', F('username')),
    maybe: Coalesce('email', F('email')),
    several: Coalesce('email', F('email'), 'none'),
    most: Greatest('age', 18),
    none: NullIf('username', ''),
    number: Cast('username', bigint()),
    text: Cast('age', char()),
  });
  expectType<{
    given: string;
    either: string;
    maybe: string | null;
    several: string;
    most: number;
    none: string | null;
    number: number;
    text: string;
  }>()(u!);
  expectType<{ price: Decimal }[]>()(await Order.objects.values('price'));
  expectType<{ x: Decimal }[]>()(await Order.objects.values({ x: Coalesce('price', 0) }));
  // @ts-expect-error two at least
  Coalesce('email');
  // @ts-expect-error two at least
  Greatest('age');
  // @ts-expect-error a field says the type
  Cast('age', 'text');
}

export async function dates() {
  const [p] = await Post.objects.values({
    year: ExtractYear('createdAt'),
    month: TruncMonth('createdAt', { timeZone: 'Europe/Paris' }),
    week: Trunc('createdAt', 'week'),
    day: TruncDate('createdAt'),
    dayOf: TruncMonth('createdAt', { output: date() }),
  });
  expectType<{ year: number; month: Date; week: Date; day: string; dayOf: string }>()(p!);
  // an annotation of text may be a day
  await Post.objects.annotate({ day: TruncDate('createdAt') }).values({ year: ExtractYear('day') });
  // @ts-expect-error a text has no year
  await Post.objects.values({ x: ExtractYear('title') });
  // @ts-expect-error a text has no month
  await Post.objects.values({ x: TruncMonth('title') });
  // @ts-expect-error no such unit
  Trunc('createdAt', 'century');
  // @ts-expect-error no such option
  TruncMonth('createdAt', { zone: 'UTC' });
}

export async function documents() {
  const [p] = await Post.objects.values({
    object: JSONObject({ title: 'title', words: Length('body') }),
    list: JSONArray('title', F('id')),
    key: KT('data__a'),
  });
  expectType<{ object: { readonly title: unknown; readonly words: unknown }; list: unknown[]; key: string | null }>()(p!);
  // @ts-expect-error no such column
  await Post.objects.values({ x: JSONObject({ title: 'titel' }) });
}
