// Attributes, keys, circular and self references, reverse accessors
import type { NotLoaded, RelatedManager } from 'nuages';
import { Order, Post, type Comment, type Employee, type PostTag, type Profile, type Tag, type User } from '../models/index.js';
import { expectAssignable, expectType } from './expect-type.js';

export async function models(post: Post, plain: Post, user: User, comment: Comment, profile: Profile, tag: Tag, emp: Employee) {
  expectType<number>()(post.id);
  expectType<number>()(post.pk);
  expectType<string>()(post.title);
  post.title = 'new';
  expectType<number>()(post.authorId);
  expectType<number | null>()(post.editorId);
  expectType<User | NotLoaded<User>>()(post.author);
  expectType<User | null | NotLoaded<User>>()(post.editor); // a null key reads null at once
  expectType<User>()(await post.author);
  expectType<User | null>()(await post.editor);
  post.author = user;
  post.editor = null;
  expectType<RelatedManager<Tag>>()(post.tags);
  // reverse accessors come from relatedName on the other side
  expectType<RelatedManager<Post, 'author'>>()(user.posts);
  expectType<RelatedManager<Post, 'editor'>>()(user.edited);
  expectType<RelatedManager<Post>>()(tag.posts);
  expectType<RelatedManager<Comment, 'post'>>()(post.comments);
  expectType<Profile | null | NotLoaded<Profile | null>>()(user.profile); // reverse one-to-one
  expectType<RelatedManager<Comment, 'parent'>>()(comment.replies); // self FK
  expectType<Post[]>()(await user.posts);
  expectType<Comment | null>()(await comment.parent);
  expectType<RelatedManager<PostTag, 'tag'>>()(tag.postTagSet); // default accessor
  // mutual FK (User.favoritePost -> Post.author -> User)
  expectType<Post | null>()(await user.favoritePost);
  // enum choices, json, non-`id` primary key
  expectType<'open' | 'paid' | 'shipped'>()((await Order.objects.get({ pk: 1 })).status);
  expectType<{ a: number } | null>()(post.data);
  expectType<string>()(emp.pk);
  expectType<string | null>()(emp.managerId);
  expectType<RelatedManager<Employee, 'manager'>>()(emp.reports);
  expectType<number>()(emp.yearsSinceUpdate()); // method of an abstract group
  expectType<Date>()(emp.createdAt);
  // custom members
  expectType<string>()(post.headline);
  expectType<Promise<string>>()(post.authorName());
  expectType<Promise<string | undefined>>()(user.firstPostTitle());
  // narrowing an unknown load state
  if (plain.author.$loaded) expectType<User>()(plain.author);
  // and assignment narrows, as it should
  const mine: Post = plain;
  mine.author = user;
  expectType<User>()(mine.author);

  // @ts-expect-error relation not loaded: no synchronous access
  plain.author.username;
  // @ts-expect-error
  plain.editor?.username;
  // @ts-expect-error relation set not loaded
  plain.tags.length;
  // @ts-expect-error
  for (const t of plain.tags) t;
  // @ts-expect-error
  post.nope;
  // @ts-expect-error relatedName '+' creates no reverse accessor
  post.userSet;
  // @ts-expect-error a Comment is not a Post
  expectAssignable<Post>(comment);
  // @ts-expect-error
  post.author = tag;
  // @ts-expect-error
  post.author = null;
  void profile;
}
