import { ProgrammingError } from '../errors/index.js';
import type { ValueType } from '../ir/index.js';
import { Expression } from './expression.js';

/**
 * The type that a field says: `decimal({ maxDigits: 10, decimalPlaces: 2 })`.
 * @throws ProgrammingError NUA_QUERY_INVALID for what is no field of a column
 */
export function typeOfField(field: unknown): ValueType {
  const type = typeof field === 'object' && field !== null ? (field as { readonly type?: { readonly encode?: unknown } }).type : undefined;
  if (typeof type?.encode === 'function') return type as ValueType;
  throw new ProgrammingError('NUA_QUERY_INVALID', 'A type is said by a field of a column.', {
    fix: 'Give one, such as decimal({ maxDigits: 10, decimalPlaces: 2 }).',
  });
}

/** The expression, read as the field reads its own values; without a field as it is. */
export const read = (arg: Expression, field: unknown): Expression =>
  field === undefined ? arg : new Expression({ kind: 'wrapped', arg, type: typeOfField(field) });
