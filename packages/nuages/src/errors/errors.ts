import type { CodeOf, ErrorCode } from './catalogue.js';

export interface ErrorDetails {
  /** What to do about it. */
  readonly fix?: string;
  readonly model?: string;
  readonly field?: string;
  /** The statement, with placeholders and without values. */
  readonly query?: string;
  readonly constraint?: string;
  readonly table?: string;
  readonly column?: string;
  /** The same call may succeed when tried again. */
  readonly retryable?: boolean;
  readonly cause?: unknown;
}

/**
 * Every error of Nuages: a stable `code`, and in the message the fact, then the fix. Values never stand in the message.
 * @example
 * try {
 *   await User.objects.get({ username: 'nobody' });
 * } catch (error) {
 *   if (!(error instanceof NuagesError)) throw error;
 *   console.log(error.code, error.model, error.fix); // NUA_DOES_NOT_EXIST User Use filter(...).first() ...
 * }
 * // SELECT ... FROM "user" WHERE "user"."username" = $1 LIMIT 2
 */
export class NuagesError<C extends ErrorCode = ErrorCode> extends Error {
  /** which error it is: a name that stays the same */
  readonly code: C;
  /** what to do about it */
  declare readonly fix?: string;
  /** name of the model that it is about */
  declare readonly model?: string;
  /** name of the field that it is about */
  declare readonly field?: string;
  /** the statement, with placeholders and without values */
  declare readonly query?: string;

  constructor(code: C, fact: string, details: ErrorDetails = {}) {
    const { cause, ...rest } = details;
    super(`${code}: ${fact}${details.fix ? ` ${details.fix}` : ''}`, cause === undefined ? undefined : { cause });
    this.code = code;
    Object.assign(this, rest);
  }

  override get name(): string {
    return this.constructor.name;
  }
}

/** The settings are wrong, or something that they name is missing: NUA_CONFIG_INVALID, NUA_BACKEND_MISSING, NUA_DATABASE_UNKNOWN, ... */
export class ConfigurationError extends NuagesError<CodeOf<'ConfigurationError'>> {}
/** A name that the model doesn't have: NUA_FIELD_UNKNOWN, NUA_LOOKUP_UNKNOWN. The message lists what there is. */
export class FieldError extends NuagesError<CodeOf<'FieldError'>> {}
/** A model is defined wrongly, or used before register(): NUA_MODEL_INVALID, NUA_MODEL_UNREGISTERED, ... */
export class ModelError extends NuagesError<CodeOf<'ModelError'>> {}
/** Calls that don't go together or come too early: NUA_QUERY_INVALID, NUA_WRITE_INVALID, NUA_NOT_LOADED, NUA_AWAIT_FIRST, ... */
export class ProgrammingError extends NuagesError<CodeOf<'ProgrammingError'>> {}
/** The database lacks what is asked for: NUA_BACKEND_UNSUPPORTED. */
export class NotSupportedError extends NuagesError<CodeOf<'NotSupportedError'>> {}
/** A transaction is used wrongly: NUA_TX_INVALID, NUA_TX_CLOSED, NUA_TX_FAILED, NUA_TX_BLOCKED. */
export class TransactionError extends NuagesError<CodeOf<'TransactionError'>> {}
/** A value that its field doesn't take: NUA_VALUE_INVALID, NUA_VALUE_UNDEFINED, ... */
export class ValueError extends NuagesError<CodeOf<'ValueError'>> {}
/** A row that should be there isn't: NUA_DOES_NOT_EXIST of get(), NUA_NOT_UPDATED of save(). */
export class DoesNotExist extends NuagesError<CodeOf<'DoesNotExist'>> {}
/** get() found more than one row: NUA_MULTIPLE_OBJECTS. */
export class MultipleObjectsReturned extends NuagesError<CodeOf<'MultipleObjectsReturned'>> {}

/** What a database or its connection reports: the parent of IntegrityError, OperationalError and DataError. */
export class DatabaseError<C extends ErrorCode = ErrorCode> extends NuagesError<C> {}
/**
 * A constraint was violated: NUA_INTEGRITY_UNIQUE, NUA_INTEGRITY_FOREIGN_KEY, NUA_INTEGRITY_CHECK, NUA_INTEGRITY_NOT_NULL, ...
 * @example
 * try {
 *   await atomic(() => Tag.objects.create({ name: 'jazz' }));
 * } catch (error) {
 *   if (!(error instanceof IntegrityError)) throw error;
 *   console.log(error.table, error.constraint); // tag tag_name_614c79eb_uniq
 * }
 * // INSERT INTO "tag" ("name") VALUES ($1) RETURNING "id"
 */
export class IntegrityError extends DatabaseError<CodeOf<'IntegrityError'>> {
  /** its name in the database, where the database says it */
  declare readonly constraint?: string;
  /** its name in the database */
  declare readonly table?: string;
  /** its name in the database, where the database says it */
  declare readonly column?: string;
}
/** The connection, a timeout, a deadlock, a serialisation failure: NUA_CONNECTION_FAILED, NUA_TIMEOUT, NUA_DEADLOCK, ... */
export class OperationalError extends DatabaseError<CodeOf<'OperationalError'>> {
  /** true: the same call may succeed when it is made again */
  declare readonly retryable?: boolean;
}
/** The database refused a value: NUA_DATA_INVALID. */
export class DataError extends DatabaseError<CodeOf<'DataError'>> {}

export interface ValidationIssue {
  /** of the field; empty: of the row as a whole */
  readonly path: readonly string[];
  /** what is wrong, for people */
  readonly message: string;
}
/**
 * All that is wrong with a row or an input, at once: NUA_VALIDATION.
 * @example
 * try {
 *   await new Tag({ name: 'x'.repeat(60) }).fullClean();
 * } catch (error) {
 *   if (!(error instanceof ValidationError)) throw error;
 *   console.log(error.issues); // [{ path: ['name'], message: 'takes at most 50 characters' }]
 * }
 */
export class ValidationError extends NuagesError<'NUA_VALIDATION'> {
  readonly issues: readonly ValidationIssue[];
  /** `what`: a model, unless `model` says otherwise */
  constructor(what: string, issues: readonly ValidationIssue[], model: string | null = what) {
    super('NUA_VALIDATION', `${what} is not valid: ${issues.map((i) => `${i.path.join('.') || what}: ${i.message}`).join('; ')}.`, {
      ...(model !== null && { model }),
    });
    this.issues = issues;
  }
}
