import { describe, expect, it } from 'vitest';
import { char, foreignKey, integer, manyToMany, oneToOne } from '../../src/fields/index.js';
import { index, META } from '../../src/metadata/index.js';
import { Model, register } from '../../src/model/index.js';
import { manager, QuerySet } from '../../src/queryset/index.js';
import { wrong } from '../metadata/bind-for-test.js';

const app = { app: 'inheritance' };

describe('models that inherit', () => {
  class Closed extends QuerySet {}
  class Thing extends Model(
    'inheritance.Thing',
    { name: char(), next: foreignKey('self', { null: true }) },
    { ordering: ['name'], getLatestBy: 'name' },
  ) {
    static readonly closed = manager(Closed);
    what() {
      return 'thing';
    }
  }
  class BookCase extends Model('inheritance.BookCase', [Thing], { shelves: integer({ default: 1 }) }) {
    override what() {
      return `${super.what()} with shelves`;
    }
  }
  class Seen extends Model('inheritance.Seen', [BookCase], {}, { proxy: true, ordering: [] }) {}
  class Sold extends Model('inheritance.Sold', [Seen], { price: integer() }) {}
  register({ Thing, BookCase, Seen, Sold }, app);

  it('know their tables, keys and links', () => {
    const meta = BookCase[META];
    expect(meta.columns.map((c) => c.name)).toEqual(['id', 'name', 'nextId', 'thingPtrId', 'shelves']);
    expect(meta.ownColumns.map((c) => c.column)).toEqual(['thing_ptr_id', 'shelves']);
    expect(meta.primaryKey.map((c) => c.name)).toEqual(['thingPtrId']);
    expect(meta.parents.map((link) => [link.name, link.target])).toEqual([['thingPtr', Thing[META]]]);
    expect(Thing[META].relations.get('bookCase')?.kind).toBe('reverseOneToOne');
    expect(meta.relations.get('next')).toBe(Thing[META].relations.get('next'));
    expect([meta.table.name, Seen[META].table]).toEqual(['inheritance_bookcase', meta.table]);
    expect(Seen[META].columns).toEqual(meta.columns);
    expect(Seen[META].concrete).toBe(meta);
    // the link of a model that inherits from a proxy points at the table behind it
    expect(Sold[META].parents.map(({ name, target }) => [name, target])).toEqual([['bookCasePtr', meta]]);
  });

  it('take over the order of rows unless they have one', () => {
    expect([BookCase[META].ordering, BookCase[META].getLatestBy]).toEqual([['name'], ['name']]);
    expect([Seen[META].ordering, Sold[META].ordering]).toEqual([[], []]);
  });

  it('have the methods and managers of those, as their own', () => {
    const row = new BookCase({ name: 'x' });
    expect([row.what(), row instanceof Thing, new Seen({ name: 'y' }) instanceof BookCase]).toEqual(['thing with shelves', true, true]);
    const { closed } = BookCase as unknown as { closed: { all(): object } };
    expect(closed).not.toBe(Thing.closed);
    expect(closed.all()).toBeInstanceOf(Closed);
    expect([Thing[META].defaultManager, BookCase[META].defaultManager, Sold[META].defaultManager]).toEqual(['closed', 'closed', 'closed']);
  });
});

describe('wrong bases', () => {
  class Basis extends Model('inheritance.Basis', { name: char(), tags: manyToMany('self') }) {}
  class Other extends Model('inheritance.Other', { size: integer() }) {}
  const defined = (define: () => object) => wrong(() => register({ Basis, Other, ...define() }, app));
  const child = (...rest: unknown[]) => ({ Child: (Model as (...args: unknown[]) => object)('inheritance.Child', ...rest) });

  it.each<readonly [string, () => object, string]>([
    ['no class', () => child([{}], {}), 'inheritance.Child takes over from something that is neither an abstract class nor a model'],
    [
      'a proxy with fields',
      () => child([Basis], { size: integer() }, { proxy: true }),
      'Child.size is a field of a proxy, which has no table for it',
    ],
    ['a proxy of nothing', () => child({}, { proxy: true }), 'Child is a proxy of no model'],
    ['a proxy of several', () => child([Basis, Other], {}, { proxy: true }), 'Child is a proxy of several models'],
    ['a proxy with a table', () => child([Basis], {}, { proxy: true, table: 'x' }), 'Child is a proxy and has a table'],
    [
      'an abstract model below one with rows',
      () => child([Basis], {}, { abstract: true }),
      'Child is abstract and inherits from a model with rows',
    ],
    [
      'a link to another model',
      () => child([Basis], { other: oneToOne('Other', { parentLink: true }) }),
      'Child.other has parentLink, and Child does not inherit from Other',
    ],
    ['a field of the base', () => child([Basis], { name: char() }), 'is the attribute "name", which'],
    ['a relation of the base', () => child([Basis], { tags: manyToMany('Other') }), 'Child.tags is a field that Child inherits from Basis'],
    ['two bases with a field of one name', () => child([Basis, Other], {}), 'is the attribute "id", which'],
    [
      'an index over a column of the base',
      () => child([Basis], { size: integer() }, { indexes: [index(['name'])] }),
      'it can name columns of its own table only',
    ],
  ])('%s', (_, define, says) => {
    expect(defined(define)).toContain(says);
  });
});
