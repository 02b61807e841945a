import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type CompilerPackage, compile, compilers, installDeclarations, root, writeJson } from './declarations.js';

const cases = ['models', 'other-models', 'cases'].map((folder) => join(root, 'test/types', folder, '*.ts'));

/** As a user's project may be set up: `strict` alone with a bundler, and everything with Node's own resolution. */
const settings = {
  plain: { target: 'es2022', module: 'esnext', moduleResolution: 'bundler', strict: true, skipLibCheck: true, types: [] },
  strictest: {
    target: 'es2022',
    module: 'nodenext',
    moduleResolution: 'nodenext',
    strict: true,
    skipLibCheck: false,
    types: ['node'],
    allowUnreachableCode: false,
    allowUnusedLabels: false,
    erasableSyntaxOnly: true,
    exactOptionalPropertyTypes: true,
    isolatedModules: true,
    noFallthroughCasesInSwitch: true,
    noImplicitOverride: true,
    noImplicitReturns: true,
    noPropertyAccessFromIndexSignature: true,
    noUncheckedIndexedAccess: true,
    noUncheckedSideEffectImports: true,
    noUnusedLocals: true,
    noUnusedParameters: true,
    verbatimModuleSyntax: true,
  },
};
type Setting = keyof typeof settings;

let installed: { readonly folder: string; readonly index: string };
beforeAll(async () => {
  installed = await installDeclarations('compile');
});

function project(name: string, setting: Setting, include: readonly string[], more: object = {}): string {
  const path = join(installed.folder, `tsconfig.${name}.json`);
  writeJson(path, { compilerOptions: { noEmit: true, ...settings[setting], paths: { nuages: [installed.index] }, ...more }, include });
  return path;
}

describe.each(Object.entries(compilers))('TypeScript %s', (_version, compiler: CompilerPackage) => {
  it.each(Object.keys(settings) as Setting[])(
    'accepts every case, the negative ones included, under %s settings',
    async (setting) => {
      const { output, status } = await compile(compiler, project(`${compiler}-${setting}`, setting, cases));
      expect(output).toBe('');
      expect(status).toBe(0);
    },
    120_000,
  );

  it('fails where it should: a wrong name, and an error that is expected but does not come', async () => {
    const wrong = join(installed.folder, `wrong-${compiler}.ts`);
    writeFileSync(
      wrong,
      `import { Post } from '${join(root, 'test/types/models/index.js')}';
Post.objects.filter({ titel: 'x' });
// @ts-expect-error nothing is wrong here
Post.objects.filter({ title: 'x' });
`,
    );
    const { output, status } = await compile(compiler, project(`${compiler}-wrong`, 'plain', [...cases.slice(0, 1), wrong]));
    expect(status).not.toBe(0);
    expect(output.trim().split('\n')).toStrictEqual([
      // with the names that there are, in the compiler's order
      expect.stringMatching(
        /\(2,23\): error TS2322: Type 'string' is not assignable to type 'UnknownField<"titel", "Post", (?=.*"title")(?=.*"author").*>'/,
      ),
      expect.stringContaining('(3,1): error TS2578'),
    ]);
  }, 120_000);

  // a bundler's resolution of the package is the same in every version
  const resolutions: readonly Setting[] = compiler === 'typescript' ? ['plain', 'strictest'] : ['strictest'];
  it.each(resolutions)(
    'reads the installed package, writes declarations of models and reads those under %s settings',
    async (setting) => {
      const library = join(installed.folder, `library-${compiler}-${setting}`);
      const options = { ...settings[setting], skipLibCheck: true };
      mkdirSync(library, { recursive: true });
      writeJson(join(library, 'package.json'), { type: 'module' });
      writeFileSync(join(library, 'models.ts'), libraryModels);
      writeJson(join(library, 'tsconfig.json'), {
        compilerOptions: { ...options, declaration: true, outDir: 'out' },
        files: ['models.ts'],
      });
      expect((await compile(compiler, join(library, 'tsconfig.json'))).output).toBe('');

      writeFileSync(join(library, 'application.ts'), libraryUse);
      writeJson(join(library, 'tsconfig.use.json'), { compilerOptions: { ...options, noEmit: true }, files: ['application.ts'] });
      expect((await compile(compiler, join(library, 'tsconfig.use.json'))).output).toBe('');
    },
    120_000,
  );
});

const libraryModels = `
import { Model, QuerySet, char, foreignKey, manager } from 'nuages';
export class BookQuerySet extends QuerySet<Book> { long() { return this.filter({ title__length__gt: 40 }); } }
export class Author extends Model('Author', { name: char() }) {}
export class Book extends Model('Book', { title: char(), author: foreignKey('Author', { relatedName: 'books' }) }) {
  static override readonly objects = manager(BookQuerySet);
}
export const titles = (author: Author) => author.books.all().long().values('title', 'author__name');
declare module 'nuages' { interface Models { Author: typeof Author; Book: typeof Book } }
`;
const libraryUse = `
import { Author, titles } from './out/models.js';
const author = await Author.objects.get({ books__title: 'x' });
export const rows: { title: string; author__name: string }[] = await titles(author);
// @ts-expect-error unknown field
Author.objects.filter({ books__titel: 'x' });
// @ts-expect-error what isn't read isn't there
rows[0]?.id;
`;
