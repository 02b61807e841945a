import type { Scope } from '../../events/index.js';
import type { ScopeOptions, Work } from '../../types/transactions.js';
import { runInFrame } from './frame.js';
import { processState } from './process-state.js';

/**
 * Runs `fn` as one request or job: events of its statements carry its number and name.
 * @example
 * await scope(() => Post.objects.count(), { name: 'GET /posts' })
 * // SELECT COUNT(*) FROM "post"
 */
export function scope<T>(fn: Work<T>, options: ScopeOptions = {}): Promise<T> {
  return runInFrame({ scope: newScope(options.name) }, fn);
}

export function newScope(name: string | null = null): Scope {
  return { id: ++processState.scopes, name };
}
