import { expect, test } from 'vitest';
import { Coalesce, Count, F, JSONArray, JSONObject, KT, Length, Lower, Q, Value } from 'nuages';
import { Post, Reading, User } from './models.js';
import { onEveryBackend } from './on-every-backend.js';
import { refused } from './refused.js';

onEveryBackend('functions of JSON', (suite) => {
  test('documents of columns, with others inside', async () => {
    const author = await User.objects.create({ username: 'Ann', age: 30, email: null });
    await Post.objects.create({ title: 'One', author });
    const [row] = await Post.objects.values({
      document: JSONObject({
        title: Lower('title'),
        "it's": Value('a "b"'),
        author: JSONObject({ name: 'author__username', email: 'author__email' }),
        twice: F('author__age').mul(2),
        list: JSONArray('title', Length('title'), Value(null)),
      }),
      empty: JSONObject({}),
      none: JSONArray(),
    });
    expect(row).toEqual({
      document: { title: 'one', "it's": 'a "b"', author: { name: 'Ann', email: null }, twice: 60, list: ['One', 3, null] },
      empty: {},
      none: [],
    });
    expect(await User.objects.values({ x: JSONArray('isActive') })).toEqual([{ x: [suite.name === 'sqlite' ? 1 : true] }]);
  });

  test('a document stays one inside another', async () => {
    await Reading.objects.create({ name: 'a', meta: { color: 'red', sizes: [1, 2] }, day: '2024-02-29', fee: '1.5' });
    expect(await Reading.objects.values({ x: JSONObject({ meta: 'meta', color: 'meta__color', day: 'day', fee: 'fee' }) })).toEqual([
      { x: { meta: { color: 'red', sizes: [1, 2] }, color: 'red', day: '2024-02-29', fee: 1.5 } },
    ]);
  });

  test('what stands at a key, as text', async () => {
    await Reading.objects.bulkCreate([
      { name: 'a', meta: { color: 'red', size: { w: 1 }, tags: ['x', 'y'], n: 12 } },
      { name: 'b', meta: { color: 'blue', n: 'n' } },
      { name: 'c', meta: {} },
    ]);
    const texts = Reading.objects.annotate({ color: KT('meta__color'), tag: KT('meta__tags__1'), n: KT('meta__n') }).orderBy('name');
    expect(await texts.values('color', 'tag', 'n')).toEqual([
      { color: 'red', tag: 'y', n: '12' },
      { color: 'blue', tag: null, n: 'n' },
      { color: null, tag: null, n: null },
    ]);
    expect(await texts.filter({ color__startswith: 'b' }).count()).toBe(1);
    expect(
      await Reading.objects
        .values({ color: KT('meta__color') })
        .annotate({ n: Count('key') })
        .filter(Q({ color__isnull: false }))
        .count(),
    ).toBe(2);
    expect(await texts.values({ any: Coalesce(KT('meta__color'), 'none') })).toEqual([{ any: 'red' }, { any: 'blue' }, { any: 'none' }]);
  });

  test('what is wrong is named', async () => {
    expect(await refused(() => Reading.objects.values({ x: KT('name') }))).toMatch(/KT\(\) takes the path of a key/);
    // @ts-expect-error: no object
    expect(await refused(() => JSONObject('name'))).toMatch(/JSONObject\(\) takes an object of expressions/);
    expect(await refused(() => Reading.objects.values({ x: Coalesce(KT('meta__color'), Value('none')) }))).toMatch(/text\(\) and char\(\)/);
  });
});
