import type { PREFETCH, QS } from './symbols.js';

/** What Prefetch() gives. P: path, M: model of its queryset, R: row of its queryset, Attr: attribute that gets the rows; never: not given */
export interface Prefetch<P extends string, M, R, Attr> {
  readonly [PREFETCH]: { path: P; model: M; row: R; attr: Attr };
}
export type AnyPrefetch = Prefetch<any, any, any, any>;
export interface PrefetchOptions<M, R, Attr> {
  /** the rows that are wanted: filtered, ordered, sliced for each row, with relations of their own; all unless given */
  queryset?: { readonly [QS]: { readonly model: M; readonly row: R } };
  /** attribute that gets the rows, as a plain array; the relation itself unless given */
  toAttr?: Attr;
}
export type PrefetchMaker = <const P extends string, M = never, R = never, const Attr extends string = never>(
  path: P,
  options?: PrefetchOptions<M, R, Attr>,
) => Prefetch<P, M, R, Attr>;
