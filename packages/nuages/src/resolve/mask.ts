import type { ColumnMeta, ModelMeta } from '../metadata/model-meta.js';
import { columnsNamed, unknownField } from './names.js';

/** What only() and defer() said. */
export interface Loading {
  readonly only: boolean;
  readonly names: ReadonlySet<string>;
}
/** The same as a tree, for the rows at one place; null: all columns. */
export type Mask = { readonly only: boolean; readonly fields: Fields } | null;
/** by the names of fields; what is named behind one hangs on it */
interface Fields extends ReadonlyMap<string, Fields> {}

/** Names of only() and defer() as paths of field names: a key is its relation, `pk` its columns. */
export function loadingPaths(meta: ModelMeta, names: readonly string[]): string[] {
  return names.flatMap((name) => pathsOf(meta, name.split('__'), name).map((path) => path.join('__')));
}

function pathsOf(meta: ModelMeta, [begin, ...behind]: readonly string[], whole: string): string[][] {
  const own = behind.length === 0 ? columnsNamed(meta, begin!) : null;
  if (own) return own.map((c) => [c.field]);
  const relation = meta.relations.get(begin!);
  if (!relation) throw unknownField(meta, begin!, whole);
  return behind.length === 0 ? [[begin!]] : pathsOf(relation.target, behind, whole).map((path) => [begin!, ...path]);
}

/** As in Django, no names at all leave nothing out. */
export function maskOf({ only, names }: Loading): Mask {
  if (names.size === 0) return null;
  const fields = new Map<string, Fields>();
  for (const name of names) {
    let at = fields;
    for (const part of name.split('__')) {
      const next = (at.get(part) ?? new Map()) as typeof fields;
      at.set(part, next);
      at = next;
    }
  }
  return { only, fields };
}

/** Whether a field is read. Naming something behind a relation reads its key too. */
export function isRead(mask: Mask, field: string): boolean {
  if (!mask) return true;
  const named = mask.fields.get(field);
  return mask.only ? named !== undefined : named?.size !== 0;
}

/** The columns that are read: the key always is. */
export const columnsOf = (meta: ModelMeta, mask: Mask): readonly ColumnMeta[] =>
  mask ? meta.columns.filter((c) => meta.primaryKey.includes(c) || isRead(mask, c.field)) : meta.columns;

export const deferredOf = (meta: ModelMeta, read: readonly ColumnMeta[]): readonly ColumnMeta[] =>
  read.length === meta.columns.length ? [] : meta.columns.filter((c) => !read.includes(c));

/** Of the rows behind a relation. Nothing named there: all their columns. */
export function maskBehind(mask: Mask, relation: string): Mask {
  const fields = mask?.fields.get(relation);
  return fields?.size ? { only: mask!.only, fields } : null;
}
