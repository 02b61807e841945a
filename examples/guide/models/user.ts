import { boolean, char, dateTime, email, json, Model, oneToOne, text } from 'nuages';

export class User extends Model('User', {
  username: char({ maxLength: 150, unique: true }),
  email: email(),
  /** a hash that no list needs */
  password: char({ maxLength: 128, default: '' }),
  /** a heavy column */
  permissions: json<string[]>()({ null: true }),
  status: char({ maxLength: 20, choices: ['active', 'invited', 'suspended'], default: 'active' }),
  isActive: boolean({ default: true }),
  isStaff: boolean({ default: false }),
  lastLogin: dateTime({ null: true }),
  updatedAt: dateTime({ autoNow: true }),
}) {}

export class Profile extends Model('Profile', {
  user: oneToOne('User', { relatedName: 'profile', onDelete: 'cascade' }),
  bio: text({ default: '' }),
}) {}
