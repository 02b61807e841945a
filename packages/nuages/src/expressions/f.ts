import { Expression, valueExpression } from './expression.js';

/**
 * The value of a field, in the database.
 * @example index([F('lastLogin').desc({ nullsLast: true })])
 */
export const F = (path: string): Expression => new Expression({ kind: 'path', path });

/** A value as an expression: always a parameter. */
export const Value = (value: unknown): Expression => valueExpression(value);
