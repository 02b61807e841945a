import { Model, boolean, char, foreignKey, integer, oneToOne, timestamps } from 'nuages';

export class User extends Model('User', {
  username: char({ maxLength: 150 }),
  email: char({ null: true }),
  age: integer({ default: 0 }),
  isActive: boolean({ default: true }),
  bestFriend: foreignKey('self', { null: true, relatedName: 'admirers' }),
  favoritePost: foreignKey('Post', { null: true, relatedName: '+' }),
  ...timestamps,
}) {
  get display() {
    return `${this.username} <${this.email ?? 'none'}>`;
  }
  async firstPostTitle() {
    const posts = await this.posts;
    return posts.at(0)?.headline;
  }
}

export class Profile extends Model('Profile', {
  user: oneToOne('User', { relatedName: 'profile', onDelete: 'cascade' }),
  bio: char({ default: '' }),
}) {}
