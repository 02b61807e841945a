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
  /** what it says of the name */
  documentation(snippet: string): Documentation;
  /** the names offered, each with what the list says of it */
  documented(snippet: string): Map<string, Documentation>;
}
export interface Documentation {
  readonly text: string;
  readonly examples: readonly string[];
  /** of each `@throws` */
  readonly errors: readonly string[];
}

const models = join(root, 'test/types/models');
const imports = `import * as nuages from 'nuages';\nimport * as testing from 'nuages/testing';\nimport { Count, F, Max, Min, Q, Sum, foreignKey } from 'nuages';\nimport { Order, Post, Receipt, Tag, User } from './index.js';\nimport './registry.js';\n`;

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
    paths: { nuages: [declarations], 'nuages/testing': [join(declarations, '../testing/index.d.ts')] },
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
    documentation: (snippet) => documentationOf(service.getQuickInfoAtPosition(file, cursor(snippet))),
    documented(snippet) {
      const at = cursor(snippet);
      const entries = service.getCompletionsAtPosition(file, at, {})?.entries ?? [];
      return new Map(
        entries.map(({ name }) => [
          name,
          documentationOf(service.getCompletionEntryDetails(file, at, name, undefined, undefined, undefined, undefined)),
        ]),
      );
    },
  };

  function documentationOf(
    shown: { readonly documentation?: ts.SymbolDisplayPart[]; readonly tags?: ts.JSDocTagInfo[] } | undefined,
  ): Documentation {
    const tagged = (tag: string) =>
      (shown?.tags ?? []).filter(({ name }) => name === tag).map(({ text: parts }) => compiler.displayPartsToString(parts).trim());
    return {
      text: compiler.displayPartsToString(shown?.documentation).trim(),
      examples: tagged('example'),
      errors: tagged('throws'),
    };
  }
}
