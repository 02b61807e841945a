import { expect, test } from 'vitest';
import { atomic, inTimeZone } from 'nuages';
import { countQueries } from 'nuages/testing';
import { Post, Tag, User } from './models.js';
import { onEveryBackend } from './on-every-backend.js';

onEveryBackend('awaits of one object in one tick', () => {
  test('are not shared between a transaction and what is outside it', async () => {
    const all = Tag.objects.all();
    let start!: () => void;
    const started = new Promise<void>((resolve) => (start = resolve));
    const outside = started.then(async () => (await all).map((tag) => tag.name));
    const block = atomic(async () => {
      await Tag.objects.create({ name: 'undone' });
      start();
      expect((await all).map((tag) => tag.name)).toEqual(['undone']);
      throw new Error('rolled back');
    });
    await expect(block).rejects.toThrow('rolled back');
    expect(await outside).toEqual([]);
  });

  test('are not shared between time zones', async () => {
    const author = await User.objects.create({ username: 'ann' });
    const post = await Post.objects.create({ title: 'One', author });
    await Post.objects.filter({ id: post.id }).update({ createdAt: new Date('2024-01-01T23:30:00Z') });
    const late = Post.objects.filter({ createdAt__hour: 23 });
    const { result, count } = await countQueries(() => Promise.all([inTimeZone('UTC', () => late), inTimeZone('Asia/Tokyo', () => late)]));
    expect(result.map((posts) => posts.length)).toEqual([1, 0]);
    expect(count).toBe(2);
  });
});
