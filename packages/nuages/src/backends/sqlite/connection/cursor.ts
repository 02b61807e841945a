import type { DriverCursor } from '../../../contract/index.js';
import { databaseError } from '../errors/database-error.js';
import type { Prepared } from './statement-cache.js';

/** Rows a chunk at a time; the read transaction of its statement stays open until the end or `close`. */
export class SqliteCursor<T> implements DriverCursor<T> {
  readonly #prepared: Prepared<T>;
  readonly #rows: IterableIterator<unknown[]>;
  readonly #query: string;
  readonly #ended: (cursor: SqliteCursor<T>) => void;
  #open = true;

  /** `ended` is called once */
  constructor(prepared: Prepared<T>, params: readonly unknown[], query: string, ended: (cursor: SqliteCursor<T>) => void) {
    this.#ended = ended;
    this.#prepared = prepared;
    this.#query = query;
    this.#rows = prepared.statement.iterate(params);
  }

  async read(size: number, context: unknown): Promise<T[]> {
    try {
      return this.#prepared.decode(this.#next(size), context);
    } catch (error) {
      this.end();
      throw error;
    }
  }

  async close(): Promise<void> {
    this.end();
  }

  end(): void {
    if (!this.#open) return;
    this.#finish();
    this.#rows.return?.();
  }

  #next(size: number): unknown[][] {
    const chunk: unknown[][] = [];
    try {
      while (this.#open && chunk.length < size) {
        const { value, done } = this.#rows.next();
        if (done) this.#finish();
        else chunk.push(value);
      }
    } catch (error) {
      throw databaseError(error, { query: this.#query });
    }
    return chunk;
  }

  #finish(): void {
    this.#open = false;
    this.#ended(this);
  }
}
