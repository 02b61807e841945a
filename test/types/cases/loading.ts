// Loaded state: selectRelated, prefetchRelated, Prefetch
import {
  detach,
  isLoaded,
  Paginator,
  Prefetch,
  prefetchRelatedObjects,
  withFetchMode,
  type NotLoaded,
  type QuerySet,
  type RelatedManager,
  type RowOf,
} from 'nuages';
import { Comment, Post, Tag, User, type Profile } from '../models/index.js';
import { expectAssignable, expectType } from './expect-type.js';

export async function selected() {
  const [p] = await Post.objects.selectRelated('author__profile', 'editor');
  expectType<string | undefined>()(p!.author.profile?.bio);
  expectType<User | null>()(p!.editor);
  expectType<User & { profile: Profile | null }>()(await p!.author);
  expectAssignable<Post>(p!);
  const helper = async (x: Post) => (await x.author).username; // works for both states
  await helper(p!);
  const needsAuthor = (x: Post & { author: User }) => x.author.username;
  needsAuthor(p!);
  const [plain] = await Post.objects.all();
  // @ts-expect-error not loaded
  needsAuthor(plain!);
  // @ts-expect-error editor is nullable
  p!.editor.username;

  expectType<Post & { author: User }>()(await Post.objects.selectRelated('author').get({ pk: 1 }));
  expectType<(Post & { author: User })[]>()(await Post.objects.selectRelated('author'));
  // all foreign keys that can't be null
  const [c] = await Comment.objects.selectRelated();
  expectType<Comment & { post: Post; user: User }>()(c!);
  // cleared
  expectType<Post>()((await Post.objects.selectRelated('author').selectRelated(null))[0]!);

  // @ts-expect-error unknown relation
  Post.objects.selectRelated('autor');
  // @ts-expect-error to-many in selectRelated
  Post.objects.selectRelated('tags');
  // @ts-expect-error a column is not a relation
  Post.objects.selectRelated('title');
  // @ts-expect-error unknown at depth 2
  Post.objects.selectRelated('author__profil');
  // @ts-expect-error to-many at depth 2
  Post.objects.selectRelated('author__posts');
  // @ts-expect-error one of them
  Post.objects.selectRelated('author', 'autor');
  // @ts-expect-error
  Post.objects.selectRelated(['author']);
}

export async function prefetched() {
  const [n] = await Post.objects.prefetchRelated('tags', 'comments__user');
  for (const c of n!.comments) expectType<string>()(c.user.username);
  for (const t of n!.tags) expectType<Tag>()(t);

  // a prefetched set is an array AND still a manager
  const names = n!.tags.map((t) => t.name);
  expectType<string[]>()(names);
  expectType<Tag[]>()(n!.tags.filter((t) => t.name === 'x'));
  expectType<Tag[]>()(await n!.tags.filter({ name__startswith: 'x' }));
  expectType<{ name: string }[]>()(await n!.tags.values('name'));
  expectType<ArrayIterator<Tag>>()(n!.tags.values());
  expectType<number>()(n!.tags.length);
  expectType<Tag[]>()(n!.tags.slice(0, 1));
  expectType<Tag[]>()(await n!.tags.all().slice(0, 1));
  expectType<Tag[]>()(await n!.tags.orderBy('name'));
  expectType<Tag | undefined>()(n!.tags.find((t) => t.id === 1));
  expectType<Tag[]>()(await n!.tags);
  expectType<number>()(await n!.tags.count());
  expectAssignable<readonly Tag[]>(n!.tags);
  expectAssignable<RelatedManager<Tag>>(n!.tags);
  expectAssignable<Post>(n!);
  // @ts-expect-error a loaded set is read-only: add() writes
  n!.tags.push(new Tag());
  // @ts-expect-error not loaded
  n!.comments[0]!.post.title;

  // nested, through to-one and to-many, reverse one-to-one
  const [u] = await User.objects.prefetchRelated('posts__comments__user', 'profile');
  expectType<string>()(u!.posts[0]!.comments[0]!.user.username);
  expectType<string | undefined>()(u!.profile?.bio);

  // cleared
  expectType<Post>()((await Post.objects.prefetchRelated('tags').prefetchRelated(null))[0]!);

  // @ts-expect-error unknown relation
  Post.objects.prefetchRelated('tagz');
  // @ts-expect-error unknown at depth 2
  Post.objects.prefetchRelated('comments__usr');
  // @ts-expect-error a column is not a relation
  Post.objects.prefetchRelated('title');
}

export async function withQuerysets() {
  const [p] = await Post.objects.prefetchRelated(
    'tags',
    Prefetch('comments', { queryset: Comment.objects.filter({ isApproved: true }).selectRelated('user'), toAttr: 'approved' }),
  );
  for (const t of p!.tags) expectType<Tag>()(t);
  expectType<(Comment & { user: User })[]>()(p!.approved);
  expectType<string>()(p!.approved[0]!.user.username);
  expectType<RelatedManager<Comment, 'post'>>()(p!.comments);

  const [v] = await User.objects.prefetchRelated(Prefetch('posts', { queryset: Post.objects.published().selectRelated('editor') }));
  expectType<string | undefined>()(v!.posts[0]!.editor?.username);
  const [w] = await User.objects.prefetchRelated(
    Prefetch('posts__comments', { queryset: Comment.objects.selectRelated('user'), toAttr: 'top' }),
  );
  expectType<string>()(w!.posts[0]!.top[0]!.user.username);
  expectType<RelatedManager<Comment, 'post'>>()(w!.posts[0]!.comments);
  // annotated, sliced, with relations of its own
  const [x] = await User.objects.prefetchRelated(
    Prefetch('posts', { queryset: Post.objects.all().withCommentCount().prefetchRelated('tags').orderBy('-createdAt').slice(0, 3) }),
  );
  expectType<number>()(x!.posts[0]!.commentCount);
  expectType<string | undefined>()(x!.posts[0]!.tags.at(0)?.name);
  // without a queryset
  const [y] = await Post.objects.prefetchRelated(Prefetch('tags'), Prefetch('comments', { toAttr: 'said' }));
  expectType<Tag | undefined>()(y!.tags.at(0));
  expectType<Comment[]>()(y!.said);
  // to one row
  const [z] = await Post.objects.prefetchRelated(
    Prefetch('author', { queryset: User.objects.selectRelated('profile') }),
    Prefetch('editor', { queryset: User.objects.all(), toAttr: 'corrector' }),
  );
  expectType<string | undefined>()(z!.author.profile?.bio);
  expectType<User | null>()(z!.corrector);
  const [partial] = await Post.objects.prefetchRelated(Prefetch('author', { queryset: User.objects.only('username') }));
  expectType<string>()(partial!.author.username);
  expectType<NotLoaded<string | null>>()(partial!.author.email);
  expectType<string>()(partial!.title);
  // behind a queryset of one's own, in the same call and in a later one
  const [b] = await User.objects.prefetchRelated(Prefetch('posts', { queryset: Post.objects.selectRelated('editor') }), 'posts__tags');
  expectType<string | undefined>()(b!.posts[0]!.editor?.username);
  expectType<string | undefined>()(b!.posts[0]!.tags.at(0)?.name);
  const [l] = await User.objects
    .prefetchRelated(Prefetch('posts', { queryset: Post.objects.selectRelated('editor') }))
    .prefetchRelated('posts__tags');
  expectType<string | undefined>()(l!.posts[0]!.editor?.username);
  expectType<string | undefined>()(l!.posts[0]!.tags.at(0)?.name);

  // @ts-expect-error queryset of another model
  Post.objects.prefetchRelated(Prefetch('comments', { queryset: Tag.objects.all() }));
  // @ts-expect-error unknown relation
  Post.objects.prefetchRelated(Prefetch('coments', { queryset: Comment.objects.all() }));
  // @ts-expect-error unknown at depth 2
  Post.objects.prefetchRelated(Prefetch('comments__usr'));
  // @ts-expect-error rows of values() are no instances
  Post.objects.prefetchRelated(Prefetch('comments', { queryset: Comment.objects.values('body') }));
  // @ts-expect-error the name of a field
  Post.objects.prefetchRelated(Prefetch('comments', { toAttr: 'title' }));
  // @ts-expect-error the name of a member
  Post.objects.prefetchRelated(Prefetch('comments', { toAttr: 'headline' }));
  // @ts-expect-error no queryset
  Prefetch('comments', { queryset: Comment });
  // @ts-expect-error no such option
  Prefetch('comments', { to: 'x' });
}

export async function merged() {
  const [m] = await Post.objects.selectRelated('author').selectRelated('author__profile', 'author__favoritePost');
  expectType<string | undefined>()(m!.author.profile?.bio);
  expectType<Post | null>()(m!.author.favoritePost);
  const [n] = await Post.objects.prefetchRelated('comments').prefetchRelated('comments__user', 'tags');
  for (const c of n!.comments) expectType<string>()(c.user.username);
  expectType<string[]>()(n!.comments.map((c) => c.user.username));
  for (const t of n!.tags) expectType<Tag>()(t);
  // deep down
  const [o] = await Post.objects.selectRelated('author').prefetchRelated('author__posts').prefetchRelated('author__posts__comments');
  expectType<(string | undefined)[]>()(o!.author.posts.map((p) => p.comments.at(0)?.body));
  const [q] = await Comment.objects.prefetchRelated('post__comments__user').prefetchRelated('post__comments__replies__user');
  expectType<string>()(q!.post.comments[0]!.user.username);
  expectType<string[]>()(q!.post.comments.flatMap((c) => c.replies.map((r) => r.user.username)));
  // and in one call
  const [s] = await Post.objects.prefetchRelated('author', 'author__posts', 'author__posts__tags', 'author__profile');
  expectType<string[]>()(s!.author.posts.flatMap((p) => p.tags.map((t) => t.name)));
  expectType<string | undefined>()(s!.author.profile?.bio);
  const [t] = await Post.objects.prefetchRelated('tags').selectRelated('author');
  expectType<string>()(t!.author.username + t!.tags[0]!.name);
}

export async function columns() {
  const [n] = await Post.objects.selectRelated('author').only('title', 'author__username');
  expectType<string>()(n!.author.username);
  expectType<NotLoaded<number>>()(n!.author.age);
  expectType<NotLoaded<string>>()(n!.body);
  const [p] = await Post.objects.only('title').selectRelated('author');
  expectType<string>()(p!.title);
  expectType<string>()(p!.author.username);
  expectType<NotLoaded<string>>()(p!.body);
  const [q] = await Post.objects.selectRelated('author').defer('body', 'author__email');
  expectType<string>()(q!.title);
  expectType<NotLoaded<string>>()(q!.body);
  expectType<NotLoaded<string | null>>()(q!.author.email);
  const [e] = await Post.objects.selectRelated('editor__profile').only('title', 'editor__username', 'editor__profile__bio');
  expectType<string | undefined>()(e!.editor?.username);
  expectType<NotLoaded<number> | undefined>()(e!.editor?.age);
  expectType<string | undefined>()(e!.editor?.profile?.bio);
  expectType<NotLoaded<number> | undefined>()(e!.editor?.profile?.userId);
  const [d] = await Post.objects.defer('body').selectRelated('author').selectRelated(null);
  expectType<NotLoaded<string>>()(d!.body);
  expectType<User | NotLoaded<User>>()(d!.author);
  // @ts-expect-error author is not loaded yet: selectRelated first
  Post.objects.only('title', 'author__username');
  // @ts-expect-error
  Post.objects.selectRelated('author').only('title', 'author__usernam');
  // @ts-expect-error
  Post.objects.selectRelated('author').defer('author__usernam');
  // @ts-expect-error columns of many rows
  Post.objects.prefetchRelated('comments').only('title', 'comments__body');
  // @ts-expect-error
  n!.author.age.toFixed();
}

/** The state holds through calls, helpers and whatever gives rows. */
export async function held(user: User) {
  const [a] = await Post.objects
    .published()
    .by(user)
    .selectRelated('author')
    .published()
    .withCommentCount()
    .filter({ commentCount__gt: 2 })
    .exclude({ title: 'x' })
    .orderBy('-createdAt')
    .slice(0, 3);
  expectType<string>()(a!.author.username);
  expectType<number>()(a!.commentCount);
  const cards = Post.objects.selectRelated('author').prefetchRelated('tags');
  type Card = RowOf<typeof cards>;
  const card = (x: Card) => `${x.author.username}: ${x.tags.map((t) => t.name).join()}`;
  (await cards.filter({ title: 'x' })).map(card);
  expectType<string | undefined>()((await cards.first())?.author.username);
  expectType<string>()((await cards.get({ pk: 1 })).author.username);
  expectType<string | undefined>()((await cards.inBulk([1])).get(1)?.author.username);
  expectType<string>()((await cards.latest('createdAt')).author.username);
  for await (const p of cards.iterator({ chunkSize: 100 })) expectType<string>()(p.author.username);
  for await (const p of cards) expectType<string>()(p.author.username);
  const sorted = (await cards).filter((x) => x.author.username !== '').slice();
  expectType<string | undefined>()(sorted.at(0)?.author.username);
  expectType<string | undefined>()((await cards.union(cards.filter({ title: 'x' }))).at(0)?.author.username);
  expectType<string | undefined>()((await cards.or(cards.filter({ title: 'x' }))).at(0)?.author.username);

  const latest = (qs: QuerySet<Post>) => qs.orderBy('-createdAt').first();
  expectType<Post | null>()(await latest(Post.objects.published().selectRelated('author')));
  const page = async <M, R, A>(qs: QuerySet<M, R, A>, n: number): Promise<R[]> => await qs.slice(n * 20, n * 20 + 20);
  expectType<(Post & { author: User })[]>()(await page(Post.objects.selectRelated('author'), 1));
  const serialise = (x: Post & { author: User }) => ({ title: x.title, by: x.author.username });
  expectType<{ title: string; by: string }[]>()((await Post.objects.selectRelated('author__profile')).map(serialise));
  const all = <T extends Post & { author: User }>(rows: readonly T[]): T[] => rows.filter((x) => x.author.isActive);
  expectType<(Post & { author: User })[]>()(all(await Post.objects.selectRelated('author')));
  // @ts-expect-error not loaded
  all(await Post.objects.all());
  // through related managers
  expectType<(Post & { author: User })[]>()(await user.posts.selectRelated('author'));
  expectType<string>()((await user.posts.prefetchRelated('tags').published())[0]!.tags[0]!.name);
  expectType<Post[]>()(await Post.objects.fetchMode('raise').published());
  // @ts-expect-error
  Post.objects.fetchMode('some');
}

export async function ofRows(post: Post, posts: readonly Post[], partial: Awaited<ReturnType<typeof titles>>) {
  if (isLoaded(post, 'author')) expectType<string>()(post.author.username);
  if (isLoaded(post, 'editor__profile')) expectType<string | undefined>()(post.editor?.profile?.bio);
  if (isLoaded(post, 'comments__user')) expectType<string[]>()(post.comments.map((c) => c.user.username));
  if (!isLoaded(post, 'author')) expectType<User>()(await post.author);
  const [p] = await prefetchRelatedObjects(
    posts,
    'tags',
    Prefetch('comments', { queryset: Comment.objects.selectRelated('user'), toAttr: 'said' }),
  );
  expectType<string>()(p!.tags[0]!.name + p!.said[0]!.user.username);
  const [q] = await prefetchRelatedObjects(await Post.objects.selectRelated('author'), 'author__posts');
  expectType<string>()(q!.author.posts[0]!.title);
  const [r] = await prefetchRelatedObjects(partial, 'tags');
  expectType<string>()(r!.tags[0]!.name);
  expectType<NotLoaded<string>>()(r!.body);
  expectType<Post>()(detach(await Post.objects.get({ pk: 1 })));
  expectType<Post & { author: User }>()(detach(await Post.objects.selectRelated('author').get({ pk: 1 })));
  expectType<Tag[]>()(await withFetchMode('one', async () => await Tag.objects.all()));
  const pages = new Paginator(Post.objects.selectRelated('author').orderBy('id'), 20);
  const page = await pages.getPage('2');
  expectType<string | undefined>()(page.items.at(0)?.author.username);
  for (const each of page) expectType<string>()(each.author.username);
  // @ts-expect-error
  isLoaded(post, 'autor');
  // @ts-expect-error a column is always loaded
  isLoaded(post, 'title');
  // @ts-expect-error
  prefetchRelatedObjects(posts, 'tagz');
  // @ts-expect-error
  prefetchRelatedObjects(posts, Prefetch('comments', { queryset: Tag.objects.all() }));
  // @ts-expect-error one row is no array
  prefetchRelatedObjects(post, 'tags');
  // @ts-expect-error
  withFetchMode('some', () => 1);
  // @ts-expect-error
  page.items.at(0)!.nope;
}
const titles = async () => await Post.objects.only('title');
