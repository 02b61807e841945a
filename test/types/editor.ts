import { join } from 'node:path';
import type ts from 'typescript-6';
import { root } from './declarations.js';

/** What an editor would show at `|` in code written beside the test models. */
export interface Editor {
  /** the names offered */
  completions(code: string): string[];
  /** errors of the code, each with the text that it underlines */
  errors(code: string): { readonly at: string; readonly message: string }[];
  /** what the name at `|` is, and its documentation */
  hover(code: string): { readonly is: string; readonly says: string };
}

const models = join(root, 'test/types/models');
const imports = `import { F, Q, QuerySet, char, integer, foreignKey } from 'nuages';\nimport { Comment, Order, Post, Receipt, Tag, User } from './index.js';\nimport './registry.js';\n`;

/** A language service over the test models and one file that is typed into. */
export function openEditor(compiler: typeof ts, declarations: string): Editor {
  const typed = join(models, 'typed.ts');
  let text = '';
  let version = 0;
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    target: compiler.ScriptTarget.ES2022,
    module: compiler.ModuleKind.ESNext,
    moduleResolution: compiler.ModuleResolutionKind.Bundler,
    skipLibCheck: true,
    types: [],
    paths: { nuages: [declarations] },
  };
  const service = compiler.createLanguageService({
    getCompilationSettings: () => options,
    getScriptFileNames: () => [typed],
    getScriptVersion: (file) => (file === typed ? String(version) : '0'),
    getScriptSnapshot: (file) => {
      const content = file === typed ? text : compiler.sys.readFile(file);
      return content === undefined ? undefined : compiler.ScriptSnapshot.fromString(content);
    },
    getCurrentDirectory: () => models,
    getDefaultLibFileName: (settings) => compiler.getDefaultLibFilePath(settings),
    fileExists: (file) => file === typed || compiler.sys.fileExists(file),
    readFile: (file) => (file === typed ? text : compiler.sys.readFile(file)),
    readDirectory: (...args) => compiler.sys.readDirectory(...args),
    directoryExists: (folder) => compiler.sys.directoryExists(folder),
    getDirectories: (folder) => compiler.sys.getDirectories(folder),
  });

  /** puts the code into the file; gives the place of `|` */
  function type(code: string): number {
    const cursor = code.indexOf('|');
    text = imports + (cursor < 0 ? code : code.slice(0, cursor) + code.slice(cursor + 1));
    version++;
    return imports.length + cursor;
  }

  return {
    completions(code) {
      const place = type(code);
      return (service.getCompletionsAtPosition(typed, place, {})?.entries ?? []).map(({ name }) => name).toSorted();
    },
    errors(code) {
      type(code);
      const found = [...service.getSyntacticDiagnostics(typed), ...service.getSemanticDiagnostics(typed)];
      return found.map(({ start = 0, length = 0, messageText }) => ({
        at: text.slice(start, start + length),
        message: compiler.flattenDiagnosticMessageText(messageText, '\n'),
      }));
    },
    hover(code) {
      const info = service.getQuickInfoAtPosition(typed, type(code));
      return { is: compiler.displayPartsToString(info?.displayParts), says: compiler.displayPartsToString(info?.documentation) };
    },
  };
}
