import { posix as path } from 'node:path';
import { parseSync, Visitor } from 'oxc-parser';

const databases = /^(postgres|postgresql|sqlite|sqlite3|mysql|mariadb|pglite)(:(\/\/)?)?$/i;

/**
 * An import, export-from, import() or require().
 * @typedef {{ request: string, to: string | undefined, kind: 'value' | 'type' | 'lazy', line: number }} Edge
 *   `to`: the file below src that a relative request names
 */

/**
 * What the rules need to know of one file.
 * @typedef {object} SourceFile
 * @property {string} file below src
 * @property {string} folder of the table; '.' for files at the root of src
 * @property {number} lines
 * @property {boolean} parses
 * @property {Edge[]} edges
 * @property {{ name: string, line: number }[]} databaseNames database names that stand in an expression
 * @property {number[]} dialectNames lines that compare or switch on the name of a dialect
 * @property {{ name: string, line: number }[]} exported names of what the file declares and exports at run time
 * @property {number[]} runtime lines of top-level statements that exist at run time
 */

/** @returns {SourceFile} */
export function readSourceFile(file, code) {
  const { program, errors } = parseSync(file, code);
  const lineAt = (offset) => code.slice(0, offset).split('\n').length;
  const edges = [];
  const databaseNames = [];
  const dialectNames = [];
  const notExpressions = new Set();
  const edge = (source, kind) => {
    const request = source && literalText(source);
    if (request === undefined || request === null) return;
    notExpressions.add(source);
    edges.push({ request, kind, to: target(file, request), line: lineAt(source.start) });
  };
  const named = (node, name) => {
    if (databases.test(name) && !notExpressions.has(node)) databaseNames.push({ name, line: lineAt(node.start) });
  };
  new Visitor({
    ImportDeclaration: (node) => edge(node.source, node.importKind),
    ExportNamedDeclaration: (node) => edge(node.source, node.exportKind),
    ExportAllDeclaration: (node) => edge(node.source, node.exportKind),
    ImportExpression: (node) => edge(node.source, 'lazy'),
    TSImportType: (node) => edge(node.source, 'type'),
    TSLiteralType: (node) => void notExpressions.add(node.literal),
    CallExpression(node) {
      if (node.callee.type === 'Identifier' && node.callee.name === 'require') edge(node.arguments[0], 'lazy');
    },
    BinaryExpression(node) {
      if (/^[!=]==?$/.test(node.operator) && [node.left, node.right].some(isDialectName)) dialectNames.push(lineAt(node.start));
    },
    SwitchStatement(node) {
      if (isDialectName(node.discriminant)) dialectNames.push(lineAt(node.start));
    },
    Literal: (node) => named(node, literalText(node)),
    TemplateLiteral: (node) => named(node, literalText(node)),
    Property(node) {
      if (!node.computed && node.key.type === 'Identifier') named(node, node.key.name);
    },
    MemberExpression(node) {
      if (!node.computed && node.property.type === 'Identifier') named(node, node.property.name);
    },
  }).visit(program);
  return {
    file,
    folder: file.includes('/') ? file.slice(0, file.indexOf('/')) : '.',
    lines: code.split('\n').length - (code.endsWith('\n') ? 1 : 0),
    parses: errors.length === 0,
    edges,
    databaseNames,
    dialectNames,
    exported: program.body
      .filter(existsAtRunTime)
      .flatMap((node) => declaredNames(node).map((name) => ({ name, line: lineAt(node.start) }))),
    runtime: program.body.filter(existsAtRunTime).map((node) => lineAt(node.start)),
  };
}

/** The text of a string or of a template without holes. */
function literalText(node) {
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : undefined;
  return node.type === 'TemplateLiteral' && node.expressions.length === 0 ? node.quasis[0].value.cooked : undefined;
}

function target(file, request) {
  return request.startsWith('.') ? path.join(path.dirname(file), request).replace(/\.([cm]?)js$/, '.$1ts') : undefined;
}

/** `dialect.name`, `this.backend.dialect?.name` */
function isDialectName(node) {
  const { type, expression } = node;
  if (type === 'ChainExpression' || type === 'TSNonNullExpression' || type === 'ParenthesizedExpression') return isDialectName(expression);
  if (type !== 'MemberExpression' || node.computed || node.property.name !== 'name') return false;
  const owner = node.object.type === 'TSNonNullExpression' ? node.object.expression : node.object;
  return /dialect$/i.test(owner.type === 'MemberExpression' ? (owner.property.name ?? '') : (owner.name ?? ''));
}

function declaredNames(node) {
  const declaration = node.type === 'ExportNamedDeclaration' || node.type === 'ExportDefaultDeclaration' ? node.declaration : undefined;
  if (!declaration) return [];
  const ids = declaration.type === 'VariableDeclaration' ? declaration.declarations.map((d) => d.id) : [declaration.id];
  return ids.flatMap((id) => (id?.type === 'Identifier' ? [id.name] : []));
}

function existsAtRunTime(node) {
  if (node.type === 'ImportDeclaration' || node.type === 'ExportAllDeclaration') return false; // the edges say what they are
  if (node.type === 'ExportNamedDeclaration') return node.declaration ? existsAtRunTime(node.declaration) : false;
  return !(node.declare || /^TS(Interface|TypeAlias|Module|ImportEquals)/.test(node.type));
}
