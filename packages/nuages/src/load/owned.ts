import type { MakeRow } from '../hydrate/index.js';
import type { ValueType } from '../ir/index.js';

/** A related row with the key of the row that it belongs to. */
export interface Owned {
  readonly row: unknown;
  /** as keyText() gives it */
  readonly owner: unknown;
}

/** Makes rows together with whose they are, which one of the cells tells. */
export const makeOwned =
  (make: MakeRow, position: number, type: ValueType): MakeRow<Owned> =>
  (context, ...cells) => ({
    row: make(context, ...cells),
    owner: ownerKey(decodeCellOf(type, cells[position])),
  });

/** A key by which a Map finds what belongs to it: keys that are objects (dates, decimals) by what they print. */
export const ownerKey = (key: unknown): unknown => (typeof key === 'object' && key !== null ? JSON.stringify(key) : key);

export const decodeCellOf = ({ decode }: ValueType, cell: unknown): unknown => (decode && cell !== null ? decode(cell as never) : cell);
