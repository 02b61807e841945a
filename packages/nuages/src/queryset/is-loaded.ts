import { FieldError, printable, suggest } from '../errors/index.js';
import { relatedOf } from '../hydrate/index.js';
import type { ModelMeta } from '../metadata/model-meta.js';
import { META } from '../metadata/symbols.js';

/** Whether the relations of a path are there, of every row on the way. */
export function isLoaded(row: object, path: string): boolean {
  const [name, ...rest] = path.split('__') as [string, ...string[]];
  const meta = (row as { readonly [META]: ModelMeta })[META];
  const relation = meta.accessors.get(name);
  if (!relation) {
    throw new FieldError('NUA_FIELD_UNKNOWN', `${meta.name} has no relation "${printable(name)}".`, {
      fix: suggest(name, meta.name, meta.accessors.keys()),
      model: meta.name,
      field: name,
    });
  }
  const related = relatedOf(row, relation);
  if (!related) return false;
  if (rest.length === 0) return true;
  const rows = Array.isArray(related.value) ? (related.value as object[]) : related.value ? [related.value] : [];
  return rows.every((each) => isLoaded(each, rest.join('__')));
}
