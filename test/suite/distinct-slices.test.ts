import { expect, test } from 'vitest';
import { Post, User } from './models.js';
import { onEveryBackend } from './on-every-backend.js';

onEveryBackend('distinct rows in a slice', () => {
  test('are counted where another table orders them', async () => {
    const [ann, bob] = await User.objects.bulkCreate([{ username: 'ann' }, { username: 'bob' }]);
    await Post.objects.bulkCreate([
      { title: 'One', author: ann! },
      { title: 'Two', author: bob! },
    ]);
    const posts = Post.objects.orderBy('-author__username').distinct();
    expect(await posts.slice(1).count()).toBe(1);
    expect(await posts.slice(0, 5).count()).toBe(2);
    expect(await posts.slice(1).exists()).toBe(true);
    expect((await posts.slice(1)).map((post) => post.title)).toEqual(['One']);
  });
});
