import * as metadata from '../metadata/index.js';
import type { CheckBuilder, IndexBuilder, UniqueBuilder } from '../types/constraints.js';

/**
 * An index over columns (`-` in front: descending) and expressions, for a model's `indexes`. `where` leaves out rows, `include` adds
 * columns that are read from the index alone.
 * @throws ModelError NUA_MODEL_INVALID
 * @example
 * class Song extends Model('Song', { title: char(), plays: integer() }, {
 *   indexes: [index(['title', '-plays']), index([Lower('title')], { where: Q({ plays__gt: 0 }), name: 'played_idx' })],
 * }) {}
 * // CREATE TABLE "song" (..., "title" text NOT NULL, "plays" integer NOT NULL, ...)
 * // CREATE INDEX ... ON "song" ("title", "plays" DESC)
 * // CREATE INDEX "played_idx" ON "song" ((LOWER("title"))) WHERE "plays" > 0
 */
export const index = metadata.index as unknown as IndexBuilder;

/**
 * No two rows have the same values in these columns or expressions, for a model's `constraints`; with `where`, no two for which it holds.
 * @throws ModelError NUA_MODEL_INVALID; on saving IntegrityError NUA_INTEGRITY_UNIQUE
 * @example
 * class Song extends Model('Song', { title: char(), year: integer() }, { constraints: [unique(['title', 'year'], { name: 'once_a_year' })] }) {}
 * // CREATE TABLE "song" (..., "title" text NOT NULL, "year" integer NOT NULL, ..., CONSTRAINT "once_a_year" UNIQUE ("title", "year"))
 */
export const unique = metadata.unique as unknown as UniqueBuilder;

/**
 * A condition that every row meets, for a model's `constraints`. `message` is what fullClean() says of a row that doesn't.
 * @throws ModelError NUA_MODEL_INVALID; on saving IntegrityError NUA_INTEGRITY_CHECK
 * @example
 * class Song extends Model('Song', { plays: integer() }, { constraints: [check(Q({ plays__gte: 0 }), { name: 'plays_positive' })] }) {}
 * // CREATE TABLE "song" (..., "plays" integer NOT NULL, ..., CONSTRAINT "plays_positive" CHECK ("plays" >= 0))
 */
export const check = metadata.check as unknown as CheckBuilder;
