import { ProgrammingError } from '../errors/index.js';
import { atomic, type Database, database } from '../execute/index.js';
import { Case, valueExpression, When } from '../expressions/index.js';
import { sameTable } from '../metadata/inheritance.js';
import type { ColumnMeta, ModelMeta } from '../metadata/model-meta.js';
import { META } from '../metadata/symbols.js';
import { amongKeys, type QueryState } from '../query/index.js';
import { adoptKeys } from './adopt-keys.js';
import { batchSizeOf } from './batch-size.js';
import { checkOptions } from './check-options.js';
import { keyOf } from './key-condition.js';
import { hasKey, type Row } from './model-of.js';
import { isInstance } from './related-key.js';
import { isComputed } from './settings.js';
import { updateColumns } from './update-columns.js';
import { updateIn } from './update-query.js';
import { updateRowsPlan } from './update-rows-plan.js';
import { valueOf } from './value.js';
import { runWrite } from './write-plan.js';

export interface BulkUpdateOptions {
  /** rows of a statement at most; unless given, as many as the database takes well */
  readonly batchSize?: number;
}

/**
 * `bulkUpdate()`: writes fields of many rows in few statements, all of them or none. Gives how many rows there were. Of rows with the same
 * key the first is written, as in Django.
 */
export async function bulkUpdateIn(
  state: QueryState,
  given: readonly unknown[],
  fields: readonly unknown[],
  options: BulkUpdateOptions = {},
): Promise<number> {
  const { meta, alias } = state.shape;
  checkOptions('bulkUpdate()', options, ['batchSize']);
  const size = batchSizeOf(meta, 'bulkUpdate', options);
  if (!Array.isArray(given)) throw invalid(meta, 'takes a list of rows', "Write bulkUpdate(rows, ['stock']).");
  if (!Array.isArray(fields) || fields.length === 0) throw invalid(meta, 'names no field', "Write bulkUpdate(rows, ['stock']).");
  const columns = updateColumns(meta, fields);
  const rows = rowsOf(meta, given);
  if (rows.length === 0) return 0;
  const target = database(alias ?? undefined);
  const statements = [
    ...withExpressions(state, columns, rows),
    ...[...new Set(columns.map((c) => c.model))].flatMap((table) => ofValues(table, columns, rows, size, target)),
  ];
  const [only, ...more] = statements;
  if (more.length === 0) return only!();
  const all = async (): Promise<number> => {
    const counts: number[] = [];
    for (const run of statements) counts.push(await run());
    // a row has one in each of its tables
    return new Set(columns.map((c) => c.model)).size > 1 ? Math.max(...counts) : counts.reduce((sum, n) => sum + n, 0);
  };
  return atomic(all, { using: target.alias });
}

function rowsOf(meta: ModelMeta, given: readonly unknown[]): object[] {
  const byKey = new Map<string, object>();
  for (const row of given) {
    if (!isInstance(row) || !sameTable(row[META], meta))
      throw invalid(meta, `takes rows of ${meta.name}`, 'It updates rows that are there.');
    if (!hasKey(row, meta)) throw invalid(meta, 'takes rows that have a key', 'Create the others: bulkCreate().');
    adoptKeys(row, meta);
    const key = JSON.stringify(keyOf(row, meta), (_, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value));
    if (!byKey.has(key)) byKey.set(key, row);
  }
  return [...byKey.values()];
}

type Run = () => Promise<number>;
const hasComputed = (row: object, columns: readonly ColumnMeta[]): boolean => columns.some((c) => isComputed((row as Row)[c.name]));

/** Values travel as the rows of a table, or as one array a column. */
function ofValues(table: ModelMeta, all: readonly ColumnMeta[], rows: readonly object[], size: number | null, target: Database): Run[] {
  const columns = all.filter((c) => c.model === table);
  const some = rows.filter((row) => !hasComputed(row, all));
  if (some.length === 0) return [];
  return updateRowsPlan(table, columns, some, size, target.dialect, (row, column) =>
    table.primaryKey.includes(column) ? (row as Row)[column.name] : valueOf(row, column),
  ).map(
    ({ plan, values }) =>
      async () =>
        (await runWrite(target, plan, values())).affected,
  );
}

/** Rows that have expressions: CASE WHEN by the key, as in Django. */
function withExpressions({ shape, values }: QueryState, columns: readonly ColumnMeta[], all: readonly object[]): Run[] {
  const rows = all.filter((row) => hasComputed(row, columns));
  if (rows.length === 0) return [];
  const { primaryKey } = shape.meta;
  const set = Object.fromEntries(
    columns.map((column) => {
      const branches = rows.map((row) =>
        When(Object.fromEntries(primaryKey.map((key) => [key.name, (row as Row)[key.name]])), valueFor(row, column)),
      );
      return [column.name, Case(branches)];
    }),
  );
  const keys = rows.map((row) => (row as Row)[primaryKey[0]!.name]);
  const among = { shape: amongKeys(shape, primaryKey[0]!.name), values: [...values.slice(0, shape.size), keys] };
  return [() => updateIn(among, set)];
}

function valueFor(row: object, column: ColumnMeta): unknown {
  const value = (row as Row)[column.name];
  return isComputed(value) ? value : valueExpression(valueOf(row, column), column.type);
}

const invalid = ({ name }: ModelMeta, fact: string, fix: string): ProgrammingError =>
  new ProgrammingError('NUA_WRITE_INVALID', `bulkUpdate() of ${name} ${fact}.`, { fix, model: name });
