// What each column reads and accepts, and every lookup of every kind
import { Decimal, F, JsonNull, type Duration, type RelatedManager } from 'nuages';
import { Event, User } from '../models/index.js';
import { expectType } from './expect-type.js';

export async function kinds(e: Event, user: User, length: Duration, d: Date) {
  expectType<string>()(e.key);
  expectType<string | null>()(e.contact);
  expectType<string | null>()(e.site);
  expectType<string | null>()(e.address);
  expectType<string>()(e.slug);
  expectType<number | null>()(e.floor);
  expectType<number | null>()(e.score);
  expectType<number>()(e.views);
  expectType<bigint>()(e.bytes);
  expectType<Decimal>()(e.fee);
  expectType<number | null>()(e.rate);
  expectType<string | null>()(e.exact);
  expectType<string>()(e.day);
  expectType<string | null>()(e.opensAt);
  expectType<Date>()(e.startsAt);
  expectType<string | null>()(e.seenAt);
  expectType<Duration | null>()(e.length);
  expectType<Uint8Array | null>()(e.logo);
  expectType<string[]>()(e.labels);
  expectType<number[] | null>()(e.scores);
  expectType<string>()(e.fee.plus('0.1').times(2).minus(e.fee).div(3).toJSON());
  expectType<boolean>()(e.fee.equals(1));
  expectType<bigint>()(length.microseconds);
  const created = await Event.objects.create({
    key: 'k',
    name: 'n',
    day: '2024-01-31',
    startsAt: d,
    host: user,
    fee: '9.90',
    rate: 1.5,
    exact: 2,
    length: { hours: 1, minutes: 30 },
    labels: ['a'],
    bytes: 1n,
    seenAt: d,
    meta: JsonNull,
  });
  expectType<Event>()(created);
  await Event.objects.update({ fee: 3, length, logo: new Uint8Array(2), day: '2024-02-01', meta: { room: 'x' } });
  expectType<{ startsAt__date: string; startsAt__year: number; endsAt__hour: number | null; name__length: number }[]>()(
    await Event.objects.values('startsAt__date', 'startsAt__year', 'endsAt__hour', 'name__length'),
  );
  expectType<{ startsAt__date__year: number; labels__len: number; scores__0: number | null; meta__room: unknown }[]>()(
    await Event.objects.values('startsAt__date__year', 'labels__len', 'scores__0', 'meta__room'),
  );
  // @ts-expect-error
  Event.objects.values('startsAt__date__hour');
  // @ts-expect-error
  Event.objects.values('startsAt__day__hour');
  User.objects.filter({ event__name: 'x' }); // relatedQueryName
  expectType<RelatedManager<Event, 'host'>>()(user.events);
  Event.objects.filter({ logo__gte: new Uint8Array(2), logo__range: [new Uint8Array(0), new Uint8Array(2)] });
  // @ts-expect-error bytes are no text
  Event.objects.filter({ logo__contains: 'x' });
  // @ts-expect-error not a decimal
  Event.objects.filter({ fee: true });
  // @ts-expect-error a text column is not a decimal
  Event.objects.filter({ fee: F('name') });
  // @ts-expect-error bigint mode takes bigint
  Event.objects.filter({ bytes: 1 });
  // @ts-expect-error a date is a string
  Event.objects.filter({ day: d });
  // @ts-expect-error a time has no year
  Event.objects.filter({ opensAt__year: 2024 });
  // @ts-expect-error __date is a string
  Event.objects.filter({ startsAt__date: d });
  // @ts-expect-error not a part of a duration
  Event.objects.filter({ length: { fortnights: 1 } });
  // @ts-expect-error an element of another type
  Event.objects.filter({ labels: [1] });
  // @ts-expect-error
  Event.objects.filter({ labels__contains: [1] });
  // @ts-expect-error
  Event.objects.filter({ scores__0: 'a' });
  // @ts-expect-error lookup not valid for an element
  Event.objects.filter({ scores__0__startswith: 'a' });
  // @ts-expect-error a uuid has no length
  Event.objects.filter({ key__length: 3 });
  // @ts-expect-error the accessor is not the name in lookups
  User.objects.filter({ events__name: 'x' });
  // @ts-expect-error
  e.fee = 3;
}

/** every lookup of every kind, once */
export function everyLookup(d: Date, length: Duration) {
  Event.objects.filter({
    name: 'a',
    name__exact: 'a',
    name__in: ['a'],
    name__isnull: false,
    name__gt: 'a',
    name__gte: 'a',
    name__lt: 'a',
    name__lte: 'a',
    name__range: ['a', 'b'],
    name__iexact: 'a',
    name__contains: 'a',
    name__icontains: 'a',
    name__startswith: 'a',
    name__istartswith: 'a',
    name__endswith: 'a',
    name__iendswith: 'a',
    name__regex: 'a',
    name__iregex: 'a',
    name__length: 1,
    name__lower: 'a',
    name__upper: 'A',
    name__length__range: [1, 2],
    name__lower__contains: 'a',
    name__upper__in: ['A'],
  });
  Event.objects.filter({
    key: 'a',
    key__exact: 'a',
    key__in: ['a'],
    key__isnull: false,
    key__gt: 'a',
    key__gte: 'a',
    key__lt: 'a',
    key__lte: 'a',
    key__range: ['a', 'b'],
    key__iexact: 'a',
    key__contains: 'a',
    key__icontains: 'a',
    key__startswith: 'a',
    key__istartswith: 'a',
    key__endswith: 'a',
    key__iendswith: 'a',
    key__regex: 'a',
    key__iregex: 'a',
  });
  Event.objects.filter({
    seats: 1,
    seats__exact: 1,
    seats__in: [1],
    seats__isnull: false,
    seats__gt: 1,
    seats__gte: 1,
    seats__lt: 1,
    seats__lte: 1,
    seats__range: [1, 2],
    floor: null,
    score__lt: 1.5,
  });
  Event.objects.filter({
    views: 1,
    views__exact: 1,
    views__in: [1],
    views__isnull: false,
    views__gt: 1,
    views__gte: 1,
    views__lt: 1,
    views__lte: 1,
    views__range: [1, 2],
    bytes: 1n,
    bytes__in: [1n],
    bytes__range: [1n, 2n],
  });
  Event.objects.filter({
    fee: 3,
    fee__exact: '1.5',
    fee__in: [1, '2', new Decimal(3)],
    fee__isnull: false,
    fee__gt: '1.5',
    fee__gte: 1,
    fee__lt: 1,
    fee__lte: new Decimal('1'),
    fee__range: [1, '2'],
    rate__lt: 2,
    exact: '1',
    exact__in: ['1', 2],
  });
  Event.objects.filter({ isPublic: true, isPublic__exact: true, isPublic__in: [true], isPublic__isnull: false });
  Event.objects.filter({
    day: '2024-01-31',
    day__exact: '2024-01-31',
    day__in: ['2024-01-31'],
    day__isnull: false,
    day__gt: '2024-01-31',
    day__gte: '2024-01-31',
    day__lt: '2024-01-31',
    day__lte: '2024-01-31',
    day__range: ['2024-01-01', '2024-12-31'],
    day__year: 2024,
    day__isoYear: 2024,
    day__quarter: 1,
    day__month: 1,
    day__week: 5,
    day__day: 31,
    day__weekDay: 4,
    day__isoWeekDay: 3,
    day__month__in: [1, 2],
  });
  Event.objects.filter({
    opensAt: '09:00',
    opensAt__exact: '09:00',
    opensAt__in: ['09:00'],
    opensAt__isnull: false,
    opensAt__gt: '09:00',
    opensAt__gte: '09:00',
    opensAt__lt: '09:00',
    opensAt__lte: '09:00',
    opensAt__range: ['09:00', '10:00'],
    opensAt__hour: 9,
    opensAt__minute: 0,
    opensAt__second: 0,
    opensAt__hour__gte: 9,
  });
  Event.objects.filter({
    startsAt: d,
    startsAt__exact: d,
    startsAt__in: [d],
    startsAt__isnull: false,
    startsAt__gt: d,
    startsAt__gte: d,
    startsAt__lt: d,
    startsAt__lte: d,
    startsAt__range: [d, d],
    startsAt__year: 2024,
    startsAt__isoYear: 2024,
    startsAt__quarter: 1,
    startsAt__month: 1,
    startsAt__week: 1,
    startsAt__day: 1,
    startsAt__weekDay: 1,
    startsAt__isoWeekDay: 1,
    startsAt__hour: 9,
    startsAt__minute: 0,
    startsAt__second: 0,
    startsAt__date: '2024-01-31',
    startsAt__date__lt: '2024-02-01',
    startsAt__date__year: 2024,
    startsAt__time: '09:00',
    startsAt__time__gt: '09:00',
    seenAt: '2024-01-31T00:00:00.000001Z',
    seenAt__gt: d,
  });
  Event.objects.filter({
    length,
    length__exact: { minutes: 90 },
    length__in: [length, { hours: 1 }],
    length__isnull: true,
    length__gt: { hours: 2 },
    length__gte: length,
    length__lt: length,
    length__lte: length,
    length__range: [{ hours: 1 }, length],
  });
  Event.objects.filter({ logo: new Uint8Array(1), logo__exact: new Uint8Array(1), logo__in: [new Uint8Array(1)], logo__isnull: false });
  Event.objects.filter({
    labels: ['a'],
    labels__exact: ['a'],
    labels__in: [['a']],
    labels__isnull: false,
    labels__gt: ['a'],
    labels__gte: ['a'],
    labels__lt: ['a'],
    labels__lte: ['a'],
    labels__range: [['a'], ['b']],
    labels__contains: ['a'],
    labels__containedBy: ['a'],
    labels__overlap: ['a', 'b'],
    labels__len: 1,
    labels__len__gt: 1,
    labels__0: 'a',
    labels__0__startswith: 'a',
    scores__0: 1,
  });
  Event.objects.filter({
    meta: { room: 'x' },
    meta__exact: JsonNull,
    meta__in: [{ room: 'x' }],
    meta__isnull: true,
    meta__contains: { room: 'x' },
    meta__containedBy: { room: 'x', b: 1 },
    meta__hasKey: 'room',
    meta__hasKeys: ['room'],
    meta__hasAnyKeys: ['room'],
    meta__room: 'x',
    meta__room__deep: 1,
  });
  Event.objects.filter({ host: 1, host__exact: 1, host__in: [1], host__isnull: false, fallback: null, fallback__exact: null });
}
