import { ConfigurationError, NuagesError, OperationalError } from '../../../errors/index.js';
import type { ServerError } from '../protocol/server-error.js';

interface Failure {
  readonly code: 'NUA_CONNECTION_AUTH' | 'NUA_CONNECTION_FAILED';
  /** completes "host:5432/name ..." */
  readonly fact: string;
  readonly fix: string;
  readonly retryable?: boolean;
}

const unreachable = (fact: string, fix: string, retryable = true): Failure => ({ code: 'NUA_CONNECTION_FAILED', fact, fix, retryable });
const untrusted = (fact: string): Failure =>
  unreachable(
    fact,
    'Name the root certificate in the URL (sslrootcert=ca.pem), or in ssl: { ca }. sslmode=no-verify encrypts without knowing whom to trust.',
    false,
  );
const refused: Failure = {
  code: 'NUA_CONNECTION_AUTH',
  fact: 'refused the user or the password.',
  fix: 'Put the right ones into the URL, or give `password` in the settings.',
};

/** By SQLSTATE, or by the code of a socket's error. */
const failures: Readonly<Record<string, Failure>> = {
  '28000': refused,
  '28P01': refused,
  '3D000': unreachable('has no such database.', 'Create it (createdb), or mend the name in the URL.', false),
  '53300': unreachable('has no connection left.', 'Lower pool.max, or raise max_connections of the server.'),
  '57P03': unreachable('is starting up or shutting down.', 'Wait a moment.'),
  CERT_HAS_EXPIRED: untrusted('shows a certificate that has expired.'),
  DEPTH_ZERO_SELF_SIGNED_CERT: untrusted('shows a certificate that nobody vouches for.'),
  EACCES: unreachable('may not be opened by this user.', 'Grant access to the socket, or use a host name.', false),
  ECONNREFUSED: unreachable('refused the connection.', 'Start the server, or mend host and port in the URL.'),
  ECONNRESET: unreachable('broke the connection off.', 'See the log of the server.'),
  EHOSTUNREACH: unreachable('is not reachable in the network.', 'Mend the host in the URL, or the network.'),
  ENOENT: unreachable('has no socket there.', 'Name the folder of the socket as host: /run/postgresql.', false),
  ENOTFOUND: unreachable('has a host name that does not resolve.', 'Mend the host in the URL.', false),
  ERR_TLS_CERT_ALTNAME_INVALID: untrusted('shows a certificate for another host.'),
  ETIMEDOUT: unreachable('did not answer.', 'Start the server, open its port in the firewall, or raise connectTimeout.'),
  EAI_AGAIN: unreachable('has a host name that could not be resolved just now.', 'Try again, or mend the name service.'),
  SELF_SIGNED_CERT_IN_CHAIN: untrusted('shows a certificate that nobody vouches for.'),
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: untrusted('shows a certificate whose issuer is unknown here.'),
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: untrusted('shows a certificate whose issuer is unknown here.'),
};

/** `pg` reports these in words only. */
const byMessage: readonly (readonly [RegExp, Failure])[] = [
  [/timeout expired/, failures['ETIMEDOUT']!],
  [/does not support SSL/, unreachable('has no TLS.', 'Write sslmode=disable in the URL, or turn ssl on in the server.', false)],
  [/client password must be/, { ...refused, fact: 'wants a password, and none was given.' }],
  [/Connection terminated/, unreachable('broke the connection off while it was opened.', 'See the log of the server.')],
];

const other = unreachable('could not be reached.', 'The cause says why.', false);

/** Says what kept a connection from being opened; `where` is host, port and database. */
export function connectionFailed(where: string, error: unknown): NuagesError {
  if (error instanceof NuagesError) return error;
  const { code = '', message = '' } = error as Partial<ServerError>;
  if (code === '42704' || code === '22023') {
    return new ConfigurationError('NUA_CONFIG_INVALID', `${where} refused a setting: ${message}.`, {
      fix: 'Mend `options` in the URL.',
      cause: error,
    });
  }
  const { fact, ...failure } = failures[code] ?? byMessage.find(([words]) => words.test(message))?.[1] ?? other;
  return new OperationalError(failure.code, `${where} ${fact}`, { ...failure, cause: error });
}
