import { describe, expect, test } from 'vitest';
import { F, FieldError, IntegrityError, ProgrammingError, Upper } from 'nuages';
import { assertNumQueries } from 'nuages/testing';
import { Comment, Post, Reading, Seat, Tag, User } from './models.js';
import { onEveryBackend } from './on-every-backend.js';

const names = () => Tag.objects.orderBy('id').valuesList('name', { flat: true });

onEveryBackend('many rows at once', () => {
  describe('bulkUpdate()', () => {
    test('writes each row its own values, by one statement', async () => {
      const users = await User.objects.bulkCreate(Array.from({ length: 50 }, (_, i) => ({ username: `u${i}`, email: 'a@b.c' })));
      for (const [i, user] of users.entries()) {
        user.age = i;
        user.email = i % 2 ? null : `u${i}@b.c`;
        user.username = 'not written';
      }
      expect(await assertNumQueries(1, () => User.objects.bulkUpdate(users, ['age', 'email']))).toBe(50);
      const read = await User.objects.orderBy('id').values('username', 'age', 'email');
      expect(read[0]).toEqual({ username: 'u0', age: 0, email: 'u0@b.c' });
      expect(read[49]).toEqual({ username: 'u49', age: 49, email: null });
    });

    test('writes values of every kind', async () => {
      const [a, b] = (await Reading.objects.bulkCreate([{ name: 'a' }, { name: 'b', small: 3 }])) as [Reading, Reading];
      Object.assign(a, {
        fee: '12.34',
        day: '2024-02-29',
        startsAt: new Date(5),
        logo: new Uint8Array([1, 2]),
        meta: { x: [1, null] },
        bytes: 5n,
        ratio: 1.5,
      });
      const fields = ['fee', 'day', 'startsAt', 'logo', 'meta', 'bytes', 'ratio'] as const;
      expect(await Reading.objects.bulkUpdate([a, b], fields)).toBe(2);
      const read = await Reading.objects.get({ pk: a.pk });
      expect([String(read.fee), read.day, read.startsAt, read.meta, read.bytes, read.ratio]).toEqual([
        '12.34',
        '2024-02-29',
        new Date(5),
        { x: [1, null] },
        5n,
        1.5,
      ]);
      expect([...read.logo!]).toEqual([1, 2]);
      expect((await Reading.objects.get({ pk: b.pk })).day).toBeNull();
    });

    test('takes relations, expressions and batches', async () => {
      const [ann, bob] = (await User.objects.bulkCreate([{ username: 'ann' }, { username: 'bob' }])) as [User, User];
      const posts = await Post.objects.bulkCreate(['a', 'b', 'c'].map((title) => ({ title, author: ann })));
      for (const post of posts) post.author = bob;
      expect(await assertNumQueries(2, () => Post.objects.bulkUpdate(posts, ['author'], { batchSize: 2 }))).toBe(3);
      expect(await Post.objects.filter({ author: bob }).count()).toBe(3);
      Object.assign(posts[0]!, { title: Upper('title') });
      posts[1]!.title = 'plain';
      expect(await Post.objects.bulkUpdate(posts, ['title'])).toBe(3);
      expect(await Post.objects.orderBy('id').valuesList('title', { flat: true })).toEqual(['A', 'plain', 'c']);
    });

    test('finds rows by keys of several columns', async () => {
      const seats = await Seat.objects.bulkCreate([
        { row: 'a', number: 1 },
        { row: 'a', number: 2 },
        { row: 'b', number: 1 },
      ]);
      seats[1]!.taken = true;
      expect(await Seat.objects.bulkUpdate(seats.slice(0, 2), ['taken'])).toBe(2);
      expect(await Seat.objects.filter({ taken: true }).values('row', 'number')).toEqual([{ row: 'a', number: 2 }]);
    });

    test('counts the rows that are there, and writes the first of the same key', async () => {
      const [a, b] = (await Tag.objects.bulkCreate([{ name: 'a' }, { name: 'b' }])) as [Tag, Tag];
      const same = new Tag({ id: a.id, name: 'second' });
      a.name = 'first';
      expect(await Tag.objects.bulkUpdate([a, same, new Tag({ id: 999_999, name: 'x' })], ['name'])).toBe(1);
      expect(await names()).toEqual(['first', 'b']);
      expect(await Tag.objects.bulkUpdate([], ['name'])).toBe(0);
      expect(b.name).toBe('b');
    });

    test('writes all rows or none', async () => {
      const tags = await Tag.objects.bulkCreate([{ name: 'a' }, { name: 'b' }, { name: 'c' }]);
      tags[0]!.name = 'x';
      tags[1]!.name = 'c';
      await expect(Tag.objects.bulkUpdate(tags.slice(0, 2), ['name'], { batchSize: 1 })).rejects.toThrow(IntegrityError);
      expect(await names()).toEqual(['a', 'b', 'c']);
    });

    test('refuses what it can not write', async () => {
      const tag = await Tag.objects.create({ name: 'a' });
      const update = (rows: unknown, fields: unknown) => Tag.objects.bulkUpdate(rows as never, fields as never);
      await expect(update([tag], [])).rejects.toThrow(/names no field/);
      await expect(update([tag], ['id'])).rejects.toThrow(/is the key/);
      await expect(update([tag], ['nane'])).rejects.toThrow(FieldError);
      await expect(update([new Tag({ name: 'b' })], ['name'])).rejects.toThrow(/have a key/);
      await expect(update([new User({ username: 'a' })], ['name'])).rejects.toThrow(/takes rows of Tag/);
      await expect(Tag.objects.bulkUpdate([tag], ['name'], { batchSize: 0 })).rejects.toThrow(ProgrammingError);
    });
  });

  describe('bulkCreate() of rows that are there', () => {
    test('leaves them out', async () => {
      await Tag.objects.create({ name: 'jazz' });
      const rows = await Tag.objects.bulkCreate([{ name: 'jazz' }, { name: 'swing' }], { ignoreConflicts: true });
      expect(rows.map((tag) => tag.id)).toEqual([null, null]);
      expect(await names()).toEqual(['jazz', 'swing']);
    });

    test('writes the fields that are named', async () => {
      const ann = await User.objects.create({ username: 'ann', age: 1, email: 'a@b.c' });
      const rows = await User.objects.bulkCreate(
        [
          { username: 'ann', age: 2, email: 'x@y.z' },
          { username: 'bob', age: 3 },
        ],
        { updateConflicts: true, uniqueFields: ['username'], updateFields: ['age'] },
      );
      expect(rows.map((user) => user.id)).toEqual([ann.id, expect.any(Number)]);
      expect(await User.objects.orderBy('username').values('username', 'age', 'email')).toEqual([
        { username: 'ann', age: 2, email: 'a@b.c' },
        { username: 'bob', age: 3, email: null },
      ]);
    });

    test('knows the key by any name', async () => {
      const tag = await Tag.objects.create({ name: 'jazz' });
      const options = { updateConflicts: true, uniqueFields: ['pk'], updateFields: ['name'] } as const;
      const [row] = await Tag.objects.bulkCreate([{ id: tag.id, name: 'swing' }], options);
      expect([row!.id, await names()]).toEqual([tag.id, ['swing']]);
    });

    test('refuses options that do not go together', async () => {
      const create = (options: object) => Tag.objects.bulkCreate([{ name: 'a' }], options);
      await expect(create({ updateConflicts: true })).rejects.toThrow(/which fields tell them/);
      await expect(create({ ignoreConflicts: true, updateConflicts: true })).rejects.toThrow(/Leave one of the two out/);
      await expect(create({ updateConflicts: true, uniqueFields: ['name'], updateFields: ['id'] })).rejects.toThrow(/A row keeps its key/);
      await expect(create({ updateConflicts: true, uniqueFields: ['name'], updateFields: ['nane'] })).rejects.toThrow(FieldError);
    });
  });

  test('update() takes expressions beside', async () => {
    const user = await User.objects.create({ username: 'ann', age: 3 });
    const post = await Post.objects.create({ title: 'a', author: user });
    await Comment.objects.bulkCreate([1, 2].map((score) => ({ post, user, body: '', score })));
    await Comment.objects.update({ score: F('score').mul(10) } as never);
    expect(await Comment.objects.orderBy('id').valuesList('score', { flat: true })).toEqual([10, 20]);
  });
});
