import type { ConnectionOptions } from 'node:tls';
import type { DatabaseSettings } from '../../../contract/index.js';
import { ConfigurationError, suggest } from '../../../errors/index.js';
import { type Tls, tlsOf } from './tls.js';

/** The settings of this backend beside those that all have. */
export const ownOptions = ['applicationName', 'password', 'preparedStatements', 'ssl'] as const;

/** All that opening a connection takes. What is undefined `pg` takes from the environment: PGHOST, PGUSER, ~/.pgpass. */
export interface ClientSettings {
  readonly host: string | undefined;
  readonly port: number | undefined;
  readonly user: string | undefined;
  readonly password: string | (() => string | Promise<string>) | undefined;
  readonly database: string | undefined;
  readonly applicationName: string;
  /** command-line options for the server process: `-c search_path=app` */
  readonly serverOptions: string | undefined;
  readonly tls: Tls;
  readonly connectTimeout: number;
  readonly statementTimeout: number | null;
  readonly lockTimeout: number | null;
  /** false: nothing is prepared by name, for poolers in transaction mode */
  readonly keepPrepared: boolean;
}

const parameters = ['application_name', 'host', 'options', 'password', 'port', 'sslcert', 'sslkey', 'sslmode', 'sslrootcert', 'user'];

/**
 * `postgres://user:password@host:5432/database?sslmode=verify-full`; a socket as `postgres:///database?host=/run/postgresql`.
 * @throws ConfigurationError NUA_CONFIG_MISSING, NUA_CONFIG_UNKNOWN, NUA_CONFIG_INVALID
 */
export function clientSettings({ alias, url, options, connectTimeout, statementTimeout, lockTimeout }: DatabaseSettings): ClientSettings {
  if (!url)
    throw new ConfigurationError('NUA_CONFIG_MISSING', `Database "${alias}" has no URL.`, { fix: 'Write postgres://user@host/database.' });
  const query = readQuery(alias, url);
  const { port = url.port, sslrootcert, sslcert, sslkey } = query;
  return {
    host: query['host'] ?? part(url.hostname.replace(/^\[(.*)\]$/, '$1')),
    port: port === '' ? undefined : portNumber(alias, port),
    user: query['user'] ?? part(url.username),
    password: password(alias, options['password']) ?? query['password'] ?? part(url.password),
    database: part(url.pathname.slice(1)),
    applicationName:
      text(alias, 'applicationName', options['applicationName']) ?? query['application_name'] ?? process.env['PGAPPNAME'] ?? 'nuages',
    serverOptions: query['options'],
    tls: ownTls(alias, options['ssl']) ?? tlsOf(query['sslmode'] ?? process.env['PGSSLMODE'], { sslrootcert, sslcert, sslkey }),
    connectTimeout,
    statementTimeout,
    lockTimeout,
    keepPrepared: flag(alias, 'preparedStatements', options['preparedStatements']) ?? true,
  };
}

const part = (encoded: string): string | undefined => (encoded === '' ? undefined : decodeURIComponent(encoded));

function readQuery(alias: string, url: URL): Readonly<Record<string, string | undefined>> {
  for (const name of url.searchParams.keys()) {
    if (parameters.includes(name)) continue;
    throw new ConfigurationError('NUA_CONFIG_UNKNOWN', `The URL of database "${alias}" has a parameter "${name}", which does not exist.`, {
      fix: suggest(name, 'A URL', parameters),
    });
  }
  return Object.fromEntries(url.searchParams);
}

function portNumber(alias: string, text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw invalid(alias, 'port', 'a number from 1 to 65535');
}

function ownTls(alias: string, ssl: unknown): Tls | undefined {
  if (ssl === undefined) return undefined;
  if (ssl === false) return { options: false, optional: false };
  if (ssl === true) return { options: {}, optional: false };
  if (typeof ssl === 'object' && ssl !== null) return { options: { ...(ssl as ConnectionOptions) }, optional: false };
  throw invalid(alias, 'ssl', 'true, false or the options of tls.connect()');
}

function password(alias: string, given: unknown): ClientSettings['password'] {
  if (given === undefined || typeof given === 'string' || typeof given === 'function') return given as ClientSettings['password'];
  throw invalid(alias, 'password', 'text, or a function that gives it');
}
function text(alias: string, name: string, given: unknown): string | undefined {
  if (given === undefined || typeof given === 'string') return given;
  throw invalid(alias, name, 'text');
}
function flag(alias: string, name: string, given: unknown): boolean | undefined {
  if (given === undefined || typeof given === 'boolean') return given;
  throw invalid(alias, name, 'true or false');
}

const invalid = (alias: string, name: string, takes: string): ConfigurationError =>
  new ConfigurationError('NUA_CONFIG_INVALID', `"${name}" of database "${alias}" has a value that it doesn't take.`, {
    fix: `It takes ${takes}.`,
  });
