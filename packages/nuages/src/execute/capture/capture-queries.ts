import type { QueryEvent } from '../../events/index.js';
import type { Captured, CapturedQuery } from '../../types/capture.js';
import type { Work } from '../../types/transactions.js';
import { currentFrame, runInFrame } from '../context/frame.js';
import type { Capture } from './capture.js';
import { listen } from './listen.js';

export interface CaptureOptions {
  /** statements kept at most; 1000 unless given. `count` and `totalMs` are of all */
  readonly limit?: number;
}

/**
 * Runs `fn` and says which statements it sent: only those of this async context and of what it starts, whatever else the process does,
 * so it may be used in production. An error of `fn` is thrown on.
 * @example
 * const { result, queries, totalMs } = await captureQueries(() => Post.objects.filter({ title: 'Nuages' }).count());
 * queries[0] // { sql: 'SELECT COUNT(*) FROM "post" ...', params: ['Nuages'], durationMs: 0.4, rows: 1 }
 * // SELECT COUNT(*) FROM "post" WHERE "post"."title" = $1
 */
export async function captureQueries<T>(fn: Work<T>, { limit = 1000 }: CaptureOptions = {}): Promise<Captured<T>> {
  const capture: Capture = { outer: currentFrame()?.capture ?? null, limit, events: [], count: 0, totalMs: 0 };
  const stop = listen();
  try {
    const result = await runInFrame({ capture }, fn);
    return { result, queries: capture.events.map(toQuery), count: capture.count, totalMs: capture.totalMs };
  } finally {
    stop();
  }
}

/** A statement still under way counts up to now. */
function toQuery({ sql, params, startedAt, durationMs = performance.now() - startedAt, rows = 0, error }: QueryEvent): CapturedQuery {
  return { sql, params, durationMs, rows, ...(error instanceof Error && { error }) };
}
