import * as fields from '../fields/index.js';
import type { BigintField, DecimalField, Field, NumberField } from '../types/fields.js';

/**
 * A whole number of 32 bits.
 * @throws ModelError NUA_MODEL_INVALID; ValueError NUA_VALUE_INVALID for a fraction or a number out of range
 * @example
 * stock: integer({ default: 0 })
 * // "stock" integer NOT NULL
 */
export const integer = fields.integer as unknown as NumberField;

/**
 * A whole number of 16 bits: from -32768 to 32767.
 * @throws ModelError NUA_MODEL_INVALID; ValueError NUA_VALUE_INVALID for a fraction or a number out of range
 * @example
 * floor: smallInteger({ null: true })
 * // "floor" smallint
 */
export const smallInteger = fields.smallInteger as unknown as NumberField;

/**
 * A whole number of 64 bits, read as number: one beyond 2^53 is an error. `{ mode: 'bigint' }` reads bigint, and holds them all.
 * @throws ModelError NUA_MODEL_INVALID; ValueError NUA_VALUE_INVALID, when read too
 * @example
 * views: bigint({ default: 0 })
 * // "views" bigint NOT NULL
 * @example
 * bytes: bigint({ mode: 'bigint', default: 0n })
 * // "bytes" bigint NOT NULL
 */
export const bigint = fields.bigint as unknown as BigintField;

/**
 * A JavaScript number as it is: 64 bits of floating point, NaN excepted. For money there is {@link decimal}.
 * @throws ModelError NUA_MODEL_INVALID; ValueError NUA_VALUE_INVALID
 * @example
 * ratio: float({ null: true })
 * // "ratio" double precision
 */
export const float = fields.float as unknown as Field<'number', number>;

/**
 * An exact decimal number, read as Decimal; `mode: 'string'` or `'number'` reads text or a number. It takes a Decimal, its text, or a number,
 * which means the decimal that it prints. `maxDigits` counts all digits, `decimalPlaces` those after the point: both or neither.
 * @throws ModelError NUA_MODEL_INVALID; ValueError NUA_VALUE_INVALID
 * @example
 * price: decimal({ maxDigits: 10, decimalPlaces: 2, default: '0' })
 * // "price" numeric(10, 2) NOT NULL
 */
export const decimal = fields.decimal as unknown as DecimalField;
