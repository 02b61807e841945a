import ts5 from 'typescript-5';
import ts6 from 'typescript-6';
import { beforeAll, describe, expect, it } from 'vitest';
import { installDeclarations } from './declarations.js';
import { type Editor, openEditor } from './editor.js';

const words = (text: string): string[] => text.trim().split(/\s+/);
/** fields and relations, by their names in lookups */
const post = words('author authorId body comments createdAt data editor editorId id isPublished pk postTag tags title updatedAt');
const user =
  words(`admirers age bestFriend bestFriendId comments createdAt edited email event favoritePost favoritePostId id isActive orders passport pk posts
  profile updatedAt username`);
const order = words('createdAt id invoices pk price product productId status updatedAt user userId');
const columnsOfPost = words('author authorId body createdAt data editor editorId id isPublished title updatedAt');
const relationsOfUser = words('admirers bestFriend comments edited events favoritePost orders passport posts profile');
const relationsOfPost = words('author comments editor postTagSet tags');
const after = (prefix: string, names: readonly string[]): string[] => names.map((name) => `${prefix}${name}`);

const lookupsOfText =
  words(`contains endswith exact gt gte icontains iendswith iexact in iregex isnull istartswith length lower lt lte range regex
    startswith upper`);

/** all that is offered */
const offers: readonly (readonly [string, readonly string[]])[] = [
  ['Post.objects.filter({ | })', post],
  ['Post.objects.exclude({ | })', post],
  ['Post.objects.get({ | })', post],
  ["Post.objects.filter({ title: 'x', | })", post.filter((name) => name !== 'title')],
  ["Order.objects.filter({ status: '|' })", ['open', 'paid', 'shipped']],
  ["Post.objects.only('|')", columnsOfPost],
  ["Post.objects.defer('|')", columnsOfPost],
  ['Post.objects.create({ | })', columnsOfPost],
  ['Post.objects.bulkCreate([{ | }])', columnsOfPost],
  ['Post.objects.update({ | })', columnsOfPost],
  ['new Post({ | })', columnsOfPost],
  ["Order.expr.Sum('|')", order],
  ["Post.objects.annotate({ n: F('id') }).filter({ | })", [...post, 'n'].toSorted()],
  ["Post.objects.dates('|', 'day')", post],
  ["Post.objects.dates('createdAt', '|')", words('day month week year')],
  ["Post.objects.selectRelated('|')", words('author editor')],
  ["Post.objects.prefetchRelated('|')", relationsOfPost],
  ["Post.objects.prefetchRelated('tags', '|')", relationsOfPost],
  ["(p: Post) => nuages.isLoaded(p, '|')", relationsOfPost],
  ["(p: Post[]) => nuages.prefetchRelatedObjects(p, '|')", relationsOfPost],
  ["Post.objects.fetchMode('|')", words('one peers raise')],
  ["Order.objects.create({ status: '|' })", ['open', 'paid', 'shipped']],
  ["foreignKey('User', { onDelete: '|' })", words('cascade doNothing protect restrict setDefault setNull')],
];

/** how a path goes on: all that is offered one step further than what is written */
const steps: readonly (readonly [string, readonly string[]])[] = [
  ['Post.objects.filter({ author__| })', after('author__', user)],
  ['Post.objects.filter({ author__|: 1 })', after('author__', user)],
  ["Post.objects.filter({ 'author__|': 1 })", after('author__', user)],
  ["Post.objects.filter({ title: 'x', author__| })", after('author__', user)],
  ['Tag.objects.filter({ posts__author__| })', after('posts__author__', user)],
  ['Post.objects.exclude({ author__| })', after('author__', user)],
  ['Post.objects.get({ author__| })', after('author__', user)],
  ["Post.objects.orderBy('author__|')", after('author__', user)],
  ["Post.objects.orderBy('-author__|')", after('-author__', user)],
  ["Post.objects.values('author__|')", after('author__', user)],
  ["Post.objects.values('title', 'author__|')", after('author__', user)],
  ["Post.objects.valuesList('author__|', { flat: true })", after('author__', user)],
  ["User.expr.Count('posts__|')", after('posts__', post)],
  ["User.expr.Sum('orders__|')", after('orders__', order)],
  ["Post.objects.valuesList(F('id'), 'author__|')", after('author__', user)],
  ["Post.objects.annotate({ name: F('title') }).filter({ name__| })", after('name__', lookupsOfText)],
  ["Post.objects.datetimes('author__|', 'day')", after('author__', user)],
  ["Post.objects.selectRelated('author__|')", after('author__', words('bestFriend favoritePost passport profile'))],
  ["Post.objects.prefetchRelated('comments__|')", after('comments__', words('parent post replies user'))],
  ["Post.objects.prefetchRelated('comments__user__|')", after('comments__user__', relationsOfUser)],
  // the lookups of the type, and no others
  ['Post.objects.filter({ author__age__| })', after('author__age__', words('exact gt gte in isnull lt lte range'))],
  ['Post.objects.filter({ isPublished__| })', after('isPublished__', words('exact in isnull'))],
  ['Receipt.objects.filter({ pk__| })', after('pk__', words('exact gt gte in isnull lt lte'))],
  [
    'Post.objects.filter({ title__| })',
    after(
      'title__',
      words(`contains endswith exact gt gte icontains iendswith iexact in iregex isnull istartswith length lower lt lte range regex
        startswith upper`),
    ),
  ],
  [
    'Post.objects.filter({ createdAt__| })',
    after(
      'createdAt__',
      words(`date day exact gt gte hour in isnull isoWeekDay isoYear lt lte minute month quarter range second time week weekDay year`),
    ),
  ],
];

/** inside of an expression that has no model yet: the first names. Those that take numbers only are completed where they are bound */
const suggested: readonly (readonly [string, readonly string[]])[] = [
  ["User.objects.annotate({ n: Count('|') })", user],
  ["Order.objects.aggregate({ n: Max('|') })", order],
  ["Order.objects.alias({ n: Min('|') })", order],
];

const shown: readonly (readonly [string, string])[] = [
  ["const rows| = await Post.objects.values('title', 'author__age')", 'const rows: {\n    title: string;\n    author__age: number;\n}[]'],
  ["const ids| = await Post.objects.valuesList('id', { flat: true })", 'const ids: number[]'],
  ['const row| = await Post.objects.get({ pk: 1 })', 'const row: Post'],
  ["const rows| = await User.objects.annotate({ n: Count('posts') })", 'const rows: (User & {\n    n: number;\n})[]'],
  ["const sums| = await Order.objects.aggregate({ sum: Sum('price') })", 'const sums: {\n    sum: nuages.Decimal | null;\n}'],
  [
    "const rows| = await Post.objects.selectRelated('author__profile')",
    'const rows: (Post & {\n    author: User & {\n        profile: Profile | null;\n    };\n})[]',
  ],
  ["const rows| = await Post.objects.prefetchRelated('tags')", 'const rows: (Post & {\n    tags: readonly Tag[];\n})[]'],
  [
    "const rows| = await User.objects.prefetchRelated(nuages.Prefetch('posts', { queryset: Post.objects.selectRelated('editor'), toAttr: 'latest' }))",
    'const rows: (User & {\n    latest: (Post & {\n        editor: User | null;\n    })[];\n})[]',
  ],
  ["const row| = await Post.objects.selectRelated('author').selectRelated(null).get()", 'const row: Post'],
  [
    "const rows| = await Order.objects.values('status', { n: Count('id') })",
    'const rows: {\n    status: "open" | "paid" | "shipped";\n    n: number;\n}[]',
  ],
];

/** what is wrong, where it is underlined, what is said */
const wrong: readonly (readonly [string, string, string])[] = [
  ["Post.objects.filter({ titel: 'x' })", 'titel', `Type 'string' is not assignable to type 'UnknownField<"titel", "Post", "title" | "`],
  [
    "Post.objects.filter({ author__usrname: 'x' })",
    'author__usrname',
    `Type 'string' is not assignable to type 'UnknownField<"usrname", "User", "`,
  ],
  [
    "Post.objects.filter({ title: 'x', author__age__startswith: 'x' })",
    'author__age__startswith',
    `Type 'string' is not assignable to type 'UnknownLookup<"startswith", "age", `,
  ],
  ["Post.objects.exclude({ isPublished: 'yes' })", 'isPublished', "Type 'string' is not assignable to type 'boolean'."],
  ['Post.objects.filter({ title: undefined })', 'title', "Type 'undefined' is not assignable to type 'string'."],
  [
    "Post.objects.get({ author__age: F('title') })",
    'author__age',
    `Type 'F<"title">' is not assignable to type 'number | bigint | TypeMismatch<"author__age", string, number | bigint>'.`,
  ],
  ["Post.objects.filter(Q({ titel: 'x' }))", "Q({ titel: 'x' })", `InvalidQ<"titel", "Post">`],
  [
    "User.objects.annotate({ n: Count('poss') })",
    'n',
    `in type 'Aggregate<"Count", "poss", never, never, never, never>' but required in type 'UnknownField<"poss", "User", "`,
  ],
  ["User.objects.annotate({ n: Sum('posts__title') })", 'n', `NotNumeric<"posts__title", "User">`],
  ["User.objects.annotate({ age: Count('posts') })", 'age', `ConflictsWithField<"age", "User">`],
  ['User.objects.annotate({ n: 3 })', 'n', "Type 'number' is not assignable to type 'AnyExpression'."],
  ["Post.objects.values('title', 'titel')", "'titel'", `Argument of type '"titel"' is not assignable to parameter of type '"title" | `],
  [
    "Post.objects.orderBy('-author__nam')",
    "'-author__nam'",
    `Argument of type '"-author__nam"' is not assignable to parameter of type '"-author__`,
  ],
  [
    "Post.objects.selectRelated('tags')",
    "'tags'",
    `Argument of type '"tags"' is not assignable to parameter of type '"author" | "editor"'.`,
  ],
  [
    "Post.objects.prefetchRelated('author__post')",
    "'author__post'",
    `Argument of type '"author__post"' is not assignable to parameter of type '"author__`,
  ],
  [
    "Post.objects.prefetchRelated(nuages.Prefetch('comments', { queryset: Tag.objects.all() }))",
    "nuages.Prefetch('comments', { queryset: Tag.objects.all() })",
    `WrongPrefetchModel<"comments", "Comment", "Tag">`,
  ],
  ["Post.objects.prefetchRelated(nuages.Prefetch('coments'))", "nuages.Prefetch('coments')", `NotARelation<"coments", "Post", "`],
  ['(u: User, p: Post) => u.posts.remove(p)', 'remove', `Type 'KeyIsNotNull<"author", "Post">' has no call signatures.`],
  ["Post.objects.only('author__age')", "'author__age'", `not assignable to parameter of type 'SelectRelatedFirst<"author", "Post">'.`],
  [
    "Post.objects.create({ title: 'x', author: 1, titel: 'y' })",
    'titel',
    `Type 'string' is not assignable to type 'UnknownField<"titel", "Post", "title" | "`,
  ],
  [
    "Post.objects.create({ title: 'x' })",
    "{ title: 'x' }",
    `Property 'author' is missing in type '{ title: string; }' but required in type '{ author: number | Ref<User>; }'.`,
  ],
  ['Receipt.objects.update({ total: 1 })', 'total', `Type 'number' is not assignable to type 'NotWritable<"total", "Receipt">'.`],
];

const members = {
  manager: 'Post.objects.|',
  row: '(p: Post) => p.|',
  related: '(u: User) => u.posts.|',
  target: "foreignKey('|')",
} as const;

let declarations: string;
beforeAll(async () => {
  ({ index: declarations } = await installDeclarations('editor'));
}, 60_000);

describe.each([
  ['6.0', ts6],
  ['5.9', ts5 as unknown as typeof ts6],
] as const)('the editor of TypeScript %s', (_version, compiler) => {
  let editor: Editor;
  beforeAll(() => {
    editor = openEditor(compiler, declarations, [
      ...[...offers, ...steps, ...suggested, ...shown, ...wrong].map(([code]) => code),
      ...Object.values(members),
    ]);
    editor.completions(members.manager); // reads everything once
  }, 60_000);

  it.each(offers)('offers at %s', (code, names) => {
    expect(editor.completions(code)).toStrictEqual(names);
  });

  it.each(steps)('goes on at %s', (code, names) => {
    expect(editor.completions(code).filter((name) => name.includes('__'))).toStrictEqual(names);
  });

  it.each(suggested)('suggests at %s', (code, names) => {
    expect(editor.completions(code).filter((name) => name !== '')).toStrictEqual(names);
  });

  it('offers methods, custom ones too, and nothing of the inside', () => {
    const [manager, row, related] = [members.manager, members.row, members.related].map((code) => editor.completions(code));
    expect(manager).toEqual(expect.arrayContaining(['all', 'filter', 'get', 'published', 'by']));
    expect(manager).not.toContain('then');
    expect(row).toEqual(expect.arrayContaining(['author', 'authorId', 'headline', 'pk', 'save', 'tags', 'title']));
    expect(related).toEqual(expect.arrayContaining(['all', 'filter', 'create', 'then']));
    for (const inside of ['QS', 'META']) expect([...manager!, ...row!, ...related!]).not.toContain(inside);
  });

  it('offers models as targets', () => {
    expect(editor.completions(members.target)).toEqual(expect.arrayContaining(['Post', 'User', 'self']));
  });

  it.each(shown)('shows %s as what it is', (code, type) => {
    expect(editor.hover(code)).toBe(type);
  });

  it.each(wrong)('says what is wrong, where it is: %s', (code, at, message) => {
    expect(editor.errors(code)).toStrictEqual([{ at, message: expect.stringContaining(message) }]);
  });
});
