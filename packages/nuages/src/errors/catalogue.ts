/** The class that carries a code. */
export type ErrorKind =
  | 'ConfigurationError'
  | 'DataError'
  | 'DoesNotExist'
  | 'FieldError'
  | 'IntegrityError'
  | 'ModelError'
  | 'MultipleObjectsReturned'
  | 'NotSupportedError'
  | 'OperationalError'
  | 'ProgrammingError'
  | 'TransactionError'
  | 'ValidationError'
  | 'ValueError';

interface Entry {
  readonly kind: ErrorKind;
  /** What the code means, whatever the case: one sentence. */
  readonly means: string;
}

/** Every code that Nuages raises. `docs/errors.md` is made from it. */
export const catalogue = {
  NUA_AWAIT_FIRST: { kind: 'ProgrammingError', means: 'A queryset was iterated without being awaited.' },
  NUA_BACKEND_MISSING: { kind: 'ConfigurationError', means: 'The driver package of a database is not installed.' },
  NUA_BACKEND_UNSUPPORTED: { kind: 'NotSupportedError', means: 'The database lacks what the query needs.' },
  NUA_CONFIG_CONFLICT: { kind: 'ConfigurationError', means: 'Two settings contradict each other.' },
  NUA_CONFIG_INVALID: { kind: 'ConfigurationError', means: 'A setting has a value that it does not take.' },
  NUA_CONFIG_MISSING: { kind: 'ConfigurationError', means: 'No settings were found where they are needed.' },
  NUA_CONFIG_UNKNOWN: { kind: 'ConfigurationError', means: 'A setting has a name that does not exist.' },
  NUA_CONNECTION_AUTH: { kind: 'OperationalError', means: 'The server refused the user or the password.' },
  NUA_CONNECTION_BUSY: { kind: 'OperationalError', means: 'The connection is held by another context.' },
  NUA_CONNECTION_CLOSED: { kind: 'OperationalError', means: 'The database was closed and then used.' },
  NUA_CONNECTION_FAILED: { kind: 'OperationalError', means: 'The server could not be reached.' },
  NUA_CONNECTION_LOST: { kind: 'OperationalError', means: 'The connection broke while a statement was running.' },
  NUA_CURSOR_INVALID: { kind: 'ValueError', means: 'The cursor of a page was not given out for this ordering, or was changed.' },
  NUA_DATABASE_ERROR: { kind: 'OperationalError', means: 'The database refused a statement for a reason of its own.' },
  NUA_DATABASE_UNKNOWN: { kind: 'ConfigurationError', means: 'No database has this alias.' },
  NUA_DATA_INVALID: { kind: 'DataError', means: 'The database refused a value: too long, out of range or malformed.' },
  NUA_DEADLOCK: { kind: 'OperationalError', means: 'The database ended the statement to resolve a deadlock.' },
  NUA_DOES_NOT_EXIST: { kind: 'DoesNotExist', means: 'get() found no row.' },
  NUA_FIELD_UNKNOWN: { kind: 'FieldError', means: 'A name is neither a field nor a relation of the model.' },
  NUA_INTEGRITY_CHECK: { kind: 'IntegrityError', means: 'A check constraint was violated.' },
  NUA_INTEGRITY_EXCLUSION: { kind: 'IntegrityError', means: 'An exclusion constraint was violated.' },
  NUA_INTEGRITY_FOREIGN_KEY: { kind: 'IntegrityError', means: 'A foreign key points at no row, or a row is still pointed at.' },
  NUA_INTEGRITY_NOT_NULL: { kind: 'IntegrityError', means: 'A column that may not be null was given none.' },
  NUA_INTEGRITY_PROTECTED: { kind: 'IntegrityError', means: 'What is to be deleted is pointed at by rows that protect it.' },
  NUA_INTEGRITY_RESTRICTED: {
    kind: 'IntegrityError',
    means: 'What is to be deleted is pointed at by rows that restrict it and are not deleted as well.',
  },
  NUA_INTEGRITY_UNIQUE: { kind: 'IntegrityError', means: 'A unique constraint was violated.' },
  NUA_LOOKUP_UNKNOWN: { kind: 'FieldError', means: 'The field has no such lookup or transform.' },
  NUA_MODEL_INVALID: { kind: 'ModelError', means: 'A model is defined wrongly.' },
  NUA_MODEL_SHADOWED: { kind: 'ModelError', means: 'A class field hides a field of the model.' },
  NUA_MODEL_UNREGISTERED: { kind: 'ModelError', means: 'A model was used before register().' },
  NUA_MULTIPLE_OBJECTS: { kind: 'MultipleObjectsReturned', means: 'get() found more than one row.' },
  NUA_NAME_RESERVED: { kind: 'ModelError', means: 'A field, annotation or attribute takes a name that JavaScript or Nuages needs.' },
  NUA_NOT_LOADED: { kind: 'ProgrammingError', means: 'A relation or column that was not loaded was read without await.' },
  NUA_NOT_UPDATED: { kind: 'DoesNotExist', means: 'save() was to update a row that is not there.' },
  NUA_PAGE_EMPTY: { kind: 'ValueError', means: 'There is no page of this number.' },
  NUA_PAGE_INVALID: { kind: 'ValueError', means: 'The number of a page is not a whole number.' },
  NUA_POOL_TIMEOUT: { kind: 'OperationalError', means: 'No connection of the pool became free in time.' },
  NUA_QUERY_INVALID: { kind: 'ProgrammingError', means: 'The calls of a queryset do not go together.' },
  NUA_SERIALIZATION: { kind: 'OperationalError', means: 'The transaction could not be serialised with others.' },
  NUA_SQL_INVALID: { kind: 'ProgrammingError', means: 'The database refused the text of a statement.' },
  NUA_TIMEOUT: { kind: 'OperationalError', means: 'A statement or a lock took longer than allowed.' },
  NUA_TX_BLOCKED: { kind: 'TransactionError', means: 'A transaction waits for itself.' },
  NUA_TX_CLOSED: { kind: 'TransactionError', means: 'A statement was sent in a transaction that has ended.' },
  NUA_TX_FAILED: { kind: 'TransactionError', means: 'A statement of the block failed, so the block can only be rolled back.' },
  NUA_TX_INVALID: { kind: 'TransactionError', means: 'The options of atomic() do not fit where it stands.' },
  NUA_VALIDATION: { kind: 'ValidationError', means: 'Values break the rules of their fields.' },
  NUA_VALUE_INVALID: { kind: 'ValueError', means: 'A value has a type or range that its field does not take.' },
  NUA_VALUE_UNDEFINED: { kind: 'ValueError', means: 'A value is undefined.' },
  NUA_WRITE_INVALID: { kind: 'ProgrammingError', means: 'A write is asked for that the instance or the queryset can not do.' },
} as const satisfies Record<string, Entry>;

export type ErrorCode = keyof typeof catalogue;
/** The codes that a class carries. */
export type CodeOf<K extends ErrorKind> = { [C in ErrorCode]: (typeof catalogue)[C]['kind'] extends K ? C : never }[ErrorCode];
