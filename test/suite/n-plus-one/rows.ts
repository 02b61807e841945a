import { db, sql } from 'nuages';
import { Comment, Post, Profile, Tag, Topic, User } from '../models.js';

/** how many rows a pattern goes through */
export const sizes = [10, 100, 1000] as const;
const most = 1000;
const times = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i));

/**
 * As many users, posts and tags as the largest size. The first half of the users have two posts each, every other one has a profile; a post
 * has up to three comments and up to two tags, and an editor or none; a tree of topics for each size.
 */
export async function manyRows(): Promise<void> {
  const users = await User.objects.bulkCreate(times(most, (i) => ({ username: `user ${i}`, age: i % 90 })));
  await Profile.objects.bulkCreate(users.filter((_, i) => i % 2 === 0).map((user, i) => ({ user, bio: `bio ${i}` })));
  const tags = await Tag.objects.bulkCreate(times(most, (i) => ({ name: `tag ${i}` })));
  const posts = await Post.objects.bulkCreate(
    times(most, (i) => ({
      title: `post ${i}`,
      body: `body ${i}`,
      author: users[i >> 1]!,
      editor: i % 3 === 0 ? null : users[i % 97]!,
      isPublished: i % 2 === 0,
    })),
  );
  await Comment.objects.bulkCreate(
    posts.flatMap((post, i) =>
      times((i + 1) % 4, (j) => ({
        post,
        user: users[(i * 7 + j) % most]!,
        body: `comment ${i}.${j}`,
        score: (i * 31 + j * 17) % 10,
        isApproved: j % 2 === 0,
      })),
    ),
  );
  const links = posts.flatMap((post, i) => times((i + 1) % 3, (j) => [post.id, tags[(i * 13 + j * 11) % most]!.id]));
  await db.execute(sql`INSERT INTO post_tags (post_id, tag_id) VALUES ${sql.join(links.map(([post, tag]) => sql`(${post}, ${tag})`))}`);
  for (const n of sizes) await tree(n);
}

/** n leaves on n / 2 branches on n / 10 roots */
async function tree(n: number): Promise<void> {
  let above: Topic[] = [];
  for (const [level, share] of [10, 2, 1].entries()) {
    const parent = (i: number): Topic | null => above[i % above.length] ?? null;
    above = await Topic.objects.bulkCreate(times(n / share, (i) => ({ name: `${n}: ${level}.${i}`, parent: parent(i) })));
  }
}
export const roots = (n: number) => Topic.objects.filter({ name__startswith: `${n}: 0.` }).orderBy('id');
export const leaves = (n: number) => Topic.objects.filter({ name__startswith: `${n}: 2.` }).orderBy('id');

/** The first rows of a model. */
export const users = (n: number) => User.objects.orderBy('id').slice(0, n);
export const posts = (n: number) => Post.objects.orderBy('id').slice(0, n);
export const tags = (n: number) => Tag.objects.orderBy('id').slice(0, n);
