import { connect, createSchema, detach, scope, type Connections } from 'nuages';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeOn } from '../../servers.js';
import { Comment, Post, Tag, User } from '../models.js';
import { all } from '../registry.js';

const requests = 1000;
const patience = 240_000;

/** What is left after everything that nobody holds is gone. */
async function heap(): Promise<number> {
  for (let i = 0; i < 4; i++) {
    await new Promise((done) => setImmediate(done));
    globalThis.gc!();
  }
  return process.memoryUsage().heapUsed;
}

/** By how much the heap grows between a fifth of the requests and the last of them, as a part of it. */
async function growth(request: (i: number) => Promise<unknown>): Promise<number> {
  let early = 0;
  for (let i = 1; i <= requests; i++) {
    await request(i - 1);
    if (i === requests / 5) early = await heap();
  }
  return (await heap()) / early - 1;
}

/** what a page of posts touches: relations, narrowed sets, counts, gets */
async function page(): Promise<number> {
  let seen = 0;
  for (const post of await Post.objects.orderBy('id').slice(0, 20)) {
    seen += (await post.author).id + (await post.comments).length + (await post.tags).length;
    seen += (await post.comments.filter({ score__gte: 3 }).orderBy('-score').slice(0, 2)).length + (await post.comments.count());
    seen += (await Post.objects.get({ pk: post.id })).id;
  }
  return seen;
}

describeOn('sqlite', 'the heap, after a thousand requests', () => {
  let connections: Connections;
  beforeAll(async () => {
    connections = await connect({ databases: { default: 'sqlite::memory:' } });
    await createSchema({ models: Object.values(all) });
    const author = await User.objects.create({ username: 'ann' });
    const posts = await Post.objects.bulkCreate(Array.from({ length: 1000 }, (_, i) => ({ title: `post ${i}`, author })));
    await Comment.objects.bulkCreate(
      posts.slice(0, 20).flatMap((post) => Array.from({ length: 5 }, (_, i) => ({ post, user: author, body: `comment ${i}`, score: i }))),
    );
    await Tag.objects.bulkCreate(Array.from({ length: 20 }, (_, i) => ({ name: `tag ${i}` })));
  });
  afterAll(() => connections.close());

  test('is what it was, each in a scope', { timeout: patience }, async () => {
    expect(await growth(() => scope(page))).toBeLessThan(0.05);
  });

  test('is what it was, without a scope', { timeout: patience }, async () => {
    expect(await growth(page)).toBeLessThan(0.05);
  });

  test('is what it was, though a row of each of a thousand results is kept, detached', { timeout: patience }, async () => {
    const kept: Post[] = [];
    expect(await growth(async (i) => kept.push(detach((await Post.objects.orderBy('id'))[i]!)))).toBeLessThan(0.05);
    expect(kept.map((post) => post.title)).toEqual(kept.map((_, i) => `post ${i}`));
  });

  // what the measure would say if rows held each other
  test('grows where rows are kept with all that came with them', { timeout: patience }, async () => {
    const kept: Post[] = [];
    expect(await growth(async (i) => (i < 400 ? kept.push((await Post.objects.orderBy('id'))[i]!) : 0))).toBeGreaterThan(0.2);
    expect(kept).toHaveLength(400);
  });
});
