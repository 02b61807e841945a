import type { MakeRow } from '../../../contract/index.js';
import type { Cell } from '../../../ir/index.js';
import { type DecodeCell, decoderOf } from './decode-cell.js';

/** Turns arrays of what SQLite gave into rows, in place. */
export type DecodeRows<T> = (raw: unknown[][], context: unknown) => T[];

/** A function of its own for each statement, so that the engine inlines the decoders and `make`. */
export const decodeRows = <T>(columns: readonly Cell[], make: MakeRow<T>, bigints: boolean): DecodeRows<T> =>
  decodeBy(
    columns.map((cell) => decoderOf(cell, bigints)),
    make,
  );

export function decodeBy<T>(decoders: readonly (DecodeCell | null)[], make: MakeRow<T>): DecodeRows<T> {
  try {
    return generated(decoders, make);
  } catch (error) {
    if (error instanceof EvalError) return composed(decoders, make);
    throw error;
  }
}

const asItStands = (raw: unknown): unknown => raw;

function generated<T>(decoders: readonly (DecodeCell | null)[], make: MakeRow<T>): DecodeRows<T> {
  const names = decoders.map((_, i) => `d${i}`);
  const cells = decoders.map((decode, i) => (decode ? `, r[${i}] === null ? null : d${i}(r[${i}])` : `, r[${i}]`));
  const body = `return (rows, context) => {
  for (let i = 0; i < rows.length; i++) { const r = rows[i]; rows[i] = make(context${cells.join('')}); }
  return rows;
}`;
  return new Function('make', ...names, body)(make, ...decoders) as DecodeRows<T>;
}

/** The same where code may not be made at run time. */
export function composed<T>(decoders: readonly (DecodeCell | null)[], make: MakeRow<T>): DecodeRows<T> {
  const decode = decoders.map((d) => (d ?? asItStands) as (raw: unknown) => unknown);
  return (raw, context) => raw.map((cells) => make(context, ...cells.map((cell, i) => (cell === null ? null : decode[i]!(cell)))));
}
