import { isCondition } from '../../expressions/index.js';
import { invalid } from '../model-error.js';
import type { ConstraintMeta, IndexMeta, ModelMeta } from '../model-meta.js';
import { checkPath, checkPaths, type Where } from './paths.js';
import type { PathUse } from './paths-in.js';

/** Whatever the options of a model name exists. */
export function checkOptions(meta: ModelMeta): void {
  const ordering: Where = { meta, what: 'its ordering', reach: 'related' };
  for (const by of meta.ordering) {
    if (typeof by !== 'string') checkPaths(ordering, by);
    else if (by !== '?') checkPath(ordering, plain(by));
  }
  for (const name of meta.getLatestBy) checkPath({ meta, what: 'getLatestBy', reach: 'related' }, plain(name));
  for (const index of meta.indexes) checkIndex(meta, index);
  for (const constraint of meta.constraints) checkConstraint(meta, constraint);
  checkNames(meta);
}

function checkIndex(meta: ModelMeta, { columns, where, include, opclasses, using }: IndexMeta): void {
  const what: Where = { meta, what: 'an index', reach: 'own' };
  checkParts(what, columns, where, include);
  if (opclasses.length > columns.length) throw invalid(meta.name, null, 'has an index with more opclasses than columns');
  if (using !== undefined && using !== 'btree' && columns.some((c) => typeof c === 'string' && c.startsWith('-'))) {
    throw invalid(meta.name, null, `has a ${using} index with a descending column`, 'Only a btree has an order.');
  }
}

function checkConstraint(meta: ModelMeta, constraint: ConstraintMeta): void {
  if (constraint.constraint === 'check') return checkPaths({ meta, what: 'a check', reach: 'own' }, constraint.condition);
  const { columns, where, include, deferrable } = constraint;
  checkParts({ meta, what: 'a unique constraint', reach: 'own' }, columns, where, include);
  const expressions = columns.some((c) => typeof c !== 'string');
  if (deferrable && (where !== undefined || include.length > 0 || expressions)) {
    throw invalid(
      meta.name,
      null,
      `has a unique constraint with deferrable and ${where !== undefined ? 'where' : expressions ? 'an expression' : 'include'}: that is an index, which can't be deferred`,
      'Leave one of the two out.',
    );
  }
  if (columns.some((c) => typeof c === 'string' && c.startsWith('-')))
    throw invalid(meta.name, null, 'has a unique constraint with a descending column', 'Leave the - out.');
}

function checkParts(where: Where, columns: readonly unknown[], condition: unknown, include: readonly string[]): void {
  for (const part of columns) {
    if (typeof part !== 'string') checkPaths(where, part);
    else checkPlain(where, part);
  }
  for (const name of include) checkPlain(where, name);
  if (isCondition(condition)) checkPaths(where, condition);
}
/** a name alone is a column: what is computed from it is an expression */
function checkPlain(where: Where, name: string): void {
  const use = plain(name);
  checkPath(where, use);
  if (use.path.includes('__'))
    throw invalid(
      where.meta.name,
      null,
      `names "${name}" in ${where.what}, which is no column`,
      'Write an expression: Lower("name"), F("createdAt__year").',
    );
}
const plain = (name: string): PathUse => ({ path: name.replace(/^-/, ''), lookup: false });

/** Within one model; the database compares the names of all. */
function checkNames(meta: ModelMeta): void {
  const names = [...meta.indexes, ...meta.constraints].map((part) => part.name).filter((name) => name !== undefined);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined)
    throw invalid(meta.name, null, `has two indexes or constraints called "${twice}"`, 'Give one of them another name.');
}
