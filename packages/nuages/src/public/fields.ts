import * as fields from '../fields/index.js';
import type { Cell, CellName, Kind } from '../ir/value-type.js';
import type { CustomField } from '../types/custom-field.js';
import type { ArrayField, Field, JsonField } from '../types/fields.js';
import type { GeneratedField } from '../types/generated.js';

/**
 * True or false.
 * @throws ModelError NUA_MODEL_INVALID; ValueError NUA_VALUE_INVALID
 * @example
 * isActive: boolean({ default: true })
 * // "is_active" boolean NOT NULL
 */
export const boolean = fields.boolean as unknown as Field<'boolean', boolean>;

/**
 * A UUID as lower-case text with hyphens.
 * @throws ModelError NUA_MODEL_INVALID; ValueError NUA_VALUE_INVALID for what is no UUID
 * @example
 * key: uuid({ primaryKey: true, default: uuid7 })
 * // "key" uuid NOT NULL
 * // PRIMARY KEY ("key")
 */
export const uuid = fields.uuid as unknown as Field<'uuid', string>;

/**
 * Bytes, as Uint8Array.
 * @throws ModelError NUA_MODEL_INVALID; ValueError NUA_VALUE_INVALID
 * @example
 * logo: binary({ null: true })
 * // "logo" bytea
 */
export const binary = fields.binary as unknown as Field<'binary', Uint8Array>;

/**
 * A document: plain objects, lists, text, numbers, true, false, null. The column's `null` is SQL NULL, {@link JsonNull} the JSON value.
 * It is called twice, so that the shape can be given and the rest is inferred.
 * @throws ModelError NUA_MODEL_INVALID; ValueError NUA_VALUE_INVALID for what JSON can't hold: undefined, Date, bigint, class instances
 * @example
 * settings: json<{ color: string }>()({ default: () => ({ color: 'red' }) })
 * // "settings" jsonb NOT NULL
 */
export const json = fields.json as unknown as JsonField;

/**
 * A list of values of one field, at most `size` of them, where the database has such columns: PostgreSQL. An element may be null where the
 * item has `null: true`.
 * @throws ModelError NUA_MODEL_INVALID; ValueError NUA_VALUE_INVALID
 * @example
 * labels: array(char({ maxLength: 20 }), { default: () => [] })
 * // "labels" varchar(20)[] NOT NULL
 */
export const array = fields.array as unknown as ArrayField;

/**
 * A column that the database computes from others of the same row: when it is written, or with `stored: false` when it is read.
 * @throws ModelError NUA_MODEL_INVALID
 * @example
 * stock: integer(),
 * twice: generated({ expression: F('stock').mul(2), output: integer() })
 * // "stock" integer NOT NULL
 * // "twice" integer GENERATED ALWAYS AS (("stock" * 2)) STORED NOT NULL
 */
export const generated = fields.generated as unknown as GeneratedField;

/**
 * A field of your own: the column's type and how values go in and come out. The built-in fields are made by nothing else.
 * @throws ModelError NUA_MODEL_INVALID
 * @example
 * const point = customField({
 *   type: 'point',
 *   kind: 'text',
 *   encode: ({ x, y }: { x: number; y: number }) => `(${x},${y})`,
 *   decode: (text) => {
 *     const [x = 0, y = 0] = text.slice(1, -1).split(',').map(Number);
 *     return { x, y };
 *   },
 * });
 * class Song extends Model('Song', { place: point({ null: true }) }) {}
 * // CREATE TABLE "song" (..., "place" point, ...)
 */
export const customField = fields.customField as unknown as <const K extends Kind, T, const C extends CellName | Cell = 'text'>(
  field: CustomField<K, T, C>,
) => Field<K, T>;
