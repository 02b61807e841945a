import { printable, ProgrammingError } from '../../errors/index.js';
import type { FetchMode } from '../../types/fetch-mode.js';
import type { Work } from '../../types/transactions.js';
import { currentFrame, runInFrame } from './frame.js';
import { processState } from './process-state.js';

/** Of the innermost withFetchMode(), else the setting `fetchMode`, else 'peers'. */
export function currentFetchMode(): FetchMode {
  return currentFrame()?.fetchMode ?? processState.fetchMode;
}

/**
 * Inside `fn`, what touching a relation or a deferred column does that isn't loaded, where the rows' own queryset doesn't say: 'peers' loads
 * it for all rows that came together, 'one' for the one row, 'raise' is an error that names it.
 * @throws ProgrammingError NUA_QUERY_INVALID for another mode, NUA_NOT_LOADED in 'raise'
 * @example
 * await withFetchMode('raise', async () => {
 *   for (const { author } of await Post.objects.selectRelated('author')) console.log(author.username);
 * })
 * // SELECT ... FROM "post" INNER JOIN "user" ON ("post"."author_id" = "user"."id")
 */
export async function withFetchMode<T>(mode: FetchMode, fn: Work<T>): Promise<T> {
  checkFetchMode(mode);
  return runInFrame({ fetchMode: mode }, fn);
}

const modes: readonly string[] = ['peers', 'one', 'raise'] satisfies FetchMode[];
export const isFetchMode = (mode: unknown): mode is FetchMode => modes.includes(mode as string);

/** @throws ProgrammingError NUA_QUERY_INVALID */
export function checkFetchMode(mode: unknown): asserts mode is FetchMode {
  if (isFetchMode(mode)) return;
  throw new ProgrammingError('NUA_QUERY_INVALID', `"${printable(String(mode))}" is no fetch mode.`, {
    fix: `Modes are ${modes.join(', ')}.`,
  });
}
