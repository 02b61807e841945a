import type { ValueType } from '../ir/index.js';

export type Decode = (cell: unknown) => unknown;

/** Cell -> value; null: they are the same. */
export const decoderOf = (type: ValueType): Decode | null => (type.decode as Decode | undefined) ?? null;

/** NULL is null whatever the type. */
export const decodeCell = (decode: Decode | null, cell: unknown): unknown => (decode === null || cell === null ? cell : decode(cell));
