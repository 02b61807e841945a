import { DoesNotExist, ProgrammingError } from '../errors/index.js';
import { type Database, database } from '../execute/index.js';
import { aliasOf, isAdding } from '../hydrate/index.js';
import type { ColumnMeta, ModelMeta } from '../metadata/model-meta.js';
import type { SaveOptions } from '../types/instance.js';
import { adoptKeys } from './adopt-keys.js';
import { checkOptions } from './check-options.js';
import { inOneTransaction, syncDown, syncUp } from './inherited.js';
import { insertColumns } from './insert-columns.js';
import { insertComputedPlan, insertPlan } from './insert-plan.js';
import { keyOf } from './key-condition.js';
import { hasKey, modelOf, type Row } from './model-of.js';
import { markSaved, takeReturned } from './saved.js';
import { isComputed, settings } from './settings.js';
import { setTimes } from './times.js';
import { unloadComputed } from './unload-computed.js';
import { updateColumns } from './update-columns.js';
import { updatePlan } from './update-plan.js';
import { valueOf } from './value.js';
import { runWrite } from './write-plan.js';

/** What a save was asked, and where it writes. */
interface Saving {
  readonly target: Database;
  /** the columns written; null: all that are loaded */
  readonly only: readonly ColumnMeta[] | null;
  readonly forceInsert: boolean;
  readonly forceUpdate: boolean;
}

/**
 * Writes a row as Django does. With a key: UPDATE, and INSERT where that found nothing; without: INSERT. A new row whose key has a
 * default, and `forceInsert`: INSERT only. `updateFields`, `forceUpdate`, and a row of which columns are not loaded: UPDATE only.
 * A row that inherits from others is written to their tables first. What an expression gave isn't loaded afterwards.
 */
export async function saveRow(row: object, options: SaveOptions<string> = {}): Promise<void> {
  const meta = modelOf(row);
  checkSave(meta, options);
  const { updateFields, forceInsert = false, forceUpdate = false, using } = options;
  const named = updateFields && updateColumns(meta, updateFields);
  if (named?.length === 0) return;
  adoptKeys(row, meta);
  const known = aliasOf(row);
  const target = database(using ?? known ?? undefined);
  const partial = !forceInsert && target.alias === known && meta.columns.some((c) => !Object.hasOwn(row, c.name));
  const only = named ?? (partial ? loadedColumns(row, meta) : null);
  const saving: Saving = { target, only, forceInsert, forceUpdate };
  await (meta.parents.length === 0
    ? saveIn(row, meta.concrete, saving, false)
    : inOneTransaction(target, () => saveTables(row, meta.concrete, saving)));
  markSaved(row, target.alias);
  unloadComputed(row, meta, named ?? null, target.alias);
}

/** The rows that it inherits from, then its own. Gives whether that was inserted. */
async function saveTables(row: object, meta: ModelMeta, saving: Saving): Promise<boolean> {
  let inserted = false;
  for (const link of meta.parents) {
    syncUp(row, link);
    const isNew = await saveTables(row, link.target, { ...saving, forceInsert: false });
    inserted ||= isNew;
    syncDown(row, link);
  }
  return saveIn(row, meta, saving, inserted);
}

/** One table. `below`: a row that this one inherits from is new, and so is this. */
async function saveIn(
  row: object,
  meta: ModelMeta,
  { target, only: named, forceInsert, forceUpdate }: Saving,
  below: boolean,
): Promise<boolean> {
  const only = named && named.filter((c) => c.model === meta && !meta.primaryKey.includes(c));
  if (only?.length === 0 && named!.length > 0) return false;
  const keyed = hasKey(row, meta);
  if (forceInsert || below || (!keyed && !only && !forceUpdate)) {
    await insertRow(row, meta, target);
    return true;
  }
  if (!keyed) throw invalid(meta, `can't be updated: it has no key`, 'Save it without updateFields and forceUpdate to insert it.');
  if (only || forceUpdate) {
    if (await updateRow(row, meta, target, only, true)) return false;
    throw new DoesNotExist('NUA_NOT_UPDATED', `No ${meta.name} has the key of the row to be saved.`, {
      fix: 'It was deleted since it was read. Save it with forceInsert to insert it again.',
      model: meta.name,
    });
  }
  const keyIsMade = isAdding(row) && meta.primaryKey.every((c) => c.options.default !== undefined || c.options.dbDefault !== undefined);
  if (!keyIsMade && (await updateRow(row, meta, target, null, !isAdding(row)))) return false;
  await insertRow(row, meta, target);
  return true;
}

async function insertRow(row: object, meta: ModelMeta, target: Database): Promise<void> {
  setTimes(row, meta, true);
  const columns = insertColumns(row, meta);
  const values = columns.written.map((c) => valueOf(row, c));
  const computed = values.some(isComputed) ? settings(columns.written.map((c, i) => [c, values[i]])) : null;
  const plan = computed ? insertComputedPlan(meta, columns, computed, target.dialect) : insertPlan(meta, columns, target.dialect);
  const { rows } = await runWrite(target, plan, computed?.own ?? values);
  takeReturned(row, columns.returning, rows[0]);
}

/** `strict`: values are checked first; else the row may well not be there, and the INSERT that follows checks them. */
async function updateRow(
  row: object,
  meta: ModelMeta,
  target: Database,
  only: readonly ColumnMeta[] | null,
  strict: boolean,
): Promise<boolean> {
  setTimes(row, meta, false, only);
  const columns = only ?? loadedColumns(row, meta).filter((c) => c.model === meta);
  const set = settings(columns.map((c) => [c, strict ? valueOf(row, c) : ((row as Row)[c.name] ?? null)]));
  const plan = updatePlan(meta, set, target.dialect);
  const { rows, affected } = await runWrite(target, plan, [...set.own, ...keyOf(row, meta)]);
  if (affected > 0) takeReturned(row, plan.returning, rows[0]);
  return affected > 0;
}

const loadedColumns = (row: object, { columns }: ModelMeta): ColumnMeta[] =>
  columns.filter((c) => !c.options.generated && !c.model.primaryKey.includes(c) && Object.hasOwn(row, c.name));

function checkSave(meta: ModelMeta, options: SaveOptions<string>): void {
  checkOptions('save()', options, ['updateFields', 'forceInsert', 'forceUpdate', 'using']);
  const { updateFields, forceInsert, forceUpdate } = options;
  if (forceInsert && (forceUpdate || updateFields))
    throw invalid(
      meta,
      'is to be inserted and updated at once',
      `Leave out forceInsert, or ${forceUpdate ? 'forceUpdate' : 'updateFields'}.`,
    );
}

const invalid = ({ name }: ModelMeta, fact: string, fix: string): ProgrammingError =>
  new ProgrammingError('NUA_WRITE_INVALID', `This ${name} ${fact}.`, { fix, model: name });
