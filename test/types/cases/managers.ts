// Managers are not awaitable; querysets and unloaded relations are. Custom querysets, related managers, generic code.
import type { QuerySet, RowOf } from 'nuages';
import { Employee, Invoice, Post, Tag, type User } from '../models/index.js';
import { expectType } from './expect-type.js';

export async function managers(post: Post, user: User) {
  expectType<Post[]>()(await Post.objects.all());
  expectType<Post[] | 'none'>()(await Post.objects.all().catch(() => 'none' as const));
  expectType<Promise<Post[]>>()(Post.objects.filter({ pk: 1 }).finally(() => {}));
  if (!post.author.$loaded) expectType<User | null>()(await post.author.catch(() => null).finally(() => {}));
  expectType<Post[]>()(await Post.objects.published());
  expectType<Post | null>()(await Post.objects.first());
  expectType<number>()(await Tag.objects.count());
  const notRows = await Post.objects;
  // @ts-expect-error a manager awaited is still the manager, not rows
  notRows.length;
  // @ts-expect-error
  for (const p of await Post.objects) p;
  // @ts-expect-error
  for await (const p of Post.objects) p;
  // @ts-expect-error the same for one without a queryset of its own
  (await Tag.objects)[0];
  // @ts-expect-error
  Tag.objects.then(() => 1);
  // @ts-expect-error
  Post.objects.catch(() => 1);

  // related managers
  expectType<Post[]>()(await user.posts.orderBy('-createdAt').published());
  expectType<Post | null>()(await user.posts.first());
  expectType<Post>()(await user.posts.get({ title: 'x' }));
  expectType<number>()(await user.posts.count());
  expectType<boolean>()(await user.posts.exists());
  expectType<boolean>()(await user.posts.contains(post));
  expectType<Post>()(await user.posts.latest('createdAt'));
  expectType<Post[]>()(await user.posts.distinct());
  expectType<{ id: number }[]>()(await user.posts.values('id'));
  expectType<string[]>()(await user.posts.valuesList('title', { flat: true }));
  expectType<Tag[]>()(await post.tags.filter({ name__startswith: 'x' }).exclude({ name: 'xy' }));
  expectType<Map<number, Tag>>()(await post.tags.inBulk([1]));
  for await (const t of post.tags.iterator()) expectType<Tag>()(t);
  // @ts-expect-error
  user.posts.orderBy('titel');
  // @ts-expect-error
  user.posts.filter({ titel: 'x' });
  // @ts-expect-error
  user.posts.values('titel');
}

export async function querysets(post: Post) {
  expectType<Post[]>()(await Post.objects.filter({ title: 'x' }).exclude({ body: '' }).reverse().slice(0, 3).using('replica').none());
  expectType<Map<number, Post>>()(await Post.objects.inBulk([1, 2]));
  expectType<Map<string, Employee>>()(await Employee.objects.inBulk());
  expectType<Map<string, Tag>>()(await Tag.objects.inBulk(['a'], { field: 'name' }));
  // @ts-expect-error no column
  Tag.objects.inBulk(['a'], { field: 'nam' });
  // @ts-expect-error keys of another type
  Tag.objects.inBulk([1], { field: 'name' });
  expectType<Post | null>()(await Post.objects.last());
  expectType<Post>()(await Post.objects.latest('createdAt'));
  expectType<Post>()(await Post.objects.earliest('-createdAt', 'id'));
  expectType<Post>()(await Post.objects.latest());
  expectType<Post[]>()(await Post.objects.distinct('author', 'title'));
  expectType<{ title: string }[]>()(await Post.objects.values('title').distinct());
  expectType<boolean>()(await Post.objects.contains(post));
  // @ts-expect-error
  Post.objects.latest('createdAtt');
  // @ts-expect-error
  Post.objects.distinct('titel');
  // @ts-expect-error a Tag is not a Post
  Post.objects.contains(new Tag());
  for await (const p of Post.objects.all().iterator({ chunkSize: 500 })) expectType<Post>()(p);
  for await (const p of Post.objects.filter({ title: 'x' })) expectType<Post>()(p);
  expectType<string>()((await Post.objects.all().explain({ analyze: true, buffers: true })).text);
  expectType<readonly unknown[]>()(Post.objects.all().toSQL().params);
}

export async function custom(user: User) {
  expectType<Post[]>()(await Post.objects.published().by(user).published().filter({ title: 'x' }));
  expectType<Post | null>()(await Post.objects.published().newest());
  expectType<{ title: string; author__username: string }[]>()(await Post.objects.titles());
  expectType<Post[]>()(await Post.drafts.by(user));
  // custom methods survive values() and related managers
  expectType<number[]>()(await Post.objects.valuesList('id', { flat: true }).published());
  expectType<Post[]>()(await user.posts.all().published());
  expectType<string>()((await Post.objects.only('title').published())[0]!.title);
  const latest = (qs: QuerySet<Post>) => qs.orderBy('-createdAt').first();
  expectType<Post | null>()(await latest(Post.objects.published()));
  const page = async <M, R, A>(qs: QuerySet<M, R, A>, n: number): Promise<R[]> => await qs.slice(n * 20, n * 20 + 20);
  expectType<Post[]>()(await page(Post.objects.all(), 1));
  const mine = <T extends User>(u: T) => Post.objects.filter({ author: u });
  expectType<Post[]>()(await mine(user));
  const cards = Post.objects.only('title');
  type Card = RowOf<typeof cards>;
  expectType<string>()({} as Card['title']);
  const invoice = await Invoice.objects.get({ number: 'x' });
  expectType<string>()(invoice.pk);
  // @ts-expect-error
  Tag.objects.published();
}
