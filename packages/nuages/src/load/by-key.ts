import type { Condition } from '../expressions/index.js';
import type { ColumnMeta } from '../metadata/model-meta.js';
import type { Op, QueryState, Shape } from '../query/index.js';
import { isSteady } from '../resolve/index.js';
import { ownerKey } from './owned.js';

/** A query of rows by a column that is unique: its last step, `filter({ pk: 1 })`. */
export interface ByKey {
  /** what stands before that step */
  readonly before: Shape;
  readonly column: ColumnMeta;
}
const key = Symbol('by key');

/** Null where the last step is another, or where the rows of one key depend on those of others. Found once, kept with the shape. */
export function byKeyOf(shape: Shape): ByKey | null {
  let found = shape.compiled.get(key) as ByKey | null | undefined;
  if (found === undefined) shape.compiled.set(key, (found = find(shape)));
  return found;
}

/** steps before it that leave the rows of one key to themselves */
const apart: ReadonlySet<Op['op']> = new Set<Op['op']>([
  'filter',
  'orderBy',
  'reverse',
  'annotate',
  'only',
  'defer',
  'related',
  'selectRelated',
  'prefetch',
  'fetchMode',
]);

function find(shape: Shape): ByKey | null {
  const { op, parent } = shape;
  if (op?.op !== 'filter' || !op.first || op.negated || !parent!.ops().every((each) => apart.has(each.op))) return null;
  const column = uniqueAt(shape, op.condition);
  return column && isRead(shape, column) && isSteady(shape) ? { before: parent!, column } : null;
}

function uniqueAt({ meta }: Shape, condition: Condition): ColumnMeta | null {
  if (condition.kind !== 'lookup' || condition.operand.kind !== 'value' || condition.operand.date) return null;
  const { path } = condition;
  if (path === 'pk') return meta.primaryKey.length === 1 ? meta.primaryKey[0]! : null;
  const column = meta.columnByName.get(path);
  const unique = column && column.model === meta && (column.options.unique || (column.options.primaryKey && meta.primaryKey.length === 1));
  return unique ? column : null;
}

/** the rows tell their keys */
const isRead = (shape: Shape, column: ColumnMeta): boolean =>
  column.options.primaryKey || !shape.ops().some((op) => op.op === 'only' || op.op === 'defer');

/** A key as rows that are read have it; null: it is none that a Map could find, or none that the column takes. */
export function keyAsRead({ type }: ColumnMeta, given: unknown): unknown {
  if (typeof given !== 'string' && typeof given !== 'number' && typeof given !== 'bigint') return null;
  try {
    const cell = type.encode(given);
    return ownerKey(type.decode ? type.decode(cell as never) : cell);
  } catch {
    // whoever asks alone is told what is wrong with it
    return null;
  }
}
export const valueOf = ({ shape, values }: QueryState): unknown => values[shape.size - 1];
