import { daysBeforeEnd } from './calendar.js';
import type { Random } from './random.js';

const subjects = ['post', 'comment', 'tag', 'order', 'item', 'product', 'category', 'profile', 'report', 'session', 'coupon', 'refund'];
const actions = ['view', 'add', 'change', 'delete'];
const permissions = subjects.flatMap((subject) => actions.map((action) => `guide.${action}_${subject}`));
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'.split('');
const statuses = ['invited', 'suspended', 'active', 'active', 'active', 'active', 'active', 'active', 'active', 'active'] as const;

/** Row `index` from 0: nine of ten users are active. */
export function userRow(index: number, random: Random) {
  return {
    username: `user${index + 1}`,
    email: `user${index + 1}@example.com`,
    password: `pbkdf2_sha256$1000000$${text(random, 22)}$${text(random, 43)}=`,
    permissions: permissions.slice(0, random.between(24, permissions.length)),
    status: statuses[index % statuses.length]!,
    isActive: index % 10 !== 9,
    isStaff: index % 100 === 0,
    lastLogin: random.chance(95) ? daysBeforeEnd(random.between(0, 700)) : null,
  };
}

export function profileRow(index: number, prose: readonly string[], random: Random) {
  return { user: index + 1, bio: random.pick(prose) };
}

function text(random: Random, length: number): string {
  return Array.from({ length }, () => random.pick(letters)).join('');
}
