import type { QS } from './symbols.js';

/** a queryset whose rows are R too */
export interface Combinable<R> {
  readonly [QS]: { readonly row: R };
}
export interface UnionOptions {
  /** rows as often as they occur; false unless given */
  readonly all?: boolean;
}
