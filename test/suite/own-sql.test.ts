import { expect, test } from 'vitest';
import { char, customField, func, integer, registerLookup, registerTransform } from 'nuages';
import { Tag } from './models.js';
import { onEveryBackend } from './on-every-backend.js';

declare module 'nuages' {
  interface TextLookups<T> {
    longerThan: number;
    initial: T;
  }
}
registerLookup('text', 'longerThan', { sql: 'LENGTH({0}) > {1}', type: integer() });
registerTransform('text', 'initial', { sql: 'SUBSTR({0}, 1, 1)', gives: char() });

onEveryBackend('lookups, transforms and functions of your own', (suite) => {
  test('a lookup by SQL: its value is a parameter of the type that it says', async () => {
    await Tag.objects.bulkCreate([{ name: 'ann' }, { name: 'bobby' }]);
    const long = Tag.objects.filter({ name__longerThan: 3 });
    expect(await long.valuesList('name', { flat: true })).toEqual(['bobby']);
    expect(long.toSQL().sql).toMatch(/WHERE LENGTH\("tag"\."name"\) > [$?]1/);
    expect(await Tag.objects.exclude({ name__longerThan: 3 }).valuesList('name', { flat: true })).toEqual(['ann']);
    await expect(Tag.objects.filter({ name__longerThan: '3; DROP TABLE tag' } as never)).rejects.toThrow(/NUA_VALUE_INVALID/);
  });

  test('a transform by SQL: to be looked at further, ordered by, read', async () => {
    await Tag.objects.bulkCreate([{ name: 'bob' }, { name: 'ann' }, { name: 'al' }]);
    expect(await Tag.objects.filter({ name__initial: 'a' }).count()).toBe(2);
    expect(await Tag.objects.filter({ name__initial__in: ['a', 'b'] } as never).count()).toBe(3);
    expect(await Tag.objects.orderBy('-name__initial' as 'name', 'name').valuesList('name', { flat: true })).toEqual(['bob', 'al', 'ann']);
  });

  test('a function by name, of the type that it says', async () => {
    await Tag.objects.bulkCreate([{ name: 'bob' }, { name: 'alice' }]);
    const Size = func('LENGTH', integer());
    expect(await Tag.objects.orderBy(Size('name').desc()).valuesList('name', { flat: true })).toEqual(['alice', 'bob']);
    expect(suite.name).toBeTruthy();
  });
});

test('names that are taken, kinds that do not exist, SQL that a database lacks', () => {
  expect(() => registerLookup('text', 'contains', { sql: '{0}' })).toThrow(
    /NUA_QUERY_INVALID: Fields of kind "text" have a lookup "contains" already/,
  );
  expect(() => registerTransform('words' as 'text', 'x', { sql: '{0}', gives: char() })).toThrow(/Kinds are text, /);
  const point = customField({
    type: 'text',
    kind: 'text',
    encode: (v: string) => v,
    lookups: { near: { sql: { mysql: 'NEAR({0}, {1})' } } },
  });
  expect(point()).toBeTruthy();
});
