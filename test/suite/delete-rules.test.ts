import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { atomic, captureQueries, createSchema, db, dropSchema, F, sql } from 'nuages';
import {
  asked,
  Berth,
  Boat,
  Chamber,
  Contract,
  Deed,
  Estate,
  estates,
  Gate,
  GateKey,
  Keeper,
  Lease,
  Owner,
  Rent,
  Rumour,
  Wing,
} from './estates.js';
import { Comment, Post, Tag, Topic, User } from './models.js';
import { Concert, Hall, Note, noted } from './notes.js';
import { onEveryBackend } from './on-every-backend.js';
import { refused } from './refused.js';

const models = [...Object.values(estates), ...Object.values(noted)];
const tables = ['estate_owners', 'owner_friends', 'boat', 'berth', 'gatekey', 'gate', 'rumour', 'keeper', 'rent', 'contract', 'lease', 'deed', 'chamber', 'wing', 'owner', 'estate', 'note', 'concert', 'hall']; // prettier-ignore

/** what each statement of `run` does, to which table, and what came */
async function sent<T>(run: () => Promise<T>): Promise<{ result: T; statements: string[] }> {
  const { result, queries } = await captureQueries(run);
  return {
    result,
    statements: queries.map((query) => `${/^\w+/.exec(query.sql)![0]} ${/(?:FROM|INTO|UPDATE) "(\w+)"/.exec(query.sql)![1]}`),
  };
}
const estate = (name = 'Samois') => Estate.objects.create({ name });

onEveryBackend('what is deleted with rows', () => {
  beforeAll(() => createSchema({ models }));
  beforeEach(() =>
    atomic(async () => {
      asked.times = 0;
      await db.execute`UPDATE gate SET key_id = NULL`;
      for (const table of tables) await db.execute`DELETE FROM ${sql.id(table)}`;
    }),
  );
  afterAll(() => dropSchema({ models }));

  test('one statement, and no transaction, where nothing points at the model', async () => {
    const wing = await Wing.objects.create({ name: 'east', estate: await estate() });
    await Chamber.objects.bulkCreate([{ wing }, { wing }]);
    const { result, statements } = await sent(() => Chamber.objects.filter({ wing__estate__name: 'Samois' }).delete());
    expect(result).toEqual({ count: 2, models: { Chamber: 2 } });
    expect(statements).toEqual(['DELETE chamber']);
    expect(await Chamber.objects.all().delete()).toEqual({ count: 0, models: {} });
    const [one] = await Chamber.objects.bulkCreate([{ wing }]);
    const same = await Chamber.objects.get({ pk: one!.id });
    expect((await sent(() => one!.delete())).statements).toEqual(['DELETE chamber']);
    expect(await same.delete()).toEqual({ count: 0, models: { Chamber: 0 } });
  });

  test('cascade: over levels, leaves unread', async () => {
    const [one, two, other] = [await estate('one'), await estate('two'), await estate('other')];
    const wings = await Wing.objects.bulkCreate([one, one, two, other].map((of) => ({ name: 'x', estate: of })));
    await Chamber.objects.bulkCreate(wings.flatMap((wing) => [{ wing }, { wing }]));
    const { result, statements } = await sent(() => Estate.objects.filter({ name__in: ['one', 'two'] }).delete());
    expect(result).toEqual({ count: 11, models: { Chamber: 6, Wing: 3, Estate: 2 } });
    // those that decide about the rows beside it: how many protect, restrict, ask for a value
    const reads = statements.filter((each) => each.startsWith('SELECT'));
    expect(reads).toEqual(['estate', 'wing', 'contract', 'deed', 'lease', 'contract', 'keeper'].map((table) => `SELECT ${table}`));
    expect(statements.indexOf('DELETE chamber')).toBeLessThan(statements.indexOf('DELETE wing'));
    expect(statements.indexOf('DELETE wing')).toBeLessThan(statements.indexOf('DELETE estate'));
    expect([await Estate.objects.count(), await Wing.objects.count(), await Chamber.objects.count()]).toEqual([1, 1, 2]);
  });

  test('links of many-to-many relations, from both sides and to oneself', async () => {
    const [castle, hut] = [await estate('castle'), await estate('hut')];
    const owners = await Owner.objects.bulkCreate([{ name: 'a' }, { name: 'b' }, { name: 'c' }]);
    await castle.owners.add(owners);
    await hut.owners.add([owners[0]!]);
    await owners[0]!.friends.add([owners[1]!, owners[0]!]);
    expect(await castle.delete()).toEqual({ count: 4, models: { Estate_owners: 3, Estate: 1 } });
    const { result, statements } = await sent(() => owners[0]!.delete());
    expect(result).toEqual({ count: 5, models: { Estate_owners: 1, Owner_friends: 3, Owner: 1 } });
    expect(statements).toEqual(['DELETE estate_owners', 'DELETE owner_friends', 'DELETE owner']);
    expect(owners[0]!.pk).toBeNull();
    expect(await Owner.objects.count()).toBe(2);
  });

  test('protect: nothing is deleted, also where the same delete() would take it along', async () => {
    const [one, two] = [await estate('one'), await estate('two')];
    const [wing] = await Wing.objects.bulkCreate([{ name: 'x', estate: one }, { name: 'y', estate: two }]); // prettier-ignore
    await Deed.objects.bulkCreate([{ wing: wing! }, { wing: wing! }]);
    const message = await refused(() => Estate.objects.all().delete());
    expect(message).toContain("NUA_INTEGRITY_PROTECTED: Estate can't be deleted: Deed.wing protects Wing (2 rows).");
    await expect(wing!.delete()).rejects.toMatchObject({ code: 'NUA_INTEGRITY_PROTECTED', name: 'IntegrityError', model: 'Wing' });
    expect(wing!.pk).toBeTypeOf('number');
    expect(await Estate.objects.count()).toBe(2);
    await Deed.objects.all().delete();
    expect((await Estate.objects.all().delete()).count).toBe(4);
  });

  test.each([
    ['read', Contract, 2, { Contract: 1, Wing: 1, Estate: 1 }],
    ['not read', Lease, 2, { Lease: 1, Wing: 1, Estate: 1 }],
  ] as const)('restrict: unless the same delete() deletes the row, which is %s', async (_, model, rows, deleted) => {
    const [one, two] = [await estate('one'), await estate('two')];
    const wing = await Wing.objects.create({ name: 'x', estate: one });
    await model.objects.bulkCreate([
      { wing, estate: one },
      { wing, estate: two },
    ]);
    expect(await refused(() => wing.delete())).toContain(
      `NUA_INTEGRITY_RESTRICTED: Wing can't be deleted: ${model.name}.wing restricts Wing (${rows} rows).`,
    );
    expect(await refused(() => one.delete())).toContain(`${model.name}.wing restricts Wing (1 row).`);
    await model.objects.filter({ estate: two }).update({ estate: null });
    expect(await refused(() => one.delete())).toContain(`${model.name}.wing restricts Wing (1 row).`);
    await model.objects.filter({ estate: null }).delete();
    expect(await one.delete()).toEqual({ count: 3, models: deleted });
    expect(await Estate.objects.count()).toBe(1);
  });

  test('setNull, setDefault, set(): what stays is set and not counted', async () => {
    await Estate.objects.create({ id: 1, name: 'default' });
    const [gone, stays] = await Estate.objects.bulkCreate([
      { id: 2, name: 'gone' },
      { id: 3, name: 'stays' },
    ]);
    await Keeper.objects.bulkCreate([gone!, gone!, stays!].map((at) => ({ first: at, second: at, third: at, fourth: at })));
    const { result, statements } = await sent(() => gone!.delete());
    expect(result).toEqual({ count: 1, models: { Estate: 1 } });
    expect(statements.filter((s) => s === 'UPDATE keeper')).toHaveLength(4);
    const made = await Estate.objects.get({ name: 'archive' });
    expect(await Keeper.objects.orderBy('id').values('firstId', 'secondId', 'thirdId', 'fourthId')).toEqual([
      { firstId: null, secondId: 1, thirdId: 1, fourthId: made.id },
      { firstId: null, secondId: 1, thirdId: 1, fourthId: made.id },
      { firstId: 3, secondId: 3, thirdId: 3, fourthId: 3 },
    ]);
    expect(asked.times).toBe(1);
    await made.delete().catch(() => null);
    asked.times = 0;
    await (await estate('pointed at by nothing')).delete();
    expect(asked.times).toBe(0);
  });

  test('doNothing: the database refuses what points nowhere, at the end', async () => {
    const one = await estate();
    await Rumour.objects.create({ estate: one });
    expect(await refused(() => one.delete())).toContain('NUA_INTEGRITY_FOREIGN_KEY');
    expect(await Estate.objects.count()).toBe(1);
    await atomic(async () => {
      expect((await Estate.objects.all().delete()).count).toBe(1);
      await Rumour.objects.all().delete();
    });
    expect(await Estate.objects.count()).toBe(0);
  });

  test('trees and circles', async () => {
    const root = await Topic.objects.create({ name: 'root' });
    let parents = [root];
    for (let level = 0; level < 3; level++)
      parents = await Topic.objects.bulkCreate(parents.flatMap((parent) => [{ name: 'x', parent }, { name: 'y', parent }])); // prettier-ignore
    root.parent = parents[0]!;
    await root.save();
    const { result, statements } = await sent(() => root.delete());
    expect(result).toEqual({ count: 15, models: { Topic: 15 } });
    expect(statements).toEqual([...Array<string>(4).fill('SELECT topic'), 'DELETE topic']);
    const gate = await Gate.objects.create({});
    const key = await GateKey.objects.create({ gate });
    await Gate.objects.all().update({ key });
    expect(await gate.delete()).toEqual({ count: 2, models: { Gate: 1, GateKey: 1 } });
    const again = await Gate.objects.create({});
    await Gate.objects.all().update({ key: await GateKey.objects.create({ gate: again }) });
    expect((await GateKey.objects.all().delete()).count).toBe(2);
  });

  test('keys of several columns, and columns that are pointed at beside the key', async () => {
    await Berth.objects.bulkCreate(
      Array.from({ length: 450 }, (_, i) => ({ dock: i % 2 ? 'a' : 'b', number: i, code: i < 2 ? null : `c${i}` })),
    );
    await Boat.objects.bulkCreate(Array.from({ length: 10 }, (_, i) => ({ berth: `c${i + 2}` })));
    const one = await Berth.objects.get({ code: 'c2' });
    expect(await one.delete()).toEqual({ count: 2, models: { Boat: 1, Berth: 1 } });
    const part = await Berth.objects.only('number').get({ number: 3 });
    expect(await part.delete()).toEqual({ count: 2, models: { Boat: 1, Berth: 1 } });
    expect(await Berth.objects.filter({ dock: 'a' }).delete()).toEqual({ count: 224 + 4, models: { Boat: 4, Berth: 224 } });
    expect((await Berth.objects.all().delete()).count).toBe(224 + 4);
  });

  test('rows of generic relations', async () => {
    const [club, hall] = (await Hall.objects.bulkCreate([{ name: 'club' }, { name: 'hall' }])) as [Hall, Hall];
    const concert = await Concert.objects.create({ name: 'first', hall: club });
    await Note.objects.bulkCreate([
      { body: 'a', target: club },
      { body: 'b', target: concert },
      { body: 'c', target: hall },
      { body: 'd' },
    ]);
    await Note.objects.filter({ body: 'c' }).update({ targetModel: 'Hall', targetKey: hall.id });
    expect(await club.delete()).toEqual({ count: 4, models: { Note: 2, Concert: 1, Hall: 1 } });
    expect(await Note.objects.orderBy('body').valuesList('body', { flat: true })).toEqual(['c', 'd']);
  });

  test('whatever chooses the rows: relations, computed values, duplicates by joins, rows that the deletion takes away', async () => {
    const author = await User.objects.create({ username: 'a' });
    const posts = await Post.objects.bulkCreate(['One', 'Two', 'Three'].map((title) => ({ title, author })));
    const tags = await Tag.objects.bulkCreate([{ name: 'x' }, { name: 'y' }]);
    await posts[0]!.tags.add(tags);
    await posts[1]!.tags.add(tags);
    await Comment.objects.bulkCreate(posts.flatMap((post) => [{ post, user: author, body: 'x' }]));
    const tagged = Post.objects.filter({ tags__name__in: ['x', 'y'] });
    expect(await tagged.distinct().count()).toBe(2);
    expect(await tagged.distinct().delete()).toEqual({ count: 8, models: { Post_tags: 4, Comment: 2, Post: 2 } });
    const own = Post.objects.annotate({ same: F('title') }).filter({ same: 'Three', comments__user: author });
    expect((await own.delete()).count).toBe(2);
    expect(await User.objects.filter({ posts__title: 'none' }).delete()).toEqual({ count: 0, models: {} });
    expect(await Post.objects.none().delete()).toEqual({ count: 0, models: {} });
  });

  test('thousands of rows by as many statements as one', async () => {
    const run = async (n: number) => {
      const one = await estate();
      const wings = await Wing.objects.bulkCreate(Array.from({ length: n }, () => ({ name: 'x', estate: one })));
      await Chamber.objects.bulkCreate(wings.map((wing) => ({ wing })));
      const contracts = await Contract.objects.bulkCreate(wings.map((wing) => ({ wing, estate: one })));
      await Rent.objects.bulkCreate(contracts.map((contract) => ({ contract })));
      return sent(() => one.delete());
    };
    const { statements } = await run(1);
    const many = await run(6000);
    expect(many.result).toEqual({ count: 24_001, models: { Chamber: 6000, Wing: 6000, Contract: 6000, Rent: 6000, Estate: 1 } });
    expect(many.statements).toEqual(statements);
  });

  test('in a block that goes on after a refusal', async () => {
    const wing = await Wing.objects.create({ name: 'x', estate: await estate() });
    await Deed.objects.create({ wing });
    await atomic(async () => {
      expect(await refused(() => wing.delete())).toContain('NUA_INTEGRITY_PROTECTED');
      await Wing.objects.all().update({ name: 'y' });
    });
    expect((await Wing.objects.get()).name).toBe('y');
  });
});
