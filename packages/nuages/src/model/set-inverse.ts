import { setRelated } from '../hydrate/index.js';
import type { RelationMeta } from '../metadata/index.js';

/** A row assigned to a one-to-one relation knows the row at the other end. */
export function setInverse(row: object, { inverse, kind }: RelationMeta, related: object): void {
  if (inverse && kind === 'oneToOne') setRelated(related, inverse, row, true);
}
