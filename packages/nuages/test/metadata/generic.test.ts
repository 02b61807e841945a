import { expect, it } from 'vitest';
import { char, compositePrimaryKey, genericForeignKey, genericRelation, integer, text, uuid } from '../../src/fields/index.js';
import { bind, wrong } from './bind-for-test.js';

type Models = Parameters<typeof bind>[0];
const target = genericForeignKey({ model: 'kind', key: 'ref' });
const note = { kind: char(), ref: integer(), target };

it('binds a generic foreign key to its columns, and the relation back to both', () => {
  const { Note, Post } = bind({ Note: [note], 'blog.Post': [{ notes: genericRelation('Note') }] });
  const [forward, back] = [Note!.accessors.get('target')!, Post!.accessors.get('notes')!];
  expect(forward.generic).toEqual({ model: Note!.columnByName.get('kind'), key: Note!.columnByName.get('ref'), to: null });
  expect(forward.steps[0]!.on.map(([column]) => column.name)).toEqual(['kind', 'ref']);
  expect(Note!.relations.size).toBe(0);
  expect(back).toMatchObject({ kind: 'genericRelation', many: true, target: Note, inverse: forward });
  expect(back.steps[0]!.on[0]!.map((column) => column.name)).toEqual(['id', 'ref']);
  expect(back.steps[0]!.constant).toEqual([Note!.columnByName.get('kind'), 'blog.Post']);
  expect(Post!.relations.get('notes')).toBe(back);
});

const wrongs: readonly [title: string, models: Models, says: string][] = [
  [
    'a column that is not there',
    { Note: [{ kind: char(), target }] },
    'Note.target names "ref", which is no column of the model. Columns are id, kind.',
  ],
  [
    'a name that is no text',
    { Note: [{ ...note, kind: integer() }] },
    'Note.target has the name of the model in Note.kind, which holds no text.',
  ],
  [
    'a target that is not there',
    { Note: [{ ...note, target: genericForeignKey({ model: 'kind', key: 'ref', to: ['Song'] }) }] },
    'Note.target points at "Song", which is no registered model.',
  ],
  [
    'a relation back to a model without one',
    { Note: [{}], Post: [{ notes: genericRelation('Note') }] },
    'Post.notes leads to Note, which has no genericForeignKey().',
  ],
  [
    'a relation back by another name',
    { Note: [note], Post: [{ notes: genericRelation('Note', { field: 'about' }) }] },
    'Post.notes leads to Note, which has no generic foreign key "about". Give it the field: target.',
  ],
  [
    'a relation back to one of two',
    { Note: [{ ...note, about: genericForeignKey({ model: 'kind', key: 'ref' }) }], Post: [{ notes: genericRelation('Note') }] },
    'Post.notes leads to Note, which has several generic foreign keys. Give it the field: target, about.',
  ],
  [
    'a relation back from a model that may not be pointed at',
    {
      Note: [{ ...note, target: genericForeignKey({ model: 'kind', key: 'ref', to: ['Note'] }) }],
      Post: [{ notes: genericRelation('Note') }],
    },
    'Post.notes leads to Note.target, which may not point at Post.',
  ],
  [
    'keys of different kinds',
    { Note: [{ ...note, ref: text() }], Post: [{ notes: genericRelation('Note') }] },
    'Post.notes compares Post.id with Note.ref, which are of different kinds. Give Note.ref the kind of the keys that it holds.',
  ],
  [
    'a key of several columns',
    {
      Note: [note],
      Post: [{ pk: compositePrimaryKey('a', 'b'), a: integer(), b: integer(), notes: genericRelation('Note') }],
    },
    'Post.notes leads from Post, whose key is several columns.',
  ],
];
it.each(wrongs)('refuses %s', (_, models, says) => {
  expect(wrong(() => bind(models))).toContain(`NUA_MODEL_INVALID: ${says}`);
});

it('refuses options that are missing or unknown', () => {
  expect(wrong(() => genericForeignKey({ model: 'kind' }))).toContain('genericForeignKey() takes the columns of the model and of the key.');
  expect(wrong(() => genericForeignKey({ model: 'kind', key: 'ref', too: 1 }))).toContain('has no option "too"');
  expect(wrong(() => genericRelation('', {}))).toContain('genericRelation() takes the name of a model.');
});

it('keys of a kind of their own go together', () => {
  const { Post } = bind({ Note: [{ ...note, ref: uuid() }], Post: [{ key: uuid({ primaryKey: true }), notes: genericRelation('Note') }] });
  expect(Post!.relations.get('notes')!.steps[0]!.on[0]![0].name).toBe('key');
});
