import { expect, test } from 'vitest';
import { Decimal } from 'nuages';
import { countQueries } from 'nuages/testing';
import { Post, Profile, Reading, User } from '../models.js';
import { onEveryBackend } from '../on-every-backend.js';
import { pattern } from './pattern.js';
import { manyRows, posts, users } from './rows.js';

const ids = (n: number) => posts(n).valuesList('id', { flat: true });

onEveryBackend(
  'gets of one tick',
  (suite) => {
    pattern(suite, 'by key', {
      queries: 2,
      read: async (n) => Promise.all((await ids(n)).map(async (pk) => (await Post.objects.get({ pk })).title)),
    });

    pattern(suite, 'by another unique column', {
      queries: 1,
      alone: (n) => n,
      read: (n) => Promise.all(Array.from({ length: n }, async (_, i) => (await User.objects.get({ username: `user ${i}` })).age)),
    });

    pattern(suite, 'by the key of a one-to-one relation', {
      queries: 2,
      // every other user has a profile
      alone: (n) => n / 2,
      async read(n) {
        const having = await users(n).valuesList('id', { flat: true });
        return Promise.all(having.filter((_, i) => i % 2 === 0).map(async (userId) => (await Profile.objects.get({ userId })).bio));
      },
    });

    pattern(suite, 'by inBulk()', {
      queries: 2,
      async read(n) {
        const keys = await ids(n);
        const pairs = keys.map((key, i) => [key, keys.at(i - 1)!]);
        const maps = await Promise.all(pairs.map((pair) => Post.objects.inBulk(pair)));
        return maps.map((map) => [...map.values()].map((post) => post.title).sort());
      },
    });

    pattern(suite, 'by key, and a relation of each', {
      queries: 3,
      read: async (n) => Promise.all((await ids(n)).map(async (pk) => (await (await Post.objects.get({ pk })).author).username)),
    });

    test('give each caller an instance of its own', async () => {
      const [pk] = (await ids(1)) as [number];
      const [one, other] = await Promise.all([Post.objects.get({ pk }), Post.objects.get({ pk })]);
      expect(one).not.toBe(other);
      one.title = 'changed';
      expect(other.title).toBe('post 0');
    });

    test('are told apart by what else they ask, also where its values look alike', async () => {
      const [one, two] = (await Reading.objects.bulkCreate([
        { name: 'one', fee: '1' },
        { name: 'two', fee: '2' },
      ])) as [Reading, Reading];
      const asked = [
        [one.key, '1'],
        [two.key, '2'],
        [one.key, '2'],
      ] as const;
      const found = await Promise.allSettled(asked.map(([key, fee]) => Reading.objects.filter({ fee: new Decimal(fee) }).get({ key })));
      expect(found.map((each) => (each.status === 'fulfilled' ? each.value.name : null))).toEqual(['one', 'two', null]);
    });

    test('are not merged when they come one after the other: nothing knows of the next one', async () => {
      const keys = await ids(10);
      const { count } = await countQueries(async () => {
        for (const pk of keys) await Post.objects.get({ pk });
      });
      expect(count).toBe(10);
    });
  },
  { rows: manyRows },
);
