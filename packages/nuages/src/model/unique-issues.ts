import type { ValidationIssue } from '../errors/index.js';
import { aliasOf, isAdding } from '../hydrate/index.js';
import { type ColumnMeta, type ModelMeta, tablesOf } from '../metadata/index.js';
import { managerOf } from './manager-of.js';

type Row = Readonly<Record<string, unknown>>;

/** Unique columns, the key of a new row, and unique constraints over plain columns, whose values another row has: a query each, as in Django. NULL is never taken. */
export async function takenIssues(row: object, meta: ModelMeta, isRight: (column: ColumnMeta) => boolean): Promise<ValidationIssue[]> {
  const issues: ValidationIssue[] = [];
  for (const table of tablesOf(meta)) {
    for (const columns of uniqueSets(row, table)) {
      const values = columns.map((c) => (row as Row)[c.name] ?? null);
      if (values.includes(null) || !columns.every((c) => isRight(c) && Object.hasOwn(row, c.name))) continue;
      if (await isTaken(row, table === meta.concrete ? meta : table, columns, values)) issues.push(issue(columns));
    }
  }
  return issues;
}

function uniqueSets(row: object, { ownColumns: columns, constraints, primaryKey }: ModelMeta): ColumnMeta[][] {
  const isNewKey = (c: ColumnMeta) => c.options.primaryKey && primaryKey.length === 1 && isAdding(row);
  const single = columns.filter((c) => (c.options.unique && !c.options.primaryKey) || isNewKey(c)).map((c) => [c]);
  const several = constraints.flatMap((constraint) => {
    if (constraint.constraint !== 'unique' || constraint.where !== undefined) return [];
    const named = constraint.columns.map((name) => columns.find((c) => c.name === name || c.field === name));
    return named.every((c) => c !== undefined) ? [named] : [];
  });
  return [...single, ...several];
}

async function isTaken(row: object, meta: ModelMeta, columns: readonly ColumnMeta[], values: readonly unknown[]): Promise<boolean> {
  const all = managerOf(meta).all();
  const alias = aliasOf(row);
  const same = (alias === null ? all : all.using(alias)).filter(Object.fromEntries(columns.map((c, i) => [c.name, values[i]])));
  return (isAdding(row) ? same : same.exclude({ pk: keyIn(row, meta) })).exists();
}

/** the key that a row has in one of its tables */
function keyIn(row: object, { primaryKey }: ModelMeta): unknown {
  const keys = primaryKey.map((key) => (row as Row)[key.name]);
  return keys.length === 1 ? keys[0] : keys;
}

function issue(columns: readonly ColumnMeta[]): ValidationIssue {
  const [first, ...more] = columns.map((c) => c.field);
  return more.length === 0
    ? { path: [first!], message: 'is taken: another row has this value' }
    : { path: [], message: `another row has these values of ${[first, ...more].join(', ')}` };
}
