import type { ColumnNode, Expr, Ordering, ParamNode } from './expression.js';
import type { ValueType } from './value-type.js';

export interface TableName {
  readonly schema?: string;
  readonly name: string;
}
export interface TableSource {
  readonly source: 'table';
  readonly table: TableName;
  readonly alias: string;
}
/** Its columns are named by `as`. */
export interface SelectSource {
  readonly source: 'select';
  readonly select: Select;
  readonly alias: string;
}
/** The rows of all of them, of each, of the first without the others: selects of the same columns, named by `as`. */
export interface UnionSource {
  readonly source: 'union';
  readonly operator: 'union' | 'union all' | 'intersect' | 'except';
  readonly selects: readonly Select[];
  readonly alias: string;
}
/** For each value of a list, the rows of a select that looks at it. */
export interface EachSource {
  readonly source: 'each';
  readonly list: ParamNode;
  /** what the select calls the value */
  readonly value: ColumnNode;
  /** its columns are named by `as` */
  readonly select: Select;
  readonly alias: string;
}
export interface Join {
  readonly kind: 'inner' | 'left';
  readonly table: TableName;
  readonly alias: string;
  readonly on: Expr;
}
export interface SelectColumn {
  readonly expr: Expr;
  /** the name that the select around calls it by, which reads it */
  readonly as?: string;
  /** the name that it has in the result, for whoever reads the SQL */
  readonly label?: string;
  /** of what is read */
  readonly type: ValueType;
}

/** Rows that are locked until the transaction ends. */
export interface Lock {
  /** others may still point at the rows */
  readonly noKey: boolean;
  /** aliases of the tables whose rows are meant; none: all */
  readonly of: readonly string[];
  /** for rows that another transaction has locked: until it ends; not at all, it is an error; they are left out */
  readonly wait: 'wait' | 'nowait' | 'skip locked';
}
export interface Select {
  readonly statement: 'select';
  readonly from: TableSource | SelectSource | UnionSource | EachSource;
  readonly joins: readonly Join[];
  readonly columns: readonly SelectColumn[];
  readonly distinct: boolean | readonly Expr[];
  readonly where: Expr | null;
  readonly groupBy: readonly Expr[];
  readonly having: Expr | null;
  readonly orderBy: readonly Ordering[];
  readonly limit: number | null;
  readonly offset: number;
  readonly lock?: Lock;
}

export interface TargetColumn {
  readonly column: string;
  readonly type: ValueType;
}
/** rows: one list of expressions a row; arrays: one list parameter a column. */
export type ValueRows =
  | { readonly kind: 'rows'; readonly rows: readonly (readonly Expr[])[] }
  | { readonly kind: 'arrays'; readonly arrays: readonly ParamNode[] };
/** defaults: a row of defaults only. */
export type InsertSource = ValueRows | { readonly kind: 'defaults' };

/** What becomes of a row that another has the unique columns of. */
export interface Conflict {
  /** unique together; null: any that are */
  readonly unique: readonly TargetColumn[] | null;
  /** what the row that is there takes over; none: it stays as it is */
  readonly set: readonly TargetColumn[];
}

export interface Insert {
  readonly statement: 'insert';
  readonly table: TableName;
  readonly columns: readonly TargetColumn[];
  readonly source: InsertSource;
  /** null: a row that is there already is an error */
  readonly conflict: Conflict | null;
  readonly returning: readonly TargetColumn[];
}
/** In `set` and `where`, the table's alias is its name. */
export interface Update {
  readonly statement: 'update';
  readonly table: TableName;
  readonly set: readonly { readonly column: string; readonly value: Expr }[];
  /** rows of values, which `set` and `where` know as `alias`.column1, column2, ... */
  readonly from?: { readonly source: ValueRows; readonly alias: string };
  readonly where: Expr | null;
  readonly returning: readonly TargetColumn[];
}
export interface Delete {
  readonly statement: 'delete';
  readonly table: TableName;
  readonly where: Expr | null;
}
export type Statement = Select | Insert | Update | Delete;
