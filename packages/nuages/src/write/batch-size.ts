import { ProgrammingError } from '../errors/index.js';
import type { ModelMeta } from '../metadata/model-meta.js';

/** The rows of a statement that a caller allows; null: as many as the database takes well. */
export function batchSizeOf({ name }: ModelMeta, method: string, { batchSize }: { readonly batchSize?: number }): number | null {
  if (batchSize === undefined) return null;
  if (Number.isSafeInteger(batchSize) && batchSize > 0) return batchSize;
  throw new ProgrammingError('NUA_WRITE_INVALID', `${method}() of ${name} has a batchSize that is no whole number from 1.`, {
    fix: 'Leave it out, or give a number of rows.',
    model: name,
  });
}
