import { join } from 'node:path';
import type ts from 'typescript-6';
import { root } from './declarations.js';

/** What an editor would show for each of some snippets of code, at `|`. */
export interface Editor {
  /** the names offered */
  completions(snippet: string): string[];
  /** errors of the snippet, each with the text that it underlines */
  errors(snippet: string): { readonly at: string; readonly message: string }[];
  /** what the name is */
  hover(snippet: string): string;
}

const models = join(root, 'test/types/models');
const imports = `import { F, Q, foreignKey } from 'nuages';\nimport { Order, Post, Receipt, Tag, User } from './index.js';\nimport './registry.js';\n`;

/** A language service over the test models and a file that holds the snippets: one file for all, so that their types are read once. */
export function openEditor(compiler: typeof ts, declarations: string, snippets: readonly string[]): Editor {
  const file = join(models, 'typed.ts');
  const starts = new Map<string, number>();
  let text = imports;
  for (const snippet of snippets) {
    text += 'async () => { ';
    starts.set(snippet, text.length);
    text += `${snippet.replace('|', '')} };\n`;
  }
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
  const read = (path: string): string | undefined => (path === file ? text : compiler.sys.readFile(path));
  const service = compiler.createLanguageService({
    getCompilationSettings: () => options,
    getScriptFileNames: () => [file],
    getScriptVersion: () => '0',
    getScriptSnapshot: (path) => {
      const content = read(path);
      return content === undefined ? undefined : compiler.ScriptSnapshot.fromString(content);
    },
    getCurrentDirectory: () => models,
    getDefaultLibFileName: (settings) => compiler.getDefaultLibFilePath(settings),
    fileExists: (path) => path === file || compiler.sys.fileExists(path),
    readFile: read,
    readDirectory: (...args) => compiler.sys.readDirectory(...args),
    directoryExists: (folder) => compiler.sys.directoryExists(folder),
    getDirectories: (folder) => compiler.sys.getDirectories(folder),
  });
  const start = (snippet: string): number => {
    const found = starts.get(snippet);
    if (found === undefined) throw new Error(`Not among the snippets: ${snippet}`);
    return found;
  };
  const cursor = (snippet: string): number => start(snippet) + snippet.indexOf('|');

  let faults: readonly ts.Diagnostic[] | undefined;
  return {
    completions: (snippet) => {
      const entries = service.getCompletionsAtPosition(file, cursor(snippet), {})?.entries ?? [];
      return entries.map(({ name }) => name).toSorted();
    },
    errors(snippet) {
      faults ??= service.getSemanticDiagnostics(file);
      const from = start(snippet);
      return faults
        .filter((fault) => fault.start! >= from && fault.start! < from + snippet.length)
        .map((fault) => ({
          at: text.slice(fault.start, fault.start! + fault.length!),
          message: compiler.flattenDiagnosticMessageText(fault.messageText, '\n'),
        }));
    },
    hover: (snippet) => compiler.displayPartsToString(service.getQuickInfoAtPosition(file, cursor(snippet))?.displayParts),
  };
}
