import {
  bigint,
  boolean,
  char,
  foreignKey,
  genericForeignKey,
  genericRelation,
  manager,
  Model,
  QuerySet,
  register,
  text,
  uuid,
  uuid7,
} from 'nuages';

// Notes on rows of any model, by the name of the model and the key.

export class Hall extends Model('Hall', { name: char({ maxLength: 50 }), notes: genericRelation('Note') }) {}
export class Concert extends Model('Concert', {
  name: char({ maxLength: 50 }),
  hall: foreignKey('Hall', { relatedName: 'concerts' }),
  notes: genericRelation('Note'),
}) {}

class NoteQuerySet extends QuerySet<Note> {
  pinned() {
    return this.filter({ isPinned: true });
  }
}
export class Note extends Model('Note', {
  body: text(),
  isPinned: boolean({ default: false }),
  targetModel: char({ maxLength: 50, null: true }),
  targetKey: bigint({ null: true }),
  target: genericForeignKey({ model: 'targetModel', key: 'targetKey', to: ['Hall', 'Concert'] }),
}) {
  static override readonly objects = manager(NoteQuerySet);
}

/** points at rows of any model, whose keys are numbers or not: as text */
export class Mark extends Model('Mark', {
  label: char({ maxLength: 50 }),
  kind: char({ maxLength: 50 }),
  ref: char({ maxLength: 50 }),
  item: genericForeignKey({ model: 'kind', key: 'ref' }),
}) {}
export class Poster extends Model('Poster', {
  key: uuid({ primaryKey: true, default: uuid7 }),
  name: char({ maxLength: 50 }),
}) {}

export const noted = { Hall, Concert, Note, Mark, Poster };
declare module 'nuages' {
  interface Models {
    Hall: typeof Hall;
    Concert: typeof Concert;
    Note: typeof Note;
    Mark: typeof Mark;
    Poster: typeof Poster;
  }
}
register(noted);
