// Rows of several querysets, dates that occur
import { Lower, Q, Upper } from 'nuages';
import { Event, Order, Post, Tag, User } from '../models/index.js';
import { expectType } from './expect-type.js';

export async function combined() {
  expectType<Post[]>()(
    await Post.objects
      .filter({ title: 'x' })
      .or(Post.objects.filter({ title: 'y' }))
      .and(Post.objects.all())
      .xor(Post.objects.none()),
  );
  expectType<Post[]>()(
    await Post.objects.all().union(Post.objects.all()).intersection(Post.objects.all()).difference(Post.objects.none()).reverse(),
  );
  expectType<Post[]>()(await Post.objects.all().union(Post.objects.all(), Post.objects.none(), { all: true }).orderBy('-id').slice(0, 3));
  // rows of one type, of whatever model
  expectType<string[]>()(await Tag.objects.valuesList('name', { flat: true }).union(User.objects.valuesList('username', { flat: true })));
  expectType<{ name: string }[]>()(await Tag.objects.values('name').union(Event.objects.values('name')));
  expectType<[string][]>()(await Tag.objects.valuesList(Lower('name')).difference(User.objects.valuesList(Upper('username'))));
  expectType<Post[]>()(await Post.objects.published().union(Post.objects.published()).published());
  // @ts-expect-error a queryset of another model
  Post.objects.all().or(Tag.objects.all());
  // @ts-expect-error
  Post.objects.all().union(Tag.objects.all());
  // @ts-expect-error other columns
  Tag.objects.values('name').union(Event.objects.values('slug'));
  // @ts-expect-error values of another type
  Tag.objects.valuesList('name', { flat: true }).union(User.objects.valuesList('age', { flat: true }));
  // @ts-expect-error no such option
  Post.objects.all().union(Post.objects.all(), { al: true });
  // @ts-expect-error conditions are not querysets
  Post.objects.all().or(Q({ title: 'x' }));
}

export async function moments(user: User) {
  expectType<string[]>()(await Post.objects.dates('createdAt', 'month'));
  expectType<string[]>()(await Event.objects.dates('day', 'year', 'desc'));
  expectType<string[]>()(await Event.objects.dates('host__createdAt', 'week'));
  expectType<Date[]>()(await Post.objects.datetimes('createdAt', 'hour', 'desc', { timeZone: 'Europe/Paris' }));
  expectType<Date[]>()(await Event.objects.datetimes('endsAt', 'day'));
  expectType<string[]>()(await Event.objects.datetimes('seenAt', 'day'));
  expectType<string | null>()(await user.posts.dates('createdAt', 'day').first());
  // @ts-expect-error unknown
  Post.objects.dates('createdAtt', 'month');
  // @ts-expect-error unknown behind a relation
  Post.objects.dates('author__createdAtt', 'month');
  // @ts-expect-error no dates in text
  Post.objects.dates('title', 'month');
  // @ts-expect-error no days in times
  Event.objects.dates('opensAt', 'day');
  // @ts-expect-error no hours in days
  Event.objects.datetimes('day', 'hour');
  // @ts-expect-error days have no hours
  Post.objects.dates('createdAt', 'hour');
  // @ts-expect-error
  Post.objects.datetimes('createdAt', 'hour', 'up');
  void Order;
}
