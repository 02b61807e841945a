import type { Column } from './column.js';
import type { Arithmetic, Expression } from './expression.js';
import type { Known } from './known.js';
import type { QS } from './symbols.js';

/** of the query around: what it gives is known there only */
export interface OuterRefExpression extends Arithmetic<never, any> {}
export type OuterReference = (path: string | OuterRefExpression) => OuterRefExpression;

/** the one value of the first row, null where there is none */
export interface SubqueryExpression<T> extends Arithmetic<never, T | null> {}
export interface SubqueryOptions<T> {
  /** the field whose type it has; that of the value unless given */
  output?: Column<any, T, any, any>;
}
export type SubqueryMaker = <S, T = S>(
  queryset: { readonly [QS]: { readonly scalar: S } },
  options?: SubqueryOptions<T>,
) => SubqueryExpression<Known<T>>;

export interface ExistsExpression extends Expression<never, boolean> {
  /**
   * Whether there is no such row.
   * @example
   * User.objects.filter(Exists(Post.objects.filter({ author: OuterRef('pk') })).not())
   * // SELECT ... FROM "user" WHERE NOT (EXISTS (SELECT 1 FROM "post" "U0" WHERE "U0"."author_id" = "user"."id"))
   */
  not(): ExistsExpression;
}
export type ExistsMaker = (queryset: { readonly [QS]: unknown }) => ExistsExpression;
