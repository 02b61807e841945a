import { Count, Model, QuerySet, boolean, char, foreignKey, json, manager, manyToMany, text, timestamps } from 'nuages';
import type { User } from './user.js';

export class PostQuerySet extends QuerySet<Post> {
  published() {
    return this.filter({ isPublished: true });
  }
  by(user: User) {
    return this.filter({ author: user });
  }
  newest() {
    return this.orderBy('-createdAt').first();
  }
  withCommentCount() {
    return this.annotate({ commentCount: Count('comments') });
  }
  titles() {
    return this.values('title', 'author__username');
  }
}

export class Post extends Model('Post', {
  title: char({ maxLength: 200 }),
  body: text({ default: '' }),
  isPublished: boolean({ default: false }),
  author: foreignKey('User', { relatedName: 'posts', onDelete: 'cascade' }),
  editor: foreignKey('User', { relatedName: 'edited', null: true }),
  tags: manyToMany('Tag', { relatedName: 'posts', through: 'PostTag' }),
  data: json<{ a: number }>()({ null: true }),
  ...timestamps,
}) {
  static override readonly objects = manager(PostQuerySet);
  static readonly drafts = manager(PostQuerySet, (all) => all.filter({ isPublished: false }));
  get headline() {
    return this.title.toUpperCase();
  }
  async authorName() {
    return (await this.author).username;
  }
}
export class Tag extends Model('Tag', { name: char({ unique: true }) }) {}
export class PostTag extends Model('PostTag', { post: foreignKey('Post'), tag: foreignKey('Tag'), weight: char() }) {}
export class Comment extends Model('Comment', {
  post: foreignKey('Post', { relatedName: 'comments' }),
  user: foreignKey('User', { relatedName: 'comments' }),
  parent: foreignKey('self', { null: true, relatedName: 'replies' }),
  body: text(),
  isApproved: boolean({ default: false }),
}) {}
