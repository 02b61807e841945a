import type { QueryState } from './state.js';

/** What Prefetch() gives: a path, the rows that are wanted at its end, and where they go. */
export class PrefetchLookup {
  readonly path: string;
  /** null: all rows of the default manager */
  readonly query: QueryState | null;
  /** the attribute that gets them; null: the relation itself */
  readonly toAttr: string | null;

  constructor(path: string, query: QueryState | null, toAttr: string | null) {
    this.path = path;
    this.query = query;
    this.toAttr = toAttr;
    Object.freeze(this);
  }
}
