import assert from 'node:assert';
import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { takeColumns } from '../../src/hydrate/construct.js';
import { Group, groupOf } from '../../src/hydrate/group.js';
import { mayGenerate } from '../../src/hydrate/generate.js';
import { Decimal } from '../../src/ir/index.js';
import { instanceShape, makers, metaOf, types, value } from './models.js';

const loader = { column: () => Promise.reject(new Error('not asked for')) };
const group = () => new Group({ alias: 'default', loader });

class Post {
  declare id: number;
  declare title: string;
  declare price: Decimal | null;
  get headline() {
    return this.title.toUpperCase();
  }
}
const post = metaOf(Post, { id: types.number, title: types.text, price: types.decimal, data: types.json });

test('code is generated where the process allows it', () => {
  expect(mayGenerate()).toBe(!process.execArgv.includes('--disallow-code-generation-from-strings'));
});

describe.each(makers)('rows made by %s', (_, maker) => {
  const make = maker(instanceShape(post));

  test('have the prototype of the class, and the columns as plain properties in order', () => {
    const row = make(group(), 1, 'a', '1.50', null) as Post;
    expect(Object.getPrototypeOf(row)).toBe(Post.prototype);
    expect(row.headline).toBe('A');
    expect(Object.keys(row)).toEqual(['id', 'title', 'price', 'data']);
    expect(Reflect.ownKeys(row)).toEqual(['id', 'title', 'price', 'data']);
    expect(Object.getOwnPropertyDescriptor(row, 'title')).toEqual({ value: 'a', writable: true, enumerable: true, configurable: true });
    expect(row.price).toBeInstanceOf(Decimal);
  });

  test('read NULL as null, undecoded', () => {
    expect(make(group(), 1, 'a', null, null)).toMatchObject({ price: null, data: null });
  });

  test('know their group, and nothing else shows it', () => {
    const [one, two] = [group(), group()];
    const [a, b] = [make(one, 1, 'a', '2', { x: 1 }) as object, make(two, 1, 'a', '2', { x: 1 }) as object];
    expect(groupOf(a)).toBe(one);
    expect(groupOf({})).toBeNull();
    expect(a).toEqual(b);
    expect(a).toStrictEqual(b);
    assert.deepStrictEqual(a, b);
    assert.notDeepStrictEqual(a, make(two, 2, 'a', '2', { x: 1 }));
    expect({ ...a }).toEqual({ id: 1, title: 'a', price: new Decimal('2'), data: { x: 1 } });
    expect(Object.getPrototypeOf({ ...a })).toBe(Object.prototype);
    expect(Object.keys(structuredClone({ ...a, price: null }))).toEqual(['id', 'title', 'price', 'data']);
    expect(inspect(a)).toBe("Post { id: 1, title: 'a', price: Decimal(2), data: { x: 1 } }");
    expect(JSON.parse(JSON.stringify(a))).toEqual({ id: 1, title: 'a', price: '2', data: { x: 1 } });
  });

  test('take their cells by position and carry annotations', () => {
    const shape = { ...instanceShape(post), annotations: [value('score', types.decimal, 5)] };
    const moved = { ...shape, columns: shape.columns.map((c) => ({ ...c, position: 3 - c.position })) };
    expect(maker(moved)(group(), null, '9', 'b', 7, 'unused', '0.5')).toMatchObject({
      id: 7,
      title: 'b',
      price: new Decimal('9'),
      data: null,
      score: new Decimal('0.5'),
    });
  });

  test('hold a key of several columns as a list', () => {
    const parts = [value('pk', types.decimal, 2), value('pk', types.text, 0)];
    const flat = maker({ kind: 'flat', value: { ...parts[0]!, parts } });
    expect(flat(null, 'a', 'unused', '1.5')).toEqual([new Decimal('1.5'), 'a']);
    const row = maker({ kind: 'object', values: [{ ...parts[0]!, parts }, value('n', types.number, 1)] });
    expect(row(null, 'a', 3, null)).toEqual({ pk: [null, 'a'], n: 3 });
  });

  test('of values() are plain objects, whatever their keys', () => {
    const names = ['id', '__proto__', 'constructor', 'a"b\\', '\u2028', '`${1}`', '1'];
    const row = maker({ kind: 'object', values: names.map((name, i) => value(name, types.number, i)) })(
      null,
      0,
      1,
      2,
      3,
      4,
      5,
      6,
    ) as object;
    expect(Object.getPrototypeOf(row)).toBe(Object.prototype);
    expect(Object.fromEntries(Object.entries(row))).toEqual(Object.fromEntries(names.map((n, i) => [n, i])));
    expect(Object.hasOwn(row, '__proto__')).toBe(true);
    expect(({} as Record<string, unknown>)['constructor']).toBe(Object);
  });

  test('of valuesList() are arrays, flat values, or arrays with names', () => {
    const [title, price] = [value('title', types.text, 0), value('price', types.decimal, 1)];
    const values = [title, price];
    expect(maker({ kind: 'tuple', values })(null, 'a', '1')).toEqual(['a', new Decimal('1')]);
    expect(maker({ kind: 'flat', value: price })(null, 'a', null)).toBeNull();
    expect(maker({ kind: 'flat', value: price })(null, 'a', '3')).toEqual(new Decimal('3'));
    const named = maker({ kind: 'named', values })(null, 'a', '1') as unknown[] & { title: string; price: Decimal };
    expect([named.title, named.price]).toEqual([...named]);
    expect(Array.isArray(named)).toBe(true);
    expect(JSON.stringify(named)).toBe('["a","1"]');
    expect(Object.keys(named)).toEqual(['0', '1']);
    expect(Object.getPrototypeOf(named.slice(1))).toBe(Array.prototype);
    expect(() => maker({ kind: 'named', values: [value('length', types.number, 0)] })).toThrow('NUA_QUERY_INVALID');
  });

  test('of a class with fields of its own come from its constructor', () => {
    const arguments_: unknown[] = [];
    class Base {
      constructor(_data: object) {
        const columns = takeColumns(new.target);
        if (!columns) throw new Error('made by hand');
        for (const [name, value] of Object.entries(columns))
          Object.defineProperty(this, name, { value, writable: true, enumerable: true, configurable: true });
      }
    }
    class Counter extends Base {
      declare id: number;
      visits = 0;
      #secret = 1;
      constructor(data: { id: number }) {
        super({ ...data });
        arguments_.push(data);
      }
      get secret() {
        return this.#secret + this.id;
      }
    }
    const meta = metaOf(Counter, { id: types.number, title: types.text }, true);
    const row = maker(instanceShape(meta))(group(), 4, 'x') as Counter;
    expect(row).toBeInstanceOf(Counter);
    expect(row.secret).toBe(5);
    expect(Object.keys(row)).toEqual(['id', 'title', 'visits']);
    expect(groupOf(row)).toBeInstanceOf(Group);
    expect(arguments_).toEqual([{ id: 4, title: 'x' }]);
    const deferred = maker(instanceShape(meta, ['title']))(group(), 4) as Counter;
    expect(deferred.secret).toBe(5);
    expect(deferred).toBeInstanceOf(Counter);
    expect(() => new Counter({ id: 1 })).toThrow('made by hand');
  });

  test('of one class and the same columns have one layout', () => {
    expect(Object.getPrototypeOf(maker(instanceShape(post))(group(), 1, 'a', null, null))).toBe(Post.prototype);
  });
});
