import type { QueryEvent } from '../../events/index.js';
import { queryChannel } from '../../events/index.js';
import { currentFrame } from '../context/frame.js';

/** Where a statement is sent. */
export interface Origin {
  readonly alias: string;
  /** of the transaction; null: on its own */
  readonly id: number | null;
}
/** What is sent. */
interface Sent {
  readonly sql: string;
  readonly params: readonly unknown[];
  readonly model: string | undefined;
  readonly multiplied?: readonly string[] | undefined;
}
const none: readonly string[] = Object.freeze([]);

/** To be called in the context that submitted the statement. */
export function startQuery({ sql, params, model, multiplied = none }: Sent, { alias, id }: Origin): QueryEvent {
  const scope = currentFrame()?.scope ?? null;
  return { alias, model: model ?? null, sql, multiplied, params, scope, transaction: id, startedAt: performance.now() };
}

/** Publishes the end in the order of TracingChannel: error, asyncStart, asyncEnd. */
export function endQuery(event: QueryEvent, durationMs: number, rows: number, error?: unknown): void {
  event.durationMs = durationMs;
  event.rows = rows;
  if (error !== undefined) {
    event.error = error;
    queryChannel.error.publish(event);
  }
  queryChannel.asyncStart.publish(event);
  queryChannel.asyncEnd.publish(event);
}

/** Runs `work` as one event of `nuages:query`, while somebody listens. */
export async function traced<T extends { readonly affected: number }>(sent: Sent, origin: Origin, work: () => Promise<T>): Promise<T> {
  if (!queryChannel.hasSubscribers) return work();
  const event = startQuery(sent, origin);
  try {
    const running = queryChannel.start.runStores(event, work);
    queryChannel.end.publish(event);
    const result = await running;
    endQuery(event, performance.now() - event.startedAt, result.affected);
    return result;
  } catch (error) {
    endQuery(event, performance.now() - event.startedAt, 0, error);
    throw error;
  }
}
