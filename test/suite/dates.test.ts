import { expect, test } from 'vitest';
import { Length } from 'nuages';
import { blogRows } from './blog-rows.js';
import { Post } from './models.js';
import { onEveryBackend } from './on-every-backend.js';
import { refused } from './refused.js';

onEveryBackend('the dates that occur', () => {
  test('each once and in order, days as text and instants as Date', async () => {
    await blogRows();
    const year = new Date().getUTCFullYear();
    expect(await Post.objects.dates('createdAt', 'year')).toEqual([`${year}-01-01`]);
    expect(await Post.objects.datetimes('createdAt', 'year', 'desc', { timeZone: 'UTC' })).toEqual([new Date(Date.UTC(year, 0, 1))]);
    expect(await Post.objects.dates('createdAt', 'year').count()).toBe(1);
    expect(await Post.objects.none().dates('createdAt', 'day')).toEqual([]);
  });

  test('their names hide none of the query', async () => {
    await blogRows();
    const sized = Post.objects.annotate({ moment: Length('title'), plainMoment: Length('title') });
    expect(await sized.dates('createdAt', 'year').filter({ moment__gt: 3 }).count()).toBe(1);
    expect(await sized.dates('createdAt', 'year').filter({ plainMoment__gt: 30 }).count()).toBe(0);
  });

  test('a wrong unit, order, zone or column is refused', async () => {
    expect(await refused(() => Post.objects.dates('createdAt', 'hour' as never))).toContain('Units are year, month, week, day.');
    expect(await refused(() => Post.objects.dates('createdAt', 'day', 'up' as never))).toContain("'asc' or 'desc'");
    expect(await refused(() => Post.objects.datetimes('createdAt', 'day', 'asc', { timeZone: 'Paris;' }))).toContain('by its name');
    expect(await refused(() => Post.objects.dates('title' as never, 'day'))).toContain('NUA_QUERY_INVALID');
  });
});
