import { captureQueries, Case, Count, F, Lower, NuagesError, OuterRef, Subquery, Upper, Value, When } from 'nuages';
import { expect, it } from 'vitest';
import { Comment, Post, Tag, User } from './models.js';
import { onEveryBackend } from './on-every-backend.js';

const code = async (run: () => Promise<unknown>): Promise<string | null> => {
  try {
    await run();
    return null;
  } catch (error) {
    return error instanceof NuagesError ? error.code : String(error);
  }
};
/** typed as the column: an attribute takes an expression in its place, which the types leave out */
const computed = <T>(expression: unknown): T => expression as T;
const awaited = async <T>(column: T | PromiseLike<T>): Promise<T> => column;

onEveryBackend('expressions as values', () => {
  async function makeUser(age = 0): Promise<User> {
    return User.objects.create({ username: 'django', age });
  }

  it('are set by update(), from the values before', async () => {
    const user = await makeUser(42);
    const other = await User.objects.create({ username: 'stephane', age: 44 });
    expect(await User.objects.update({ age: F('age').add(1), username: Upper('username') })).toBe(2);
    await user.refreshFromDb();
    await other.refreshFromDb();
    expect([user.username, user.age, other.username, other.age]).toEqual(['DJANGO', 43, 'STEPHANE', 45]);
  });

  it('choose, and ask other tables', async () => {
    const user = await makeUser(1);
    await Post.objects.create({ title: 'Nuages', author: user });
    const title = Post.objects
      .filter({ author: OuterRef('pk') })
      .values('title')
      .slice(0, 1);
    await User.objects.update({ age: Case([When({ isActive: true }, Value(10))], { default: Value(20) }), email: Subquery(title) });
    await user.refreshFromDb();
    expect([user.age, user.email]).toEqual([10, 'Nuages']);
  });

  it('are refused where the row alone does not say them', async () => {
    expect(await code(() => User.objects.update({ age: computed(Count('posts')) }))).toBe('NUA_QUERY_INVALID');
    expect(await code(() => Post.objects.update({ title: computed(F('author__username')) }))).toBe('NUA_QUERY_INVALID');
    expect(await code(() => User.objects.create({ username: computed(F('email')) }))).toBe('NUA_QUERY_INVALID');
  });

  it('are written by save(), after which the column is not loaded', async () => {
    const user = await makeUser(42);
    user.age = computed(F('age').add(1));
    await user.save();
    expect(Object.hasOwn(user, 'age')).toBe(false);
    expect(await awaited(user.age)).toBe(43);
    expect(user.age).toBe(43);
    // it is not added again
    await user.save();
    expect(await User.objects.values('age')).toEqual([{ age: 43 }]);
  });

  it('are written again after they were awaited, and read back by refreshFromDb()', async () => {
    const user = await makeUser(1);
    for (const expected of [2, 3]) {
      user.age = computed(F('age').add(1));
      await user.save({ updateFields: ['age'] });
      expect(await awaited(user.age)).toBe(expected);
    }
    user.age = computed(F('age').mul(10));
    await user.save();
    await user.refreshFromDb();
    expect(user.age).toBe(30);
    expect(user.toPlain()).toMatchObject({ age: 30 });
  });

  it('are left alone by a save of other fields', async () => {
    const user = await makeUser(1);
    user.age = computed(F('age').add(1));
    user.username = 'reinhardt';
    await user.save({ updateFields: ['username'] });
    expect(await User.objects.values('username', 'age')).toEqual([{ username: 'reinhardt', age: 1 }]);
    await user.save();
    expect(await User.objects.values('age')).toEqual([{ age: 2 }]);
  });

  it('make new rows', async () => {
    const tag = await Tag.objects.create({ name: computed(Upper(Value('swing'))) });
    expect(await awaited(tag.name)).toBe('SWING');
    const { result, count } = await captureQueries(() =>
      Tag.objects.bulkCreate([{ name: computed(Lower(Value('WALTZ'))) }, { name: 'bolero' }, { name: computed(Lower(Value('MUSETTE'))) }]),
    );
    expect(count).toBe(1);
    expect(result.map((each) => each.id)).toEqual([1, 2, 3].map((n) => tag.id + n));
    expect(result[1]!.name).toBe('bolero');
    // one query for those that have none
    const read = await captureQueries(() => Promise.all(result.map((each) => awaited(each.name))));
    expect(read.result).toEqual(['waltz', 'bolero', 'musette']);
    expect(read.count).toBe(1);
  });

  it('set foreign keys', async () => {
    const author = await makeUser();
    const post = await Post.objects.create({ title: 'Nuages', author });
    expect(await post.editor).toBe(null);
    post.editorId = computed(F('authorId'));
    await post.save();
    expect((await post.editor)!.username).toBe('django');
    await Comment.objects.create({ post, user: author, body: 'ah' });
    expect(await Comment.objects.filter({ post__editor: author }).count()).toBe(1);
  });
});
