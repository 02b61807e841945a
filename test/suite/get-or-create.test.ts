import { atomic, captureQueries, NuagesError, onCommit } from 'nuages';
import { expect, it } from 'vitest';
import { Post, Tag, User } from './models.js';
import { onEveryBackend } from './on-every-backend.js';

const code = async (run: () => Promise<unknown>): Promise<string | null> => {
  try {
    await run();
    return null;
  } catch (error) {
    return error instanceof NuagesError ? error.code : String(error);
  }
};

onEveryBackend('getOrCreate() and updateOrCreate()', () => {
  it('make a row once, of what conditions name and the defaults', async () => {
    const make = () => User.objects.getOrCreate({ username__iexact: 'Django', age: 42 }, { defaults: { username: 'django' } });
    const [made, created] = await make();
    expect([made.username, made.age, created]).toEqual(['django', 42, true]);
    const { result, count } = await captureQueries(make);
    expect([result[0].id, result[1], count]).toEqual([made.id, false, 1]);
  });

  it('write the defaults to a row that is there, and nothing else', async () => {
    await User.objects.create({ username: 'django', age: 42, email: 'd@example.org' });
    const [user, created] = await User.objects.updateOrCreate(
      { username: 'django' },
      { defaults: { age: 43 }, createDefaults: { age: 1 } },
    );
    expect([user.age, created]).toEqual([43, false]);
    const [other, made] = await User.objects.updateOrCreate(
      { username: 'stephane' },
      { defaults: { age: 43 }, createDefaults: { age: 1 } },
    );
    expect([other.age, made]).toEqual([1, true]);
    expect(await User.objects.orderBy('id').values('age', 'email')).toEqual([
      { age: 43, email: 'd@example.org' },
      { age: 1, email: null },
    ]);
  });

  it('refuse what does not tell a row, and unknown names', async () => {
    await Tag.objects.bulkCreate([{ name: 'swing' }, { name: 'swings' }]);
    expect(await code(() => Tag.objects.getOrCreate({ name__startswith: 'swing' }))).toBe('NUA_MULTIPLE_OBJECTS');
    // @ts-expect-error no such field
    expect(await code(() => Tag.objects.getOrCreate({ title: 'x' }))).toBe('NUA_FIELD_UNKNOWN');
    expect(await code(() => Tag.objects.updateOrCreate({ name: 'swing' }, { defaults: { name: 'swings' } }))).toBe('NUA_INTEGRITY_UNIQUE');
    expect(await Tag.objects.valuesList('name', { flat: true })).toEqual(['swing', 'swings']);
  });

  it('leave the transaction around them sound when another constraint refuses the row', async () => {
    await User.objects.create({ username: 'django' });
    await atomic(async () => {
      const taken = () => User.objects.getOrCreate({ email: 'x@example.org' }, { defaults: { username: 'django' } });
      expect(await code(taken)).toBe('NUA_INTEGRITY_UNIQUE');
      expect(await User.objects.count()).toBe(1);
    });
  });

  it('make one row of many calls at once', async () => {
    const results = await Promise.all(Array.from({ length: 8 }, () => Tag.objects.getOrCreate({ name: 'swing' })));
    expect(new Set(results.map(([tag]) => tag.id)).size).toBe(1);
    expect(results.filter(([, created]) => created)).toHaveLength(1);
  });

  it('run in a transaction of their own, whose end is told', async () => {
    const order: string[] = [];
    await atomic(async () => {
      onCommit(() => order.push('committed'));
      await Tag.objects.updateOrCreate({ name: 'swing' });
      order.push('made');
    });
    expect(order).toEqual(['made', 'committed']);
  });

  it('relate what they make', async () => {
    const author = await User.objects.create({ username: 'django' });
    const [post, created] = await author.posts.updateOrCreate({ title: 'Nuages' }, { defaults: { isPublished: true } });
    expect([post.authorId, post.isPublished, created]).toEqual([author.id, true, true]);
    const [tag] = await post.tags.getOrCreate({ name: 'swing' });
    expect((await post.tags).map((each) => each.id)).toEqual([tag.id]);
    expect(await Post.objects.filter({ tags: tag }).count()).toBe(1);
  });
});
