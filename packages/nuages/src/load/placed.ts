import type { MakeRow } from '../hydrate/index.js';

/** Where a row stands in an ordering: the database's own text of each term; null: NULL. */
export type Place = readonly (string | null)[];
export interface Placed {
  readonly row: unknown;
  readonly place: Place;
}

/** Makes rows together with their places, which some of the cells tell. */
export const makePlaced =
  (make: MakeRow, { at, size }: { readonly at: number; readonly size: number }): MakeRow<Placed> =>
  (context, ...cells) => ({ row: make(context, ...cells), place: cells.slice(at, at + size) as unknown as Place });
