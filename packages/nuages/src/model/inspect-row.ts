import { NotLoaded } from '../hydrate/index.js';
import { META, type ModelMeta } from '../metadata/index.js';
import { loadedRelations } from './loaded-relations.js';
import { within } from './row-path.js';

type Inspect = (value: unknown, options: object) => string;
const custom = Symbol.for('nodejs.util.inspect.custom');
/** text without quotes */
const bare = (text: string) => ({ [custom]: () => text });

/** `Post { id: 1, title: 'x', author: <not loaded: 3> }`. Never runs a query. */
export function inspectRow(row: object, depth: number, options: object, inspect: Inspect): string {
  const meta = (row as { readonly [META]?: ModelMeta })[META];
  // the class's prototype is no row
  if (!meta?.ready || !Object.hasOwn(row, meta.primaryKey[0]!.name))
    return inspect(Object.create(Object.getPrototypeOf(row) as object, { [custom]: { value: undefined } }), options);
  if (depth < 0) return `[${row.constructor.name}]`;
  return within(
    row,
    () => inspect(shown(row, meta), { ...options, depth }),
    () => '[Circular]',
  );
}

/** An object of the same class with what is to be seen: a key as its relation, a deferred column as not loaded. */
function shown(row: object, { class: { prototype }, columns, relations }: ModelMeta): object {
  const seen = Object.create(prototype, { [custom]: { value: undefined } }) as object;
  const show = (name: string, value: unknown) =>
    void Object.defineProperty(seen, name, { value, writable: true, enumerable: true, configurable: true });
  const loaded = new Map(loadedRelations(row));
  for (const { name, field } of columns) {
    const value = (row as Record<string, unknown>)[name];
    const relation = field === name ? undefined : relations.get(field);
    if (!relation) show(name, value === undefined ? bare('<unset>') : value);
    else if (loaded.has(field)) show(field, loaded.get(field));
    else show(field, value === null || value instanceof NotLoaded ? value : bare(`<not loaded: ${value as string}>`));
    loaded.delete(field);
  }
  for (const [name, value] of Object.entries(row)) if (!columns.some((c) => c.name === name)) show(name, value);
  for (const [name, value] of loaded) show(name, value);
  return seen;
}
