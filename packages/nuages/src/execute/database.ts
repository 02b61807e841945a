import type { Backend, DatabaseSettings, Dialect, Driver, DriverResult, DriverStatement } from '../contract/index.js';
import { OperationalError } from '../errors/index.js';
import { callSite } from './call-site.js';
import { currentFrame } from './context/frame.js';
import { currentChanges } from './context/scope.js';
import { outside } from './context/outside.js';
import type { Pool } from './pool/pool.js';
import type { Pools } from './pool/pools.js';
import { openPools } from './pool/pools.js';
import type { Slot } from './pool/slot.js';
import { explainError } from './statement/explain-error.js';
import type { Origin } from './statement/query-event.js';
import type { RunOptions } from './statement/run-options.js';
import { send, sendScript } from './statement/send.js';
import type { ChunkOptions } from './stream/chunk-options.js';
import { chunks } from './stream/chunks.js';
import { currentBlock } from './transaction/current-block.js';

/** How long close() waits for statements and transactions under way, in milliseconds. */
const closingGrace = 5000;

/** Puts something in the place of a driver: it counts, delays or records what passes, and hands it on. */
export type WrapDriver = (driver: Driver) => Driver;

export interface DatabaseParts {
  readonly settings: DatabaseSettings;
  readonly backend: Backend;
  readonly wrapDriver?: WrapDriver | undefined;
  /** what must be over before anything is opened */
  readonly after?: Promise<void> | undefined;
}

/** One database of the settings. Nothing is opened before the first statement. */
export class Database implements Origin {
  readonly alias: string;
  /** known before anything is opened: SQL can be shown without a connection */
  readonly dialect: Dialect;
  readonly settings: DatabaseSettings;
  /** of no transaction */
  readonly id = null;
  /** null: not open */
  pools: Pools | null = null;
  readonly wrapDriver: WrapDriver | undefined;
  readonly #parts: DatabaseParts;
  #opening: Promise<Pools> | null = null;
  #closing: Promise<void> | null = null;

  constructor(parts: DatabaseParts) {
    const { settings, backend, wrapDriver } = parts;
    this.alias = settings.alias;
    this.settings = settings;
    this.dialect = backend.dialect;
    this.wrapDriver = wrapDriver;
    this.#parts = parts;
  }

  get closed(): boolean {
    return this.#closing !== null;
  }

  /** Runs a statement in the transaction that the caller is in, else on a connection of the pool. */
  run<T>(statement: DriverStatement<T>, params: readonly unknown[], options: RunOptions): Promise<DriverResult<T>> {
    return options.write ? this.#write(statement, params, options) : this.#send(statement, params, options);
  }

  /** What was read of the tables before is not what a query would give now, also while the statement runs. */
  async #write<T>(statement: DriverStatement<T>, params: readonly unknown[], options: RunOptions): Promise<DriverResult<T>> {
    const changes = currentChanges();
    const tables = options.tables ?? null;
    changes.record(tables);
    try {
      return await this.#send(statement, params, options);
    } finally {
      changes.record(tables);
    }
  }

  #send<T>(statement: DriverStatement<T>, params: readonly unknown[], options: RunOptions): Promise<DriverResult<T>> {
    const block = currentFrame() === undefined ? null : currentBlock(this.alias);
    if (block !== null) return block.run(statement, params, options);
    const { pools } = this;
    if (pools === null) return this.#openAndRun(statement, params, options);
    const pool = options.write ? pools.writer : pools.reader;
    const slot = pool.take(statement);
    return slot === null ? this.#waitAndRun(pool, statement, params, options) : this.#runOn(pool, slot, statement, params, options);
  }

  /**
   * Gives a result a chunk at a time. In a transaction the cursor is on its connection; outside it holds a connection of its own, at most
   * all but one of the pool. Where no connection can keep a cursor beside other statements, the result is read at once.
   */
  iterate<T>(statement: DriverStatement<T>, params: readonly unknown[], options: ChunkOptions): AsyncGenerator<T[]> {
    return chunks(this, statement, params, options, callSite('iterator()'));
  }

  /** Runs SQL that takes no parameters and gives no rows, several statements too: DDL. */
  async script(sql: string): Promise<void> {
    currentChanges().record(null);
    const block = currentBlock(this.alias);
    if (block !== null) return block.perform(() => sendScript(block.connection, sql, block.transaction), { sql });
    const { writer } = this.pools ?? (await this.open());
    try {
      return await writer.use({ sql }, (connection) => sendScript(connection, sql, this));
    } catch (error) {
      throw explainError(error, { sql });
    }
  }

  /** Loads the driver. Connections are opened as they are needed. */
  open(): Promise<Pools> {
    if (this.#closing !== null) return Promise.reject(this.#closedError());
    this.#opening ??= outside.runInAsyncScope(() => this.#open());
    return this.#opening;
  }

  /** Ends all connections, those in use when they are given back or after five seconds; whoever waits for one gets NUA_CONNECTION_CLOSED, as does any later use. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #runOn<T>(
    pool: Pool,
    slot: Slot,
    statement: DriverStatement<T>,
    params: readonly unknown[],
    options: RunOptions,
  ): Promise<DriverResult<T>> {
    try {
      return await send(slot.connection, statement, params, options, this);
    } catch (error) {
      throw explainError(error, statement, options.model);
    } finally {
      pool.release(slot);
    }
  }

  async #waitAndRun<T>(
    pool: Pool,
    statement: DriverStatement<T>,
    params: readonly unknown[],
    options: RunOptions,
  ): Promise<DriverResult<T>> {
    const slot = await pool.acquire(statement, options.signal);
    return this.#runOn(pool, slot, statement, params, options);
  }

  async #openAndRun<T>(statement: DriverStatement<T>, params: readonly unknown[], options: RunOptions): Promise<DriverResult<T>> {
    const pools = await this.open();
    return this.#waitAndRun(options.write ? pools.writer : pools.reader, statement, params, options);
  }

  async #open(): Promise<Pools> {
    const { backend, settings, wrapDriver, after } = this.#parts;
    try {
      await after;
      const driver = await backend.open(settings);
      this.pools = openPools(wrapDriver?.(driver) ?? driver, settings, () => this.#closedError());
      return this.pools;
    } catch (error) {
      // The next use tries again.
      this.#opening = null;
      throw error;
    }
  }

  async #close(): Promise<void> {
    const pools = await this.#opening?.catch(() => null);
    await pools?.close(closingGrace);
  }

  #closedError(): OperationalError {
    return new OperationalError('NUA_CONNECTION_CLOSED', `The database "${this.alias}" was closed.`, {
      fix: 'Close it when nothing uses it any more, or connect() again.',
    });
  }
}
