import type { Op, QueryState } from '../query/index.js';
import { read } from './fetch.js';
import type { Place, Placed } from './placed.js';

/** The rows of a page in the order of the queryset, read in either direction. */
export interface PageRows {
  readonly rows: readonly unknown[];
  /** of the first and the last row; null: there are none */
  readonly first: Place | null;
  readonly last: Place | null;
  /** there are rows beyond, in the direction of reading */
  readonly more: boolean;
}

/** Runs a query whose last step is a page. */
export async function page(state: QueryState): Promise<PageRows> {
  const { size, backwards } = state.shape.op as Extract<Op, { op: 'page' }>;
  let onPage: readonly Placed[] = [];
  const found = await read<Placed>(state, 'page', (placed) => {
    onPage = backwards ? placed.slice(0, size).reverse() : placed.slice(0, size);
    return onPage.map(({ row }) => row);
  });
  return {
    rows: onPage.map(({ row }) => row),
    first: onPage[0]?.place ?? null,
    last: onPage.at(-1)?.place ?? null,
    more: found.length > size,
  };
}
