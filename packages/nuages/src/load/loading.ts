import type { PrefetchOp, Shape } from '../query/index.js';
import type { FetchMode } from '../types/fetch-mode.js';

/** What a query says of relations: what is loaded with its rows, and what touching the others does. */
export interface Loading {
  /** null: it doesn't say */
  readonly mode: FetchMode | null;
  readonly lookups: readonly Lookup[];
}
/** A lookup of prefetchRelated(); `first`: where the values of its queryset begin. */
export interface Lookup extends PrefetchOp {
  readonly first: number;
}

const key = Symbol('loading');
const nothing: Loading = Object.freeze({ mode: null, lookups: [] });

/** Found once, kept with the shape. */
export function loadingOf(shape: Shape): Loading {
  let found = shape.compiled.get(key) as Loading | undefined;
  if (!found) shape.compiled.set(key, (found = find(shape)));
  return found;
}

function find(shape: Shape): Loading {
  let { mode, lookups }: { mode: FetchMode | null; lookups: Lookup[] } = { mode: null, lookups: [] };
  for (const { op, parent } of shape.path()) {
    if (op!.op === 'fetchMode') mode = op.mode;
    if (op!.op === 'prefetch') lookups = op.lookups ? [...lookups, ...placed(op.lookups, parent!.size)] : [];
  }
  return mode === null && lookups.length === 0 ? nothing : Object.freeze({ mode, lookups });
}

function placed(lookups: readonly PrefetchOp[], from: number): Lookup[] {
  let first = from;
  return lookups.map((lookup) => {
    const at = first;
    first += lookup.query?.size ?? 0;
    return { ...lookup, first: at };
  });
}
