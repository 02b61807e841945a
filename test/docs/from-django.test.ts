import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as nuages from 'nuages';
import * as testing from 'nuages/testing';
import { expect, test } from 'vitest';
import { root } from '../../tools/checks.mjs';
import { programOf } from './program.js';

const program = programOf('docs/from-django.md');

test('the code of docs/from-django.md compiles', async () => {
  expect(await program.check()).toBe('');
}, 60_000);

test('the code of docs/from-django.md runs', async () => {
  expect(await program.run()).toMatch(/^\[ 'Minor Swing' \]$/);
}, 60_000);

const page = readFileSync(join(root, 'docs/from-django.md'), 'utf8');
const rows = [...page.matchAll(/^\| (.+) \| (.+) \| (works|later) \|$/gm)].map(([, django = '', ours = '', state = '']) => ({
  django,
  ours,
  state,
}));
/** what is called in the middle column: `filter({ ... })` -> filter */
const called = (text: string): string[] =>
  [...text.matchAll(/`(?:new |(?:transaction|cache)\.)?(\w+)(?:<\w+>)?\(/g)].map(([, name = '']) => name);
class Echo extends nuages.Model('Echo' as never, { echoes: nuages.manyToMany('self' as never) }) {}
nuages.register({ Echo }, { app: 'echoes' });
const owners: readonly object[] = [
  nuages,
  testing,
  nuages.QuerySet.prototype,
  nuages.transaction,
  nuages.Model('Probe' as never, {}).prototype,
  (new Echo({ id: 1 } as never) as unknown as { readonly echoes: object }).echoes,
];
const exists = (name: string): boolean => owners.some((owner) => name in owner);

test('the page has the names that the guide uses', () => {
  expect(rows.length).toBeGreaterThan(70);
  for (const name of ['db_index', 'Meta.indexes', 'in_bulk', 'CONN_MAX_AGE', 'connection.queries']) {
    expect(
      rows.some(({ django }) => django.includes(name)),
      name,
    ).toBe(true);
  }
});

test.each(rows.filter(({ ours }) => called(ours).length > 0).map(({ ours, state }) => [ours, state]))('%s: %s', (ours, state) => {
  for (const name of called(ours)) expect(exists(name), name).toBe(state === 'works');
});
