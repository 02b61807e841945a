import { describe, expect, test } from 'vitest';
import { assertNumQueries, countQueries } from 'nuages/testing';
import { Comment, Post, Profile, Tag, User } from '../models.js';
import { onEveryBackend } from '../on-every-backend.js';
import { fewPosts } from './few-rows.js';

const authorOf = async (post: Post) => await post.author;
const nameOf = async (post: Post) => (await post.author).username;

onEveryBackend('what a row holds', () => {
  describe('stays when siblings are loaded', () => {
    test('a relation that was assigned', async () => {
      const [first, second] = await fewPosts();
      const bob = await User.objects.create({ username: 'bob' });
      second!.author = bob;
      expect((await first!.author).username).toBe('ann');
      expect(await authorOf(second!)).toBe(bob);
    });

    test('a relation that is assigned while they are being loaded', async () => {
      const [first, second] = await fewPosts();
      const bob = await User.objects.create({ username: 'bob' });
      const loading = nameOf(first!);
      second!.author = bob;
      expect(await loading).toBe('ann');
      expect(await authorOf(second!)).toBe(bob);
    });

    test('a key that was changed: the row behind the new one is read', async () => {
      const [first, second] = await fewPosts();
      const bob = await User.objects.create({ username: 'bob' });
      const loading = nameOf(first!);
      second!.authorId = bob.id;
      expect(await loading).toBe('ann');
      expect((await second!.author).username).toBe('bob');
    });

    test('a relation set to null', async () => {
      const posts = await fewPosts();
      await Post.objects.update({ editor: await User.objects.get({ username: 'ann' }) });
      const [first, second] = await Post.objects.filter({ id__in: posts.map((post) => post.id) }).orderBy('id');
      second!.editor = null;
      expect((await first!.editor)!.username).toBe('ann');
      expect(second!.editor).toBeNull();
    });

    test('a value that was set on a related row', async () => {
      const [first, second] = await fewPosts();
      const author = await first!.author;
      author.username = 'changed';
      expect((await second!.author).username).toBe('changed');
    });

    test('a column that was set while it was not read', async () => {
      await fewPosts();
      const [first, second] = await Post.objects.defer('body').orderBy('id');
      (second as unknown as Post).body = 'mine';
      expect(await first!.body).toBe('');
      expect(await second!.body).toBe('mine');
    });
  });

  describe('is dropped', () => {
    test('by refreshFromDb()', async () => {
      const [post] = await fewPosts();
      expect((await post!.author).username).toBe('ann');
      expect(await post!.comments).toHaveLength(3);
      await User.objects.update({ username: 'renamed' });
      await Comment.objects.all().delete();
      await post!.refreshFromDb();
      expect((await post!.author).username).toBe('renamed');
      expect(await post!.comments).toEqual([]);
    });

    test('by refreshFromDb() of the key, for its relation', async () => {
      const [post] = await fewPosts();
      await post!.author;
      const bob = await User.objects.create({ username: 'bob' });
      await Post.objects.update({ author: bob });
      await post!.refreshFromDb({ fields: ['authorId'] });
      expect((await post!.author).username).toBe('bob');
    });

    test('by writing to a many-to-many relation', async () => {
      const [post] = await fewPosts();
      const [jazz, swing] = (await Tag.objects.bulkCreate([{ name: 'jazz' }, { name: 'swing' }])) as [Tag, Tag];
      const names = async () => (await post!.tags).map((tag) => tag.name);
      expect(await names()).toEqual([]);
      await post!.tags.add(jazz);
      expect(await names()).toEqual(['jazz']);
      await post!.tags.set([swing]);
      expect(await names()).toEqual(['swing']);
      await post!.tags.remove(swing);
      expect(await names()).toEqual([]);
      await post!.tags.create({ name: 'waltz' });
      expect(await names()).toEqual(['waltz']);
      await post!.tags.clear();
      expect(await names()).toEqual([]);
    });

    test('by writing to the set of a foreign key', async () => {
      const [post] = await fewPosts();
      expect(await post!.comments).toHaveLength(3);
      await post!.comments.create({ user: await post!.author, body: 'more' });
      expect(await post!.comments).toHaveLength(4);
    });
  });

  describe('is plain data', () => {
    test('in JSON: what was loaded, and never what comes back from it', async () => {
      const [post] = await fewPosts();
      await post!.author;
      await post!.comments;
      const { count, result } = await countQueries(async () => JSON.parse(JSON.stringify(post)) as Record<string, unknown>);
      expect(count).toBe(0);
      expect(result).toMatchObject({ title: 'post 0', author: { username: 'ann' } });
      expect(result['comments']).toHaveLength(3);
      expect((result['comments'] as object[])[0]).not.toHaveProperty('post');
      expect(result).not.toHaveProperty('editor');
      expect(result).not.toHaveProperty('tags');
    });

    test('in structuredClone(): the columns', async () => {
      const [post] = await fewPosts();
      await post!.author;
      const clone = structuredClone(post!.toPlain());
      expect(clone).toMatchObject({ title: 'post 0', author: { username: 'ann' } });
      expect(Object.getPrototypeOf(clone)).toBe(Object.prototype);
      expect(Object.keys(structuredClone(post!))).not.toContain('author');
    });
  });

  describe('is known without a query', () => {
    test('the owner of the rows of a set', async () => {
      const posts = await fewPosts();
      for (const read of [
        (post: Post) => post.comments,
        (post: Post) => post.comments.filter({ isApproved: true }),
        (post: Post) => post.comments.orderBy('-id').slice(0, 1),
      ]) {
        for (const post of posts) {
          const [comment] = await read(post);
          await assertNumQueries(0, async () => expect(await comment!.post).toBe(post));
        }
      }
    });

    test('but not the owner of rows that a union put among them', async () => {
      const [first, second] = await fewPosts();
      const comments = await first!.comments.filter({ score: 0 }).union(second!.comments.filter({ score: 0 }));
      const owners = await Promise.all(comments.map(async (comment) => (await comment.post).title));
      expect(owners.sort()).toEqual(['post 0', 'post 1']);
    });

    test('the other side of a one-to-one relation', async () => {
      const [ann, bob] = await User.objects.bulkCreate([{ username: 'ann' }, { username: 'bob' }]);
      await Profile.objects.bulkCreate([{ user: ann! }, { user: bob! }]);
      for (const user of await User.objects.all()) {
        const profile = await user.profile;
        await assertNumQueries(0, async () => expect(await profile!.user).toBe(user));
      }
    });
  });
});
