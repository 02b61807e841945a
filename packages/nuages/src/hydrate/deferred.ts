import { linksTo } from '../metadata/inheritance.js';
import type { ColumnMeta, ModelMeta } from '../metadata/model-meta.js';
import { groupOf } from './group.js';
import { NotLoaded } from './not-loaded.js';
import { placeholderOf } from './placeholder.js';
import { setColumn } from './set-column.js';

const variants = new WeakMap<object, Map<string, object>>();

/** A prototype below the class's own, with an accessor for each column that is not read. One per class and set of columns. */
export function deferredPrototype(meta: ModelMeta, columns: readonly ColumnMeta[]): object {
  const { prototype } = meta.class;
  if (columns.length === 0) return prototype;
  let bySet = variants.get(prototype);
  if (!bySet) variants.set(prototype, (bySet = new Map()));
  const key = columns.map((c) => c.name).join();
  let variant = bySet.get(key);
  if (!variant) {
    variant = Object.create(prototype, Object.fromEntries(columns.map((c) => [c.name, accessor(c, inheritedBy(meta, c))]))) as object;
    bySet.set(key, variant);
  }
  return variant;
}

/** `link`: an attribute that holds the same value, where the column is the key of a row that this one inherits from */
function accessor(column: ColumnMeta, link: string | null): PropertyDescriptor & ThisType<object> {
  return {
    configurable: true,
    get() {
      return link === null
        ? placeholderOf(this, column.name, () => unread(this, column))
        : (this as Readonly<Record<string, unknown>>)[link];
    },
    set(value: unknown) {
      setColumn(this, column, value);
    },
  };
}

function inheritedBy(meta: ModelMeta, column: ColumnMeta): string | null {
  const link = column.model === meta ? undefined : linksTo(meta, column.model)?.at(-1);
  return link?.steps[0]!.on[0]![1] === column ? link.key!.name : null;
}

const unread = (row: object, column: ColumnMeta): NotLoaded =>
  new NotLoaded({
    model: column.model.name,
    name: column.name,
    fix: `Await it, or read it with the query: name it in only(), or leave it out of defer().`,
    load: async () => groupOf(row)!.loader.column(row, column),
  });
