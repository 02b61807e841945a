import { captureQueries } from '../execute/index.js';
import type { Work } from '../types/transactions.js';

/**
 * Runs `fn` and says how many statements it sent. BEGIN, COMMIT and savepoints don't count.
 * @example
 * const { result, count } = await countQueries(() => Post.objects.filter({ isPublished: true }));
 * // SELECT ... FROM "post" WHERE "post"."is_published" = TRUE
 */
export async function countQueries<T>(fn: Work<T>): Promise<{ readonly result: T; readonly count: number }> {
  const { result, count } = await captureQueries(fn, { limit: 0 });
  return { result, count };
}
