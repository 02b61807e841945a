import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { atomic, captureQueries, connect, createSchema, db, dropSchema, sql } from 'nuages';
import { describeOn } from '../servers.js';
import { blogRows } from './blog-rows.js';
import { Band, ensembles, Instrument, Membership, Musician, Recording } from './ensembles.js';
import { Post, Tag, User } from './models.js';
import { onEveryBackend } from './on-every-backend.js';
import { refused } from './refused.js';

const models = Object.values(ensembles);
const tables = ['musician_friends', 'musician_heroes', 'band_instruments', 'membership', 'recording', 'instrument', 'band', 'musician'];
const named = (rows: readonly { readonly name: string }[]) => rows.map(({ name }) => name).sort();
const titled = (rows: readonly { readonly title: string }[]) => rows.map(({ title }) => title).sort();

/** what the statements of `run` do, to which table */
async function sent(run: () => unknown): Promise<string[]> {
  const { queries } = await captureQueries(async () => {
    await run();
  });
  return queries.map((query) => `${/^\w+/.exec(query.sql)![0]} ${/(?:FROM|INTO|UPDATE) "(\w+)"/.exec(query.sql)![1]}`);
}
async function count(table: string): Promise<number> {
  const [row] = await db.query<{ n: number }>(sql`SELECT CAST(count(*) AS integer) AS n FROM ${sql.id(table)}`);
  return row!.n;
}
async function pairs(table: string): Promise<string[]> {
  const rows = await db.query<{ one: string; other: string }>(
    sql`SELECT f.name AS one, t.name AS other FROM ${sql.id(table)} l
      JOIN musician f ON f.id = l.from_musician_id JOIN musician t ON t.id = l.to_musician_id ORDER BY f.name, t.name`,
  );
  return rows.map(({ one, other }) => `${one} ${other}`);
}
async function trio() {
  const made = await Musician.objects.bulkCreate([{ name: 'django' }, { name: 'grappelli' }, { name: 'vola' }]);
  return made as [Musician, Musician, Musician];
}

onEveryBackend('writing through related managers', () => {
  beforeAll(async () => {
    await createSchema({ models });
  });
  beforeEach(async () => {
    await atomic(async () => {
      for (const table of tables) await db.execute(sql`DELETE FROM ${sql.id(table)}`);
    });
  });
  afterAll(async () => {
    await dropSchema({ models });
  });

  test('add() takes rows and keys, one or many, and leaves links that are there alone', async () => {
    const { three, jazz, swing, waltz } = await blogRows();
    expect(await sent(() => three.tags.add(jazz))).toEqual(['INSERT post_tags']);
    expect(await sent(() => three.tags.add([jazz, swing.id, swing, waltz.id, waltz.id]))).toEqual(['INSERT post_tags']);
    await three.tags.add(waltz.id);
    expect(named(await three.tags.all())).toEqual(['jazz', 'swing', 'waltz']);
    expect(await count('post_tags')).toBe(6);
    expect(await sent(() => three.tags.add([]))).toEqual([]);
  });

  test('both sides write the same links', async () => {
    const { one, three, jazz, waltz } = await blogRows();
    await waltz.posts.add([one, three.id]);
    expect(titled(await waltz.posts.all())).toEqual(['One', 'Three']);
    expect(named(await three.tags.all())).toEqual(['waltz']);
    await jazz.posts.remove(one);
    expect(named(await one.tags.all())).toEqual(['swing', 'waltz']);
    await jazz.posts.set([three]);
    expect(titled(await jazz.posts.all())).toEqual(['Three']);
    await waltz.posts.clear();
    expect(titled(await waltz.posts.all())).toEqual([]);
    expect(named(await one.tags.all())).toEqual(['swing']);
  });

  test('remove() and clear() are one DELETE, and leave the rows themselves', async () => {
    const { one, jazz, swing, waltz } = await blogRows();
    expect(await sent(() => one.tags.remove([jazz, waltz.id]))).toEqual(['DELETE post_tags']);
    expect(named(await one.tags.all())).toEqual(['swing']);
    expect(await sent(() => one.tags.remove([]))).toEqual([]);
    await one.tags.add(jazz);
    expect(await sent(() => one.tags.clear())).toEqual(['DELETE post_tags']);
    expect(await one.tags.count()).toBe(0);
    expect(await Tag.objects.count()).toBe(3);
    expect(await jazz.posts.count()).toBe(1);
    expect(await sent(() => one.tags.remove(swing))).toEqual(['DELETE post_tags']);
  });

  test('set() writes the difference only', async () => {
    const { one, jazz, swing, waltz } = await blogRows();
    const kept = await db.query`SELECT id FROM post_tags WHERE post_id = ${one.id} AND tag_id = ${swing.id}`;
    expect(await sent(() => one.tags.set([swing, waltz.id, waltz]))).toEqual(['SELECT post_tags', 'DELETE post_tags', 'INSERT post_tags']);
    expect(named(await one.tags.all())).toEqual(['swing', 'waltz']);
    expect(await db.query`SELECT id FROM post_tags WHERE post_id = ${one.id} AND tag_id = ${swing.id}`).toEqual(kept);
    expect(await sent(() => one.tags.set([waltz, swing]))).toEqual(['SELECT post_tags']);
    expect(await sent(() => one.tags.set([waltz, swing, jazz]))).toEqual(['SELECT post_tags', 'INSERT post_tags']);
    expect(await sent(() => one.tags.set([jazz], { clear: true }))).toEqual(['DELETE post_tags', 'INSERT post_tags']);
    expect(named(await one.tags.all())).toEqual(['jazz']);
    expect(await sent(() => one.tags.set([]))).toEqual(['SELECT post_tags', 'DELETE post_tags']);
    expect(await one.tags.exists()).toBe(false);
    await one.tags.set(await Tag.objects.filter({ name__contains: 'z' }));
    expect(named(await one.tags.all())).toEqual(['jazz', 'waltz']);
  });

  test('create() and bulkCreate() make rows that are linked', async () => {
    const { three, jazz } = await blogRows();
    const bebop = await three.tags.create({ name: 'bebop' });
    expect(bebop).toBeInstanceOf(Tag);
    const more = await three.tags.bulkCreate([{ name: 'cool' }, new Tag({ name: 'free' })]);
    expect(more.map((tag) => typeof tag.id)).toEqual(['number', 'number']);
    expect(named(await three.tags.all())).toEqual(['bebop', 'cool', 'free']);
    expect(await sent(() => three.tags.create({ name: 'hot' }))).toEqual(['INSERT tag', 'INSERT post_tags']);
    await expect(three.tags.create({ name: 'jazz' })).rejects.toMatchObject({ code: 'NUA_INTEGRITY_UNIQUE' });
    expect(await jazz.posts.filter({ title: 'Three' }).exists()).toBe(false);
    const post = await jazz.posts.create({ title: 'Four', author: await User.objects.get({ username: 'ann' }) });
    expect(named(await post.tags.all())).toEqual(['jazz']);
  });

  test('a new row whose link is refused is not there', async () => {
    const [django] = await trio();
    const band = await Band.objects.create({ slug: 'hot-club' });
    await expect(band.members.create({ name: 'vees' })).rejects.toMatchObject({ code: 'NUA_INTEGRITY_NOT_NULL' });
    expect(await Musician.objects.count()).toBe(3);
    expect(await band.members.count()).toBe(0);
    expect(django.name).toBe('django');
  });

  test('a symmetrical relation has two links for a pair, and one for a row with itself', async () => {
    const [django, grappelli, vola] = await trio();
    expect(await sent(() => django.friends.add([grappelli, vola.id]))).toEqual(['INSERT musician_friends']);
    await grappelli.friends.add(django);
    await vola.friends.add(vola);
    expect(await pairs('musician_friends')).toEqual(['django grappelli', 'django vola', 'grappelli django', 'vola django', 'vola vola']);
    await vola.friends.remove([django, vola]);
    expect(await pairs('musician_friends')).toEqual(['django grappelli', 'grappelli django']);
    await django.friends.set([vola]);
    expect(await pairs('musician_friends')).toEqual(['django vola', 'vola django']);
    const friend = await django.friends.create({ name: 'ekyan' });
    expect(named(await friend.friends.all())).toEqual(['django']);
    expect(await sent(() => django.friends.clear())).toEqual(['DELETE musician_friends']);
    expect(await pairs('musician_friends')).toEqual([]);
  });

  test('a relation to itself that is not symmetrical has one link, seen from both sides', async () => {
    const [django, grappelli, vola] = await trio();
    await django.heroes.add([grappelli, django]);
    await vola.admirers.add(django);
    expect(await pairs('musician_heroes')).toEqual(['django django', 'django grappelli', 'django vola']);
    expect(named(await grappelli.admirers.all())).toEqual(['django']);
    await django.admirers.clear();
    await django.heroes.remove(vola);
    expect(await pairs('musician_heroes')).toEqual(['django grappelli']);
  });

  test('throughDefaults give the other columns of the model between', async () => {
    const [django, grappelli, vola] = await trio();
    const band = await Band.objects.create({ slug: 'hot-club' });
    expect(await sent(() => band.members.add([django, grappelli], { throughDefaults: { plays: 'guitar', invitedBy: vola } }))).toEqual([
      'SELECT membership',
      'INSERT membership',
    ]);
    expect(await sent(() => band.members.add(django.id, { throughDefaults: { plays: 'banjo' } }))).toEqual(['SELECT membership']);
    expect(await Membership.objects.orderBy('id').values('bandId', 'musicianId', 'plays', 'since', 'invitedById')).toEqual([
      { bandId: 'hot-club', musicianId: django.id, plays: 'guitar', since: 1934, invitedById: vola.id },
      { bandId: 'hot-club', musicianId: grappelli.id, plays: 'guitar', since: 1934, invitedById: vola.id },
    ]);
    await vola.bands.add(band, { throughDefaults: { plays: () => 'bass', since: 1935 } });
    expect(named(await band.members.all())).toEqual(['django', 'grappelli', 'vola']);
    await band.members.set([vola, grappelli], { throughDefaults: { plays: 'violin' } });
    expect(await Membership.objects.orderBy('id').valuesList('plays', { flat: true })).toEqual(['guitar', 'bass']);
    const made = await band.members.create({ name: 'ferret' }, { throughDefaults: { plays: 'guitar' } });
    await band.members.bulkCreate([{ name: 'vees' }], { throughDefaults: { plays: 'guitar' } });
    expect(named(await band.members.filter({ name__contains: 'e' }))).toEqual(['ferret', 'grappelli', 'vees']);
    await made.bands.clear();
    expect(await band.members.count()).toBe(3);
  });

  test('two links of one pair through a model of its own are removed together', async () => {
    const [django] = await trio();
    const band = await Band.objects.create({ slug: 'hot-club' });
    await Membership.objects.bulkCreate([
      { band, musician: django, plays: 'guitar' },
      { band, musician: django, plays: 'banjo' },
    ]);
    expect(await sent(() => band.members.set([django]))).toEqual(['SELECT membership']);
    await band.members.remove(django);
    expect(await Membership.objects.count()).toBe(0);
  });

  test('what the default manager hides is left alone', async () => {
    const band = await Band.objects.create({ slug: 'hot-club' });
    const [guitar, violin, bass] = await Instrument.objects.bulkCreate([
      { name: 'guitar' },
      { name: 'violin', isSold: true },
      { name: 'bass' },
    ]);
    await band.instruments.add([guitar!, violin!]);
    expect(named(await band.instruments.all())).toEqual(['guitar']);
    await band.instruments.set([bass!.key.toUpperCase()]);
    expect(named(await band.instruments.all())).toEqual(['bass']);
    expect(await sent(() => band.instruments.set([bass!]))).toEqual(['SELECT band_instruments']);
    await band.instruments.remove(violin!);
    await band.instruments.clear();
    expect(await count('band_instruments')).toBe(1);
    expect(named(await Instrument.everything.filter({ bands: band }))).toEqual(['violin']);
  });

  test('custom querysets work from a manager', async () => {
    const { jazz } = await blogRows();
    expect(titled(await jazz.posts.all().published())).toEqual(['One']);
    const [django] = await trio();
    await django.bands.create({ slug: 'hot-club' }, { throughDefaults: { plays: 'guitar' } });
    expect((await django.bands.all().founded(1934)).map(({ slug }) => slug)).toEqual(['hot-club']);
  });

  test('a foreign key from the other side: add() is one UPDATE', async () => {
    const { ann, bob, one, two, three } = await blogRows();
    expect(await sent(() => bob.posts.add([one, two]))).toEqual(['UPDATE post']);
    expect(titled(await bob.posts.all())).toEqual(['One', 'Three', 'Two']);
    expect(one.authorId).toBe(bob.id);
    expect(await one.author).toBe(bob);
    expect(await sent(() => bob.posts.set([three]))).toEqual(['UPDATE post']);
    expect(await bob.posts.count()).toBe(3);
    const fresh = new Post({ title: 'Four', author: bob });
    expect(await sent(() => ann.posts.add([fresh, one], { bulk: false }))).toEqual(['INSERT post', 'UPDATE post']);
    expect(titled(await ann.posts.all())).toEqual(['Four', 'One']);
    expect(await sent(() => ann.posts.add([]))).toEqual([]);
  });

  test('a foreign key that can be null: remove(), clear(), set()', async () => {
    const { ann, bob, one, two, three } = await blogRows();
    await ann.edited.add([one, two]);
    expect(titled(await ann.edited.all())).toEqual(['One', 'Three', 'Two']);
    expect(await sent(() => ann.edited.remove([one]))).toEqual(['UPDATE post']);
    expect(await sent(() => ann.edited.set([one, three]))).toEqual(['SELECT post', 'UPDATE post', 'UPDATE post']);
    expect(titled(await ann.edited.all())).toEqual(['One', 'Three']);
    expect(await sent(() => ann.edited.set([three, one]))).toEqual(['SELECT post']);
    expect(await sent(() => ann.edited.set([two, two], { clear: true }))).toEqual(['UPDATE post', 'UPDATE post']);
    expect(titled(await ann.edited.all())).toEqual(['Two']);
    await bob.edited.add([one, three]);
    expect(await sent(() => bob.edited.clear({ bulk: false }))).toEqual(['SELECT post', 'UPDATE post', 'UPDATE post']);
    expect(await bob.edited.count()).toBe(0);
    expect(await sent(() => ann.edited.clear())).toEqual(['UPDATE post']);
    expect(await Post.objects.filter({ editor__isnull: false }).count()).toBe(0);
  });

  test('a foreign key to another column than the key', async () => {
    const [club, quintet] = (await Band.objects.bulkCreate([{ slug: 'hot-club' }, { slug: 'quintet' }])) as [Band, Band];
    const nuages = await club.recordings.create({ title: 'Nuages' });
    expect(nuages.bandId).toBe('hot-club');
    expect(await nuages.band).toBe(club);
    const [belleville] = await club.recordings.bulkCreate([{ title: 'Belleville' }, new Recording({ title: 'Daphne' })]);
    expect(titled(await club.recordings.all())).toEqual(['Belleville', 'Daphne', 'Nuages']);
    await quintet.recordings.set([belleville!, nuages]);
    expect(titled(await quintet.recordings.all())).toEqual(['Belleville', 'Nuages']);
    await quintet.recordings.remove(nuages);
    expect((await Recording.objects.get({ title: 'Nuages' })).bandId).toBeNull();
    expect(JSON.stringify(nuages)).not.toContain('quintet"}');
  });

  test('what was loaded of a relation is asked for anew after a write', async () => {
    await blogRows();
    const [one] = await Post.objects.filter({ title: 'One' }).prefetchRelated('tags', 'comments');
    const waltz = await Tag.objects.get({ name: 'waltz' });
    expect(named(one!.tags)).toEqual(['jazz', 'swing']);
    await one!.tags.add(waltz);
    expect(named(await one!.tags)).toEqual(['jazz', 'swing', 'waltz']);
    await one!.tags.remove(waltz);
    expect(named(await one!.tags)).toEqual(['jazz', 'swing']);
    expect(one!.comments).toHaveLength(3);
    const [ann] = await User.objects.filter({ username: 'ann' }).prefetchRelated('edited');
    await ann!.edited.clear();
    expect(await ann!.edited).toEqual([]);
  });

  test('all of it is in one transaction', async () => {
    const { one, jazz } = await blogRows();
    const failed = atomic(async () => {
      await one.tags.set([jazz, 987_654_321]);
    });
    await expect(failed).rejects.toMatchObject({ code: 'NUA_INTEGRITY_FOREIGN_KEY' });
    expect(named(await one.tags.all())).toEqual(['jazz', 'swing']);
  });

  test('what can not be related is refused', async () => {
    const { ann, one, two, jazz } = await blogRows();
    const loosely = (manager: object) =>
      manager as Record<'add' | 'remove' | 'set' | 'clear' | 'create', (...args: unknown[]) => Promise<void>>;
    const tags = loosely(one.tags);
    const posts = loosely(ann.posts);
    for (const method of ['add', 'remove', 'set'] as const) {
      expect(await refused(() => tags[method](new Tag({ name: 'new' })))).toBe(
        "NUA_WRITE_INVALID: Post.tags is given a Tag that isn't saved yet. Save it first.",
      );
      expect(await refused(() => tags[method]([jazz, ann]))).toContain(
        'NUA_WRITE_INVALID: Post.tags takes an instance of Tag, not of User.',
      );
      expect(await refused(() => tags[method]([jazz, undefined]))).toBe(
        'NUA_VALUE_UNDEFINED: Post.tags is given undefined. Give rows of Tag.',
      );
      expect(await refused(() => tags[method](null))).toBe('NUA_VALUE_INVALID: Post.tags is given null. Give rows of Tag.');
      expect(await refused(() => tags[method](['jazz']))).toMatch(/^NUA_VALUE_INVALID: Post_tags.tagId /);
      expect(await refused(() => tags[method](Tag.objects.all()))).toBe(
        'NUA_WRITE_INVALID: Post.tags is given what is to be awaited. Await it first.',
      );
      expect(await refused(() => tags[method](jazz, { bulky: true }))).toMatch(`NUA_WRITE_INVALID: ${method}() has no option "bulky".`);
    }
    expect(named(await one.tags.all())).toEqual(['jazz', 'swing']);
    const unsaved = loosely(new Post({ title: 'x', author: ann }).tags);
    expect(await refused(() => unsaved.add(jazz))).toBe(
      'NUA_WRITE_INVALID: Post.tags is of a Post that has no key yet: nothing can point at it. Save it first.',
    );
    expect(await refused(() => tags.add(jazz, { throughDefaults: { weight: 1 } }))).toMatch(
      /^NUA_FIELD_UNKNOWN: Post_tags has no field "weight"\. .*Post_tags has: /,
    );
    const band = await Band.objects.create({ slug: 'hot-club' });
    const members = loosely(band.members);
    expect(await refused(() => members.add([], { throughDefaults: { playz: 'guitar' } }))).toContain(
      'NUA_FIELD_UNKNOWN: Membership has no field "playz". Did you mean "plays"?',
    );
    expect(await refused(() => members.add([], { throughDefaults: { plays: undefined } }))).toContain(
      'NUA_VALUE_UNDEFINED: Membership.plays',
    );
    expect(await refused(() => members.set([], { throughDefaults: { musician: 1 } }))).toContain(
      "NUA_WRITE_INVALID: throughDefaults can't say Membership.musician: the link does.",
    );

    expect(await refused(() => posts.add(one.id))).toContain('NUA_WRITE_INVALID: User.posts takes instances of Post, not keys.');
    expect(await refused(() => posts.add(new Post({ title: 'x', author: ann })))).toContain(
      "User.posts is given a Post that isn't saved yet",
    );
    expect(await refused(() => posts.remove(one))).toBe(
      "NUA_WRITE_INVALID: User.posts has no remove(), since Post.authorId can't be null. Delete the rows, or add them to another row.",
    );
    expect(await refused(() => posts.clear())).toContain('NUA_WRITE_INVALID: User.posts has no clear()');
    expect(await refused(() => loosely(ann.edited).remove(two))).toContain(
      'NUA_DOES_NOT_EXIST: A Post given to remove() is not among User.edited.',
    );
    expect(await refused(() => posts.create(one))).toContain('NUA_WRITE_INVALID: create() of Post takes the values of fields');
    expect(await refused(() => posts.create({ titel: 'x' }))).toContain('NUA_FIELD_UNKNOWN: Post has no field "titel"');
  });
});

describeOn('sqlite', 'writing through related managers of two databases', () => {
  test('a row of one is not related to a row of the other', async () => {
    const connections = await connect({ databases: { default: 'sqlite::memory:', other: 'sqlite::memory:' } });
    try {
      for (const using of ['default', 'other']) await createSchema({ using, models });
      const here = await Musician.objects.create({ name: 'django' });
      const there = await Musician.objects.using('other').create({ name: 'grappelli' });
      expect(await refused(() => here.friends.add(there))).toBe(
        'NUA_WRITE_INVALID: Musician.friends is in the database "default", the Musician in "other". Read both from one database.',
      );
      const friend = await there.friends.create({ name: 'vola' });
      expect(named(await there.friends.all())).toEqual(['vola']);
      expect(named(await friend.friends.all())).toEqual(['grappelli']);
      expect(await Musician.objects.count()).toBe(1);
    } finally {
      await connections.close();
    }
  });
});
