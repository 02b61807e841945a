import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { Group } from '../../src/hydrate/group.js';
import { NotLoaded, notLoadedRow } from '../../src/hydrate/not-loaded.js';
import { setColumn } from '../../src/hydrate/set-column.js';
import type { ColumnMeta } from '../../src/metadata/model-meta.js';
import { instanceShape, makers, metaOf, types } from './models.js';

class Post {
  declare id: number;
  declare title: string;
  get headline() {
    return this.title;
  }
  publish() {}
}
const meta = metaOf(Post, { id: types.number, title: types.text, body: types.text });

describe.each(makers)('deferred columns of rows made by %s', (_, maker) => {
  const asked: string[] = [];
  const loader = {
    async column(row: object, column: ColumnMeta) {
      asked.push(column.name);
      setColumn(row, column, 'text');
      return 'text';
    },
  };
  const make = (id: number) =>
    maker(instanceShape(meta, ['body']))(new Group({ alias: 'default', loader }), id, 'a') as Post & { body: unknown };

  test('are awaitable, once', async () => {
    const row = make(1);
    asked.length = 0;
    expect(row).toBeInstanceOf(Post);
    expect(Object.getPrototypeOf(Object.getPrototypeOf(row))).toBe(Post.prototype);
    expect(row.body).toBeInstanceOf(NotLoaded);
    expect(row.body).toBe(row.body);
    expect(asked).toEqual([]);
    expect(await Promise.all([row.body, row.body])).toEqual(['text', 'text']);
    expect(asked).toEqual(['body']);
    expect(row.body).toBe('text');
    expect(Object.keys(row)).toEqual(['id', 'title', 'body']);
  });

  test('can be assigned', () => {
    const row = make(1);
    row.body = 'mine';
    expect(Object.fromEntries(Object.entries(row))).toEqual({ id: 1, title: 'a', body: 'mine' });
    expect(inspect(make(2))).toBe("Post { id: 2, title: 'a' }");
  });

  test('refuse to be used unread', () => {
    const row = make(1);
    expect(() => `${row.body as string}!`).toThrow('NUA_NOT_LOADED: Post.body is not loaded: it has no value yet. Await it');
    expect(() => JSON.stringify({ body: row.body })).toThrow('NUA_NOT_LOADED');
    expect(inspect(row.body)).toBe('<not loaded>');
  });
});

describe('a placeholder for a row', () => {
  const make = (load: () => Promise<unknown>) => notLoadedRow(meta, { model: 'Comment', name: 'post', fix: 'Await it.', key: '3', load });

  test('names what was read of it', () => {
    const post = make(() => Promise.resolve(null)) as unknown as Post;
    for (const name of ['title', 'headline', 'publish'] as const) {
      expect(() => post[name]).toThrow(`NUA_NOT_LOADED: Comment.post is not loaded: "${name}" of it can't be read. Await it.`);
    }
    expect(inspect(post)).toBe('<not loaded: 3>');
    expect((post as unknown as NotLoaded).$loaded).toBe(false);
  });

  test('has then, catch and finally, and tries again after a failure', async () => {
    let tries = 0;
    const post = make(() => (++tries === 1 ? Promise.reject(new Error('down')) : Promise.resolve('row')));
    await expect(post).rejects.toThrow('down');
    expect(await post).toBe('row');
    expect(await post.catch(() => null)).toBe('row');
    let done = false;
    expect(await post.finally(() => (done = true))).toBe('row');
    expect(done).toBe(true);
  });
});
