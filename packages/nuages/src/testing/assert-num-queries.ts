import { AssertionError } from 'node:assert';
import { captureQueries } from '../execute/index.js';
import type { Work } from '../types/transactions.js';

/**
 * Runs `fn`, which must send exactly `expected` statements, and gives its result. BEGIN, COMMIT and savepoints don't count.
 * @throws AssertionError that lists what was sent
 * @example
 * const posts = await assertNumQueries(1, () => Post.objects.filter({ isPublished: true }));
 * // SELECT ... FROM "post" WHERE "post"."is_published" = TRUE
 */
export async function assertNumQueries<T>(expected: number, fn: Work<T>): Promise<T> {
  const { result, queries, count } = await captureQueries(fn);
  if (count === expected) return result;
  const sent = queries.map(({ sql }, i) => `${i + 1}. ${sql}`);
  const more = count > queries.length ? [`and ${count - queries.length} more`] : [];
  throw new AssertionError({
    message: [`Expected ${expected} queries, ${count} were sent${count === 0 ? '.' : ':'}`, ...sent, ...more].join('\n'),
    actual: count,
    expected,
    operator: 'assertNumQueries',
    stackStartFn: assertNumQueries,
  });
}
