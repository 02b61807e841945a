import type { Cell } from '../ir/index.js';
import type { Dialect } from './dialect.js';

/**
 * What a statement's rows become: one call per row, cells in the order of the columns. `context` is whatever the caller gave to `run`:
 * drivers hand it on. Drivers generate a decoder that calls `make` straight from the received bytes.
 */
export type MakeRow<T> = (context: unknown, ...cells: unknown[]) => T;

/** A statement as drivers see it. One object per plan and frozen, so that a driver can remember what it prepared under it (WeakMap). */
export interface DriverStatement<T = unknown> {
  readonly sql: string;
  /** of the prepared statement: a hash of the SQL; null: unnamed, planned for its values each time */
  readonly name: string | null;
  /** the form of each column; empty: the statement gives no rows. null: unknown, rows are made of what the driver finds */
  readonly columns: readonly Cell[] | null;
  readonly make: MakeRow<T>;
  /** for events: relations to many rows that multiply what its aggregates add up */
  readonly multiplied?: readonly string[];
  /** Where `columns` is null: told what the columns are called, says how each is read and what rows are made of them. Throws to refuse them. */
  readonly describe?: (names: readonly string[]) => FoundRows<T>;
}
/** What the rows of a statement are once its columns are known. */
export interface FoundRows<T> {
  /** the form of each column, in their order */
  readonly columns: readonly Cell[];
  readonly make: MakeRow<T>;
}
export interface DriverResult<T> {
  readonly rows: T[];
  /** rows inserted, updated, deleted or read */
  readonly affected: number;
}
/** Rows a chunk at a time, over one open cursor. */
export interface DriverCursor<T> {
  /** At most `size` rows, made with `context`: each chunk is a group of its own. Fewer than `size`: the end, and the cursor is closed. */
  read(size: number, context: unknown): Promise<T[]>;
  close(): Promise<void>;
}

/** One connection: the caller never sends two statements at once, unless the driver says `pipelines`. */
export interface DriverConnection {
  /** Throws coded errors (DatabaseError). Parameters are as `bind` made them. */
  run<T>(statement: DriverStatement<T>, params: readonly unknown[], context: unknown): Promise<DriverResult<T>>;
  /**
   * Inside a transaction, or on a connection that serves nothing else meanwhile. With `features.serverSideCursors` other statements run on
   * the connection between two reads; without, the caller never asks for that and reads shared results by `run`.
   */
  open<T>(statement: DriverStatement<T>, params: readonly unknown[]): Promise<DriverCursor<T>>;
  /**
   * Like `open`, but outside a transaction and on a connection that serves others between two reads: the database keeps the rows. Absent: it
   * can't, and the caller reads such a result at once.
   */
  hold?<T>(statement: DriverStatement<T>, params: readonly unknown[]): Promise<DriverCursor<T>>;
  /** BEGIN, SAVEPOINT, DDL, settings: no parameters, no rows; may be several statements. */
  script(sql: string): Promise<void>;
  /** checks deferred constraints now, inside a transaction, and leaves them deferred; throws IntegrityError */
  checkConstraints?(): Promise<void>;
  /** asks the server to stop the running statement; the statement then fails with NUA_TIMEOUT or a cancellation */
  cancel?(): Promise<void>;
  close(): Promise<void>;
  /** false once the connection is broken: it is then thrown away */
  readonly usable: boolean;
  /** keeps the process alive, or not, while idle */
  ref?(): void;
  unref?(): void;
}

/** Opens connections to one database. */
export interface Driver {
  readonly dialect: Dialect;
  /** `write: false`: the connection will only read (features.singleWriter) */
  connect(options: { readonly write: boolean }): Promise<DriverConnection>;
  /** BEGIN in this database's words */
  begin(options: BeginOptions): string;
  /** host, path and the like, for messages; never a password */
  describe(): string;
  close(): Promise<void>;
}
export interface BeginOptions {
  readonly isolation?: 'read committed' | 'repeatable read' | 'serializable';
  readonly readOnly?: boolean;
  readonly deferrable?: boolean;
  readonly write: boolean;
}

/** A folder of backends/: its scheme names are the protocols of URLs. */
export interface Backend {
  readonly dialect: Dialect;
  /** settings of its own that reach it as `DatabaseSettings.options`, checked by its `open`; any other key is NUA_CONFIG_UNKNOWN */
  readonly options: readonly string[];
  /** the packages that it can work through, as the setting `driver` names them: 'better-sqlite3' */
  readonly drivers: readonly string[];
  /** Loads the driver package (NUA_BACKEND_MISSING) and reads the settings (NUA_CONFIG_*). Opens nothing yet. */
  open(settings: DatabaseSettings): Promise<Driver>;
}

/** A database's settings after checking: see connect.ts. Times in milliseconds. */
export interface DatabaseSettings {
  readonly alias: string;
  /** of the URL, or what `driver` names: one that the backend is known under */
  readonly scheme: string;
  readonly url: URL | null;
  /** folder or file of an embedded database; ':memory:' */
  readonly path: string | null;
  /** one of `Backend.drivers`; null: the backend chooses */
  readonly driver: string | null;
  readonly options: Readonly<Record<string, unknown>>;
  readonly connectTimeout: number;
  readonly statementTimeout: number | null;
  /** null: as long as it takes; never null where connections wait for each other in this process */
  readonly lockTimeout: number | null;
  /** run on each new connection */
  readonly onConnect: readonly string[];
  readonly pool: PoolSettings;
}
export interface PoolSettings {
  readonly min: number;
  readonly max: number;
  readonly maxLifetime: number;
  readonly idleTimeout: number;
  readonly acquireTimeout: number;
}
