import type { Prepare, ValueType } from '../ir/index.js';
import type { Lookup } from './lookups.js';

/** What a value stands for where it is a range of what is compared: a lookup with it is about the ends, which an index serves. */
export interface Span {
  /** of the ends */
  readonly type: ValueType;
  /** the least that the value stands for */
  readonly first: Prepare;
  /** the greatest */
  readonly last: Prepare;
  /** only instances of Date stand for a range; any other value for itself */
  readonly dates?: boolean;
  /** the ends are those of what the transform on the left was made of, not of what it gives */
  readonly inside?: boolean;
}

/** The lookups that are about the ends. Whatever else stands on the right, they are those of `kind`. */
export const spanned = (own: Readonly<Record<string, Lookup>>, names: readonly string[], span: Span): Readonly<Record<string, Lookup>> =>
  Object.freeze(Object.fromEntries(names.map((name) => [name, Object.freeze({ ...own[name]!, span })])));
