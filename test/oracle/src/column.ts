import type { Kind } from './kind.js';
import { kindOfClass } from './kind.js';

/** A value of a row, or a name that a query has made: how it is called and what it gives. */
export interface Column {
  /** in the case */
  readonly name: string;
  /** as Nuages names it */
  readonly camel: string;
  /** Django's class of field; null: not known */
  readonly of: string | null;
}

/** How its values are written. */
export const kindOf = ({ of }: Column): Kind => (of === null ? null : kindOfClass(of));
