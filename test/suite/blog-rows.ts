import { db, sql } from 'nuages';
import { Comment, Post, Tag, User } from './models.js';

/**
 * Three users, of whom cat has written nothing; three posts, of which Three has no comments and no tags; five comments, one of them an
 * answer; three tags, of which waltz is on no post.
 */
export async function blogRows() {
  const [ann, bob, cat] = (await User.objects.bulkCreate([
    { username: 'ann', email: 'ann@example.com', age: 30 },
    { username: 'bob', age: 20, isActive: false },
    { username: 'cat', email: 'cat@example.com', age: 40 },
  ])) as [User, User, User];
  const [one, two, three] = (await Post.objects.bulkCreate([
    { title: 'One', body: 'first', author: ann, isPublished: true },
    { title: 'Two', author: ann, editor: bob },
    { title: 'Three', author: bob, editor: ann, isPublished: true },
  ])) as [Post, Post, Post];
  const [good] = (await Comment.objects.bulkCreate([
    { post: one, user: bob, body: 'good', score: 5, isApproved: true },
    { post: one, user: ann, body: 'bad', score: 1 },
    { post: two, user: ann, body: 'bad', score: 5 },
    { post: two, user: cat, body: 'fair', score: 3, isApproved: true },
  ])) as [Comment];
  const answer = await Comment.objects.create({ post: one, user: ann, body: 'thanks', score: 2, parent: good });
  const [jazz, swing, waltz] = (await Tag.objects.bulkCreate([{ name: 'jazz' }, { name: 'swing' }, { name: 'waltz' }])) as [Tag, Tag, Tag];
  const links = [
    [one, jazz],
    [one, swing],
    [two, jazz],
  ] as const;
  for (const [post, tag] of links) await db.execute(sql`INSERT INTO post_tags (post_id, tag_id) VALUES (${post.id}, ${tag.id})`);
  return { ann, bob, cat, one, two, three, good, answer, jazz, swing, waltz };
}
