import {
  Category,
  Comment,
  Order,
  OrderItem,
  Post,
  PostTag,
  Product,
  Profile,
  Tag,
  User,
  UserIndexed,
  UserUnindexed,
} from '../models/index.js';
import { commentRow, postRow, tagRow, tagsOfPost } from './blog.js';
import { profileRow, userRow } from './people.js';
import { sentences } from './prose.js';
import { Random } from './random.js';
import { categoryRow, itemRow, orderRow, productRow } from './shop.js';
import type { Size } from './sizes.js';

/** A table to fill: its rows are numbered, and keys follow the numbers. */
export interface Table {
  readonly name: string;
  /** what `insert` counts in: mostly rows; for pairs of posts and tags, posts */
  readonly count: number;
  /** rows for each of them */
  readonly each: number;
  /** Writes the next ones, to be called in order. */
  readonly insert: (from: number, to: number) => Promise<unknown>;
}

/** The guide's tables in the order in which they can be filled. Random numbers are drawn in this order too. */
export function tablesOf(size: Size): readonly Table[] {
  const random = new Random();
  const prose = sentences(random, 2000);
  const table = (name: string, count: number, insert: Table['insert'], each = 1): Table => ({ name, count, each, insert });
  return [
    table('users', size.users, (from, to) => User.objects.bulkCreate(range(from, to, (i) => userRow(i, random)))),
    table('profiles', size.users, (from, to) => Profile.objects.bulkCreate(range(from, to, (i) => profileRow(i, prose, random)))),
    table('tags', size.tags, (from, to) => Tag.objects.bulkCreate(range(from, to, tagRow))),
    table('posts', size.posts, (from, to) => Post.objects.bulkCreate(range(from, to, (i) => postRow(i, size, prose, random)))),
    table(
      'tags of posts',
      size.posts,
      (from, to) => PostTag.objects.bulkCreate(range(from, to, (i) => tagsOfPost(i, size, random)).flat()),
      size.tagsPerPost,
    ),
    table('comments', size.comments, (from, to) => Comment.objects.bulkCreate(range(from, to, (i) => commentRow(i, size, prose, random)))),
    table('categories', size.categories, (from, to) => Category.objects.bulkCreate(range(from, to, categoryRow))),
    table('products', size.products, (from, to) => Product.objects.bulkCreate(range(from, to, (i) => productRow(i, size, random)))),
    table('orders', size.orders, (from, to) => Order.objects.bulkCreate(range(from, to, (i) => orderRow(i, size, random)))),
    table('items of orders', size.orders * size.itemsPerOrder, (from, to) =>
      OrderItem.objects.bulkCreate(range(from, to, (i) => itemRow(i, size, random))),
    ),
    table('users, unindexed', size.users, async (from, to) => UserUnindexed.objects.bulkCreate(await usersOf(from, to))),
    table('users, indexed', size.users, async (from, to) => UserIndexed.objects.bulkCreate(await usersOf(from, to))),
  ];
}

/** What the tables of the chapter on indexes have of the users. */
function usersOf(from: number, to: number) {
  return User.objects.orderBy('id').slice(from, to).values('username', 'email', 'status', 'isStaff', 'lastLogin');
}

function range<T>(from: number, to: number, row: (index: number) => T): T[] {
  return Array.from({ length: to - from }, (_, i) => row(from + i));
}
