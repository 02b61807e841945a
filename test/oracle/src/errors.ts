import { NuagesError } from 'nuages';
import type { ErrorCode } from 'nuages';
import type { Outcome } from './outcome.js';

/**
 * Django's exception classes -> the codes that we raise where Django raises them. Django tells a wrong type (TypeError) from a wrong
 * value (ValueError, ValidationError); our codes tell a wrong value (NUA_VALUE_INVALID) from calls that don't go together
 * (NUA_QUERY_INVALID), so both stand under several classes. A name that prefetch_related() can't follow is looked up as an attribute there
 * (AttributeError), and refused when it is a column (ValueError).
 */
const codes: Readonly<Record<string, readonly ErrorCode[]>> = {
  AttributeError: ['NUA_FIELD_UNKNOWN', 'NUA_QUERY_INVALID', 'NUA_WRITE_INVALID', 'NUA_VALUE_INVALID'],
  DataError: ['NUA_DATA_INVALID', 'NUA_VALUE_INVALID'],
  DatabaseError: ['NUA_DATABASE_ERROR', 'NUA_NOT_UPDATED', 'NUA_SQL_INVALID', 'NUA_QUERY_INVALID'],
  DoesNotExist: ['NUA_DOES_NOT_EXIST'],
  FieldDoesNotExist: ['NUA_FIELD_UNKNOWN'],
  FieldError: ['NUA_FIELD_UNKNOWN', 'NUA_LOOKUP_UNKNOWN', 'NUA_QUERY_INVALID', 'NUA_VALUE_INVALID'],
  IndexError: ['NUA_DOES_NOT_EXIST'],
  IntegrityError: [
    'NUA_INTEGRITY_CHECK',
    'NUA_INTEGRITY_EXCLUSION',
    'NUA_INTEGRITY_FOREIGN_KEY',
    'NUA_INTEGRITY_NOT_NULL',
    'NUA_INTEGRITY_UNIQUE',
  ],
  MultipleObjectsReturned: ['NUA_MULTIPLE_OBJECTS'],
  NotSupportedError: ['NUA_BACKEND_UNSUPPORTED', 'NUA_QUERY_INVALID'],
  OperationalError: ['NUA_DATABASE_ERROR'],
  ProgrammingError: ['NUA_SQL_INVALID'],
  ProtectedError: ['NUA_INTEGRITY_PROTECTED'],
  RestrictedError: ['NUA_INTEGRITY_RESTRICTED'],
  TransactionManagementError: ['NUA_TX_BLOCKED', 'NUA_TX_CLOSED', 'NUA_TX_FAILED', 'NUA_TX_INVALID'],
  TypeError: ['NUA_FIELD_UNKNOWN', 'NUA_QUERY_INVALID', 'NUA_VALUE_INVALID', 'NUA_WRITE_INVALID'],
  ValidationError: ['NUA_VALUE_INVALID', 'NUA_VALIDATION'],
  ValueError: ['NUA_BACKEND_UNSUPPORTED', 'NUA_FIELD_UNKNOWN', 'NUA_QUERY_INVALID', 'NUA_VALUE_INVALID', 'NUA_WRITE_INVALID'],
};

/** Ends a transaction whose changes are not to stay. */
export class Rollback extends Error {}
/** What the step `raise` of scripts raises: an error of whoever uses the library. */
export class Raised extends Error {}

/** What can't be written in JavaScript and is an error of Django's: an object has each name once, where Django's arguments may clash. */
export class Unwritable extends Error {
  readonly of: string;

  constructor(of: string) {
    super(`${of}: not to be written`);
    this.of = of;
  }
}

/**
 * An error as an outcome: the expected class where our code stands for it, else the first class that it stands for. Null: no coded error,
 * which is never right.
 */
export function errorOutcome(error: unknown, expected: string | undefined): Outcome | null {
  if (error instanceof Raised) return { error: 'Rollback' };
  if (error instanceof Unwritable) return { error: error.of };
  if (!(error instanceof NuagesError)) return null;
  const classes = Object.keys(codes).filter((name) => codes[name]!.includes(error.code));
  return { error: expected !== undefined && classes.includes(expected) ? expected : (classes[0] ?? error.code) };
}
