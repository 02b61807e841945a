// What related managers write
import type { Comment, Post, Tag, User } from '../models/index.js';
import { expectType } from './expect-type.js';

export async function links(post: Post, tag: Tag, user: User) {
  await post.tags.add([1, 2], { throughDefaults: { weight: 'x' } });
  await post.tags.add(1);
  await post.tags.add(tag);
  await post.tags.add([tag, 2]);
  await tag.posts.add(post);
  await post.tags.remove([1]);
  await post.tags.remove(tag);
  await post.tags.set([1, tag], { clear: true, throughDefaults: { weight: 'x' } });
  await post.tags.clear();
  expectType<Tag>()(await post.tags.create({ name: 'x' }, { throughDefaults: { weight: 'x' } }));
  expectType<Tag[]>()(await post.tags.bulkCreate([{ name: 'a' }, tag], { batchSize: 10, throughDefaults: { weight: 'x' } }));
  expectType<number>()(await post.tags.update({ name: 'x' }));
  expectType<number>()((await post.tags.delete()).count);
  // @ts-expect-error an instance of another model
  post.tags.add(user);
  // @ts-expect-error one of them
  post.tags.add([tag, user]);
  // @ts-expect-error keys of another type
  post.tags.remove('x');
  // @ts-expect-error set() takes a list
  post.tags.set(tag);
  // @ts-expect-error links are written in one statement
  post.tags.add(tag, { bulk: false });
  // @ts-expect-error nothing to choose
  post.tags.clear({ bulk: false });
  // @ts-expect-error
  post.tags.create({ nam: 'x' });
}

export async function foreignKeys(user: User, post: Post, comment: Comment) {
  await user.posts.add(post, { bulk: false });
  await user.posts.set([post], { clear: true });
  await user.posts.create({ title: 'x' });
  expectType<Post[]>()(await user.posts.bulkCreate([{ title: 'x' }, post]));
  await user.edited.remove(post);
  await user.edited.remove([post], { bulk: false });
  await user.edited.clear();
  await comment.replies.clear({ bulk: false });
  // @ts-expect-error Post.author can't be null
  user.posts.remove(post);
  // @ts-expect-error
  user.posts.clear();
  // @ts-expect-error the key of a row doesn't change that row
  user.posts.add(1);
  // @ts-expect-error
  user.posts.add(comment);
  // @ts-expect-error there is no table between
  user.posts.create({ title: 'x' }, { throughDefaults: {} });
  // @ts-expect-error
  user.posts.bulkCreate([{ title: 'x' }], { throughDefaults: {} });
  // @ts-expect-error title missing
  user.posts.bulkCreate([{ body: 'x' }]);
}
