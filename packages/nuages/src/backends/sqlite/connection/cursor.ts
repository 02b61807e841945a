import type { DriverCursor } from '../../../contract/index.js';
import { databaseError } from '../errors/database-error.js';
import type { Prepared } from './statement-cache.js';

/** Rows a chunk at a time; the read transaction of its statement stays open until the end or `close`. */
export class SqliteCursor<T> implements DriverCursor<T> {
  readonly #prepared: Prepared<T>;
  readonly #rows: IterableIterator<unknown[]>;
  readonly #query: string;
  #open = true;

  constructor(prepared: Prepared<T>, params: readonly unknown[], query: string) {
    this.#prepared = prepared;
    this.#query = query;
    this.#rows = prepared.statement.iterate(params);
  }

  read(size: number, context: unknown): Promise<T[]> {
    try {
      return Promise.resolve(this.#prepared.decode(this.#next(size), context));
    } catch (error) {
      this.#end();
      return Promise.reject(error as Error);
    }
  }

  close(): Promise<void> {
    this.#end();
    return Promise.resolve();
  }

  #next(size: number): unknown[][] {
    const chunk: unknown[][] = [];
    try {
      while (this.#open && chunk.length < size) {
        const { value, done } = this.#rows.next();
        if (done) this.#open = false;
        else chunk.push(value);
      }
    } catch (error) {
      throw databaseError(error, { query: this.#query });
    }
    return chunk;
  }

  #end(): void {
    if (!this.#open) return;
    this.#open = false;
    this.#rows.return?.();
  }
}
