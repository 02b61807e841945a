export { User, Profile } from './user.js';
export { Comment, Post, Tag } from './blog.js';
export { Category, Order, OrderItem, Product } from './shop.js';
export { UserIndexed, UserUnindexed } from './indexes.js';
export { Filling, PostTag } from './filling.js';
