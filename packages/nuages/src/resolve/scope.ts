import type { Condition, Expression } from '../expressions/index.js';
import type { Expr, OutOfRange, Prepare, Select, ValueType } from '../ir/index.js';
import type { ColumnMeta, ModelMeta } from '../metadata/model-meta.js';

/** A value on its way into a statement. */
export interface ValueUse {
  readonly type: ValueType;
  /** whose value, for messages: `Post.title` */
  readonly of: string;
  readonly prepare?: Prepare;
  readonly list?: boolean;
  /** of a list: elements that the column can't hold are left out */
  readonly withinRange?: boolean;
  readonly planEach?: boolean;
}

/** What names and values mean where an expression stands: in a query, or in the definition of a model. */
export interface Scope {
  /** a value: a parameter in a query, a constant in a definition */
  value(value: unknown, use: ValueUse): Expr;
  /** whether the next value lies outside what its column can hold: then it is passed over */
  beyond(): OutOfRange | null;
  /** one value used twice */
  values(value: unknown, uses: readonly ValueUse[]): Expr[];
  /** `left` is one of the items */
  inList(left: Expr, items: readonly unknown[], use: ValueUse): Expr;
  /** the zone that dates are taken in */
  zone(): Expr;
  /** the value at a path */
  path(path: string): Expr & { readonly type: ValueType };
  condition(condition: Condition): Expr;
  /** a queryset that stands for its keys (`model`: whose), or for `key` of its rows, or its one column; `empty`: it can't give a row */
  query(
    query: object,
    key?: ColumnMeta,
  ): { readonly select: Select; readonly type: ValueType; readonly model: ModelMeta | null; readonly empty: boolean };
  /** a queryset that stands for its one value */
  subquery(query: object): Expr & { readonly type: ValueType };
  /** whether a queryset has a row */
  exists(query: object): Expr;
  /** a path in the query around */
  outer(path: string | Expression): Expr & { readonly type: ValueType };
  /** any expression; `beside`: the type of the operand that a value takes its own from */
  expression(expression: Expression, beside?: ValueType): Expr & { readonly type: ValueType };
}
