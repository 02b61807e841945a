/// <reference lib="esnext.disposable" preserve="true" />
import type { FetchMode } from './fetch-mode.js';

export interface PoolSettings {
  /** connections kept open; 0 unless given */
  min?: number;
  /** connections at most; 10 unless given */
  max?: number;
  /** seconds after which a connection is replaced; 1800 unless given */
  maxLifetime?: number;
  /** seconds after which an idle connection is closed; 60 unless given */
  idleTimeout?: number;
  /** milliseconds that a caller waits for a free connection; 10000 unless given */
  acquireTimeout?: number;
}
/** 'postgres://user@host/name', 'pglite:./folder', 'sqlite:./file.db'; or a file or folder and what it is */
export type DatabaseLocation =
  | { url: string; driver?: string }
  | {
      /** file or folder of an embedded database, or ':memory:' */
      path: string;
      /** kind of database, or the package that it is reached through */
      driver: string;
    };
export interface DatabaseOptions {
  /** of a server */
  pool?: PoolSettings;
  /** statements run on each new connection */
  onConnect?: readonly string[];
  /** milliseconds that opening a connection may take; 10000 unless given */
  connectTimeout?: number;
  /** milliseconds that a statement may take; unlimited unless given */
  statementTimeout?: number;
  /** milliseconds that a statement waits for a lock, or for another's transaction where there is one connection; 4000 on embedded databases, unlimited on a server */
  lockTimeout?: number;

  /** PostgreSQL: what the server's lists call the connections; 'nuages' unless given */
  applicationName?: string;
  /** PostgreSQL: instead of in the URL; a function is called for each new connection */
  password?: string | (() => string | Promise<string>);
  /** PostgreSQL: false behind a pooler that gives each statement another connection; true unless given */
  preparedStatements?: boolean;
  /** PostgreSQL: options of tls.connect(); true checks the certificate */
  ssl?: boolean | object;
  /** PGlite: `{ vector }`, imported from '@electric-sql/pglite/vector' */
  extensions?: Readonly<Record<string, unknown>>;
}
export type DatabaseSettings = DatabaseLocation & DatabaseOptions;
export interface Settings {
  /** by alias: a URL, or its settings; `default` is used where none is named */
  databases: { readonly default: string | DatabaseSettings; readonly [alias: string]: string | DatabaseSettings };
  /** IANA name of the zone for date parts; 'UTC' unless given */
  timeZone?: string;
  /** what touching a relation does that isn't loaded, where neither the queryset nor withFetchMode() says; 'peers' unless given */
  fetchMode?: FetchMode;
  /** text of 32 characters or more that signs cursors of pages; random in each process unless given, and then cursors die with the process */
  secretKey?: string;
}
/** What connect() opened. */
export interface Connections extends AsyncDisposable {
  /** ends every connection; statements under way finish first */
  close(): Promise<void>;
}
