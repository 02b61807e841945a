import { expect, test } from 'vitest';
import { atomic, db, NotSupportedError, ProgrammingError, RawSQL, sql, withSettings } from 'nuages';
import { captureQueries } from 'nuages';
import { Comment, Post, Tag, User } from './models.js';
import { onEveryBackend } from './on-every-backend.js';

const setting = async (name: string): Promise<unknown> => {
  const [row] = await db.query<{ value: string | null }>`SELECT current_setting(${name}, true) AS value`;
  return row!.value;
};

onEveryBackend('withSettings()', ({ name }) => {
  const has = name !== 'sqlite';
  test.skipIf(has)('is refused where there are no session variables', async () => {
    await expect(withSettings({ 'app.tenant': 1 }, () => Tag.objects.count())).rejects.toThrow(NotSupportedError);
  });

  test.runIf(has)('sets variables for the time of a function, by one statement', async () => {
    const { result, queries } = await captureQueries(() =>
      withSettings({ 'app.tenant': 7, 'app.name': "it's" }, async () => [await setting('app.tenant'), await setting('app.name')]),
    );
    expect(result).toEqual(['7', "it's"]);
    expect(queries[0]!.sql).toBe('SELECT set_config($1, $2, true), set_config($3, $4, true)');
    expect([await setting('app.tenant'), await setting('app.name')].every((value) => value === null || value === '')).toBe(true);
  });

  test.runIf(has)('has the values of before again, whatever happens inside', async () => {
    await atomic(async () => {
      await withSettings({ 'app.tenant': 1 }, async () => {
        await withSettings({ 'app.tenant': 2 }, async () => {
          expect(await setting('app.tenant')).toBe('2');
        });
        expect(await setting('app.tenant')).toBe('1');
        const failing = withSettings({ 'app.tenant': 3 }, () => Tag.objects.bulkCreate([{ name: 'a' }, { name: 'a' }]));
        await expect(failing).rejects.toThrow(/NUA_INTEGRITY_UNIQUE/);
        expect(await setting('app.tenant')).toBe('1');
      });
      expect(await setting('app.tenant')).toBe('');
    });
  });

  test.runIf(has)('row-level security shows each tenant its own rows, and batches keep them apart', async () => {
    const [ann, bob] = (await User.objects.bulkCreate([{ username: 'ann' }, { username: 'bob' }])) as [User, User];
    const posts = await Post.objects.bulkCreate([ann, bob].map((author) => ({ title: author.username, author })));
    await Comment.objects.bulkCreate(posts.flatMap((post) => [ann, bob].map((user) => ({ post, user, body: '' }))));
    const role = `tenant_${process.pid}_${name}`;
    await db.execute(RawSQL(`CREATE ROLE ${role}`, []));
    await db.execute(RawSQL(`GRANT SELECT ON ALL TABLES IN SCHEMA public TO ${role}`, []));
    await db.execute(sql`ALTER TABLE comment ENABLE ROW LEVEL SECURITY`);
    await db.execute(sql`CREATE POLICY own ON comment USING (user_id = NULLIF(current_setting('app.tenant', true), '')::bigint)`);
    try {
      const rows = await Post.objects.orderBy('id');
      const countsOf = (user: User) =>
        withSettings(
          { 'app.tenant': user.id },
          async () => {
            const authors: number[] = [];
            for (const post of rows) for (const comment of await post.comments.filter({ score: 0 })) authors.push(comment.userId);
            return authors;
          },
          { role },
        );
      expect(await countsOf(ann)).toEqual([ann.id, ann.id]);
      expect(await countsOf(bob)).toEqual([bob.id, bob.id]);
      expect(await Comment.objects.count()).toBe(4);
    } finally {
      await db.execute(sql`DROP POLICY own ON comment`);
      await db.execute(sql`ALTER TABLE comment DISABLE ROW LEVEL SECURITY`);
      await db.execute(RawSQL(`DROP OWNED BY ${role}`, []));
      await db.execute(RawSQL(`DROP ROLE ${role}`, []));
    }
  });

  test('refuses names and values that are none', async () => {
    const call = (settings: object) => async () => withSettings(settings as never, () => 1);
    await expect(call({ "a'; --": 1 })()).rejects.toThrow(ProgrammingError);
    await expect(call({ 'app.tenant': undefined })()).rejects.toThrow(/has no value/);
    await expect(call({ 'app.tenant': null })()).rejects.toThrow(/has no value/);
  });
});
