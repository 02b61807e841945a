import { readdir, readFile } from 'node:fs/promises';
import type { Node, ObjectExpression } from 'oxc-parser';
import { parseSync } from 'oxc-parser';
import { guideFolder } from '../guide-folder.js';
import type { TechniqueId } from '../technique.js';

/** What a technique's functions say, as their file has it: the body of each, without the indentation of the file. */
export interface Code {
  /** of the technique, below the guide's folder */
  readonly file: string;
  readonly bad: string | null;
  readonly good: string | null;
  /** by title */
  readonly variants: ReadonlyMap<string, string>;
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
  const definition = definitionIn(file, text);
  const body = (name: string, of: ObjectExpression = definition): string | null => {
    const value = property(of, name);
    return value === null ? null : bodyOf(value, text);
  };
  const variants = property(definition, 'variants');
  const entries = (variants?.type === 'ArrayExpression' ? variants.elements : []).flatMap((element): [string, string][] => {
    if (element?.type !== 'ObjectExpression') return [];
    const [title, code] = [property(element, 'title'), body('run', element)];
    return title?.type === 'Literal' && code !== null ? [[String(title.value), code]] : [];
  });
  return { file, bad: body('bad'), good: body('good'), variants: new Map(entries) };
}

/** The object that the file's one call of technique() takes. */
function definitionIn(file: string, text: string): ObjectExpression {
  const { program, errors } = parseSync(file, text);
  if (errors.length > 0) throw new SyntaxError(`${file}: ${errors[0]!.message}`);
  for (const statement of program.body) {
    const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : null;
    if (declaration?.type !== 'VariableDeclaration') continue;
    for (const { init } of declaration.declarations) {
      const isTechnique = init?.type === 'CallExpression' && init.callee.type === 'Identifier' && init.callee.name === 'technique';
      if (isTechnique && init.arguments[0]?.type === 'ObjectExpression') return init.arguments[0];
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
