import { register } from 'nuages';
import { Comment, Post, Profile, Reading, Seat, Tag, Topic, User } from './models.js';
import type * as models from './models.js';

type AllModels = typeof models;
declare module 'nuages' {
  interface Models extends AllModels {}
}
export const all = { User, Profile, Post, Tag, Comment, Topic, Reading, Seat };
register(all);
