import type { DriverStatement } from '../../contract/index.js';
import type { QueryEvent } from '../../events/index.js';
import { queryChannel } from '../../events/index.js';
import type { Origin } from '../statement/query-event.js';
import { endQuery, startQuery } from '../statement/query-event.js';

/** The one event of a stream: it begins when the stream is opened and ends with its last row; its time is that spent in the database. */
export class StreamEvent {
  readonly #event: QueryEvent | null;
  #durationMs = 0;
  #rows = 0;
  #ended = false;

  constructor(statement: DriverStatement, params: readonly unknown[], model: string | undefined, origin: Origin) {
    this.#event = queryChannel.hasSubscribers
      ? startQuery({ sql: statement.sql, params, model, multiplied: statement.multiplied }, origin)
      : null;
    if (this.#event !== null) queryChannel.start.publish(this.#event);
    if (this.#event !== null) queryChannel.end.publish(this.#event);
  }

  async time<T>(work: () => Promise<T>): Promise<T> {
    if (this.#event === null) return work();
    const since = performance.now();
    try {
      return await work();
    } finally {
      this.#durationMs += performance.now() - since;
    }
  }

  count(rows: number): void {
    this.#rows += rows;
  }

  end(error?: unknown): void {
    if (this.#event === null || this.#ended) return;
    this.#ended = true;
    endQuery(this.#event, this.#durationMs, this.#rows, error);
  }
}
