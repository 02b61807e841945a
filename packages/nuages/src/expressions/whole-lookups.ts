import type { Prepare, ValueType } from '../ir/index.js';
import type { Lookup } from './lookups.js';

/** The whole numbers that a column holds. */
export interface WholeRange {
  readonly least: number | bigint;
  readonly most: number | bigint;
  /** of what is compared with it, where that is more than the column takes */
  readonly type?: ValueType;
}

const wholly =
  (round: (value: number) => number): Prepare =>
  (value) =>
    typeof value === 'number' ? round(value) : value;
/** a fraction beside whole numbers is cut off, as in Django */
const cut = wholly(Math.trunc);
/** where it is a bound, it moves up if that changes nothing */
const up = wholly(Math.ceil);

const isNumber = (value: unknown): value is number | bigint => typeof value === 'number' || typeof value === 'bigint';

/** Both ends within what the column holds; the wrong way round where no number of it lies between them. */
const ends =
  ({ least, most }: WholeRange): Prepare =>
  (pair, zone) => {
    if (!Array.isArray(pair) || pair.length !== 2) return cut(pair, zone);
    const [first, last] = pair.map((value) => cut(value, zone));
    if ((isNumber(first) && first > most) || (isNumber(last) && last < least))
      return [isNumber(first) ? most : first, isNumber(last) ? least : last];
    return [isNumber(first) && first < least ? least : first, isNumber(last) && last > most ? most : last];
  };

/** What a whole column takes beside the lookups of all numbers: fractions, and numbers that it can't hold. */
export function wholeLookups(range: WholeRange): Readonly<Record<string, Lookup>> {
  const type = range.type && { type: range.type };
  const one = (op: string, prepare: Prepare, below: boolean, above: boolean): Lookup => ({
    op,
    operand: 'value',
    prepare,
    ...type,
    beyond: { below, above },
  });
  return Object.freeze({
    exact: one('eq', cut, false, false),
    gt: one('gt', cut, true, false),
    gte: one('gte', up, true, false),
    lt: one('lt', up, false, true),
    lte: one('lte', cut, false, true),
    in: { op: 'in', operand: 'list', prepare: cut, ...type },
    range: { op: 'range', operand: 'pair', prepare: ends(range), ...type },
  });
}

/** those of whole numbers of so many bits */
export const wholeOf = (bits: 16 | 32): Readonly<Record<string, Lookup>> =>
  wholeLookups({ least: -(2 ** (bits - 1)), most: 2 ** (bits - 1) - 1 });
