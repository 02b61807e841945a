import { expect, test } from 'vitest';
import { OperationalError, ProgrammingError, RawSQL, text } from 'nuages';
import { assertNumQueries } from 'nuages/testing';
import { Post, Tag, User } from './models.js';
import { onEveryBackend } from './on-every-backend.js';

onEveryBackend('options()', ({ name }) => {
  test('leaves the query as it is', async () => {
    await Tag.objects.bulkCreate([{ name: 'a' }, { name: 'b' }]);
    const { signal } = new AbortController();
    const all = Tag.objects.filter({ name: 'a' }).options({ signal, timeout: 60_000 });
    expect(await all.options({ timeout: 5000 })).toHaveLength(1);
    expect([await all.count(), await all.exists(), (await all.first())?.name, (await all.get()).name]).toEqual([1, true, 'a', 'a']);
    const read: string[] = [];
    for await (const tag of all) read.push(tag.name);
    expect(read).toEqual(['a']);
  });

  test('a query that was given up before it began is not sent', async () => {
    const reason = new Error('gone');
    await assertNumQueries(0, () => expect(Tag.objects.options({ signal: AbortSignal.abort(reason) })).rejects.toBe(reason));
  });

  test('what ends the query of one row ends none of its siblings', async () => {
    const user = await User.objects.create({ username: 'ann' });
    await Post.objects.bulkCreate([1, 2, 3].map((n) => ({ title: `${n}`, author: user })));
    const posts = await Post.objects.orderBy('id');
    const controller = new AbortController();
    const counts = posts.map((post, i) => {
      const comments = post.comments.filter({ score__gt: 1 });
      return (
        i === 1 ? comments.options({ signal: AbortSignal.abort(new Error('gone')) }) : comments.options({ signal: controller.signal })
      ).count();
    });
    const settled = await Promise.allSettled(counts);
    expect(settled.map((each) => each.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  test('refuses what is no signal and no time', () => {
    const options = (given: unknown) => () => Tag.objects.options(given as never);
    expect(options({ timeout: 0 })).toThrow(ProgrammingError);
    expect(options({ timeout: '5' })).toThrow(/whole number of milliseconds/);
    expect(options({ signal: 1 })).toThrow(/takes an AbortSignal/);
    expect(options({ time: 1 })).toThrow(/no such option/);
  });

  test.runIf(name === 'postgres')('a statement that takes too long is stopped on the server', async () => {
    await Tag.objects.create({ name: 'a' });
    const slow = Tag.objects.annotate({ slept: RawSQL('pg_sleep(20)::text', [], text()) });
    const late = await slow.options({ timeout: 50 }).catch((error: unknown) => error);
    expect(late).toBeInstanceOf(OperationalError);
    expect(late).toMatchObject({ code: 'NUA_TIMEOUT', model: 'Tag', retryable: true });
    const controller = new AbortController();
    const reason = new Error('the user left');
    setTimeout(() => controller.abort(reason), 50);
    await expect(slow.options({ signal: controller.signal })).rejects.toBe(reason);
    expect(await Tag.objects.count()).toBe(1);
  });
});
