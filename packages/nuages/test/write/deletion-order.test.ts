import { expect, test } from 'vitest';
import { foreignKey, integer } from '../../src/fields/index.js';
import { deletionOrder } from '../../src/write/delete/deletion-order.js';
import { bind } from '../metadata/bind-for-test.js';

const to = (name: string, options: object = {}) => foreignKey(name, { relatedName: '+', ...options });
/** names of the tables in the order of deletion */
function order(models: Parameters<typeof bind>[0], root: string): string[] {
  const numbered = [...deletionOrder(bind(models)[root]!)];
  return numbered.sort(([, a], [, b]) => a - b).map(([{ name }]) => name);
}

test('what points is deleted before what it points at', () => {
  const models = { A: [{ n: integer() }], B: [{ a: to('A') }], C: [{ a: to('A'), b: to('B') }], D: [{ c: to('C'), a: to('A') }] } as const;
  expect(order(models, 'A')).toEqual(['D', 'C', 'B', 'A']);
  expect(order(models, 'C')).toEqual(['D', 'C']);
});

test('what is set or left alone leads nowhere', () => {
  const models = {
    A: [{ n: integer() }],
    B: [{ a: to('A', { null: true, onDelete: 'setNull' }) }],
    C: [{ a: to('A', { onDelete: 'doNothing' }) }],
    D: [{ a: to('A', { onDelete: 'restrict' }) }],
  } as const;
  expect(order(models, 'A')).toEqual(['D', 'A']);
});

test('in a circle, a key that can be null gives way, wherever the deletion begins', () => {
  const models = { A: [{ b: to('B', { null: true }) }], B: [{ c: to('C') }], C: [{ a: to('A') }] } as const;
  for (const root of ['A', 'B', 'C']) expect(order(models, root), root).toEqual(['B', 'C', 'A']);
  expect(order({ A: [{ a: to('self') }] }, 'A')).toEqual(['A']);
});
