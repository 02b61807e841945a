import { OperationalError } from '../../../errors/index.js';
import type { ServerError } from '../protocol/server-error.js';

/** Why the server ended the connection, by SQLSTATE. */
const reasons: Readonly<Record<string, string>> = {
  '25P03': 'The server ended the connection: the transaction was idle for longer than idle_in_transaction_session_timeout allows.',
  '57P01': 'The server ended the connection: it is being shut down, or an administrator ended it.',
  '57P02': 'The server ended the connection: it crashed and restarts.',
  '57P05': 'The server ended the connection: it was idle for longer than idle_session_timeout allows.',
};

/** The connection broke while a statement was running, or before it was sent. */
export function connectionLost(cause: unknown, query: string): OperationalError {
  const fact = reasons[(cause as Partial<ServerError> | null)?.code ?? ''] ?? 'The connection to the server broke.';
  return new OperationalError('NUA_CONNECTION_LOST', fact, {
    fix: 'Whether the statement took effect is not known: look before you run it again. The next one gets a new connection.',
    query,
    cause,
  });
}
