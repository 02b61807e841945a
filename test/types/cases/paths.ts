// orderBy, values, valuesList, only, defer
import { F, type Decimal, type NotLoaded, type Only, type RelatedManager } from 'nuages';
import { Order, Post, User } from '../models/index.js';
import { expectAssignable, expectType } from './expect-type.js';

export async function ordering() {
  Post.objects.orderBy('-author__profile__bio', 'title', '?', 'pk', F('createdAt').desc({ nullsLast: true }));
  // @ts-expect-error
  Post.objects.orderBy('-createdAtt');
  // @ts-expect-error
  Post.objects.orderBy('author__usernam');
}

export async function values() {
  expectType<
    {
      title: string;
      author__username: string;
      editor__username: string | null;
      comments__body: string | null;
      author: number;
      author__profile__bio: string | null;
    }[]
  >()(await Post.objects.values('title', 'author__username', 'editor__username', 'comments__body', 'author', 'author__profile__bio'));
  expectType<
    {
      createdAt: Date;
      updatedAt: Date;
      status: 'open' | 'paid' | 'shipped';
      price: Decimal;
      userId: number;
      productId: number;
      id: number;
    }[]
  >()(await Order.objects.values());
  expectType<(string | null)[]>()(await User.objects.valuesList('email', { flat: true }));
  expectType<{ createdAt__year: number }[]>()(await Post.objects.values('createdAt__year'));
  const [named] = await Post.objects.valuesList('title', 'author__age', { named: true });
  expectType<string>()(named!.title);
  expectType<number>()(named!.author__age);
  expectType<string>()(named![0]);
  // @ts-expect-error
  User.objects.values('id', 'usernam');
  // @ts-expect-error
  User.objects.valuesList('idd', { flat: true });
  // @ts-expect-error
  Post.objects.valuesList('titel', { named: true });
  // @ts-expect-error
  named!.body;
}

export async function partialRows() {
  const [p] = await Post.objects.only('title', 'author');
  expectType<string>()(p!.title);
  expectType<number>()(p!.authorId);
  expectType<User>()(await p!.author);
  expectType<NotLoaded<string>>()(p!.body);
  expectType<string>()(await p!.body);
  const [q] = await Post.objects.defer('body');
  expectType<string>()(q!.title);
  expectType<NotLoaded<string>>()(q!.body);
  await q!.save();
  const [o] = await User.objects.only('id', 'username');
  expectType<Only<User, 'id' | 'username'>>()(o!);
  expectType<NotLoaded<string | null>>()(o!.email);
  expectType<RelatedManager<Post, 'author'>>()(o!.posts);
  expectType<number>()((await User.objects.only('username'))[0]!.id); // the key is always read

  // @ts-expect-error
  User.objects.only('idd');
  // @ts-expect-error columns of a related row are read with that row
  Post.objects.only('title', 'author__username');
  // @ts-expect-error
  User.objects.defer('idd');
  // @ts-expect-error deferred column is not a string
  o!.email?.toUpperCase();
  // @ts-expect-error custom members may read deferred columns: hidden
  o!.display;
  // @ts-expect-error a partial User is not a User
  expectAssignable<User>(o!);
  // @ts-expect-error
  q!.headline;
}
