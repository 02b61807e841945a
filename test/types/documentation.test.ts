import * as nuages from 'nuages';
import ts6 from 'typescript-6';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { catalogue, type ErrorCode } from '../../packages/nuages/src/errors/catalogue.js';
import { installDeclarations } from './declarations.js';
import { type Documentation, type Editor, openEditor } from './editor.js';
import { compileExamples, type Example, isShown, type Run, shownSql, writeExamples } from './examples.js';
import { openTheatre, type Theatre } from './run-examples.js';

/** What an editor offers there is all documented. */
const places = {
  nuages: 'nuages.|',
  testing: 'testing.|',
  QuerySet: 'Tag.objects.all().|',
  Manager: 'Tag.objects.|',
  RelatedManager: '(u: User) => u.orders.|',
  'add()': '(p: Post) => p.tags.add(1, { | })',
  'set()': '(u: User) => u.posts.set([], { | })',
  'Prefetch()': "nuages.Prefetch('tags', { | })",
  row: '(t: Tag) => t.|',
  model: 'Tag.|',
  expression: "F('x').|",
  Q: 'Q({}).|',
  transaction: 'nuages.transaction.|',
  sql: 'nuages.sql.|',
  db: 'nuages.db.|',
  'query()': 'nuages.db.query(nuages.sql``, { | })',
  'stream()': 'nuages.db.stream(nuages.sql``, { | })',
  RawQuerySet: "Tag.objects.raw('').|",
  'raw()': "Tag.objects.raw('', [], { | })",
  Paginator: '(p: nuages.Paginator<Tag>) => p.|',
  Page: '(p: nuages.Page<Tag>) => p.|',
  KeysetPaginator: '(p: nuages.KeysetPaginator<Tag>) => p.|',
  KeysetPage: '(p: nuages.KeysetPage<Tag>) => p.|',
  Decimal: '(d: nuages.Decimal) => d.|',
  Duration: '(d: nuages.Duration) => d.|',
  error: '(e: nuages.IntegrityError) => e.|',
  'char()': 'nuages.char({ | })',
  'dateTime()': 'nuages.dateTime({ | })',
  'decimal()': 'nuages.decimal({ | })',
  'bigint()': 'nuages.bigint({ | })',
  'array()': 'nuages.array(nuages.char(), { | })',
  'foreignKey()': "foreignKey('User', { | })",
  'manyToMany()': "nuages.manyToMany('User', { | })",
  'customField()': 'nuages.customField({ | })',
  'generated()': 'nuages.generated({ | })',
  'index()': "nuages.index(['name'], { | })",
  'unique()': "nuages.unique(['name'], { | })",
  'check()': 'nuages.check({}, { | })',
  'Model()': "nuages.Model('Tag', {}, { | })",
  'register()': 'nuages.register({}, { | })',
  'nuages()': 'nuages.nuages<{ User: typeof User }>().|',
  'save()': '(t: Tag) => t.save({ | })',
  'refreshFromDb()': '(t: Tag) => t.refreshFromDb({ | })',
  'delete()': '(t: Tag) => t.delete({ | })',
  'bulkCreate()': 'Tag.objects.bulkCreate([], { | })',
  'iterator()': 'Tag.objects.iterator({ | })',
  'explain()': 'Tag.objects.all().explain({ | })',
  expr: 'Tag.expr.|',
  Exists: 'nuages.Exists(Tag.objects.all()).|',
  'Count()': "nuages.Count('name', { | })",
  'Sum()': "nuages.Sum('id', { | })",
  'StdDev()': "nuages.StdDev('id', { | })",
  'ArrayAgg()': "nuages.ArrayAgg('name', { | })",
  'StringAgg()': "nuages.StringAgg('name', ', ', { | })",
  'Case()': 'nuages.Case([], { | })',
  'Subquery()': 'nuages.Subquery(Tag.objects.all(), { | })',
  'Window()': 'nuages.Window(nuages.Rank(), { | })',
  'the frame of a window': 'nuages.Window(nuages.Rank(), { frame: { | } })',
  'union()': 'Tag.objects.union({ | })',
  'datetimes()': "Post.objects.datetimes('createdAt', 'day', 'asc', { | })",
  'connect()': 'nuages.connect({ | })',
  'a database': "nuages.connect({ databases: { default: { url: 'sqlite:x', | } } })",
  'a pool': "nuages.connect({ databases: { default: { url: 'sqlite:x', pool: { | } } } })",
  'atomic()': 'nuages.atomic(() => 1, { | })',
  'onCommit()': 'nuages.onCommit(() => 1, { | })',
  'scope()': 'nuages.scope(() => 1, { | })',
  'captureQueries()': 'nuages.captureQueries(() => 1, { | })',
  'what captureQueries() gives': 'nuages.captureQueries(() => 1).then((captured) => captured.|)',
  'a captured query': 'nuages.captureQueries(() => 1).then((captured) => captured.queries[0]!.|)',
  'createSchema()': 'nuages.createSchema({ | })',
} as const;
/** of the test models, and of JavaScript */
const own: Readonly<Record<string, string>> = {
  row: 'id name posts postTagSet',
  model: 'apply arguments bind call caller length name prototype toString',
  sql: 'apply arguments bind call caller length name prototype toString',
  error: 'cause message name stack',
};
/** errors that are only caught, and types by another name */
const withoutExample = /Error$|^(DoesNotExist|MultipleObjectsReturned)$|^(Coalesce|F|Value)Expression$/;
/** They need files or a server. */
const notRun = new Set(['nuages.connect', 'nuages.defineConfig', 'nuages.register']);

/** those that make tables of their own come last: the others can share theirs */
const byTables = ([, one]: [number, Example], [, other]: [number, Example]): number =>
  Number(makesTables(one)) - Number(makesTables(other));
const makesTables = ({ code }: Example): boolean => /^\w+: |^\.\.\.|Model\(|Schema\(/.test(code);

let index: string;
let editor: Editor;
const shown = new Map<string, Map<string, Documentation>>();
const examples: Example[] = [];
beforeAll(async () => {
  ({ index } = await installDeclarations('documentation'));
  editor = openEditor(ts6, index, [...Object.values(places), ...Object.keys(nuages).map(called)]);
  for (const [owner, place] of Object.entries(places)) {
    const others = own[owner]?.split(' ') ?? [];
    const all = new Map([...editor.documented(place)].filter(([name]) => !others.includes(name)));
    shown.set(owner, all);
    for (const [name, { examples: codes }] of all) examples.push(...codes.map((code) => ({ of: `${owner}.${name}`, code })));
  }
}, 120_000);
const called = (name: string): string => `nuages.|${name}({})`;

describe('the editor', () => {
  it.each(Object.keys(places))('says what each name is: %s', (owner) => {
    const all = [...shown.get(owner)!];
    expect(all).not.toHaveLength(0);
    expect(all.filter(([, { text }]) => text === '').map(([name]) => name)).toEqual([]);
  });

  it('shows where nothing is said', () => {
    expect(editor.documented(places.row).get('name')).toEqual({ text: '', examples: [], errors: [] });
  });

  it('shows an example of each value', () => {
    const all = [...shown.get('nuages')!, ...shown.get('testing')!];
    expect(all.filter(([name, docs]) => docs.examples.length === 0 && !withoutExample.test(name)).map(([name]) => name)).toEqual([]);
  });

  it.each(Object.keys(nuages))('says the same where it is called: %s', (name) => {
    expect(editor.documentation(called(name))).toEqual(shown.get('nuages')!.get(name));
  });

  it('names errors that exist, with their classes', () => {
    const named = [...shown].flatMap(([owner, all]) =>
      [...all].flatMap(([name, { errors }]) => errors.map((text) => [`${owner}.${name}`, text])),
    );
    expect(named.length).toBeGreaterThan(50);
    for (const [name, text = ''] of named) for (const wrong of wrongCodes(text)) expect.soft(wrong, name).toBe('');
    expect(wrongCodes('FieldError NUA_FIELD_UNKNOWN, NUA_VALUE_INVALID; ValueError NUA_NOTHING')).toEqual([
      'NUA_VALUE_INVALID',
      'NUA_NOTHING',
    ]);
  });
});

/** codes that a text gives to another class than the catalogue does: `FieldError NUA_..., NUA_...; ValueError NUA_...` */
function wrongCodes(text: string): string[] {
  return text.split(';').flatMap((part) => {
    const [, kind] = /(\w+) NUA_/.exec(part) ?? [];
    return [...part.matchAll(/NUA_[A-Z_]+/g)].map(([code]) => code).filter((code) => catalogue[code as ErrorCode]?.kind !== kind);
  });
}

describe('the examples', () => {
  let theatre: Theatre;
  let runs: readonly Run[];
  beforeAll(async () => {
    vi.spyOn(console, 'log').mockImplementation(() => {});
    theatre = await openTheatre();
  }, 60_000);
  afterAll(async () => {
    vi.restoreAllMocks();
    await theatre.close();
  });

  it('compile, and one that is wrong does not', async () => {
    const wrong = { of: 'nothing', code: "Post.objects.filter({ titel: 'x' })" };
    const spoilt = writeExamples([...examples, wrong], index);
    expect((await compileExamples(spoilt.project)).output).toMatch(/^[^\n]*UnknownField<"titel", "Post", [^\n]*"title"[^\n]*\n$/);
    const { module, project } = writeExamples(examples, index);
    expect((await compileExamples(project)).output).toBe('');
    ({ runs } = (await import(module)) as { readonly runs: readonly Run[] });
    expect(runs).toHaveLength(examples.length);
  }, 60_000);

  it('run, and give the SQL that they show', async () => {
    const played = [...examples.entries()].filter(([, { of }]) => !notRun.has(of)).toSorted(byTables);
    for (const [i, { of, code }] of played) {
      const sent = await theatre.play(runs[i]!, of === 'nuages.createSchema').catch((error: unknown) => [String(error)]);
      const missing = shownSql(code).filter((sql) => !sent.some((one) => isShown(sql, one)));
      expect.soft(missing, `${of}\n${code}\nsends\n${sent.join('\n')}\n`).toEqual([]);
      expect
        .soft(
          sent.filter((one) => /NUA_/.test(one)),
          of,
        )
        .toEqual([]);
    }
    expect(played.flatMap(([, { code }]) => shownSql(code)).length).toBeGreaterThan(100);
  }, 120_000);

  it('show what is sent, word for word', () => {
    const sent = 'SELECT "tag"."id", "tag"."name" FROM "tag" WHERE "tag"."id" = $1::bigint LIMIT 2';
    expect(isShown('SELECT ... FROM "tag" WHERE "tag"."id" = $1 LIMIT 2', sent)).toBe(true);
    expect(isShown('SELECT ... FROM "tag" WHERE "tag"."id" = $1', sent)).toBe(false);
    expect(isShown('"name" varchar(50)', 'CREATE TABLE "tag" (\n  "name" varchar(50) NOT NULL\n)')).toBe(true);
    expect(isShown('"name" varchar(60)', 'CREATE TABLE "tag" (\n  "name" varchar(50) NOT NULL\n)')).toBe(false);
  });
});
