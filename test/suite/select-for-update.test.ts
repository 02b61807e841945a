import { atomic, captureQueries, Count, NuagesError } from 'nuages';
import { describe, expect, it } from 'vitest';
import { Post, Tag, User } from './models.js';
import { onEveryBackend } from './on-every-backend.js';

const code = async (run: () => Promise<unknown>): Promise<string | null> => {
  try {
    await run();
    return null;
  } catch (error) {
    return error instanceof NuagesError ? error.code : String(error);
  }
};

onEveryBackend('selectForUpdate()', (suite) => {
  it('locks where the database has locks of rows', async () => {
    const { queries } = await captureQueries(() =>
      atomic(() => Tag.objects.selectForUpdate({ skipLocked: true }).filter({ name: 'swing' })),
    );
    const locks = queries[0]!.sql.endsWith('FOR UPDATE SKIP LOCKED');
    expect(locks).toBe(suite.name !== 'sqlite');
  });

  it('reads the rows that it locks', async () => {
    await User.objects.create({ username: 'django' });
    const user = await atomic(() => User.objects.selectForUpdate().get({ username: 'django' }));
    expect(user.username).toBe('django');
  });

  it('refuses two ways of waiting at once', async () => {
    expect(await code(async () => Tag.objects.selectForUpdate({ nowait: true, skipLocked: true }))).toBe('NUA_QUERY_INVALID');
  });

  if (suite.name === 'sqlite') return;

  it('refuses relations that are not joined, groups, and rows that may not be there', async () => {
    const inside = (run: () => PromiseLike<unknown>) => code(async () => atomic(async () => void (await run())));
    expect(await inside(() => Post.objects.selectForUpdate({ of: ['author'] }))).toBe('NUA_FIELD_UNKNOWN');
    expect(
      await inside(() =>
        Post.objects
          .selectForUpdate()
          .values('author')
          .annotate({ n: Count('id') }),
      ),
    ).toBe('NUA_BACKEND_UNSUPPORTED');
    expect(await inside(() => Post.objects.selectForUpdate().selectRelated('editor'))).toBe('NUA_BACKEND_UNSUPPORTED');
    expect(await inside(() => Post.objects.selectForUpdate({ of: ['self'] }).selectRelated('editor'))).toBe(null);
  });

  if (suite.name !== 'postgres') return;

  describe('of two connections', () => {
    /** runs while a row of the tags is locked by another transaction */
    async function whileLocked(run: () => Promise<unknown>): Promise<void> {
      await Tag.objects.bulkCreate([{ name: 'swing' }, { name: 'waltz' }]);
      let locked!: () => void;
      let done!: () => void;
      const holding = new Promise<void>((resolve) => (locked = resolve));
      const release = new Promise<void>((resolve) => (done = resolve));
      const holder = atomic(async () => {
        await Tag.objects.selectForUpdate().get({ name: 'swing' });
        locked();
        await release;
        await Tag.objects.filter({ name: 'swing' }).update({ name: 'jazz' });
      });
      await holding;
      try {
        await run();
      } finally {
        done();
        await holder;
      }
    }

    it('nowait is an error, skipLocked leaves the row out', async () => {
      await whileLocked(async () => {
        expect(await code(() => atomic(() => Tag.objects.selectForUpdate({ nowait: true }).get({ name: 'swing' })))).toBe('NUA_TIMEOUT');
        const names = await atomic(() => Tag.objects.selectForUpdate({ skipLocked: true }).valuesList('name', { flat: true }));
        expect(names).toEqual(['waltz']);
      });
    });

    it('the second waits, and reads what the first has written', async () => {
      let waiting: Promise<string> | null = null;
      await whileLocked(async () => {
        waiting = atomic(async () => (await Tag.objects.selectForUpdate().orderBy('id').first())!.name);
      });
      expect(await waiting!).toBe('jazz');
    });

    it('no change of many writers is lost', async () => {
      await suite.reconnect({ databases: { default: { url: suite.url, pool: { max: 4 } } } });
      await User.objects.create({ username: 'django', age: 0 });
      const add = () =>
        atomic(async () => {
          const user = await User.objects.selectForUpdate().get({ username: 'django' });
          user.age += 1;
          await user.save({ updateFields: ['age'] });
        });
      await Promise.all(Array.from({ length: 12 }, add));
      expect(await User.objects.values('age')).toEqual([{ age: 12 }]);
    });
  });
});
