import { ProgrammingError } from '../errors/index.js';
import { describe } from '../expressions/index.js';
import type { PrefetchOp } from './op.js';
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

/** What prefetchRelated() was given, and the values of its querysets. */
export function prefetchOps(given: readonly unknown[]): { readonly lookups: readonly PrefetchOp[]; readonly own: readonly unknown[] } {
  const own: unknown[] = [];
  const lookups = given.map((lookup) => {
    const { path, query, toAttr } = typeof lookup === 'string' ? new PrefetchLookup(lookup, null, null) : asLookup(lookup);
    if (query) own.push(...query.values.slice(0, query.shape.size));
    return Object.freeze({ path: Object.freeze(path.split('__')), query: query?.shape ?? null, toAttr });
  });
  return { lookups: Object.freeze(lookups), own };
}

function asLookup(given: unknown): PrefetchLookup {
  if (given instanceof PrefetchLookup) return given;
  throw new ProgrammingError('NUA_QUERY_INVALID', `prefetchRelated() takes paths and Prefetch(), not ${describe(given)}.`, {
    fix: "Write prefetchRelated('comments__user').",
  });
}
