import ts5 from 'typescript-5';
import ts6 from 'typescript-6';
import { beforeAll, describe, expect, it } from 'vitest';
import { installDeclarations } from './declarations.js';
import { type Editor, openEditor } from './editor.js';

/** fields and relations of the test model Post, by their names in lookups */
const post = ['author', 'authorId', 'body', 'comments', 'createdAt', 'data', 'editor', 'editorId', 'id', 'isPublished', 'pk', 'postTag', 'tags', 'title', 'updatedAt'];
const columnsOfPost = ['author', 'authorId', 'body', 'createdAt', 'data', 'editor', 'editorId', 'id', 'isPublished', 'title', 'updatedAt'];
const user = [
  'admirers', 'age', 'bestFriend', 'bestFriendId', 'comments', 'createdAt', 'edited', 'email', 'event', 'favoritePost', 'favoritePostId', 'id', 'isActive', 'orders', 'passport', 'pk', 'posts', 'profile',
  'updatedAt', 'username',
];
const beyond = (prefix: string, names: readonly string[]) => names.map((name) => `${prefix}${name}`);
const comparisons = ['exact', 'gt', 'gte', 'in', 'isnull', 'lt', 'lte', 'range'];

let declarations: string;
beforeAll(async () => {
  ({ index: declarations } = await installDeclarations('editor'));
});

describe.each([
  ['6.0', ts6],
  ['5.9', ts5 as unknown as typeof ts6],
] as const)('the editor of TypeScript %s', (_version, compiler) => {
  let editor: Editor;
  beforeAll(() => {
    editor = openEditor(compiler, declarations);
    editor.completions('Post.objects.|'); // reads everything once
  }, 60_000);

  describe('completes conditions', () => {
    it.each(['filter', 'exclude', 'get'])('%s() with fields and relations', (method) => {
      expect(editor.completions(`Post.objects.${method}({ | })`)).toStrictEqual(post);
    });
    it('after a key that is written already', () => {
      expect(editor.completions("Post.objects.filter({ title: 'x', | })")).toStrictEqual(post.filter((name) => name !== 'title'));
    });
    it.each(['{ author__| }', '{ author__|: 1 }', "{ 'author__|': 1 }"])('one step further through a relation: %s', (code) => {
      expect(steps(`Post.objects.filter(${code})`)).toStrictEqual(beyond('author__', user));
    });
    it('two steps further, backwards and forwards', () => {
      expect(steps('Tag.objects.filter({ posts__author__| })')).toStrictEqual(beyond('posts__author__', user));
    });
    it('with the lookups of the type, and no others', () => {
      expect(steps('Post.objects.filter({ author__age__| })')).toStrictEqual(beyond('author__age__', comparisons));
      expect(steps('Post.objects.filter({ isPublished__| })')).toStrictEqual(beyond('isPublished__', ['exact', 'in', 'isnull']));
      expect(steps('Receipt.objects.filter({ pk__| })')).toStrictEqual(beyond('pk__', ['exact', 'gt', 'gte', 'in', 'isnull', 'lt', 'lte']));
      const text = steps('Post.objects.filter({ title__| })');
      expect(text).toContain('title__istartswith');
      expect(text).not.toContain('title__year');
      const date = steps('Post.objects.filter({ createdAt__| })');
      expect(date).toContain('createdAt__year');
      expect(date).not.toContain('createdAt__startswith');
    });
    it('with the values of a choice', () => {
      expect(editor.completions("Order.objects.filter({ status: '|' })")).toStrictEqual(['open', 'paid', 'shipped']);
    });

    /** what goes on from the path that is being typed */
    function steps(code: string): string[] {
      return editor.completions(code).filter((name) => name.includes('__'));
    }
  });

  describe('completes paths', () => {
    it.each(['orderBy', 'values', 'valuesList'])('%s() one step further', (method) => {
      const names = editor.completions(`Post.objects.${method}('author__|')`).filter((name) => name.includes('__'));
      expect(names).toStrictEqual(beyond('author__', user));
    });
    it('in the order of the arguments', () => {
      expect(editor.completions("Post.objects.values('title', 'author__|')")).toEqual(expect.arrayContaining(beyond('author__', user)));
    });
    it('descending', () => {
      expect(editor.completions("Post.objects.orderBy('-author__|')")).toEqual(expect.arrayContaining(beyond('-author__', user)));
    });
    it.each(['only', 'defer'])('%s() with columns', (method) => {
      expect(editor.completions(`Post.objects.${method}('|')`)).toStrictEqual(columnsOfPost);
    });
  });

  describe('completes data', () => {
    it.each(['Post.objects.create({ | })', 'Post.objects.bulkCreate([{ | }])', 'Post.objects.update({ | })', 'new Post({ | })'])('%s with columns and foreign keys', (code) => {
      expect(editor.completions(code)).toStrictEqual(columnsOfPost);
    });
    it('with choices', () => {
      expect(editor.completions("Order.objects.create({ status: '|' })")).toStrictEqual(['open', 'paid', 'shipped']);
    });
    it('in definitions: targets and rules', () => {
      expect(editor.completions("foreignKey('|')")).toEqual(expect.arrayContaining(['Post', 'User', 'self']));
      expect(editor.completions("foreignKey('User', { onDelete: '|' })")).toStrictEqual(['cascade', 'doNothing', 'protect', 'restrict', 'setDefault', 'setNull']);
    });
  });

  it('offers methods, custom ones too, and nothing of the inside', () => {
    const names = editor.completions('Post.objects.|');
    expect(names).toEqual(expect.arrayContaining(['all', 'filter', 'get', 'published', 'by']));
    expect(names).not.toContain('then');
    const instance = editor.completions('declare const p: Post; p.|');
    expect(instance).toEqual(expect.arrayContaining(['author', 'authorId', 'headline', 'pk', 'save', 'tags', 'title']));
    for (const inside of ['QS', 'META']) expect([...names, ...instance]).not.toContain(inside);
  });

  it('shows rows as what they are', () => {
    expect(editor.hover("const rows| = await Post.objects.values('title', 'author__age')").is).toBe('const rows: {\n    title: string;\n    author__age: number;\n}[]');
    expect(editor.hover("const row| = await Post.objects.get({ pk: 1 })").is).toBe('const row: Post');
    expect(editor.hover("const ids| = await Post.objects.valuesList('id', { flat: true })").is).toBe('const ids: number[]');
  });

  it.each([
    ["Post.objects.filter({ titel: 'x' })", 'titel', `Type 'string' is not assignable to type 'UnknownField<"titel", "Post">'.`],
    ["Post.objects.filter({ author__usrname: 'x' })", 'author__usrname', `Type 'string' is not assignable to type 'UnknownField<"usrname", "User">'.`],
    ["Post.objects.filter({ title: 'x', author__age__startswith: 'x' })", 'author__age__startswith', `Type 'string' is not assignable to type 'UnknownLookup<"startswith", "age", `],
    ["Post.objects.exclude({ isPublished: 'yes' })", 'isPublished', "Type 'string' is not assignable to type 'boolean'."],
    ['Post.objects.filter({ title: undefined })', 'title', "Type 'undefined' is not assignable to type 'string'."],
    ["Post.objects.get({ author__age: F('title') })", 'author__age', `Type 'F<"title">' is not assignable to type 'number | TypeMismatch<"author__age", string, number>'.`],
    ["Post.objects.values('title', 'titel')", "'titel'", `Argument of type '"titel"' is not assignable to parameter of type '"title" | `],
    ["Post.objects.orderBy('-author__nam')", "'-author__nam'", `Argument of type '"-author__nam"' is not assignable to parameter of type '"-author__`],
    ["Post.objects.only('author__age')", "'author__age'", `Argument of type '"author__age"' is not assignable to parameter of type '"title" | `],
    ["Post.objects.create({ title: 'x', author: 1, titel: 'y' })", 'titel', `Type 'string' is not assignable to type 'UnknownField<"titel", "Post">'.`],
    ["Receipt.objects.update({ total: 1 })", 'total', `Type 'number' is not assignable to type 'NotWritable<"total", "Receipt">'.`],
    ["Post.objects.create({ title: 'x' })", "{ title: 'x' }", `Property 'author' is missing in type '{ title: string; }' but required in type '{ author: number | Ref<User>; }'.`],
  ])('says what is wrong, where it is: %s', (code, at, message) => {
    expect(editor.errors(code)).toStrictEqual([{ at, message: expect.stringContaining(message) }]);
  });
});
