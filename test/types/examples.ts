import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as nuages from 'nuages';
import * as testing from 'nuages/testing';
import ts from 'typescript-6';
import { type Compilation, compile, root, writeJson } from './declarations.js';

/** An `@example` of a docstring. A fragment such as `title: char()` stands for the fields of a model. */
export interface Example {
  /** whose docstring it is */
  readonly of: string;
  readonly code: string;
}
/** What an example is given: what to do with the value of each of its statements, and with each model that it defines. */
export interface Stage {
  see(value: unknown): Promise<void>;
  define(model: nuages.AnyModelClass): Promise<void>;
}
export type Run = (stage: Stage, rows: object) => Promise<void>;

const folder = join(root, 'test/types/dist');
const imported = (values: object, from: string): string => `import { ${Object.keys(values).join(', ')} } from '${from}';`;
/** what the examples find: the suite's models, a row of each, a moment */
const prelude = `${imported(nuages, 'nuages')}
${imported(testing, 'nuages/testing')}
import { Comment, Post, Profile, Reading, Seat, Tag, User } from '../../suite/models.js';
import '../../suite/registry.js';
import type { Stage } from '../examples.js';
class AnySong extends Model('Song', { title: char(), plays: integer() }) {}
declare module 'nuages' {
  interface Models {
    Song: typeof AnySong;
  }
}
const monthAgo = new Date('2026-01-01T00:00:00Z');
interface Rows { user: User; post: Post; comment: Comment; tag: Tag }
`;

/** All examples in one module, each a function; and the project that compiles it as strictly as a user's project can be. */
export function writeExamples(examples: readonly Example[], declarations: string): { readonly module: string; readonly project: string } {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const module = join(folder, 'examples.ts');
  const parts = examples.map((example) => ({ of: example.of, ...read(example.code) }));
  writeFileSync(
    module,
    [
      prelude,
      ...parts.flatMap(({ top }) => top),
      'export const runs = [',
      ...parts.map(
        ({ of, body }) => `// ${of}\nasync ({ see, define }: Stage, { user, post, comment, tag }: Rows) => {\n{\n${body.join('\n')}\n}\n},`,
      ),
      '];',
    ].join('\n'),
  );
  writeFileSync(join(folder, 'models.ts'), "export * from '../../suite/models.js';\n");
  const project = join(folder, 'tsconfig.json');
  writeJson(project, {
    extends: join(root, 'tsconfig.base.json'),
    compilerOptions: {
      noEmit: true,
      composite: false,
      noUnusedLocals: false,
      noUnusedParameters: false,
      paths: { nuages: [declarations], 'nuages/testing': [join(declarations, '../testing/index.d.ts')] },
    },
    files: [module],
  });
  return { module, project };
}

export const compileExamples = (project: string): Promise<Compilation> => compile('typescript', project);

/** Statements as they are run, and what can stand at the top of a module only. */
function read(code: string): { readonly top: readonly string[]; readonly body: readonly string[] } {
  const fragment = ts.createSourceFile('fragment.ts', `({\n${code}\n})`, ts.ScriptTarget.Latest);
  if (isWhole(fragment)) return { top: [], body: [`await define(class extends Model('Song', {\n${code}\n}) {});`] };
  const file = ts.createSourceFile('example.ts', code, ts.ScriptTarget.Latest, true);
  const top: string[] = [];
  const body: string[] = [];
  for (const statement of file.statements) {
    const text = statement.getText(file);
    if (ts.isModuleDeclaration(statement) || ts.isImportDeclaration(statement)) top.push(text);
    else if (ts.isClassDeclaration(statement))
      body.push(text, ...(/extends Model\(/.test(text) ? [`await define(${statement.name!.text});`] : []));
    else if (ts.isExpressionStatement(statement) && !ts.isBinaryExpression(statement.expression))
      body.push(`await see(${statement.expression.getText(file)});`);
    else body.push(text);
  }
  return { top, body };
}
const isWhole = (file: ts.SourceFile): boolean =>
  (file as unknown as { readonly parseDiagnostics: readonly unknown[] }).parseDiagnostics.length === 0;

const statement = /^(SELECT|INSERT|UPDATE|DELETE|CREATE|ALTER|DROP|BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|EXPLAIN) ?/;
/** what stands within CREATE TABLE */
const definition = /^("|PRIMARY KEY|CONSTRAINT )/;
/** The statements that the comments of an example show: each on a line of its own, `  ` in front continues it, `...` is left out. */
export function shownSql(code: string): string[] {
  const shown: string[] = [];
  for (const [, indent = '', text = ''] of code.matchAll(/^\/\/( +)(.*)$/gm)) {
    if (indent.length > 1 && shown.length > 0) shown.push(`${shown.pop()} ${text}`);
    else if (statement.test(text) || definition.test(text)) shown.push(text);
  }
  return shown;
}

/** Whether a statement is what is shown, or holds the definition that is shown; types of parameters aside. */
export function isShown(shown: string, sql: string): boolean {
  const plain = (text: string) =>
    text
      .replace(/::\w+(\(\d+\))?(\[\])?/g, '')
      .replace(/\s+/g, ' ')
      .replace(/ (?=\))|(?<=\() /g, '');
  const pattern = plain(shown)
    .split('...')
    .map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
    .join('.*');
  return new RegExp(definition.test(shown) ? pattern : `^${pattern}$`).test(plain(sql));
}
