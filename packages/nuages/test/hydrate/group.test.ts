import { expect, test } from 'vitest';
import { Group, groupOf } from '../../src/hydrate/group.js';
import { makeRow } from '../../src/hydrate/make-row.js';
import { aliasOf, isAdding, stateOf } from '../../src/hydrate/row-state.js';
import { instanceShape, metaOf, types } from './models.js';

class Post {}
const make = makeRow(instanceShape(metaOf(Post, { id: types.number })));
const loader = { column: () => Promise.reject(new Error('not asked for')) };

function result(count: number): { group: Group; rows: object[] } {
  const group = new Group({ alias: 'replica', loader });
  const rows = Array.from({ length: count }, (_, i) => make(group, i) as object);
  group.adopt(rows);
  return { group, rows };
}

test('a group knows its rows in order, whatever becomes of the list', () => {
  const { group, rows } = result(3);
  rows.reverse().pop();
  expect(group.siblings()).toEqual([{ id: 0 }, { id: 1 }, { id: 2 }]);
  group.release();
  expect(group.siblings()).toEqual([]);
});

test('a row keeps its group when it gets a state', () => {
  const { group, rows } = result(1);
  const [row] = rows as [object];
  expect([isAdding(row), aliasOf(row)]).toEqual([false, 'replica']);
  stateOf(row).alias = 'default';
  expect(groupOf(row)).toBe(group);
  expect([isAdding(row), aliasOf(row)]).toEqual([false, 'default']);
  expect([isAdding({}), aliasOf({})]).toEqual([true, null]);
});

test('a released group keeps no row alive', async () => {
  const { group, rows } = result(2);
  const kept = rows.shift() as object;
  const gone = new WeakRef(rows.pop() as object);
  await new Promise((done) => setTimeout(done, 1));
  globalThis.gc!();
  expect(gone.deref()).toBeDefined();
  group.release();
  await new Promise((done) => setTimeout(done, 1));
  globalThis.gc!();
  expect(gone.deref()).toBeUndefined();
  expect(groupOf(kept)).toBe(group);
});
