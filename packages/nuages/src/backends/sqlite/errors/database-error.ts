import { DatabaseError, DataError, type ErrorDetails, NuagesError, OperationalError, ProgrammingError } from '../../../errors/index.js';
import { beyondSafe } from './beyond-safe.js';
import { integrityError } from './integrity-error.js';
import { primaryOf, resultCode } from './result-code.js';

/** What a package threw, as a coded error. `query`: the statement; `where`: the database, for what happens before there is any. */
export function databaseError(error: unknown, { query, where }: { readonly query?: string; readonly where?: string }): NuagesError {
  // thrown by a registered function
  if (error instanceof NuagesError) return error;
  const details: ErrorDetails = { ...(query !== undefined && { query }), cause: error };
  const message = error instanceof Error ? error.message : String(error);
  const code = resultCode(error);
  if (code === null) return packageError(error, message, details, where);
  if (code.startsWith('CONSTRAINT')) return integrityError(code, message, details);
  return (byCode[primaryOf(code)] ?? other)(message, details, where ?? 'The database');
}

type MakeError = (message: string, details: ErrorDetails, where: string) => NuagesError;

const other: MakeError = (message, details) =>
  new OperationalError('NUA_DATABASE_ERROR', `SQLite refused the statement: ${message}.`, details);
const failed =
  (fact: string, fix?: string): MakeError =>
  (_, details) =>
    new OperationalError('NUA_DATABASE_ERROR', fact, { ...(fix !== undefined && { fix }), ...details });
const unopened: MakeError = (message, details, where) =>
  new OperationalError('NUA_CONNECTION_FAILED', `${where} can't be opened: ${message}.`, {
    fix: 'Check the path, that its folder exists, and the rights of the process.',
    ...details,
  });
const locked: MakeError = (_, details) =>
  new OperationalError('NUA_TIMEOUT', 'Another connection held the lock of the database for too long.', {
    fix: 'Try again, keep transactions short, or raise lockTimeout.',
    retryable: true,
    ...details,
  });
const refusedValue =
  (fact: string): MakeError =>
  (_, details) =>
    new DataError('NUA_DATA_INVALID', fact, details);

/** what SQLite calls a plain ERROR although the statement is right */
const aboutData: readonly [RegExp, string][] = [
  [/malformed JSON|bad JSON path|JSON cannot hold/i, 'A value is no JSON, or its path is wrong.'],
  [/integer overflow/i, 'A whole number goes beyond 64 bits.'],
];
const missing = /no such (table|column|function): ([\w."]+)/;

const plain: MakeError = (message, details) => {
  const fact = aboutData.find(([pattern]) => pattern.test(message))?.[1];
  if (fact !== undefined) return new DataError('NUA_DATA_INVALID', fact, details);
  const what = missing.exec(message)?.[1];
  const fix = what === 'table' || what === 'column' ? 'Create it: run the migrations, or createSchema().' : undefined;
  return new ProgrammingError('NUA_SQL_INVALID', `SQLite can't run the statement: ${message}.`, {
    ...(fix !== undefined && { fix }),
    ...details,
  });
};

const byCode: Readonly<Record<string, MakeError>> = {
  ERROR: plain,
  SCHEMA: plain,
  BUSY: locked,
  LOCKED: locked,
  CANTOPEN: unopened,
  NOTADB: unopened,
  PERM: unopened,
  PROTOCOL: unopened,
  READONLY: failed(
    'The database or this connection may only be read.',
    'Write through a connection that may, or change the rights of the file.',
  ),
  FULL: failed('The disk is full.'),
  IOERR: failed('The disk could not be read or written.'),
  CORRUPT: failed('The file of the database is damaged.', 'Restore it from a backup.'),
  NOMEM: failed('SQLite ran out of memory.'),
  AUTH: failed('The statement is not authorised.'),
  INTERRUPT: (_, details) => new OperationalError('NUA_TIMEOUT', 'The statement was interrupted.', details),
  TOOBIG: refusedValue('A text or a binary value is too big.'),
  MISMATCH: refusedValue('A value has a type that its column refuses.'),
  RANGE: refusedValue('The statement takes another number of parameters.'),
};

const aboutText: readonly (readonly [RegExp, string])[] = [
  [/more than one statement/i, 'The text holds more than one statement. Send them one by one.'],
  [/contains no statements/i, 'The text holds no statement.'],
  [/(too (few|many)|missing named) parameter/i, 'The statement takes another number of parameters.'],
];

/** What the package itself refuses, before SQLite sees it. */
function packageError(error: unknown, message: string, details: ErrorDetails, where: string | undefined): NuagesError {
  const code = (error as { code?: unknown } | null)?.code;
  if (/is not open/i.test(message) && (code === 'ERR_INVALID_STATE' || error instanceof TypeError)) {
    return new OperationalError('NUA_CONNECTION_CLOSED', 'The connection was closed and then used.', details);
  }
  if (where !== undefined) return unopened(message, details, where);
  // node:sqlite, of a whole number in a column that is read as number
  if (code === 'ERR_OUT_OF_RANGE') return beyondSafe(error);
  const refused = aboutText.find(([pattern]) => pattern.test(message))?.[1];
  if (refused !== undefined) return new ProgrammingError('NUA_SQL_INVALID', refused, details);
  if (error instanceof RangeError || /too (big|large)/i.test(message))
    return refusedValue('A value is too big: whole numbers have 64 bits.')(message, details, '');
  if (error instanceof TypeError) return refusedValue('A parameter has a type that SQLite does not take.')(message, details, '');
  return new DatabaseError('NUA_DATABASE_ERROR', 'The statement failed.', details);
}
