/**
 * The JSON value null, for a JSON column: plain `null` is SQL NULL there.
 * @example await Product.objects.create({ name: 'x', attributes: JsonNull })
 */
export const JsonNull: unique symbol = Symbol('nuages.JsonNull');
