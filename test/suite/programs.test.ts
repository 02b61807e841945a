import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { atomic, captureQueries, IntegrityError, onCommit, TransactionError } from 'nuages';
import { assertNumQueries, countQueries } from 'nuages/testing';
import { Post, Tag, User } from './models.js';
import { onEveryBackend } from './on-every-backend.js';

const names = async () => await Tag.objects.valuesList('name', { flat: true });
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));
const code = (error: unknown) => (error as { code?: string }).code;

onEveryBackend('programs', () => {
  test('sibling blocks under Promise.all, one of which fails', async () => {
    const outcome = await atomic(
      async () =>
        await Promise.allSettled([
          atomic(async () => void (await Tag.objects.create({ name: 'a' }))),
          atomic(async () => {
            await Tag.objects.create({ name: 'b' });
            throw new Error('b fails');
          }),
          atomic(async () => void (await Tag.objects.create({ name: 'c' }))),
        ]),
    );
    expect(outcome.map((o) => o.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await names()).toEqual(['a', 'c']);
  });

  test("a parent's insert while a child block is open and fails", async () => {
    await atomic(async () => {
      const child = atomic(async () => {
        await Tag.objects.create({ name: 'child' });
        await pause(20);
        throw new Error('child fails');
      });
      await pause(5);
      const own = Tag.objects.create({ name: 'parent' });
      await expect(child).rejects.toThrow('child fails');
      await own;
    });
    expect(await names()).toEqual(['parent']);
  });

  test('a slower branch that inserts after its transaction rolled back', async () => {
    let slow: Promise<unknown> | undefined;
    await expect(
      atomic(async () => {
        slow = pause(30).then(() => Tag.objects.create({ name: 'late' }));
        slow.catch(() => undefined);
        await Tag.objects.create({ name: 'early' });
        throw new Error('rolled back');
      }),
    ).rejects.toThrow('rolled back');
    const error = await slow!.catch((e: unknown) => e);
    expect(error).toBeInstanceOf(TransactionError);
    expect(code(error)).toBe('NUA_TX_CLOSED');
    expect(await names()).toEqual([]);
  });

  test('a floating promise that outlives its transaction', async () => {
    let floating: Promise<unknown> | undefined;
    await atomic(async () => {
      await Tag.objects.create({ name: 'kept' });
      floating = pause(20).then(() => Tag.objects.create({ name: 'floating' }));
      floating.catch(() => undefined);
    });
    expect(code(await floating!.catch((e: unknown) => e))).toBe('NUA_TX_CLOSED');
    expect(await names()).toEqual(['kept']);
  });

  test('a callback that returns a queryset: it runs inside', async () => {
    const tags = await atomic(async () => {
      await Tag.objects.create({ name: 'x' });
      return Tag.objects.all();
    });
    expect(tags.map((t) => t.name)).toEqual(['x']);
    expect((await atomic(() => Tag.objects.all())).map((t) => t.name)).toEqual(['x']);
  });

  test('two contexts on one connection: each sees its own transaction whole', async () => {
    await Promise.all(
      ['a', 'b'].map((name) =>
        atomic(async () => {
          await Tag.objects.create({ name: `${name}1` });
          await pause(10);
          await Tag.objects.create({ name: `${name}2` });
        }),
      ),
    );
    expect(await names()).toEqual(['a1', 'a2', 'b1', 'b2']);
  });

  test('savepoints: the failure of the inner block leaves the outer', async () => {
    const marks: string[] = [];
    await atomic(async () => {
      await Tag.objects.create({ name: 'outer' });
      onCommit(() => marks.push('outer'));
      await expect(
        atomic(async () => {
          onCommit(() => marks.push('inner'));
          await Tag.objects.create({ name: 'outer' });
        }),
      ).rejects.toThrow(IntegrityError);
      await Tag.objects.create({ name: 'after' });
      expect(marks).toEqual([]);
    });
    expect(marks).toEqual(['outer']);
    expect(await names()).toEqual(['after', 'outer']);
  });

  test('a queryset returned from an async function, and Promise.resolve', async () => {
    await Tag.objects.create({ name: 'x' });
    const find = async () => Tag.objects.all();
    expect((await find()).map((t) => t.name)).toEqual(['x']);
    expect((await Promise.resolve(Tag.objects.all())).map((t) => t.name)).toEqual(['x']);
    const [a, b] = await Promise.all([Tag.objects.all(), Tag.objects.count()]);
    expect([a.length, b]).toEqual([1, 1]);
  });

  test('awaits of one object in the same tick share the query; later ones run again', async () => {
    const all = Tag.objects.all();
    const { count } = await countQueries(async () => await Promise.all([all, all, all.then((rows) => rows.length)]));
    expect(count).toBe(1);
    await assertNumQueries(2, async () => {
      await all;
      await all;
    });
  });

  test('JSON, console.log, structuredClone and deep equality of rows', async () => {
    const ann = await User.objects.create({ username: 'ann' });
    await Post.objects.create({ title: 'One', author: ann });
    const { queries } = await captureQueries(async () => {
      const [a] = await Post.objects.all();
      const [b] = await Post.objects.all();
      assert.deepStrictEqual(a, b);
      expect(a).toEqual(b);
      expect(inspect(a, { breakLength: Infinity })).toMatch(
        new RegExp(`^Post \\{ id: ${a!.id}, title: 'One', .*author: <not loaded: ${ann.id}>`),
      );
      const json = JSON.parse(JSON.stringify(a)) as Record<string, unknown>;
      expect(json).toMatchObject({ id: a!.id, title: 'One', authorId: ann.id, createdAt: a!.createdAt.toISOString() });
      expect(json).not.toHaveProperty('author');
      expect(structuredClone(Object.assign({}, a))).toMatchObject({ title: 'One' });
      expect(structuredClone(a!.toPlain())).toMatchObject({ title: 'One', createdAt: a!.createdAt });
      expect(Object.getPrototypeOf(a)).toBe(Post.prototype);
      expect(a).toBeInstanceOf(Post);
      expect(a!.headline).toBe('ONE');
      expect(inspect(Post.objects.filter({ title: 'secret' }))).toMatch(/^PostQuerySet<Post> SELECT /);
      expect(inspect(Post.objects.filter({ title: 'secret' }))).not.toContain('secret');
      expect(() => JSON.stringify(Post.objects.all())).toThrow(/NUA_AWAIT_FIRST/);
      expect(() => [...(Post.objects.all() as unknown as Iterable<Post>)]).toThrow(/NUA_AWAIT_FIRST/);
    });
    expect(queries).toHaveLength(2);
  });

  test('a manager awaited is still the manager', async () => {
    expect(await (Tag.objects as unknown)).toBe(Tag.objects);
  });

  test('relations that are not loaded are awaitable, and say so when read', async () => {
    const ann = await User.objects.create({ username: 'ann' });
    await Post.objects.create({ title: 'One', author: ann });
    const post = await Post.objects.get({ title: 'One' });
    expect(post.editor).toBeNull();
    expect(() => (post.author as unknown as User).username).toThrow(/NUA_NOT_LOADED/);
    expect(() => Number(post.author)).toThrow(/NUA_NOT_LOADED/);
    expect((await post.author).username).toBe('ann');
    expect((post.author as unknown as User).username).toBe('ann');
    const bob = await User.objects.create({ username: 'bob' });
    post.authorId = bob.id;
    expect((await post.author).username).toBe('bob');
    post.author = ann;
    expect(post.authorId).toBe(ann.id);
    expect((await ann.posts).map((p) => p.title)).toEqual(['One']);
    expect(await ann.posts.filter({ title: 'x' }).count()).toBe(0);
    expect(await ann.posts.create({ title: 'Two' })).toMatchObject({ authorId: ann.id });
    expect(await ann.profile).toBeNull();
    expect(await post.tags).toEqual([]);
  });

  test('captureQueries sees the statements of its block alone, bounded', async () => {
    const { result, queries, totalMs } = await captureQueries(async () => {
      await Tag.objects.create({ name: 'a' });
      return await Tag.objects.filter({ name: 'a' }).count();
    });
    expect(result).toBe(1);
    expect(queries.map((q) => q.sql.split(' ')[0])).toEqual(['INSERT', 'SELECT']);
    expect(queries[1]!.rows).toBe(1);
    expect(totalMs).toBeGreaterThanOrEqual(0);
  });
});
