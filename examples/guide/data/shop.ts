import { momentOf } from './calendar.js';
import type { Random } from './random.js';
import type { Size } from './sizes.js';

const statuses = ['pending', 'paid', 'shipped'] as const;

export function categoryRow(index: number) {
  return { name: `Category ${index + 1}` };
}

export function productRow(index: number, size: Size, random: Random) {
  return {
    name: `Product ${index + 1}`,
    category: random.between(1, size.categories),
    stock: random.between(0, 200),
    createdAt: momentOf(index, size.products),
  };
}

export function orderRow(index: number, size: Size, random: Random) {
  const price = random.between(100, 200_000);
  const cost = Math.floor((price * random.between(40, 90)) / 100);
  return {
    user: random.between(1, size.users),
    product: random.between(1, size.products),
    status: random.pick(statuses),
    price: money(price),
    cost: money(cost),
    amount: money(price * random.between(1, 4)),
    createdAt: momentOf(index, size.orders),
  };
}

export function itemRow(index: number, size: Size, random: Random) {
  return { order: Math.floor(index / size.itemsPerOrder) + 1, product: random.between(1, size.products), quantity: random.between(1, 4) };
}

/** Cents as the text of a decimal. */
function money(cents: number): string {
  return `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
}
