import { describe, expect, test } from 'vitest';
import { atomic, db, scope, sql } from 'nuages';
import { assertNumQueries, countQueries } from 'nuages/testing';
import { Comment, Post, Tag, User } from '../models.js';
import { onEveryBackend } from '../on-every-backend.js';
import { fewPosts } from './few-rows.js';

const approved = (post: Post) => post.comments.filter({ isApproved: true }).orderBy('id');
const bodies = async (post: Post) => (await approved(post)).map((comment) => comment.body);

/** Posts of which the third one's answer lies ready: the first asked for itself, the second for all that were left. */
async function ready(): Promise<Post[]> {
  const posts = await fewPosts();
  await assertNumQueries(2, async () => {
    await bodies(posts[0]!);
    await bodies(posts[1]!);
  });
  return posts;
}
/** whether the third post's answer still lay ready, and what it is */
async function asked([, , third]: readonly Post[]): Promise<{ given: boolean; found: string[] }> {
  const { result, count } = await countQueries(() => bodies(third!));
  return { given: count === 0, found: result };
}
const both = ['comment 0', 'comment 2'];

onEveryBackend('what was read for siblings', () => {
  test('is theirs when they ask', async () => {
    const posts = await ready();
    expect(await asked(posts)).toEqual({ given: true, found: both });
    expect(await bodies(posts[3]!)).toEqual(both);
  });

  describe('is dropped by', () => {
    const writes: Readonly<Record<string, (post: Post) => Promise<unknown>>> = {
      'create()': async (post) =>
        Comment.objects.create({ post, user: await User.objects.get({ pk: post.authorId }), body: 'more', isApproved: true }),
      'save() of a new row': async (post) => new Comment({ postId: post.id, userId: post.authorId, body: 'more', isApproved: true }).save(),
      'save()': async (post) => {
        const comment = await Comment.objects.filter({ post, score: 1 }).get();
        comment.isApproved = true;
        await comment.save();
      },
      'update()': (post) => Comment.objects.filter({ post }).update({ isApproved: true }),
      'delete()': (post) => Comment.objects.filter({ post, score: 2 }).delete(),
      'delete() of a row': async (post) => (await Comment.objects.get({ post, score: 2 })).delete(),
      'bulkCreate()': (post) => Comment.objects.bulkCreate([{ postId: post.id, userId: post.authorId, body: 'more', isApproved: true }]),
      'create() through the relation': async (post) =>
        post.comments.create({ user: await User.objects.get({ pk: post.authorId }), body: 'more', isApproved: true }),
      'SQL by hand': (post) => db.execute(sql`DELETE FROM comment WHERE post_id = ${post.id} AND score = 2`),
    };
    test.each(Object.keys(writes))('%s', async (name) => {
      const posts = await ready();
      await writes[name]!(posts[2]!);
      const { given, found } = await asked(posts);
      expect(given).toBe(false);
      expect(found).not.toEqual(both);
      expect(found).toEqual((await Comment.objects.filter({ post: posts[2]!, isApproved: true }).orderBy('id')).map((c) => c.body));
    });

    test('a write to a table that a condition reads', async () => {
      const posts = await fewPosts();
      const active = (post: Post) => post.comments.filter({ user__isActive: true }).count();
      expect([await active(posts[0]!), await active(posts[1]!)]).toEqual([3, 3]);
      await User.objects.update({ isActive: false });
      expect(await active(posts[2]!)).toBe(0);
    });

    test('the begin and the end of a transaction', async () => {
      const [first, second, third, fourth] = (await ready()) as [Post, Post, Post, Post];
      await atomic(async () => {
        expect((await asked([first, second, third])).given).toBe(false);
      });
      expect((await asked([first, second, fourth])).given).toBe(false);
    });

    test('a transaction that is rolled back', async () => {
      const posts = await ready();
      const failed = atomic(async () => {
        await Comment.objects.all().delete();
        throw new Error('rolled back');
      });
      await expect(failed).rejects.toThrow('rolled back');
      expect(await asked(posts)).toEqual({ given: false, found: both });
    });

    test('the end of a savepoint', async () => {
      await fewPosts();
      await atomic(async () => {
        const posts = await Post.objects.orderBy('id');
        await bodies(posts[0]!);
        await bodies(posts[1]!);
        await atomic(async () => {});
        expect((await asked(posts)).given).toBe(false);
      });
    });

    test('a write in a scope that was opened inside', async () => {
      const posts = await ready();
      await scope(() => Comment.objects.all().delete());
      expect(await asked(posts)).toEqual({ given: false, found: [] });
    });
  });

  describe('stays after', () => {
    test('a write to a table that it did not read', async () => {
      const posts = await ready();
      await Tag.objects.create({ name: 'jazz' });
      await Tag.objects.update({ name: 'swing' });
      expect((await asked(posts)).given).toBe(true);
    });

    test('a write of another scope', async () => {
      await fewPosts();
      let write!: () => void;
      const told = new Promise<void>((resolve) => (write = resolve));
      const other = scope(async () => {
        await told;
        await Comment.objects.all().delete();
      });
      await scope(async () => {
        const posts = await Post.objects.orderBy('id');
        await bodies(posts[0]!);
        await bodies(posts[1]!);
        write();
        await other;
        expect((await asked(posts)).given).toBe(true);
      });
    });
  });

  test('counts and exists are dropped as well', async () => {
    const posts = await fewPosts();
    expect(await posts[0]!.comments.count()).toBe(3);
    expect(await posts[0]!.comments.exists()).toBe(true);
    await assertNumQueries(0, async () => expect(await posts[1]!.comments.count()).toBe(3));
    await Comment.objects.all().delete();
    expect(await posts[2]!.comments.count()).toBe(0);
    expect(await posts[2]!.comments.exists()).toBe(false);
  });

  test('a write while they are read is not missed', async () => {
    const posts = await fewPosts();
    await bodies(posts[0]!);
    const [second] = await Promise.all([bodies(posts[1]!), Comment.objects.filter({ post: posts[2]! }).delete()]);
    expect(second).toEqual(both);
    expect(await bodies(posts[2]!)).toEqual([]);
  });

  test('loaded sets stay, as those that are prefetched do', async () => {
    const posts = await fewPosts();
    expect(await posts[0]!.comments).toHaveLength(3);
    await Comment.objects.all().delete();
    expect(await posts[0]!.comments).toHaveLength(3);
    expect(await posts[1]!.comments).toHaveLength(3);
    expect(await approved(posts[1]!)).toEqual([]);
  });
});
