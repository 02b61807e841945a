import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { inspect } from 'node:util';
import { atomic, captureQueries, createSchema, Count, dropSchema, isLoaded, Prefetch, prefetchRelatedObjects, scope } from 'nuages';
import { Concert, Mark, Note, noted, Hall, Poster } from './notes.js';
import { onEveryBackend } from './on-every-backend.js';
import { refused } from './refused.js';

const models = Object.values(noted);
const bodies = (rows: readonly Note[]) => rows.map((note) => note.body).sort();

/** what the statements of `run` do, to which table */
async function sent(run: () => unknown): Promise<string[]> {
  const { queries } = await captureQueries(async () => {
    await run();
  });
  return queries.map((query) => `${/^\w+/.exec(query.sql)![0]} ${/(?:FROM|INTO|UPDATE) "(\w+)"/.exec(query.sql)![1]}`).sort();
}

/** Two halls, two concerts; a note on each, two on the first hall, one on nothing. */
async function rows() {
  const [club, hall] = (await Hall.objects.bulkCreate([{ name: 'club' }, { name: 'hall' }])) as [Hall, Hall];
  const [first, last] = (await Concert.objects.bulkCreate([
    { name: 'first', hall: club },
    { name: 'last', hall },
  ])) as [Concert, Concert];
  await Note.objects.bulkCreate([
    { body: 'small', target: club },
    { body: 'loud', target: club, isPinned: true },
    { body: 'cold', target: hall },
    { body: 'sold out', target: first },
    { body: 'cancelled', target: last, isPinned: true },
    { body: 'lost' },
  ]);
  return { club, hall, first, last };
}

onEveryBackend('generic relations', () => {
  beforeAll(async () => {
    await createSchema({ models });
  });
  beforeEach(async () => {
    await atomic(async () => {
      for (const model of [Mark, Note, Concert, Hall, Poster]) await model.objects.all().delete();
    });
  });
  afterAll(async () => {
    await dropSchema({ models });
  });

  test('await gives the row, for all siblings by one query for each model', async () => {
    const { club } = await rows();
    const notes = await scope(() => Note.objects.orderBy('id'));
    expect(await sent(() => notes[0]!.target)).toEqual(['SELECT concert', 'SELECT hall']);
    const seen: unknown[] = [];
    const queries = await sent(async () => {
      for (const note of notes) seen.push((await note.target)?.name ?? null);
    });
    expect(queries).toEqual([]);
    expect(seen).toEqual(['club', 'club', 'hall', 'first', 'last', null]);
    expect(notes[0]!.target).toBe(notes[1]!.target);
    expect(notes[0]!.target).toBeInstanceOf(Hall);
    expect(notes[3]!.target).toBeInstanceOf(Concert);
    expect(notes[0]!.target).toMatchObject({ id: club.id });
    expect(notes[5]!.target).toBeNull();
  });

  test('Promise.all over siblings shares the queries', async () => {
    await rows();
    const notes = await Note.objects.orderBy('id');
    const queries = await sent(async () => Promise.all(notes.map(async (note) => note.target)));
    expect(queries).toEqual(['SELECT concert', 'SELECT hall']);
  });

  test('prefetchRelated() loads it with the rows, and what is behind it', async () => {
    await rows();
    const queries = await sent(async () => {
      const notes = await Note.objects.orderBy('id').prefetchRelated('target');
      for (const note of notes) expect(note.target === null || note.target.$loaded).toBe(true);
      expect(isLoaded(notes[0]!, 'target')).toBe(true);
    });
    expect(queries).toEqual(['SELECT concert', 'SELECT hall', 'SELECT note']);
    const nested = await sent(async () => {
      const notes = await Note.objects.orderBy('id').prefetchRelated('target__notes');
      expect(bodies((notes[0]!.target as Hall).notes as unknown as Note[])).toEqual(['loud', 'small']);
    });
    expect(nested).toEqual(['SELECT concert', 'SELECT hall', 'SELECT note', 'SELECT note', 'SELECT note']);
    const halls = await sent(async () => {
      const notes = await Note.objects
        .filter({ targetModel: 'Concert' })
        .orderBy('id')
        .prefetchRelated('target__hall' as 'target');
      expect(notes.map((note) => ((note.target as Concert).hall as Hall).name)).toEqual(['club', 'hall']);
    });
    expect(halls).toEqual(['SELECT concert', 'SELECT hall', 'SELECT note']);
    expect(await refused(() => Note.objects.prefetchRelated('target__halls' as 'target'))).toContain(
      'NUA_FIELD_UNKNOWN: Hall and Concert have no relation "halls" to load.',
    );
    const [note] = await Note.objects.orderBy('id');
    await prefetchRelatedObjects([note!], 'target');
    expect(note!.target).toBeInstanceOf(Hall);
  });

  test('the relation back: rows, conditions, counts', async () => {
    const { club, hall, last } = await rows();
    expect(bodies(await club.notes.all())).toEqual(['loud', 'small']);
    expect(bodies(await last.notes.all().pinned())).toEqual(['cancelled']);
    expect(await hall.notes.count()).toBe(1);
    const found = await Hall.objects.filter({ notes__body: 'loud' });
    expect(found.map(({ name }) => name)).toEqual(['club']);
    expect(await Concert.objects.filter({ notes__body: 'loud' })).toEqual([]);
    expect((await Hall.objects.exclude({ notes__isPinned: true })).map(({ name }) => name)).toEqual(['hall']);
    expect((await Concert.objects.exclude({ notes__body__startswith: 's' })).map(({ name }) => name)).toEqual(['last']);
    const counts = await Hall.objects
      .annotate({ n: Count('notes') })
      .orderBy('name')
      .valuesList('name', 'n');
    expect(counts).toEqual([
      ['club', 2],
      ['hall', 1],
    ]);
  });

  test('the relation back loads for all siblings, with prefetchRelated(), counts and slices too', async () => {
    await rows();
    const halls = await Hall.objects.orderBy('name');
    const queries = await sent(async () => {
      for (const hall of halls) for (const note of await hall.notes) expect(note.target).toBe(hall);
    });
    expect(queries).toEqual(['SELECT note']);
    const concerts = await Concert.objects.orderBy('name');
    expect(await sent(async () => Promise.all(concerts.map(async (concert) => concert.notes.count())))).toEqual(['SELECT note']);
    const loaded = await Hall.objects
      .orderBy('name')
      .prefetchRelated(Prefetch('notes', { queryset: Note.objects.filter({ isPinned: true }) }));
    expect(loaded.map(({ notes }) => bodies(notes as unknown as Note[]))).toEqual([['loud'], []]);
    const newest = await Hall.objects.orderBy('name');
    const each: string[][] = [];
    expect(
      await sent(async () => {
        for (const hall of newest) each.push(bodies(await hall.notes.orderBy('-id').slice(0, 1)));
      }),
    ).toHaveLength(2);
    expect(each).toEqual([['loud'], ['cold']]);
  });

  test('assigning a row sets both columns; null empties them', async () => {
    const { club, first } = await rows();
    const note = await Note.objects.create({ body: 'new', target: club });
    expect(note.targetModel).toBe('Hall');
    expect(note.targetKey).toBe(club.id);
    expect(await sent(() => note.target)).toEqual([]);
    note.target = first;
    expect([note.targetModel, note.targetKey]).toEqual(['Concert', first.id]);
    await note.save();
    const again = await Note.objects.get({ pk: note.pk });
    expect(await again.target).toMatchObject({ name: 'first' });
    again.targetKey = 987_654;
    expect(await refused(() => again.target)).toContain("NUA_DOES_NOT_EXIST: Note.target points at a row that isn't there.");
    again.target = null;
    await again.save();
    await note.refreshFromDb();
    expect(note.target).toBeNull();
    const hall = new Hall({ name: 'new' });
    const early = new Note({ body: 'early', target: hall });
    expect(await refused(() => early.save())).toContain("NUA_WRITE_INVALID: Note.target is an instance of Hall that isn't saved yet.");
    await hall.save();
    await early.save();
    expect(early.targetKey).toBe(hall.id);
  });

  test('the manager of the relation back writes', async () => {
    const { club, hall } = await rows();
    const note = await club.notes.create({ body: 'created' });
    expect([note.targetModel, note.targetKey, note.target]).toEqual(['Hall', club.id, club]);
    await club.notes.bulkCreate([{ body: 'one' }, { body: 'two' }]);
    expect(bodies(await club.notes.all())).toEqual(['created', 'loud', 'one', 'small', 'two']);
    const lost = await Note.objects.get({ body: 'lost' });
    expect(await sent(() => hall.notes.add([lost, note]))).toEqual(['UPDATE note']);
    expect(lost.target).toBe(hall);
    expect(bodies(await hall.notes.all())).toEqual(['cold', 'created', 'lost']);
    await hall.notes.remove(lost);
    expect(await Note.objects.filter({ body: 'lost' }).exists()).toBe(false);
    await hall.notes.set([note]);
    expect(bodies(await hall.notes.all())).toEqual(['created']);
    expect(await sent(() => club.notes.clear())).toEqual(['DELETE note']);
    expect(bodies(await Note.objects.all())).toEqual(['cancelled', 'created', 'sold out']);
  });

  test('keys of any kind as text', async () => {
    const { club } = await rows();
    const poster = await Poster.objects.create({ name: 'nuages' });
    await Mark.objects.bulkCreate([
      { label: 'a', item: poster },
      { label: 'b', item: club },
      { label: 'c', kind: 'Gone', ref: '1' },
      { label: 'd', kind: 'Hall', ref: 'x' },
    ]);
    const marks = await Mark.objects.orderBy('label').prefetchRelated('item');
    expect(marks.map(({ item }) => (item as Poster | null)?.name ?? null)).toEqual(['nuages', 'club', null, null]);
    const lazy = await Mark.objects.orderBy('label');
    expect(await lazy[1]!.item).toMatchObject({ name: 'club' });
    expect(await refused(() => lazy[2]!.item)).toContain("NUA_DOES_NOT_EXIST: Mark.item points at a row that isn't there.");
    expect(marks.map(({ ref }) => ref).slice(0, 2)).toEqual([poster.key, String(club.id)]);
  });

  test('shown and serialised as what is loaded', async () => {
    await rows();
    const [plain] = await Note.objects.orderBy('id').only('id', 'body');
    expect(inspect(plain)).toContain('<not loaded>');
    expect(await plain!.target).toMatchObject({ name: 'club' });
    const [note] = await Note.objects.orderBy('id').prefetchRelated('target');
    expect(JSON.parse(JSON.stringify(note))).toMatchObject({ body: 'small', target: { name: 'club' } });
    const [other] = await Note.objects.orderBy('id');
    expect(JSON.stringify(other)).not.toContain('club');
    expect(await refused(() => (other!.target as unknown as Hall).name)).toContain(
      'NUA_NOT_LOADED: Note.target is not loaded: "name" of it',
    );
  });

  test('what can not be is refused', async () => {
    const { club } = await rows();
    const note = await Note.objects.get({ body: 'lost' });
    const set = (value: unknown) => () => {
      (note as unknown as Record<string, unknown>)['target'] = value;
    };
    expect(await refused(set(undefined))).toContain('NUA_VALUE_UNDEFINED: Note.target is set to undefined.');
    expect(await refused(set(club.id))).toContain('NUA_VALUE_INVALID: Note.target takes an instance or null.');
    expect(await refused(set(note))).toContain('NUA_WRITE_INVALID: Note.target may not point at a Note.');
    expect(await refused(() => new Note({ body: 'x', target: club, targetKey: 1 }))).toContain('and "targetKey" beside it');
    expect(await refused(() => Note.objects.filter({ target: club } as object))).toContain('NUA_FIELD_UNKNOWN: Note has no field "target"');
    expect(await refused(() => Note.objects.prefetchRelated(Prefetch('target', { queryset: Hall.objects.all() }) as never))).toContain(
      'NUA_QUERY_INVALID: Prefetch("target") has one queryset for rows of several models.',
    );
    expect(await refused(() => (club.notes as unknown as { add(key: number): Promise<void> }).add(1))).toContain(
      'takes instances of Note, not keys',
    );
  });
});
