import { readdir, readFile } from 'node:fs/promises';
import type { Node, ObjectExpression } from 'oxc-parser';
import { parseSync } from 'oxc-parser';
import { guideFolder } from '../guide-folder.js';
import type { TechniqueId } from '../technique.js';

/** What a technique's functions say, as their file has it: the body of each, without the indentation of the file. */
export interface Code {
  /** of the technique, below the guide's folder */
  readonly file: string;
  /** what stands between the imports and the technique; null where nothing does */
  readonly shared: string | null;
  readonly bad: string | null;
  readonly good: string | null;
  /** of variants, by title */
  readonly variants: ReadonlyMap<string, string>;
  /** of both ways of an example, by title */
  readonly examples: ReadonlyMap<string, { readonly bad: string; readonly good: string }>;
  /** of tables, by title */
  readonly tables: ReadonlyMap<string, string>;
}

/** The file of a technique: core/3 -> core/03-bounded-reads.ts */
export async function fileOf(id: TechniqueId): Promise<string> {
  const [part = '', number = ''] = id.split('/');
  const prefix = `${number.padStart(2, '0')}-`;
  const found = (await readdir(new URL(part, guideFolder))).find((name) => name.startsWith(prefix) && name.endsWith('.ts'));
  if (found === undefined) throw new Error(`No file of ${part}/ begins with ${prefix}.`);
  return `${part}/${found}`;
}

/** Reads the source of a technique from its TypeScript file. */
export async function codeOf(id: TechniqueId): Promise<Code> {
  const file = await fileOf(id);
  const text = await readFile(new URL(file, guideFolder), 'utf8');
  const { definition, shared } = definitionIn(file, text);
  const body = (name: string, of: ObjectExpression = definition): string | null => {
    const value = property(of, name);
    return value === null ? null : bodyOf(value, text);
  };
  const titled = <C>(list: string, read: (element: ObjectExpression) => C | null): Map<string, C> => {
    const elements = property(definition, list);
    const entries = (elements?.type === 'ArrayExpression' ? elements.elements : []).flatMap((element): [string, C][] => {
      if (element?.type !== 'ObjectExpression') return [];
      const [title, code] = [property(element, 'title'), read(element)];
      return title?.type === 'Literal' && code !== null ? [[String(title.value), code]] : [];
    });
    return new Map(entries);
  };
  const run = (element: ObjectExpression): string | null => body('run', element);
  const ways = (element: ObjectExpression): { bad: string; good: string } | null => {
    const [bad, good] = [body('bad', element), body('good', element)];
    return bad === null || good === null ? null : { bad, good };
  };
  return {
    file,
    shared,
    bad: body('bad'),
    good: body('good'),
    variants: titled('variants', run),
    examples: titled('examples', ways),
    tables: titled('tables', run),
  };
}

/** The object that the file's one call of technique() takes, and what stands above it. */
function definitionIn(file: string, text: string): { definition: ObjectExpression; shared: string | null } {
  const { program, errors } = parseSync(file, text);
  if (errors.length > 0) throw new SyntaxError(`${file}: ${errors[0]!.message}`);
  let imported = 0;
  for (const statement of program.body) {
    if (statement.type === 'ImportDeclaration') imported = statement.end;
    const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : null;
    if (declaration?.type !== 'VariableDeclaration') continue;
    for (const { init } of declaration.declarations) {
      const isTechnique = init?.type === 'CallExpression' && init.callee.type === 'Identifier' && init.callee.name === 'technique';
      if (isTechnique && init.arguments[0]?.type === 'ObjectExpression')
        return { definition: init.arguments[0], shared: text.slice(imported, statement.start).trim() || null };
    }
  }
  throw new Error(`${file} exports no technique().`);
}

function property(object: ObjectExpression, name: string): Node | null {
  for (const each of object.properties) {
    if (each.type === 'Property' && each.key.type === 'Identifier' && each.key.name === name) return each.value;
  }
  return null;
}

/** The statements of a block, or the expression. Its lines lose the indentation of the line in which it begins. */
function bodyOf(way: Node, text: string): string | null {
  if (way.type !== 'ArrowFunctionExpression') return null;
  const { type, start, end } = way.body;
  const body = type === 'BlockStatement' ? text.slice(start + 1, end - 1) : text.slice(start, end);
  const from = (type === 'BlockStatement' ? start + 1 : start) + body.length - body.trimStart().length;
  const line = text.slice(text.lastIndexOf('\n', from) + 1, from);
  const indentation = /^\s*/.exec(line)![0];
  return body.trim().replaceAll(`\n${indentation}`, '\n');
}
