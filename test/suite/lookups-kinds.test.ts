import { expect, test } from 'vitest';
import { Q } from 'nuages';
import { Reading } from './models.js';
import { onEveryBackend } from './on-every-backend.js';

onEveryBackend('lookups by kind', () => {
  const names = async (...where: object[]) =>
    await Reading.objects
      .filter(...(where as [object]))
      .orderBy('name')
      .valuesList('name', { flat: true });

  test('bytes compare in order', async () => {
    const bytes = (...of: number[]) => new Uint8Array(of);
    await Reading.objects.bulkCreate([
      { name: 'a', logo: bytes() },
      { name: 'b', logo: bytes(1) },
      { name: 'c', logo: bytes(1, 255) },
      { name: 'd', logo: bytes(200) },
      { name: 'e' },
    ]);
    expect(await names({ logo__gt: bytes(1) })).toEqual(['c', 'd']);
    expect(await names({ logo__gte: bytes(1) })).toEqual(['b', 'c', 'd']);
    expect(await names({ logo__lt: bytes(1) })).toEqual(['a']);
    expect(await names({ logo__lte: bytes(1) })).toEqual(['a', 'b']);
    expect(await names({ logo__range: [bytes(1), bytes(199)] })).toEqual(['b', 'c']);
    await expect(names({ logo__contains: 'x' })).rejects.toMatchObject({ code: 'NUA_LOOKUP_UNKNOWN' });
  });

  test('a range of what stands in a document is one of values, not of their text', async () => {
    await Reading.objects.bulkCreate([
      { name: 'a', meta: { n: 9, t: 'b' } },
      { name: 'b', meta: { n: 10, t: 'c' } },
      { name: 'c', meta: { n: 100, t: 'd' } },
      { name: 'd' },
    ]);
    expect(await names({ meta__n__range: [9, 50] })).toEqual(['a', 'b']);
    expect(await names({ meta__t__range: ['b', 'c'] })).toEqual(['a', 'b']);
    expect(await names({ meta__n__range: [10, 100] })).toEqual(['b', 'c']);
  });

  test('an empty list is no text', async () => {
    await expect(names({ meta__istartswith: [] })).rejects.toMatchObject({ code: 'NUA_VALUE_INVALID' });
    await expect(names({ meta__a__regex: [] })).rejects.toMatchObject({ code: 'NUA_VALUE_INVALID' });
  });

  test('under xor NULL counts as false', async () => {
    await Reading.objects.bulkCreate([{ name: 'a', ratio: 1 }, { name: 'b', ratio: 2 }, { name: 'c' }]);
    const one = Q({ ratio: 1 });
    const always = Q({ name__in: [] }).not();
    const never = Q({ name__in: [] });
    expect(await names(one.xor(always))).toEqual(['b', 'c']);
    expect(await names(always.xor(one))).toEqual(['b', 'c']);
    expect(await names(one.xor(always).xor(always))).toEqual(['a']);
    expect(await names(one.xor(never).not())).toEqual(['b', 'c']);
    expect(await names(always.xor(always))).toEqual([]);
    expect(await names(one.xor({ ratio: 2 }))).toEqual(['a', 'b']);
    expect(await names(one.xor({ ratio: 2 }).not())).toEqual(['c']);
    expect(await names(one.xor({ name: 'c' }).not())).toEqual(['b']);
  });
});
