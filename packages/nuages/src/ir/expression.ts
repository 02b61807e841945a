import type { Select } from './statement.js';
import type { ValueType } from './value-type.js';

/** A column of a source of the statement. */
export interface ColumnNode {
  readonly node: 'column';
  /** alias of the source */
  readonly alias: string;
  readonly column: string;
  readonly type: ValueType;
  /** a subquery names it by a path through a relation */
  readonly across?: true;
}

/** In place of a value's position: the time zone at the moment when the statement is sent. */
export const ZONE = -1;

/** The time zone at the moment when the statement is sent. */
export type Zone = () => string;
export const utc: Zone = () => 'UTC';
/** What a value becomes before its type encodes it. */
export type Prepare = (value: unknown, zone: Zone) => unknown;

/**
 * A value that travels apart from the text: the value at `value` of the query's values, prepared, encoded by `type` and bound by the dialect.
 * Two nodes with the same value, type and preparation share one placeholder.
 */
export interface ParamNode {
  readonly node: 'param';
  /** its position, or ZONE */
  readonly value: number;
  readonly type: ValueType;
  /** applied before `type.encode`: LIKE escaping, rounding. Must be one function object per rule, since it is part of the slot's identity. */
  readonly prepare?: Prepare;
  /** the value is an array of which each element is encoded; it travels as one parameter */
  readonly list?: boolean;
  /** of a list: elements beyond the column's range are left out, where they would be an error */
  readonly withinRange?: boolean;
  /** whose value it is, for messages: `Post.title` */
  readonly of?: string;
  /** the best plan depends on the value (a pattern's prefix): the statement runs unnamed */
  readonly planEach?: boolean;
}

/** A value that is part of the text: booleans, numbers, names of parts. */
export interface LiteralNode {
  readonly node: 'literal';
  readonly value: unknown;
  readonly type: ValueType;
}

/** An operator, lookup, transform, function or aggregate: the dialect has a template under `op`. */
export interface CallNode {
  readonly node: 'call';
  readonly op: string;
  readonly args: readonly Expr[];
  readonly type: ValueType;
  /** What the template needs besides the arguments: the name of a user's function, a cast's target, JSON keys. */
  readonly options?: Readonly<Record<string, unknown>>;
}

/** A value computed from many rows; the dialect has a template under `op` for what stands between its parentheses and around them. */
export interface AggregateNode {
  readonly node: 'aggregate';
  readonly op: string;
  readonly args: readonly Expr[];
  readonly distinct: boolean;
  /** rows that count; null: all */
  readonly filter: Expr | null;
  readonly orderBy: readonly Ordering[];
  readonly type: ValueType;
  readonly options?: Readonly<Record<string, unknown>>;
}
/** The first value whose condition holds. */
export interface CaseNode {
  readonly node: 'case';
  readonly branches: readonly { readonly when: Expr; readonly then: Expr }[];
  readonly otherwise: Expr | null;
  readonly type: ValueType;
}
/** Rows around a row, from `start` to `end`: 0 is the row itself, negative before it, null without an end. */
export interface Frame {
  readonly by: 'rows' | 'range' | 'groups';
  readonly start: number | null;
  readonly end: number | null;
  readonly exclude?: 'current row' | 'group' | 'ties' | 'no others';
}
/** An aggregate, or a function of windows, over the rows around each row. */
export interface WindowNode {
  readonly node: 'window';
  readonly of: Expr;
  readonly partitionBy: readonly Expr[];
  readonly orderBy: readonly Ordering[];
  readonly frame: Frame | null;
  readonly type: ValueType;
}
/** Text of the user's own, the arguments in between. */
export interface SqlNode {
  readonly node: 'sql';
  readonly strings: readonly string[];
  readonly args: readonly Expr[];
  readonly type: ValueType;
}

/** AND, OR, XOR over conditions; never empty. */
export interface LogicNode {
  readonly node: 'and' | 'or' | 'xor';
  readonly args: readonly Expr[];
}
export interface NotNode {
  readonly node: 'not';
  readonly arg: Expr;
}
/** A condition that is always true or always false. */
export interface ConstantNode {
  readonly node: 'constant';
  readonly value: boolean;
}
/** A select used as a value, a list or a condition. */
export interface SubqueryNode {
  readonly node: 'subquery';
  readonly select: Select;
  readonly type: ValueType;
}
export interface ExistsNode {
  readonly node: 'exists';
  readonly select: Select;
}
/** `(a, b)`: a composite key. */
export interface TupleNode {
  readonly node: 'tuple';
  readonly args: readonly Expr[];
}
export interface StarNode {
  readonly node: 'star';
}

export type Expr =
  | ColumnNode
  | ParamNode
  | LiteralNode
  | CallNode
  | AggregateNode
  | CaseNode
  | WindowNode
  | SqlNode
  | LogicNode
  | NotNode
  | ConstantNode
  | SubqueryNode
  | ExistsNode
  | TupleNode
  | StarNode;

export interface Ordering {
  readonly expr: Expr;
  readonly desc: boolean;
  readonly nulls?: 'first' | 'last';
}
