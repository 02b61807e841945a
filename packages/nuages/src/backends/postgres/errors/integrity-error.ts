import { type ErrorDetails, IntegrityError } from '../../../errors/index.js';
import type { ServerError } from '../protocol/server-error.js';

type Code = IntegrityError['code'];
interface Violation {
  readonly code: Code;
  /** the fact, after what was violated */
  readonly fact: (error: ServerError) => string;
  readonly fix: string;
}

const on = ({ table }: ServerError): string => (table === undefined ? '' : ` of table "${table}"`);
const constraint = (error: ServerError): string => (error.constraint === undefined ? 'a constraint' : `"${error.constraint}"`) + on(error);

const keys: Violation = {
  code: 'NUA_INTEGRITY_FOREIGN_KEY',
  fact: (e) => `Foreign key ${constraint(e)} was violated: it would point at no row.`,
  fix: 'Save the row that it points at first, or delete the rows that point at it before their target.',
};
const violations: Readonly<Record<string, Violation>> = {
  '23001': keys,
  '23502': {
    code: 'NUA_INTEGRITY_NOT_NULL',
    fact: (e) => `Column "${e.column ?? '?'}"${on(e)} may not be null.`,
    fix: 'Give it a value, a default, or null: true.',
  },
  '23503': keys,
  '23505': {
    code: 'NUA_INTEGRITY_UNIQUE',
    fact: (e) => `Unique constraint ${constraint(e)} was violated: a row with the same values exists.`,
    fix: 'Use getOrCreate() or updateOrCreate(), or look for the row first.',
  },
  '23514': {
    code: 'NUA_INTEGRITY_CHECK',
    fact: (e) => `Check constraint ${constraint(e)} was violated.`,
    fix: 'fullClean() tells which values break which rule before they are sent.',
  },
  '23P01': {
    code: 'NUA_INTEGRITY_EXCLUSION',
    fact: (e) => `Exclusion constraint ${constraint(e)} was violated: a row that conflicts exists.`,
    fix: 'Change the values that conflict, or the row that is there.',
  },
};

/** Null: the error violates no constraint. */
export function integrityError(error: ServerError, details: ErrorDetails): IntegrityError | null {
  const violation = violations[error.code];
  if (!violation) return null;
  const column = error.column ?? onlyColumn(error.detail);
  return new IntegrityError(violation.code, violation.fact(error), {
    ...details,
    fix: violation.fix,
    ...(error.constraint !== undefined && { constraint: error.constraint }),
    ...(error.table !== undefined && { table: error.table }),
    ...(column !== undefined && { column }),
  });
}

/** `Key (email)=(...) already exists.`: the name is told nowhere else. Keys of several columns have no one name. */
const onlyColumn = (detail: string | undefined): string | undefined => /\("?([^()",]+)"?\)=\(/.exec(detail ?? '')?.[1];
