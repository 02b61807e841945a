import { boolean, char, dateTime, foreignKey, manyToMany, Model, text } from 'nuages';

export class Tag extends Model('Tag', {
  name: char({ maxLength: 50, unique: true }),
}) {}

export class Post extends Model('Post', {
  title: char({ maxLength: 200 }),
  /** two heavy columns */
  content: text({ default: '' }),
  htmlContent: text({ default: '' }),
  isPublished: boolean({ default: false }),
  author: foreignKey('User', { relatedName: 'posts', onDelete: 'cascade' }),
  tags: manyToMany('Tag', { relatedName: 'posts' }),
  createdAt: dateTime({ default: () => new Date() }),
}) {}

export class Comment extends Model('Comment', {
  post: foreignKey('Post', { relatedName: 'comments', onDelete: 'cascade' }),
  author: foreignKey('User', { relatedName: 'comments', onDelete: 'cascade' }),
  body: text(),
  isApproved: boolean({ default: false }),
  createdAt: dateTime({ default: () => new Date() }),
}) {}
