import type { ValueType } from '../ir/index.js';
import type { ColumnMeta, ModelMeta, RelationMeta } from './model-meta.js';

/** One value of a row. */
export interface RowValue {
  readonly name: string;
  readonly type: ValueType;
  /** which of the row's cells it is made of */
  readonly position: number;
  /** of a key of several columns: its values, of which it is the list; the first of them stands above */
  readonly parts?: readonly RowValue[];
}
/** A column of an instance. */
export interface RowColumn {
  readonly column: ColumnMeta;
  readonly position: number;
}

export interface InstanceShape {
  readonly kind: 'instance';
  readonly meta: ModelMeta;
  /** in order of declaration */
  readonly columns: readonly RowColumn[];
  /** columns that are not read: awaitable on the row */
  readonly deferred: readonly ColumnMeta[];
  readonly annotations: readonly RowValue[];
  /** rows that come with it */
  readonly related: readonly RelatedRow[];
}
/** A row at the end of a relation, made of cells of the same row. */
export interface RelatedRow {
  readonly relation: RelationMeta;
  readonly row: InstanceShape;
  /** the cell of its key: NULL, and there is no such row */
  readonly key: number;
  /** counts the nested rows of the outermost shape, depth first */
  readonly part: number;
}
/** `values()`: plain objects */
export interface ObjectShape {
  readonly kind: 'object';
  readonly values: readonly RowValue[];
}
/** `valuesList()`: arrays; `named`: arrays that know their values by name too */
export interface TupleShape {
  readonly kind: 'tuple' | 'named';
  readonly values: readonly RowValue[];
}
/** `valuesList(name, { flat: true })`: the value itself */
export interface FlatShape {
  readonly kind: 'flat';
  readonly value: RowValue;
}

/** What the rows of a query become. `resolve` says it, `hydrate` makes the code for it. */
export type RowShape = InstanceShape | ObjectShape | TupleShape | FlatShape;
