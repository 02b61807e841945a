/// <reference lib="esnext.disposable" preserve="true" />

export interface PoolSettings {
  /** connections kept open; 0 unless given */
  min?: number;
  /** connections at most */
  max?: number;
  /** seconds after which a connection is replaced */
  maxLifetime?: number;
  /** seconds after which an idle connection is closed */
  idleTimeout?: number;
  /** milliseconds that a caller waits for a free connection */
  acquireTimeout?: number;
}
export interface DatabaseSettings {
  /** 'postgres://user@host/name', 'pglite:./folder', 'sqlite:./file.db' */
  url: string;
  pool?: PoolSettings;
  /** statements run on each new connection */
  onConnect?: readonly string[];
  /** milliseconds that a statement may take */
  statementTimeout?: number;
  /** milliseconds that opening a connection may take */
  connectTimeout?: number;
  /** milliseconds that a statement waits for a lock, or for another's transaction on a database with one connection */
  lockTimeout?: number;
}
export interface Settings {
  /** by alias: a URL, or its settings; `default` is used where none is named */
  databases: { readonly default: string | DatabaseSettings; readonly [alias: string]: string | DatabaseSettings };
  /** IANA name; 'UTC' unless given */
  timeZone?: string;
}
/** What connect() opened. */
export interface Connections extends AsyncDisposable {
  /** ends every connection; statements under way finish first */
  close(): Promise<void>;
}
export declare function defineConfig(settings: Settings): Settings;
export declare function connect(settings?: Settings): Promise<Connections>;
