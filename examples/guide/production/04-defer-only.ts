import { Post, User } from '../models/index.js';
import { technique } from '../technique.js';

export const deferOnly = technique({
  id: 'production/4',
  title: 'defer() and only()',
  api: ['defer()', 'only()'],
  rule: 'Leave heavy columns out of a list; where one is needed after all, it is read for all rows at once.',
  measure: 'bytes',
  bad: async () => {
    const posts = await Post.objects.orderBy('id').slice(0, 1000);
    return posts.map(({ id, title }) => ({ id, title }));
  },
  good: async () => {
    const posts = await Post.objects.defer('content', 'htmlContent').orderBy('id').slice(0, 1000);
    return posts.map(({ id, title }) => ({ id, title }));
  },
  variants: [
    {
      title: 'one column and the key, by only()',
      run: async () => {
        const posts = await Post.objects.only('title').orderBy('id').slice(0, 1000);
        return posts.map(({ id, title }) => ({ id, title }));
      },
    },
    {
      title: 'a heavy column that is needed after all: one query more for all rows, not one for each',
      differs: true,
      run: async () => {
        const posts = await Post.objects.defer('content', 'htmlContent').orderBy('id').slice(0, 1000);
        const lengths: number[] = [];
        for (const post of posts) lengths.push((await post.content).length);
        return lengths;
      },
    },
    {
      title: 'the columns chosen before the query, not read twice',
      differs: true,
      run: async () => (await User.objects.only('username').get({ pk: 1 })).username,
    },
  ],
});
