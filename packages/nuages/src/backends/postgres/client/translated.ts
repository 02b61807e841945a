import { connectionLost } from '../errors/connection-lost.js';
import { databaseError } from '../errors/database-error.js';
import type { ServerError } from '../protocol/server-error.js';

/** An error that pg's public API rejects with: the server's, or the socket's. */
export function translated(error: unknown, sql: string): unknown {
  const { severity, code } = error as Partial<ServerError>;
  return severity !== undefined && code !== undefined ? databaseError(error as ServerError, sql) : connectionLost(error, sql);
}
