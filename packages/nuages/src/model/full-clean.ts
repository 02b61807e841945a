import { ValidationError, type ValidationIssue } from '../errors/index.js';
import { isAdding, knownState } from '../hydrate/index.js';
import { type ColumnMeta, linkAt, type ModelMeta, problemsOf } from '../metadata/index.js';
import { modelOf } from '../write/index.js';
import { takenIssues } from './unique-issues.js';

/** Every rule of the fields, then that unique values are free. */
export async function fullClean(row: object): Promise<void> {
  const meta = modelOf(row);
  const issues = fieldIssues(row, meta);
  const wrong = new Set(issues.map(({ path }) => path[0]));
  issues.push(...(await takenIssues(row, meta, (column) => !wrong.has(column.field))));
  if (issues.length > 0) throw new ValidationError(meta.name, issues);
}

function fieldIssues(row: object, { columns }: ModelMeta): ValidationIssue[] {
  return columns
    .filter((column) => Object.hasOwn(row, column.name) && !isFilledIn(row, column))
    .flatMap((column) =>
      problemsOf(column, (row as Record<string, unknown>)[column.name]).map((message) => ({ path: [column.field], message })),
    );
}

/** by the database or by save() */
function isFilledIn(row: object, column: ColumnMeta): boolean {
  const { name, options } = column;
  const value = (row as Record<string, unknown>)[name] ?? null;
  if (options.generated) return true;
  return (
    value === null &&
    (options.identity ||
      linkAt(column) !== undefined ||
      options.autoNow ||
      options.autoNowAdd ||
      (isAdding(row) && knownState(row)?.unset?.has(name) === true))
  );
}
