import { ProgrammingError } from '../errors/index.js';
import type { Conflict } from '../ir/index.js';
import type { ColumnMeta, ModelMeta } from '../metadata/model-meta.js';
import type { InsertColumns } from './insert-columns.js';
import { writableColumn } from './update-columns.js';

/** What becomes of rows that are there already; they are an error unless one of these says otherwise. */
export interface ConflictOptions {
  /** they are left out, and no row gets its key */
  readonly ignoreConflicts?: boolean;
  /** they take over `updateFields` */
  readonly updateConflicts?: boolean;
  readonly updateFields?: readonly string[];
  /** unique together: what tells that a row is there */
  readonly uniqueFields?: readonly string[];
}
export const conflictOptions = ['ignoreConflicts', 'updateConflicts', 'updateFields', 'uniqueFields'] as const;

/** @throws ProgrammingError NUA_WRITE_INVALID for options that don't go together; FieldError NUA_FIELD_UNKNOWN */
export function conflictOf(meta: ModelMeta, options: ConflictOptions): Conflict | null {
  const { ignoreConflicts = false, updateConflicts = false, updateFields = [], uniqueFields = [] } = options;
  if (ignoreConflicts && updateConflicts) throw invalid(meta, 'is to ignore conflicts and to update them', 'Leave one of the two out.');
  if (ignoreConflicts) return { unique: null, set: [] };
  if (!updateConflicts) return null;
  if (updateFields.length === 0 || uniqueFields.length === 0) {
    const fix = "Write { updateConflicts: true, uniqueFields: ['sku'], updateFields: ['price'] }.";
    throw invalid(meta, 'is to update conflicts, and does not say which fields tell them and which are written', fix);
  }
  const set = updateFields.map((name) => writableColumn(meta, name));
  const key = set.find((column) => meta.primaryKey.includes(column));
  if (key) throw invalid(meta, `has the key, ${key.name}, among its updateFields`, 'A row keeps its key: leave it out.');
  return { unique: uniqueFields.flatMap((name) => (name === 'pk' ? meta.primaryKey : [writableColumn(meta, name)])), set };
}

/** Columns of an INSERT that minds the rows that are there. */
export function withConflict(columns: InsertColumns, conflict: Conflict | null): InsertColumns {
  if (!conflict) return columns;
  const { unique, set } = conflict;
  const names = (some: Conflict['set']): string => some.map((c) => c.column).join();
  return {
    written: columns.written,
    returning: set.length > 0 ? columns.returning : none,
    key: `${columns.key} on conflict ${unique ? names(unique) : ''}: ${names(set)}`,
    conflict,
  };
}
const none: readonly ColumnMeta[] = Object.freeze([]);

const invalid = ({ name }: ModelMeta, fact: string, fix: string): ProgrammingError =>
  new ProgrammingError('NUA_WRITE_INVALID', `bulkCreate() of ${name} ${fact}.`, { fix, model: name });
