import { isDatabaseError } from '../statement/is-database-error.js';
import type { Block } from './block.js';

const repeatable: ReadonlySet<string> = new Set(['NUA_SERIALIZATION', 'NUA_DEADLOCK']);

/** Did the block lose against other transactions? Its own error may be made from the database's, so the first of that is asked too. */
export function mayRepeat(error: unknown, block: Block): boolean {
  return [error, block.failure?.error].some((e) => isDatabaseError(e) && repeatable.has(e.code));
}

/** Milliseconds before the next attempt: at random, so that two that collided do not meet again; up to 20, 40, 80 ... 1000. */
export function pauseBefore(attempt: number): number {
  return Math.random() * Math.min(1000, 10 * 2 ** attempt);
}
