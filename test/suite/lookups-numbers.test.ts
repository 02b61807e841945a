import { expect, test } from 'vitest';
import { F, ValueError } from 'nuages';
import { Comment, Post, Reading, Seat, User } from './models.js';
import { onEveryBackend } from './on-every-backend.js';

const outside = 10n ** 40n;

onEveryBackend('whole numbers in lookups', () => {
  const smalls = async (where: object) => await Reading.objects.filter(where).orderBy('small').valuesList('small', { flat: true });
  const three = () =>
    Reading.objects.bulkCreate([
      { name: 'a', small: 1, views: 1, startsAt: new Date('2024-01-31T05:00:00Z') },
      { name: 'b', small: 2, views: 2, startsAt: new Date('2024-02-29T06:00:00Z'), bytes: 2n },
      { name: 'c', small: 3, views: 3, startsAt: new Date('2025-12-31T07:00:00Z'), bytes: 2n ** 62n },
    ]);

  test('a bigint is the whole number that it is', async () => {
    await three();
    expect(await smalls({ small: 2n })).toEqual([2]);
    expect(await smalls({ small__gte: 2n })).toEqual([2, 3]);
    expect(await smalls({ small__in: [1n, 3] })).toEqual([1, 3]);
    expect(await smalls({ small__range: [2n, 3n] })).toEqual([2, 3]);
    expect(await smalls({ views__lt: 2n ** 62n })).toEqual([1, 2, 3]);
    expect(await smalls({ bytes__gt: 2n ** 53n + 1n })).toEqual([3]);
    expect(await smalls({ bytes: 2 })).toEqual([2]);
    expect(await smalls({ ratio: 2n })).toEqual([]);
  });

  test('a fraction is cut off, and moves a bound up that it does not belong to', async () => {
    await three();
    expect(await smalls({ small: 2.9 })).toEqual([2]);
    expect(await smalls({ small__in: [1.5, 3.5] })).toEqual([1, 3]);
    expect(await smalls({ small__range: [1.9, 2.9] })).toEqual([1, 2]);
    expect(await smalls({ small__gte: 1.5 })).toEqual([2, 3]);
    expect(await smalls({ small__lt: 2.5 })).toEqual([1, 2]);
    expect(await smalls({ small__gt: 1.5 })).toEqual([2, 3]);
    expect(await smalls({ startsAt__month__in: [1.5, 12] })).toEqual([1, 3]);
    expect(await smalls({ startsAt__hour__gte: 5.5 })).toEqual([2, 3]);
    expect(await smalls({ startsAt__year__gte: 2024.5 })).toEqual([1, 2, 3]);
    expect(await smalls({ startsAt__year: 2025n })).toEqual([3]);
  });

  test('what the column can not hold matches nothing, and bounds a range', async () => {
    await three();
    for (const far of [2n ** 31n, 2n ** 63n, outside, 1e19]) {
      expect(await smalls({ small: far })).toEqual([]);
      expect(await smalls({ small__in: [far, 2] })).toEqual([2]);
      expect(await smalls({ small__in: [far] })).toEqual([]);
      expect(await smalls({ small__range: [2, far] })).toEqual([2, 3]);
      expect(await smalls({ small__range: [-Number(far), far] })).toEqual([1, 2, 3]);
      expect(await smalls({ small__range: [far, outside] })).toEqual([]);
      expect(await smalls({ small__range: [far, 2] })).toEqual([]);
      expect(await smalls({ startsAt__day__lte: far })).toEqual([1, 2, 3]);
      expect(await smalls({ startsAt__day__range: [30, far] })).toEqual([1, 3]);
      expect(await smalls({ small__range: [F('small'), far] })).toEqual([1, 2, 3]);
      expect(await smalls({ small__range: [far, F('small')] })).toEqual([]);
      expect(await smalls({ small__in: [far, F('small')] })).toEqual([1, 2, 3]);
    }
    expect(await smalls({ views__in: [outside, 3] })).toEqual([3]);
    expect(await smalls({ views__range: [-outside, outside] })).toEqual([1, 2, 3]);
    expect(await smalls({ bytes__range: [2n ** 62n, outside] })).toEqual([3]);
    expect(await smalls({ bytes__range: [outside, outside] })).toEqual([]);
  });

  test('no number is taken for another', async () => {
    await expect(smalls({ views: 2 ** 53 + 2 })).rejects.toThrow(ValueError);
    await expect(smalls({ small: NaN })).rejects.toThrow(ValueError);
    await expect(smalls({ small__range: [1, 'x'] })).rejects.toThrow(ValueError);
    await expect(smalls({ small__range: [1] })).rejects.toThrow(ValueError);
  });

  test('a column of a key of several takes them too', async () => {
    await Seat.objects.bulkCreate([
      { row: 'A', number: 1 },
      { row: 'A', number: 2 },
    ]);
    const seats = async (where: object) => await Seat.objects.filter(where).orderBy('number').valuesList('number', { flat: true });
    expect(await seats({ pk: ['A', 2n] })).toEqual([2]);
    expect(await seats({ pk: ['A', 2.5] })).toEqual([2]);
    expect(await seats({ pk__in: [['A', 1.5]] })).toEqual([1]);
    expect(await seats({ pk__gt: ['A', 1.5] })).toEqual([2]);
    expect(await seats({ pk: ['A', outside] })).toEqual([]);
  });

  test('a key compares as its relation does', async () => {
    const user = await User.objects.create({ username: 'ann' });
    const post = await Post.objects.create({ title: 'One', author: user });
    await Comment.objects.create({ post, user, body: 'x' });
    const found = async (where: object) => await Post.objects.filter(where).count();
    for (const key of ['author', 'authorId']) {
      expect(await found({ [`${key}__gte`]: user.id + 0.5 })).toBe(1);
      expect(await found({ [`${key}__lt`]: user.id + 0.5 })).toBe(0);
      expect(await found({ [`${key}__in`]: [BigInt(user.id), outside] })).toBe(1);
      expect(await found({ [`${key}__lt`]: outside })).toBe(1);
      expect(await found({ [key]: user })).toBe(1);
    }
    expect(await found({ author__id__gte: user.id + 0.5 })).toBe(0);
    expect(await found({ editor__lt: outside })).toBe(0);
    for (const lookup of ['contains', 'startswith', 'regex', 'iexact', 'range', 'length']) {
      await expect(found({ [`authorId__${lookup}`]: '1' })).rejects.toMatchObject({ code: 'NUA_LOOKUP_UNKNOWN' });
    }
    expect(await found({ author__id__contains: String(user.id) })).toBe(1);
  });
});
