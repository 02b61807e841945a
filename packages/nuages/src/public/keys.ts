import * as fields from '../fields/index.js';
import type { Column } from '../types/column.js';
import type { CompositeKey } from '../types/composite-key.js';

/**
 * A key of 64 bits that the database numbers, read as number: what a model without a primary key has as `id`.
 * @example
 * number: autoField()
 */
export const autoField = fields.autoField as unknown as () => Column<'number', number, 'opt', true>;

/**
 * A primary key of several columns, named by their attributes; it is always called `pk` and reads as the list of their values.
 * @throws ModelError NUA_MODEL_INVALID
 * @example
 * pk: compositePrimaryKey('row', 'number'),
 * row: char({ maxLength: 2 }),
 * number: integer()
 */
export const compositePrimaryKey = fields.compositePrimaryKey as unknown as <const C extends readonly [string, string, ...string[]]>(
  ...columns: C
) => CompositeKey<C>;
