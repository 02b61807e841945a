/**
 * The JSON value null, for a JSON column: plain `null` is SQL NULL there.
 * @example
 * await Reading.objects.create({ name: 'x', meta: JsonNull })
 * // INSERT INTO "reading" (...) VALUES (...) RETURNING "made_at", "double"
 */
export const JsonNull: unique symbol = Symbol('nuages.JsonNull');
