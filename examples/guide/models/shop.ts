import { char, dateTime, decimal, foreignKey, integer, Model } from 'nuages';

export class Category extends Model('Category', {
  name: char({ maxLength: 80 }),
}) {}

export class Product extends Model('Product', {
  name: char({ maxLength: 120 }),
  category: foreignKey('Category', { relatedName: 'products', onDelete: 'protect' }),
  stock: integer({ default: 0 }),
  createdAt: dateTime({ default: () => new Date() }),
}) {}

export class Order extends Model('Order', {
  user: foreignKey('User', { relatedName: 'orders', onDelete: 'cascade' }),
  product: foreignKey('Product', { relatedName: 'orders', onDelete: 'protect' }),
  status: char({ maxLength: 20, choices: ['pending', 'paid', 'shipped'], default: 'pending' }),
  /** of one line */
  price: decimal({ maxDigits: 10, decimalPlaces: 2 }),
  cost: decimal({ maxDigits: 10, decimalPlaces: 2 }),
  /** of the whole order */
  amount: decimal({ maxDigits: 10, decimalPlaces: 2 }),
  createdAt: dateTime({ default: () => new Date() }),
}) {}

export class OrderItem extends Model('OrderItem', {
  order: foreignKey('Order', { relatedName: 'items', onDelete: 'cascade' }),
  product: foreignKey('Product', { relatedName: 'orderItems', onDelete: 'protect' }),
  quantity: integer({ default: 1 }),
}) {}
