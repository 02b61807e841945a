// Generic foreign keys and the relations back
import { Count, genericForeignKey, genericRelation, type AnyRow, type NotLoaded } from 'nuages';
import { Hall, Mark, Note, type Tag, type User } from '../models/index.js';
import { expectAssignable, expectType } from './expect-type.js';

export async function forward(note: Note, hall: Hall, user: User, mark: Mark) {
  expectType<Hall | Tag | null | NotLoaded<Hall | Tag>>()(note.target);
  const target = await note.target;
  expectType<Hall | Tag | null>()(target);
  if (target instanceof Hall) expectAssignable<string>(target.name);
  note.target = hall;
  note.target = null;
  // @ts-expect-error a model that isn't among those
  note.target = user;
  // @ts-expect-error not loaded
  note.target.name;

  expectType<AnyRow | null>()(await mark.item);
  mark.item = user;
  mark.item = note;
  // @ts-expect-error a key alone
  mark.item = 1;
}

export async function loaded() {
  const [note] = await Note.objects.prefetchRelated('target');
  expectAssignable<Hall | Tag | null>(note!.target);
  const [mark] = await Mark.objects.prefetchRelated('item');
  expectAssignable<AnyRow | null>(mark!.item);
  // @ts-expect-error rows of several models can't be joined
  Note.objects.selectRelated('target');
  // @ts-expect-error
  Note.objects.prefetchRelated('targett');
  // @ts-expect-error a lookup can't follow it
  Note.objects.filter({ target: 1 });
  // @ts-expect-error
  Note.objects.filter({ target__name: 'x' });
  // @ts-expect-error
  Note.objects.update({ target: null });
  await Note.objects.filter({ targetModel: 'Hall', targetKey__in: [1, 2] });
}

export async function creating(hall: Hall, user: User) {
  // the columns come with the row
  await Note.objects.create({ body: 'x', target: hall });
  await Note.objects.create({ body: 'x', targetModel: 'Hall', targetKey: 1 });
  await Note.objects.bulkCreate([{ body: 'x', target: hall }]);
  await Mark.objects.create({ item: user });
  // @ts-expect-error
  await Note.objects.create({ body: 'x', target: user });
  // @ts-expect-error body missing
  await Note.objects.create({ target: hall });
}

export async function back(hall: Hall, note: Note, user: User) {
  expectType<Note[]>()(await hall.notes);
  expectType<Note[]>()(await hall.notes.filter({ body: 'x' }));
  await Hall.objects.filter({ notes__body__contains: 'x' }).annotate({ n: Count('notes') });
  const [one] = await Hall.objects.prefetchRelated('notes');
  expectType<Note | undefined>()(one!.notes.at(0));
  await hall.notes.create({ body: 'x' });
  await hall.notes.add([note], { bulk: false });
  await hall.notes.set([note], { clear: true });
  await hall.notes.remove(note);
  await hall.notes.clear();
  // @ts-expect-error rows, not keys
  hall.notes.add(1);
  // @ts-expect-error
  hall.notes.add(user);
  // @ts-expect-error
  Hall.objects.filter({ notes__bodi: 'x' });
}

genericForeignKey({ model: 'kind', key: 'ref', to: ['Hall'] });
// @ts-expect-error no such model
genericForeignKey({ model: 'kind', key: 'ref', to: ['Halle'] });
// @ts-expect-error no such model
genericRelation('Notes');
// @ts-expect-error the column of the key
genericForeignKey({ model: 'kind' });
