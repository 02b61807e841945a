// The developer experience asked for, as far as it is built.
import { Q } from 'nuages';
import { Order, Post, User } from '../models/index.js';
import { expectType } from './expect-type.js';

export async function wanted(d: Date) {
  const post = await Post.objects.get({ pk: 1 });
  expectType<Post>()(post);
  expectType<string>()(post.headline);

  const posts = await Post.objects
    .filter({ author__username__startswith: 'a', createdAt__gte: d, isPublished: true })
    .orderBy('-createdAt', 'author__username')
    .slice(0, 20);
  expectType<Post[]>()(posts);
  for (const p of posts) {
    const a = await p.author;
    expectType<User>()(a);
  }

  expectType<{ id: number; username: string }[]>()(await User.objects.values('id', 'username'));
  expectType<number[]>()(await User.objects.valuesList('id', { flat: true }));
  expectType<[number, string][]>()(await User.objects.valuesList('id', 'username'));

  const [partial] = await User.objects.only('id', 'username');
  expectType<string>()(partial!.username);
  expectType<number>()(partial!.id);
  expectType<string | null>()(await partial!.email);

  expectType<number>()(await Order.objects.filter(Q({ status: 'paid' }).or({ price__gt: 100 })).count());
  expectType<number>()(await User.objects.filter({ id: 1 }).update({ age: 3 }));
}
