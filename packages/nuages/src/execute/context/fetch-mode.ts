import { printable, ProgrammingError } from '../../errors/index.js';
import type { FetchMode } from '../../types/fetch-mode.js';
import type { Work } from '../../types/transactions.js';
import { currentFrame, runInFrame } from './frame.js';
import { processState } from './process-state.js';

/** Of the innermost withFetchMode(), else the setting `fetchMode`, else 'peers'. */
export function currentFetchMode(): FetchMode {
  return currentFrame()?.fetchMode ?? processState.fetchMode;
}

/** What touching a relation does inside `fn`, where the rows' own queryset doesn't say. */
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
