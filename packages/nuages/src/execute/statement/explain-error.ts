import { isDatabaseError } from './is-database-error.js';

/**
 * Says which statement an error of the database is about, and where it was awaited: drivers make errors on a socket, where the caller is
 * unknown, so the stack is taken anew. To be called after an `await` inside the caller's own async frames.
 */
export function explainError(error: unknown, statement?: { readonly sql: string }, model?: string): unknown {
  if (!isDatabaseError(error)) return error;
  const known: { query?: string; model?: string } = error;
  if (statement !== undefined) known.query ??= statement.sql;
  if (model !== undefined) known.model ??= model;
  Error.captureStackTrace(error, explainError);
  return error;
}
