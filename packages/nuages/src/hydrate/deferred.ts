import type { ColumnMeta } from '../metadata/model-meta.js';
import { groupOf } from './group.js';
import { NotLoaded } from './not-loaded.js';
import { placeholderOf } from './placeholder.js';
import { setColumn } from './set-column.js';

const variants = new WeakMap<object, Map<string, object>>();

/** A prototype below the class's own, with an accessor for each column that is not read. One per class and set of columns. */
export function deferredPrototype(prototype: object, columns: readonly ColumnMeta[]): object {
  if (columns.length === 0) return prototype;
  let bySet = variants.get(prototype);
  if (!bySet) variants.set(prototype, (bySet = new Map()));
  const key = columns.map((c) => c.index).join();
  let variant = bySet.get(key);
  if (!variant) {
    variant = Object.create(prototype, Object.fromEntries(columns.map((c) => [c.name, accessor(c)]))) as object;
    bySet.set(key, variant);
  }
  return variant;
}

function accessor(column: ColumnMeta): PropertyDescriptor & ThisType<object> {
  return {
    configurable: true,
    get() {
      return placeholderOf(this, column.name, () => unread(this, column));
    },
    set(value: unknown) {
      setColumn(this, column, value);
    },
  };
}

const unread = (row: object, column: ColumnMeta): NotLoaded =>
  new NotLoaded({
    model: column.model.name,
    name: column.name,
    fix: `Await it, or read it with the query: name it in only(), or leave it out of defer().`,
    load: async () => groupOf(row)!.loader.column(row, column),
  });
