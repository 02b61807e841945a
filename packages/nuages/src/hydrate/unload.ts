import type { ColumnMeta, ModelMeta } from '../metadata/model-meta.js';
import { deferredPrototype } from './deferred.js';
import { knownState } from './row-state.js';

/** Takes columns from a row, as if its query had left them out. */
export function unload(row: object, meta: ModelMeta, columns: readonly ColumnMeta[]): void {
  const placeholders = knownState(row)?.placeholders;
  for (const { name } of columns) {
    delete (row as Record<string, unknown>)[name];
    if (placeholders) delete placeholders[name];
  }
  const missing = meta.columns.filter((c) => !Object.hasOwn(row, c.name));
  Object.setPrototypeOf(row, deferredPrototype(meta, missing));
}
