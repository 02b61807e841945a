import type { Awaitable } from './instance.js';
import type { OtherRows } from './other-rows.js';
import type { ReadsRows } from './reads-rows.js';
import type { SameRows } from './same-rows.js';
import type { QS } from './symbols.js';
import type { ScalarOf } from './value-rows.js';
import type { WritesRows } from './writes-rows.js';

/** row type of a queryset: `type Card = RowOf<typeof cards>` */
export type RowOf<Q> = Q extends { readonly [QS]: { readonly row: infer R } } ? R : never;

/** M: model, R: row, A: annotations, C: class with custom methods */
export interface QuerySet<M, R = M, A = {}, C = {}>
  extends Awaitable<R[]>, SameRows<M, R, A>, OtherRows<M, R, A, C>, ReadsRows<M, R, A>, WritesRows<M, A> {}
export declare class QuerySet<M, R = M, A = {}, C = {}> {
  constructor();
  readonly [QS]: { readonly model: M; readonly row: R; readonly ann: A; readonly scalar: ScalarOf<R>; readonly custom: C };
}
