import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { connect, F, inTimeZone, KeysetPaginator, Lower } from 'nuages';
import { Post, Tag, User } from './models.js';
import { onEveryBackend } from './on-every-backend.js';

onEveryBackend('cursors', (suite) => {
  const secret = 'a secret of more than thirty-two characters';
  const fill = async () => {
    const [user] = await User.objects.bulkCreate([{ username: 'ann', age: 7 }]);
    await Post.objects.bulkCreate(Array.from({ length: 5 }, (_, i) => ({ title: `${i}`, author: user! })));
  };
  const invalid = { name: 'ValueError', code: 'NUA_CURSOR_INVALID' };

  test('are refused when they are changed or made up', async () => {
    await fill();
    const pages = new KeysetPaginator(Post.objects.orderBy('title'), 2);
    const cursor = (await pages.after()).nextCursor!;
    const [body, signature] = cursor.split('.') as [string, string];
    const other = Buffer.from(Buffer.from(body, 'base64url').toString().replace(/1"/, '3"')).toString('base64url');
    expect(other).not.toBe(body);
    const forged = [
      '',
      '.',
      'x',
      cursor.slice(1),
      cursor.slice(0, -1),
      `${cursor}.`,
      `${cursor}x`,
      `${other}.${signature}`,
      `${body}.`,
      `${signature}.${body}`,
      body,
      7,
      {},
      [cursor],
      true,
    ];
    for (const each of forged) {
      await expect(pages.after(each as string), inspect(each)).rejects.toMatchObject(invalid);
      await expect(pages.before(each as string), inspect(each)).rejects.toMatchObject(invalid);
    }
    expect((await pages.after(cursor)).items.map((p) => p.title)).toEqual(['2', '3']);
  });

  test('are refused by another ordering or model, and taken with another filter or size', async () => {
    await fill();
    const cursor = (await new KeysetPaginator(Post.objects.orderBy('title'), 2).after()).nextCursor;
    const others = [
      Post.objects.all(),
      Post.objects.orderBy('-title'),
      Post.objects.orderBy('title').reverse(),
      Post.objects.orderBy('body'),
      Post.objects.orderBy('title', 'body'),
      Post.objects.orderBy('author__username'),
      Post.objects.orderBy(Lower('title')),
      Tag.objects.orderBy('name'),
    ];
    for (const queryset of others)
      await expect(new KeysetPaginator(queryset as typeof Post.objects, 2).after(cursor)).rejects.toMatchObject(invalid);
    expect(
      (await new KeysetPaginator(Post.objects.filter({ title__gt: '2' }).orderBy('title'), 9).after(cursor)).items.map((p) => p.title),
    ).toEqual(['3', '4']);
    const by = (more: number) => new KeysetPaginator(Post.objects.filter({ author__age: 7 }).orderBy(F('author__age').add(more)), 2);
    const computedCursor = (await by(1).after()).nextCursor;
    await expect(by(2).after(computedCursor)).rejects.toMatchObject(invalid);
    expect((await by(1).after(computedCursor)).items).toHaveLength(2);
  });

  test('over days are refused in another time zone, where those are other days', async () => {
    await fill();
    const days = new KeysetPaginator(Post.objects.orderBy('createdAt__day'), 2);
    const cursor = (await days.after()).nextCursor;
    await expect(inTimeZone('Pacific/Auckland', () => days.after(cursor))).rejects.toMatchObject(invalid);
    expect((await days.after(cursor)).items).toHaveLength(2);
    const instants = new KeysetPaginator(Post.objects.orderBy('createdAt'), 2);
    const first = await instants.after();
    expect((await inTimeZone('Pacific/Auckland', () => instants.after(first.nextCursor))).items).toHaveLength(2);
  });

  test('are signed with the secret, or a key of the process', async () => {
    await fill();
    const posts = Post.objects.orderBy('title');
    const own = (await new KeysetPaginator(posts, 2).after()).nextCursor;
    const signed = (await new KeysetPaginator(posts, 2, { secret }).after()).nextCursor;
    expect((await new KeysetPaginator(posts, 2, { secret }).after(signed)).items).toHaveLength(2);
    await expect(new KeysetPaginator(posts, 2).after(signed)).rejects.toMatchObject(invalid);
    await expect(new KeysetPaginator(posts, 2, { secret }).after(own)).rejects.toMatchObject(invalid);
    for (const weak of ['', 'short', 7]) {
      expect(() => new KeysetPaginator(posts, 2, { secret: weak as string })).toThrow(/NUA_CONFIG_INVALID: The secret of KeysetPaginator/);
    }
  });

  test('are signed with the secretKey of the settings', async () => {
    await fill();
    const posts = Post.objects.orderBy('title');
    const own = (await new KeysetPaginator(posts, 2).after()).nextCursor;
    await connect({ databases: { default: suite.url }, secretKey: secret });
    await expect(new KeysetPaginator(posts, 2).after(own)).rejects.toMatchObject(invalid);
    const signed = (await new KeysetPaginator(posts, 2).after()).nextCursor;
    expect((await new KeysetPaginator(posts, 2, { secret }).after(signed)).items).toHaveLength(2);
    await connect({ databases: { default: suite.url } });
    expect((await new KeysetPaginator(posts, 2).after(own)).items).toHaveLength(2);
  });

  test('are the same text for the same place in another process', async () => {
    await fill();
    // pinned: an upgrade of Nuages must not end the cursors that are out there
    const { nextCursor } = await new KeysetPaginator(Post.objects.orderBy('-title', Lower('body')).values('title'), 2, {
      secret,
    }).after();
    const [body] = nextCursor!.split('.') as [string];
    const [mark, place] = JSON.parse(Buffer.from(body, 'base64url').toString()) as [string, string[]];
    expect(mark).toBe(suite.name === 'sqlite' ? 'sG0SuOj9uXK' : 'z6xnHBADp1K');
    expect(place.slice(0, 2)).toEqual(suite.name === 'sqlite' ? ['t3', 't'] : ['3', '']);
  });
});
