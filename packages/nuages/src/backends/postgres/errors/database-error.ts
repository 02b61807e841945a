import { type ErrorDetails, NotSupportedError, type NuagesError, OperationalError, ProgrammingError } from '../../../errors/index.js';
import type { ServerError } from '../protocol/server-error.js';
import { connectionLost } from './connection-lost.js';
import { dataError } from './data-error.js';
import { integrityError } from './integrity-error.js';

interface Operational {
  readonly code: OperationalError['code'];
  readonly fact: string;
  readonly fix: string;
  readonly retryable: boolean;
}

const operational: Readonly<Record<string, Operational>> = {
  '25006': {
    code: 'NUA_DATABASE_ERROR',
    fact: 'The transaction is read-only, or the server is a replica.',
    fix: 'Write through another database, or in atomic() without readOnly.',
    retryable: false,
  },
  '25P02': {
    code: 'NUA_DATABASE_ERROR',
    fact: 'An earlier statement of the transaction failed, so PostgreSQL refuses all further ones.',
    fix: 'Let the error end the atomic() block, or run what may fail in an atomic() of its own inside it.',
    retryable: false,
  },
  '40001': {
    code: 'NUA_SERIALIZATION',
    fact: 'Another transaction changed what this one has read or wants to write.',
    fix: 'Run the whole transaction again: atomic(fn, { retry: 3 }).',
    retryable: true,
  },
  '40P01': {
    code: 'NUA_DEADLOCK',
    fact: 'Two transactions waited for each other, and the database ended this one.',
    fix: 'Run the whole transaction again, and lock rows in the same order everywhere.',
    retryable: true,
  },
  '53300': {
    code: 'NUA_CONNECTION_FAILED',
    fact: 'The server has no connection left.',
    fix: 'Lower pool.max, or raise max_connections of the server.',
    retryable: true,
  },
  '55P03': {
    code: 'NUA_TIMEOUT',
    fact: 'A lock that the statement needs is held by another transaction.',
    fix: 'Try again, or keep the other transaction short.',
    retryable: true,
  },
  '57014': {
    code: 'NUA_TIMEOUT',
    fact: 'The statement was stopped: it took longer than statementTimeout, or was cancelled.',
    fix: 'explain() shows where its time goes.',
    retryable: false,
  },
};

/** Fixes for refusals of a statement's text. */
const fixes: Readonly<Record<string, string>> = {
  '42501': 'GRANT the privilege to the user of the connection.',
  '42703': 'The table and the model differ: bring the schema up to date.',
  '42883': 'Cast the arguments to the types that it takes, or create it.',
  '42P01': 'Create the table: createSchema() makes those of all models.',
};

/**
 * What the server reported -> a coded error. The message never holds values; the words of the server, which may, are its cause.
 */
export function databaseError(error: ServerError, query: string): NuagesError {
  const details: ErrorDetails = { query, cause: error };
  const known = operational[error.code];
  if (known) {
    const { code, fact, ...rest } = known;
    return new OperationalError(code, fact, { ...details, ...rest });
  }
  if (error.code.startsWith('57P') || error.code === '25P03') return connectionLost(error, query);
  return integrityError(error, details) ?? dataError(error, details) ?? refusal(error, details);
}

function refusal({ code, message, hint, routine }: ServerError, details: ErrorDetails): NuagesError {
  const fix = fixes[code] ?? hint;
  const more = { ...details, ...(fix !== undefined && { fix }) };
  if (code.startsWith('0A') && routine !== 'RevalidateCachedQuery')
    return new NotSupportedError('NUA_BACKEND_UNSUPPORTED', `PostgreSQL can't do this: ${message} (SQLSTATE ${code}).`, more);
  if (code.startsWith('42') || code.startsWith('0A') || code === '26000') {
    return new ProgrammingError('NUA_SQL_INVALID', `The database refused the statement: ${message} (SQLSTATE ${code}).`, more);
  }
  return new OperationalError('NUA_DATABASE_ERROR', `The database reports: ${message} (SQLSTATE ${code}).`, more);
}
