import { Comment, Post, User } from '../models.js';

/** Posts by one author, each with the same number of comments, of which every other one is approved. */
export async function fewPosts(n = 4, comments = 3): Promise<Post[]> {
  const author = await User.objects.create({ username: 'ann' });
  const posts = await Post.objects.bulkCreate(Array.from({ length: n }, (_, i) => ({ title: `post ${i}`, author })));
  await Comment.objects.bulkCreate(
    posts.flatMap((post) =>
      Array.from({ length: comments }, (_, j) => ({ post, user: author, body: `comment ${j}`, score: j, isApproved: j % 2 === 0 })),
    ),
  );
  return Post.objects.orderBy('id');
}
