import { knownState } from '../hydrate/index.js';
import type { Conflict } from '../ir/index.js';
import type { ColumnMeta, ModelMeta } from '../metadata/model-meta.js';
import { isGiven, type Row } from './model-of.js';

/** The columns of an INSERT: those with values, and those that the database fills in and gives back. */
export interface InsertColumns {
  readonly written: readonly ColumnMeta[];
  readonly returning: readonly ColumnMeta[];
  readonly key: string;
  /** a row that is there already is an error unless given */
  readonly conflict?: Conflict;
}
interface Known {
  /** columns that the database can fill in */
  readonly optional: readonly ColumnMeta[];
  readonly byKey: Map<string, InsertColumns>;
}
const known = new WeakMap<ModelMeta, Known>();

export function insertColumns(row: object, meta: ModelMeta): InsertColumns {
  let entry = known.get(meta);
  if (!entry) {
    const optional = meta.ownColumns.filter((c) => c.options.identity || c.options.dbDefault !== undefined);
    known.set(meta, (entry = { optional, byKey: new Map() }));
  }
  let key = '';
  for (const column of entry.optional) if (isLeftOut(row, column)) key += `${column.index},`;
  let columns = entry.byKey.get(key);
  if (!columns) {
    const leftOut = new Set(entry.optional.filter((c) => isLeftOut(row, c)));
    const isFilled = (c: ColumnMeta) => c.options.generated !== undefined || leftOut.has(c);
    columns = Object.freeze({ written: meta.ownColumns.filter((c) => !isFilled(c)), returning: meta.ownColumns.filter(isFilled), key });
    entry.byKey.set(key, columns);
  }
  return columns;
}

function isLeftOut(row: object, { name, options }: ColumnMeta): boolean {
  const value = (row as Row)[name];
  if (options.identity) return !isGiven(value);
  return value === undefined && knownState(row)?.unset?.has(name) === true;
}
