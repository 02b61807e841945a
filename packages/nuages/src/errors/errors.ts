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

/** Every error of Nuages: a stable code, the fact, then the fix. Values never stand in the message. */
export class NuagesError<C extends ErrorCode = ErrorCode> extends Error {
  readonly code: C;
  declare readonly fix?: string;
  declare readonly model?: string;
  declare readonly field?: string;
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

export class ConfigurationError extends NuagesError<CodeOf<'ConfigurationError'>> {}
export class FieldError extends NuagesError<CodeOf<'FieldError'>> {}
export class ModelError extends NuagesError<CodeOf<'ModelError'>> {}
export class ProgrammingError extends NuagesError<CodeOf<'ProgrammingError'>> {}
export class NotSupportedError extends NuagesError<CodeOf<'NotSupportedError'>> {}
export class TransactionError extends NuagesError<CodeOf<'TransactionError'>> {}
export class ValueError extends NuagesError<CodeOf<'ValueError'>> {}
/** get() found no row. */
export class DoesNotExist extends NuagesError<CodeOf<'DoesNotExist'>> {}
/** get() found more than one row. */
export class MultipleObjectsReturned extends NuagesError<CodeOf<'MultipleObjectsReturned'>> {}

/** What a database or its connection reports. */
export class DatabaseError<C extends ErrorCode = ErrorCode> extends NuagesError<C> {}
/** A constraint was violated: which one, on which table and column. */
export class IntegrityError extends DatabaseError<CodeOf<'IntegrityError'>> {
  declare readonly constraint?: string;
  declare readonly table?: string;
  declare readonly column?: string;
}
/** The connection, a timeout, a deadlock, a serialisation failure. */
export class OperationalError extends DatabaseError<CodeOf<'OperationalError'>> {
  declare readonly retryable?: boolean;
}
export class DataError extends DatabaseError<CodeOf<'DataError'>> {}

export interface ValidationIssue {
  readonly path: readonly string[];
  readonly message: string;
}
/** All that is wrong with an instance or an input, at once. */
export class ValidationError extends NuagesError<'NUA_VALIDATION'> {
  readonly issues: readonly ValidationIssue[];
  constructor(model: string, issues: readonly ValidationIssue[]) {
    super('NUA_VALIDATION', `${model} is not valid: ${issues.map((i) => `${i.path.join('.') || model}: ${i.message}`).join('; ')}.`, {
      model,
    });
    this.issues = issues;
  }
}
