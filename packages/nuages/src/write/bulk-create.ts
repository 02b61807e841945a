import { ProgrammingError } from '../errors/index.js';
import { atomic, type Database, database } from '../execute/index.js';
import { joinGroup } from '../hydrate/index.js';
import { gather, newGroup } from '../load/index.js';
import type { ModelMeta } from '../metadata/model-meta.js';
import type { QueryState } from '../query/index.js';
import { adoptKeys } from './adopt-keys.js';
import { type Batch, batchesOf } from './batches.js';
import { batchSizeOf } from './batch-size.js';
import { checkOptions } from './check-options.js';
import { conflictOf, type ConflictOptions, conflictOptions, withConflict } from './conflict.js';
import { rowOf } from './create.js';
import { insertColumns, type InsertColumns } from './insert-columns.js';
import { takeReturned } from './saved.js';
import { setTimes } from './times.js';
import { unloadComputed } from './unload-computed.js';
import { runWrite } from './write-plan.js';

export interface BulkCreateOptions extends ConflictOptions {
  /** rows of a statement at most; unless given, as many as the database takes well */
  readonly batchSize?: number;
}

/**
 * `bulkCreate()`: many new rows in few statements, all of them or none. Gives the instances in order, with their keys. Rows whose key is
 * given go first, those that the database numbers after them.
 */
export async function bulkCreateIn(
  { shape: { meta, alias } }: QueryState,
  given: readonly unknown[],
  options: BulkCreateOptions = {},
): Promise<object[]> {
  checkOptions('bulkCreate()', options, ['batchSize', ...conflictOptions]);
  if (meta.parents.length > 0)
    throw invalid(
      meta,
      `would need the keys of new rows of ${meta.parents[0]!.target.name} before its own`,
      'Create them one by one: create(), or save().',
    );
  const size = batchSizeOf(meta, 'bulkCreate', options);
  const conflict = conflictOf(meta, options);
  if (!Array.isArray(given)) throw invalid(meta, 'takes a list', 'Write bulkCreate([{ title: "x" }]).');
  if (given.length === 0) return [];
  const rows = given.map((item) => rowOf(meta, item));
  const now = new Date();
  for (const row of rows) {
    adoptKeys(row, meta);
    setTimes(row, meta, true, null, now);
  }
  const target = database(alias ?? undefined);
  const batches = [...bySameColumns(rows, meta)].flatMap(([columns, some]) =>
    batchesOf(meta, withConflict(columns, conflict), some, size, target.dialect),
  );
  const results = await runBatches(batches, target);
  // of rows that may have been left out, nothing is known
  if (conflict?.set.length === 0) return rows;
  const group = newGroup(target.alias);
  batches.forEach((batch, i) =>
    batch.rows.forEach((row, j) => {
      takeReturned(row, batch.plan.returning, results[i]![j]);
      joinGroup(row, group);
      if (batch.computed) unloadComputed(row, meta, null, target.alias);
    }),
  );
  group.adopt(rows);
  gather(group);
  return rows;
}

/** One statement is a transaction by itself. */
export async function runBatches(batches: readonly Batch[], target: Database): Promise<unknown[][][]> {
  const [only, ...more] = batches;
  if (more.length === 0) return [(await runWrite(target, only!.plan, only!.values())).rows];
  return atomic(
    async () => {
      const results: unknown[][][] = [];
      for (const { plan, values } of batches) results.push((await runWrite(target, plan, values())).rows);
      return results;
    },
    { using: target.alias },
  );
}

const numbered = ({ returning }: InsertColumns): number => Number(returning.some((c) => c.options.identity));

/** Rows by the columns that they leave to the database, in order; given keys are taken before numbers are given. */
function bySameColumns(rows: readonly object[], meta: ModelMeta): Map<InsertColumns, object[]> {
  const groups = new Map<InsertColumns, object[]>();
  for (const row of rows) {
    const columns = insertColumns(row, meta);
    const group = groups.get(columns);
    if (group) group.push(row);
    else groups.set(columns, [row]);
  }
  return groups.size === 1 ? groups : new Map([...groups].sort(([a], [b]) => numbered(a) - numbered(b)));
}

const invalid = ({ name }: ModelMeta, fact: string, fix: string): ProgrammingError =>
  new ProgrammingError('NUA_WRITE_INVALID', `bulkCreate() of ${name} ${fact}.`, { fix, model: name });
