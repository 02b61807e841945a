import { EXPRESSION, type Expression } from '../expressions/index.js';
import type { Expr, IndexPart } from '../ir/index.js';
import type { ColumnMeta, ModelMeta } from '../metadata/index.js';
import { resolveDefinition } from '../resolve/index.js';

/** An attribute or a foreign key by name: `authorId`, `author`. */
export const columnNamed = (meta: ModelMeta, name: string): ColumnMeta =>
  meta.columnByName.get(name) ?? (name === 'pk' ? meta.primaryKey[0]! : meta.columns.find((c) => c.field === name)!);

export interface Parts {
  readonly parts: readonly IndexPart[];
  /** of the first, for a name */
  readonly label: string;
  /** what a name is computed from: columns, descending ones with a `-`, and expressions */
  readonly keys: readonly string[];
}

/** The columns and expressions of an index. */
export function partsOf(meta: ModelMeta, columns: readonly unknown[]): Parts {
  const parts = columns.map((column) => partOf(meta, column));
  return {
    parts,
    label: labelOf(parts[0]!.expr),
    keys: parts.map(({ expr, desc }) => `${desc ? '-' : ''}${expr.node === 'column' ? expr.column : fingerprint(expr)}`),
  };
}

function partOf(meta: ModelMeta, part: unknown): IndexPart {
  if (typeof part === 'string') {
    const { column, type } = columnNamed(meta, part.replace(/^-/, ''));
    return { expr: { node: 'column', alias: '', column, type }, desc: part.startsWith('-') };
  }
  const data = (part as Expression)[EXPRESSION];
  if (data.kind !== 'ordering') return { expr: resolveDefinition(meta, part), desc: false };
  return { expr: resolveDefinition(meta, data.arg), desc: data.desc, ...(data.nulls && { nulls: data.nulls }) };
}

/** the first column in it, for a name */
export function labelOf(expr: Expr): string {
  if (expr.node === 'column') return expr.column;
  const column = 'args' in expr ? expr.args.map(labelOf).find((label) => label !== 'expr') : undefined;
  return column ?? 'expr';
}

/** The same text for the same expression, whatever the database. */
export const fingerprint = (expr: Expr): string =>
  JSON.stringify(expr, (key, value: unknown) => (key === 'type' ? undefined : typeof value === 'bigint' ? `${value}n` : value));
