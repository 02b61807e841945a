import type { ExplainOptions, Plan } from '../contract/dialect.js';
import type { OrderArg, PathArg } from './completion.js';
import type { BulkRow, CreateArg } from './create-input.js';
import type { Qs } from './custom-queryset.js';
import type { AnyExpression } from './expression.js';
import type { Awaitable, DeleteResult } from './instance.js';
import type { PkOf, Ref } from './model.js';
import type { Defer, FetchArg, Only } from './partial-rows.js';
import type { BulkCreateOptions, CompiledSql } from './query-options.js';
import type { QS } from './symbols.js';
import type { UpdateArg } from './update-input.js';
import type { ListArg, ListItem, ListRow, ScalarOf, ValuesRow } from './value-rows.js';
import type { MoreWhere, Where } from './where.js';

/** row type of a queryset: `type Card = RowOf<typeof cards>` */
export type RowOf<Q> = Q extends { readonly [QS]: { readonly row: infer R } } ? R : never;

/** M: model, R: row, A: annotations, C: class with custom methods */
export interface QuerySet<M, R = M, A = {}, C = {}> extends Awaitable<R[]> {}
export declare class QuerySet<M, R = M, A = {}, C = {}> {
  constructor();
  readonly [QS]: { readonly model: M; readonly row: R; readonly ann: A; readonly scalar: ScalarOf<R>; readonly custom: C };

  // -- same rows
  all(): this;
  none(): this;
  filter<const W extends object, const V extends readonly object[] = [], N extends never = never>(
    where: Where<M, A, W, N>,
    ...and: MoreWhere<M, A, V, N>
  ): this;
  exclude<const W extends object, const V extends readonly object[] = [], N extends never = never>(
    where: Where<M, A, W, N>,
    ...and: MoreWhere<M, A, V, N>
  ): this;
  orderBy<const P extends readonly (string | AnyExpression)[]>(...by: { [I in keyof P]: OrderArg<M, A, P[I]> }): this;
  reverse(): this;
  /** with columns: the first row of each, by an ordering that begins with them (PostgreSQL) */
  distinct<const P extends readonly string[]>(...columns: { [I in keyof P]: PathArg<M, A, P[I]> }): this;
  slice(start: number, end?: number): this;
  using(alias: string): this;

  // -- other rows
  only<const P extends readonly string[]>(...columns: { [I in keyof P]: FetchArg<M, P[I]> }): Qs<M, Only<R, P[number]>, A, C>;
  defer<const P extends readonly string[]>(...columns: { [I in keyof P]: FetchArg<M, P[I]> }): Qs<M, Defer<R, P[number]>, A, C>;
  values<const P extends readonly string[]>(...paths: { [I in keyof P]: PathArg<M, A, P[I]> }): Qs<M, ValuesRow<M, A, P[number]>, A, C>;
  valuesList<const P extends readonly ListArg[]>(...args: { [I in keyof P]: ListItem<M, A, P[I]> }): Qs<M, ListRow<M, A, P>, A, C>;

  // -- reading
  get<const W extends object = {}, const V extends readonly object[] = [], N extends never = never>(
    where?: Where<M, A, W, N>,
    ...and: MoreWhere<M, A, V, N>
  ): Promise<R>;
  first(): Promise<R | null>;
  last(): Promise<R | null>;
  /** by the columns given, or by the model's getLatestBy */
  earliest<const P extends readonly string[]>(...by: { [I in keyof P]: OrderArg<M, A, P[I]> }): Promise<R>;
  latest<const P extends readonly string[]>(...by: { [I in keyof P]: OrderArg<M, A, P[I]> }): Promise<R>;
  contains(row: Ref<M>): Promise<boolean>;
  count(): Promise<number>;
  exists(): Promise<boolean>;
  inBulk(ids?: readonly PkOf<M>[]): Promise<Map<PkOf<M>, R>>;
  iterator(options?: { chunkSize?: number }): AsyncIterableIterator<R>;
  [Symbol.asyncIterator](): AsyncIterableIterator<R>;
  explain(options?: ExplainOptions): Promise<Plan>;
  /** the statement, without running it */
  toSQL(): CompiledSql;

  // -- writing
  create<const D extends object, N extends never = never>(data: CreateArg<M, D, N>): Promise<M>;
  bulkCreate<const D extends readonly object[], N extends never = never>(
    rows: { readonly [I in keyof D]: BulkRow<M, D[I], N> },
    options?: BulkCreateOptions,
  ): Promise<M[]>;
  update<const U extends object, N extends never = never>(values: UpdateArg<M, U, N>): Promise<number>;
  delete(): Promise<DeleteResult>;
}
