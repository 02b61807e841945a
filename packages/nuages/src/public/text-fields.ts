import * as fields from '../fields/index.js';
import type { TextField } from '../types/fields.js';

/**
 * Text of at most `maxLength` characters; without it, of any length.
 * @throws ModelError NUA_MODEL_INVALID; ValueError NUA_VALUE_INVALID for what is no text
 * @example
 * title: char({ maxLength: 200 })
 * // "title" varchar(200) NOT NULL
 * @example
 * status: char({ choices: ['draft', 'live'], default: 'draft' })
 * // "status" text NOT NULL
 */
export const char = fields.char as unknown as TextField;

/**
 * Text of any length. `maxLength` (characters) is checked by fullClean() and the schemas, not by the database.
 * @throws ModelError NUA_MODEL_INVALID; ValueError NUA_VALUE_INVALID for what is no text
 * @example
 * body: text({ default: '' })
 * // "body" text NOT NULL
 */
export const text = fields.text as unknown as TextField;

/**
 * An email address of at most 254 characters, or `maxLength`. Its form is checked by fullClean() and the schemas.
 * @throws ModelError NUA_MODEL_INVALID; ValidationError NUA_VALIDATION
 * @example
 * contact: email({ unique: true })
 * // "contact" varchar(254) NOT NULL
 * // CONSTRAINT ... UNIQUE ("contact")
 * // CREATE INDEX ... ON "song" ("contact" "varchar_pattern_ops")
 */
export const email = fields.email as unknown as TextField;

/**
 * A URL (http, https, ftp, ftps) of at most 200 characters, or `maxLength`. Its form is checked by fullClean() and the schemas.
 * @throws ModelError NUA_MODEL_INVALID; ValidationError NUA_VALIDATION
 * @example
 * site: url({ null: true })
 * // "site" varchar(200)
 */
export const url = fields.url as unknown as TextField;

/**
 * Letters, digits, `-` and `_`: at most 50 characters, or `maxLength`; indexed unless `index: false`. fullClean() and the schemas check it.
 * @throws ModelError NUA_MODEL_INVALID; ValidationError NUA_VALIDATION
 * @example
 * slug: slug({ unique: true })
 * // "slug" varchar(50) NOT NULL
 * // CONSTRAINT ... UNIQUE ("slug")
 * // CREATE INDEX ... ON "song" ("slug" "varchar_pattern_ops")
 */
export const slug = fields.slug as unknown as TextField;

/**
 * An IPv4 or IPv6 address as text, kept in its shortest form.
 * @throws ModelError NUA_MODEL_INVALID; ValueError NUA_VALUE_INVALID for what is no address
 * @example
 * address: ip({ null: true })
 * // "address" inet
 */
export const ip = fields.ip as unknown as TextField;
