import { ValueError } from '../../../errors/index.js';

/** A whole number was read that a JavaScript number can't hold. */
export const beyondSafe = (cause?: unknown): ValueError =>
  new ValueError('NUA_VALUE_INVALID', 'A whole number read from the database is beyond 2^53.', {
    fix: "Declare the field as bigint({ mode: 'bigint' }).",
    cause,
  });
