import type { ErrorCode, ErrorKind, NuagesError } from '../../errors/index.js';
import { catalogue } from '../../errors/index.js';

const kinds: ReadonlySet<ErrorKind> = new Set(['DataError', 'IntegrityError', 'NotSupportedError', 'OperationalError', 'ProgrammingError']);

/** Did the database refuse a statement? Known by the code, so that a module loaded twice knows the errors of its other copy. */
export function isDatabaseError(error: unknown): error is NuagesError {
  const code = (error as { readonly code?: unknown } | null | undefined)?.code;
  return typeof code === 'string' && Object.hasOwn(catalogue, code) && kinds.has(catalogue[code as ErrorCode].kind);
}
