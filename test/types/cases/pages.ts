// Pages: the rows of what is paged, whatever they are.
import { KeysetPaginator, Paginator, type KeysetPage, type Page } from 'nuages';
import { Post, Tag, type User } from '../models/index.js';
import { expectType } from './expect-type.js';

export async function pages(user: User, request: unknown) {
  const numbered = new Paginator(Post.objects.published().orderBy('id'), 20, { orphans: 2, allowEmptyFirstPage: false });
  const page = await numbered.getPage(request);
  expectType<Page<Post>>()(page);
  expectType<readonly Post[]>()(page.items);
  for (const post of page) expectType<Post>()(post);
  expectType<boolean>()(page.hasNext);
  expectType<number>()(page.startIndex + page.endIndex + page.number);
  expectType<number>()((await numbered.count()) + (await numbered.numPages()));
  expectType<readonly (number | '…')[]>()(await numbered.elidedPageRange(1, { onEachSide: 1, onEnds: 1 }));

  const keyed = new KeysetPaginator(Tag.objects, 20, { secret: 'x'.repeat(32) });
  const first = await keyed.after();
  expectType<KeysetPage<Tag>>()(first);
  expectType<string | null>()(first.nextCursor);
  expectType<readonly Tag[]>()((await keyed.before(first.previousCursor)).items);

  expectType<readonly { title: string }[]>()((await new KeysetPaginator(Post.objects.values('title'), 20).after()).items);
  expectType<readonly string[]>()((await new Paginator(Post.objects.valuesList('title', { flat: true }), 20).page(1)).items);
  expectType<readonly Post[]>()((await new Paginator(user.posts.all(), 20).page(1)).items);

  // @ts-expect-error rows that are there already
  new Paginator(await Post.objects.all(), 20);
  // @ts-expect-error related rows are paged by their queryset: user.posts.all()
  new KeysetPaginator(user.posts, 20);
  // @ts-expect-error
  new Paginator(Post.objects, '20');
  // @ts-expect-error no such option
  new Paginator(Post.objects, 20, { orphan: 1 });
  // @ts-expect-error page() takes a number, getPage() anything
  numbered.page('2');
  // @ts-expect-error a cursor is text
  keyed.after(2);
}
