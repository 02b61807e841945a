import assert from 'node:assert';
import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { NotLoaded } from '../../src/hydrate/index.js';
import { Decimal, Duration, JsonNull } from '../../src/ir/index.js';
import { Author, Counter, Kinds, Label, Line, plain, Post, Profile, Seat, Token } from '../write/models.js';

const saved = (data: object) => new Author({ id: 1, name: 'django', ...data });

describe('a new instance', () => {
  test('has its columns in order, with defaults', () => {
    const post = new Post({ title: 'a', authorId: 3 });
    expect(Object.entries(post)).toEqual([
      ['id', null],
      ['title', 'a'],
      ['body', ''],
      ['views', 0],
      ['data', null],
      ['authorId', 3],
      ['editorId', null],
      ['createdAt', null],
      ['updatedAt', null],
    ]);
    expect(post.pk).toBeNull();
    expect(post.$loaded).toBe(true);
    expect(post).toBeInstanceOf(Post);
  });

  test('calls functions for defaults, and copies what could be changed', () => {
    const [a, b] = [new Token(), new Token()];
    expect(a.pk).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/);
    expect(a.pk).not.toBe(b.pk);
    const [c, d] = [plain(new Kinds()), plain(new Kinds())];
    expect(c['tags']).toEqual([]);
    expect(c['tags']).not.toBe(d['tags']);
  });

  test('holds values in the form in which they are read', () => {
    const row = plain(
      new Kinds({ price: '12.5', exact: 1.5, big: 5, at: '09:30', length: { hours: 1 }, seen: new Date(0), document: { a: [1, null] } }),
    );
    expect(row['price']).toEqual(new Decimal('12.5'));
    expect(row['exact']).toBe('1.5');
    expect(row['big']).toBe(5n);
    expect(row['at']).toBe('09:30:00');
    expect(row['length']).toEqual(new Duration({ hours: 1 }));
    expect(row['seen']).toBe('1970-01-01T00:00:00.000000Z');
    expect(row['document']).toEqual({ a: [1, null] });
    expect(plain(new Kinds({ price: 'much' }))['price']).toBe('much');
  });

  test('leaves what the database fills in undefined', () => {
    const line = plain(new Line({ price: 2 }));
    expect([line['status'], line['total']]).toEqual([undefined, undefined]);
    expect(plain(new Line({ price: 2, status: null }))['status']).toBeNull();
    expect(JSON.parse(JSON.stringify(line))).toEqual({ id: null, price: 2, quantity: 1 });
  });

  test('takes pk, and a list for a key of several columns', () => {
    expect(plain(new Author({ pk: 4, name: 'x' }))['id']).toBe(4);
    const seat = new Seat({ pk: [1, 2] });
    expect([seat.pk, plain(seat)['row']]).toEqual([[1, 2], 1]);
    expect(() => new Seat({ pk: 1 })).toThrow('NUA_VALUE_INVALID: Seat.pk takes a list of 2 values. Give [row, number].');
  });

  test('can be copied', () => {
    const post = new Post({ title: 'a', author: saved({}) });
    expect(new Post(Object.assign({}, post))).toEqual(post);
    expect(new Post(post)).toEqual(post);
  });

  test('refuses what it has no place for', () => {
    expect(() => new Post({ titel: 'a' })).toThrow(
      'NUA_FIELD_UNKNOWN: Post has no field "titel". Did you mean "title"? Post has: author, authorId, body,',
    );
    expect(() => new Post({ ['x\n'.repeat(100)]: 1 })).toThrow(/has no field "[x?]{80}"\./);
    expect(() => new Post('x' as never)).toThrow('NUA_WRITE_INVALID: Post takes an object of values. Write new Post({ ... }).');
    expect(() => new Post({ title: undefined })).toThrow('NUA_VALUE_UNDEFINED: Post.title is undefined. Leave the name out');
    expect(() => new Post({ author: undefined })).toThrow('NUA_VALUE_UNDEFINED');
    expect(() => new Post({ labels: [] })).toThrow('NUA_WRITE_INVALID: Post.labels is no column of Post.');
    expect(() => new Author({ posts: [] })).toThrow('NUA_WRITE_INVALID');
    expect(() => new Line({ total: 1 })).toThrow('NUA_WRITE_INVALID: Line.total is computed by the database.');
    expect(() => new Post({ author: saved({}), authorId: 1 })).toThrow('NUA_WRITE_INVALID: Post is given both "author" and "authorId".');
    expect(() => new Post({ author: new Label({ id: 1 }) })).toThrow(
      'NUA_WRITE_INVALID: Post.author takes an instance of Author, not of Label.',
    );
  });

  test('of a class with fields of its own keeps them', () => {
    const counter = new Counter({ id: 1 });
    expect(Object.entries(counter)).toEqual([
      ['id', 1],
      ['visits', 0],
    ]);
    expect(counter.secret).toBe(7);
  });
});

describe('a to-one relation', () => {
  test('is null, loaded or a placeholder', () => {
    const author = saved({});
    const post = plain(new Post({ author, editor: null }));
    expect(post['authorId']).toBe(1);
    expect(post['author']).toBe(author);
    expect(post['editor']).toBeNull();
    post['editorId'] = 9;
    expect(post['editor']).toBeInstanceOf(NotLoaded);
    expect(post['editor']).toBe(post['editor']);
    expect(() => (post['editor'] as Author).shout).toThrow(
      'NUA_NOT_LOADED: Post.editor is not loaded: "shout" of it can\'t be read. Await it: await post.editor.',
    );
    expect(() => (post['editor'] as Author).save()).toThrow('NUA_NOT_LOADED');
    expect(Object.keys(post)).not.toContain('author');
  });

  test('follows its key', () => {
    const author = saved({});
    const post = plain(new Post({ author }));
    post['authorId'] = 2;
    expect(post['author']).toBeInstanceOf(NotLoaded);
    post['authorId'] = 1;
    expect(post['author']).toBe(author);
  });

  test('can be assigned', () => {
    const post = plain(new Post({ authorId: 5 }));
    post['author'] = saved({});
    expect(post['authorId']).toBe(1);
    post['author'] = null;
    expect([post['authorId'], post['author']]).toEqual([null, null]);
    const fresh = new Author({ name: 'new' });
    post['author'] = fresh;
    expect([post['authorId'], post['author']]).toEqual([null, fresh]);
    const assign = (value: unknown) => () => {
      post['author'] = value;
    };
    expect(assign(undefined)).toThrow('NUA_VALUE_UNDEFINED');
    expect(assign(1)).toThrow('NUA_VALUE_INVALID: Post.author takes an instance of Author or null. Set authorId to give the key alone.');
    expect(assign(new Label())).toThrow('NUA_WRITE_INVALID');
    expect(assign(plain(new Post({ authorId: 5 }))['author'])).toThrow('NUA_NOT_LOADED');
  });

  test('of one to one is known from both sides', () => {
    const author = saved({});
    const profile = new Profile({ author });
    expect(plain(author)['profile']).toBe(profile);
    expect(plain(saved({}))['profile']).toBeInstanceOf(NotLoaded);
    expect(plain(new Author({ name: 'x' }))['profile']).toBeNull();
    expect(() => (plain(author)['profile'] = profile)).toThrow(
      "NUA_WRITE_INVALID: Author.profile is kept by the rows of Profile and can't be assigned. Change those rows: set Profile.author.",
    );
    expect(() => (plain(author)['posts'] = [])).toThrow('NUA_WRITE_INVALID');
  });
});

describe('a row shown', () => {
  const author = saved({});
  const post = () => new Post({ id: 1, title: 'x', authorId: 3, data: { a: 1 } });

  test('prints relations in place of keys and runs no query', () => {
    expect(inspect(post())).toBe(
      "Post {\n  id: 1,\n  title: 'x',\n  body: '',\n  views: 0,\n  data: { a: 1 },\n  author: <not loaded: 3>,\n  editor: null,\n  createdAt: null,\n  updatedAt: null\n}",
    );
    expect(inspect(new Profile({ id: 1, author }))).toBe(
      "Profile {\n  id: 1,\n  author: Author { id: 1, name: 'django', isActive: true },\n  bio: ''\n}",
    );
    expect(inspect([[[new Label({ id: 1, name: 'a' })]]], { depth: 1 })).toBe('[ [ [Array] ] ]');
    expect(inspect([new Label({ id: 1, name: 'a' })], { depth: 0 })).toBe('[ [Label] ]');
    expect(inspect(new Line({ price: 1 }), { breakLength: 200, compact: 9 })).toBe(
      'Line { id: null, price: 1, quantity: 1, status: <unset>, total: <unset> }',
    );
    expect(inspect(new Counter({ id: 1 }))).toBe('Counter { id: 1, visits: 0 }');
    expect(inspect(Post.prototype)).toContain('Post');
  });

  test('ends where a row is within itself', () => {
    const one = new Author({ id: 1, name: 'a' });
    const profile = new Profile({ author: one });
    plain(profile)['author'] = one;
    expect(inspect(profile, { depth: null })).toContain('author: Author {');
    expect(JSON.parse(JSON.stringify(profile))).toEqual({ id: null, authorId: 1, bio: '', author: { id: 1, name: 'a', isActive: true } });
  });

  test('as JSON has what is loaded, as text where JSON has no such value', () => {
    const row = new Kinds({
      id: 1,
      price: '1.50',
      big: 7n,
      bytes: new Uint8Array([1, 2, 255]),
      seen: '2024-01-02T03:04:05.000006Z',
      length: { minutes: 5 },
      document: JsonNull,
    });
    expect(JSON.parse(JSON.stringify(row))).toEqual({
      id: 1,
      price: '1.50',
      exact: null,
      big: '7',
      bytes: 'AQL/',
      day: null,
      at: null,
      seen: '2024-01-02T03:04:05.000006Z',
      length: 'PT5M',
      document: null,
      tags: [],
    });
    const dated = plain(post());
    dated['createdAt'] = new Date(0);
    expect(post().toJSON.call(dated)).toMatchObject({ createdAt: '1970-01-01T00:00:00.000Z', authorId: 3, data: { a: 1 } });
  });

  test('as plain data keeps its values', () => {
    const made = new Post({ id: 1, title: 'x', author });
    plain(made)['createdAt'] = new Date(0);
    const row = made.toPlain();
    expect(Object.getPrototypeOf(row)).toBe(Object.prototype);
    expect(row['createdAt']).toEqual(new Date(0));
    expect(row['author']).toEqual({ id: 1, name: 'django', isActive: true });
    expect(Object.getPrototypeOf(row['author'])).toBe(Object.prototype);
    expect(structuredClone(row)).toEqual(row);
    expect(structuredClone(made)).toEqual(Object.fromEntries(Object.entries(made)));
  });

  test('equals another with the same columns, whatever is loaded', () => {
    const [one, two] = [post(), post()];
    plain(one)['author'] = new Author({ id: 3, name: 'y' });
    assert.deepStrictEqual(one, two);
    expect(one).toStrictEqual(two);
  });
});
